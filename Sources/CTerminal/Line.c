// The line to the terminal. Curses writes into a sheet in memory, and the sheet goes to the line in
// one write; where the line has no room the program waits, and holds nothing while it does.

#define _GNU_SOURCE 1

#include "Private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int term_wire = -1;     // The terminal once more, opened so that no write to it waits.
static int line = -1;   // The terminal, kept while the stream is turned to the sheet.
static int sheet = -1;  // What one update writes.
static bool is_given_up;
static bool is_torn;  // Something was dropped: nobody knows what the screen shows.
static FILE *input_stream;
static FILE *output_stream;

// Streams of our own, so that nothing else in the process shares curses' buffer.
bool term_open_line(FILE **input, FILE **output) {
    int in = fcntl(term_input, F_DUPFD_CLOEXEC, 3), out = fcntl(term_output, F_DUPFD_CLOEXEC, 3);
    if (in >= 0) input_stream = fdopen(in, "r");
    if (out >= 0) output_stream = fdopen(out, "w");
    line = fcntl(term_output, F_DUPFD_CLOEXEC, 3);
    sheet = line >= 0 ? memfd_create("school-sheet", MFD_CLOEXEC) : -1;
    char again[32];
    snprintf(again, sizeof again, "/proc/self/fd/%d", term_output);
    term_wire = open(again, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (term_wire < 0) term_wire = fcntl(term_output, F_DUPFD_CLOEXEC, 3);
    is_given_up = false;
    *input = input_stream;
    *output = output_stream;
    return input_stream && output_stream && term_wire >= 0;
}

void term_close_line(void) {
    if (input_stream) fclose(input_stream);
    if (output_stream) fclose(output_stream);
    if (line >= 0) close(line);
    if (sheet >= 0) close(sheet);
    if (term_wire >= 0) close(term_wire);
    input_stream = output_stream = NULL;
    line = sheet = term_wire = -1;
}

// A window that reads nothing keeps its own program waiting and nobody else: no lock is held here.
// A hang-up or a shutdown ends the wait, though its signal is only read by the next poll.
static void await_room(void) {
    struct pollfd room = {.fd = term_wire, .events = POLLOUT};
    sigset_t pending;
    poll(&room, 1, 200);
    sigpending(&pending);
    const int ends[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (sigismember(&pending, ends[i]) == 1) is_given_up = true;
    }
    if (room.revents & (POLLHUP | POLLERR | POLLNVAL)) is_given_up = true;
}

void term_send(const char *bytes, size_t count, bool waits) {
    while (count > 0 && !is_given_up) {
        ssize_t sent = write(term_wire, bytes, count);
        if (sent > 0) {
            bytes += sent;
            count -= (size_t)sent;
        } else if (sent < 0 && errno == EAGAIN && waits) {
            await_room();
        } else if (sent == 0 || errno != EINTR) {
            is_torn = true;
            return;
        }
    }
}

bool term_was_torn(void) {
    bool was_torn = is_torn;
    is_torn = false;
    return was_torn;
}

bool term_turn_to_sheet(void) {
    int stream = fileno(output_stream);
    return sheet >= 0 && dup2(sheet, stream) == stream;
}

// Until a screen has been left once, curses writes at every move of the cursor, for programs that
// move it without a screen: sixty system calls a page. So it is left and come back to on the sheet,
// which is dropped. The modes stay as they are, for the sheet is no terminal; leaving has turned
// the keypad off, and curses would turn it on again at the first key.
void term_leave_once(void) {
    delay_output(0);  // What opens the screen goes out first.
    if (!term_turn_to_sheet()) return;
    endwin();
    doupdate();
    keypad(term_keys, TRUE);
    dup2(line, fileno(output_stream));
    lseek(sheet, 0, SEEK_SET);
    clearok(curscr, TRUE);
}

void term_turn_to_line(bool waits) {
    fflush(output_stream);
    dup2(line, fileno(output_stream));
    off_t length = lseek(sheet, 0, SEEK_CUR);
    if (length <= 0) return;
    size_t room = 2 * (size_t)length + 64;
    char *shorter = malloc(room + (size_t)length), *bytes = shorter ? shorter + room : NULL;
    if (bytes && pread(sheet, bytes, (size_t)length, 0) == length) {
        term_send(shorter, term_shorten(bytes, (size_t)length, shorter), waits);
    }
    free(shorter);
    // The sheet keeps its pages: giving them back and fetching them again would cost each key more
    // than the bytes do.
    lseek(sheet, 0, SEEK_SET);
}
