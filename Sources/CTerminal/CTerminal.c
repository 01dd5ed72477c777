// Wide ncurses, and the C that Swift cannot say: variadics, macros, signal handlers. Never initscr: it
// ends the process on a terminal it does not know. What the terminal sends and shows differs by the
// five ways to say F1; the tables below settle that. Sections C11 to C35 of the screens page say why.

#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1

#include "CTerminal.h"
#include "Description.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

enum { STYLES = 8, LONGEST_PUT = 1024, MOST_ROWS = 200, MOST_COLUMNS = 400 };
// Codes for sequences we define ourselves, far above those of curses.
enum { PAD_BASE = 2000, CODE_PASTE_BEGIN = 2300, CODE_PASTE_END = 2301 };

static SCREEN *screen;
static WINDOW *keys;
static bool is_open;
static int input = STDIN_FILENO;
static int output = STDOUT_FILENO;
static FILE *input_stream;
static FILE *output_stream;
static int line = -1;   // The terminal, kept while the stream is turned to the sheet.
static int sheet = -1;  // What one update writes.
static int attributes[STYLES];
static short pairs[STYLES];
static mbstate_t half_typed;

static struct termios modes_before;
static sigset_t mask_before;
static int signal_descriptor = -1;
static int wake_descriptor = -1;
static int timer_descriptor = -1;
static int real_stderr = -1;
static int kept_stderr = -1;

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
enum { CRASHES = sizeof crashes / sizeof *crashes };
static struct sigaction crash_before[CRASHES];
static char crash_stack[64 * 1024];

// Mouse off, paste off, cursor on, number pad numeric, attributes off, leave the other screen.
static const char reset_bytes[] =
    "\033[?1000l\033[?1006l\033[?2004l\033[?25h\033>\033[0m\033[?1049l\r\n";

// ---------------------------------------------------------------- Descriptors and signals

static void screen_signals(sigset_t *set) {
    sigemptyset(set);
    const int wanted[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGWINCH, SIGCONT};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) sigaddset(set, wanted[i]);
}

void term_block_signals(void) {
    sigset_t set;
    screen_signals(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

static bool open_descriptors(void) {
    sigset_t set;
    screen_signals(&set);
    sigprocmask(SIG_BLOCK, &set, &mask_before);
    signal_descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (wake_descriptor < 0) wake_descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    timer_descriptor = timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    return signal_descriptor >= 0 && wake_descriptor >= 0 && timer_descriptor >= 0;
}

// The wake descriptor stays open: a job's thread may call `term_wake` after the screen is gone.
static void close_descriptors(void) {
    if (signal_descriptor >= 0) close(signal_descriptor);
    if (timer_descriptor >= 0) close(timer_descriptor);
    signal_descriptor = timer_descriptor = -1;
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

// While curses owns the screen, stderr goes to memory; it is replayed when the screen is gone.
static void keep_stderr(void) {
    kept_stderr = memfd_create("school-stderr", MFD_CLOEXEC);
    real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (kept_stderr < 0 || real_stderr < 0) return;
    dup2(kept_stderr, STDERR_FILENO);
}

// Only calls that are allowed in a signal handler.
static void replay_stderr(void) {
    if (real_stderr < 0 || kept_stderr < 0) return;
    char bytes[4096];
    off_t at = 0;
    ssize_t count;
    while ((count = pread(kept_stderr, bytes, sizeof bytes, at)) > 0) {
        if (write(real_stderr, bytes, (size_t)count) < 0) break;
        at += count;
    }
}

static void restore_stderr(void) {
    fflush(stderr);
    replay_stderr();
    if (real_stderr >= 0) dup2(real_stderr, STDERR_FILENO);
    if (real_stderr >= 0) close(real_stderr);
    if (kept_stderr >= 0) close(kept_stderr);
    real_stderr = kept_stderr = -1;
}

static void crashed(int number) {
    ssize_t written = write(output, reset_bytes, sizeof reset_bytes - 1);
    (void)written;
    tcsetattr(input, TCSANOW, &modes_before);
    replay_stderr();
    raise(number);  // SA_RESETHAND gave the signal its old meaning back.
}

static void catch_crashes(void) {
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_handler = crashed, .sa_flags = (int)SA_RESETHAND | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &crash_before[i]);
}

static void release_crashes(void) {
    for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &crash_before[i], NULL);
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
}

// ---------------------------------------------------------------- Opening and closing

void term_use_utf8(void) {
    if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
}

// A remote user must not choose our terminfo file, nor lie about the size.
static void clean_environment(void) {
    const char *names[] = {
        "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH", "LINES", "COLUMNS", "ESCDELAY",
        "NCURSES_ASSUMED_COLORS", "NCURSES_GPM_TERMS", "NCURSES_NO_HARD_TABS",
        "NCURSES_NO_MAGIC_COOKIE", "NCURSES_NO_PADDING", "NCURSES_NO_SETBUF",
        "NCURSES_NO_UTF8_ACS", "NCURSES_TRACE",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unsetenv(names[i]);
}

// Streams of our own, so that nothing else in the process shares curses' buffer.
static bool open_streams(void) {
    int in = fcntl(input, F_DUPFD_CLOEXEC, 3), out = fcntl(output, F_DUPFD_CLOEXEC, 3);
    if (in >= 0) input_stream = fdopen(in, "r");
    if (out >= 0) output_stream = fdopen(out, "w");
    line = fcntl(output, F_DUPFD_CLOEXEC, 3);
    sheet = line >= 0 ? memfd_create("school-sheet", MFD_CLOEXEC) : -1;
    return input_stream && output_stream;
}

static void close_streams(void) {
    if (input_stream) fclose(input_stream);
    if (output_stream) fclose(output_stream);
    if (line >= 0) close(line);
    if (sheet >= 0) close(sheet);
    input_stream = output_stream = NULL;
    line = sheet = -1;
}

static bool open_screen(void) {
    if (!open_streams()) return false;
    const char *kinds[] = {getenv("TERM"), "xterm-256color", "vt220", "vt100"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !screen; i++) {
        if (!kinds[i] || !*kinds[i]) continue;
        term_describe(kinds[i]);
        screen = newterm(kinds[i], output_stream, input_stream);
        unsetenv("TERMINFO");
    }
    return screen != NULL;
}

static void define_pad(const char *letters, const char *meaning) {
    for (size_t i = 0; letters[i]; i++) {
        const char sequence[] = {'\033', 'O', letters[i], 0};
        define_key(sequence, PAD_BASE + meaning[i]);
    }
}

// Whatever the terminal is called, it may send any of these.
static void define_keys(void) {
    const struct { const char *sequence; int code; } table[] = {
        {"\033[A", KEY_UP}, {"\033OA", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033OB", KEY_DOWN},
        {"\033[C", KEY_RIGHT}, {"\033OC", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033OD", KEY_LEFT},
        {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
        {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
        {"\033[2~", KEY_IC}, {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
        {"\033[Z", KEY_BTAB},
        {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
        {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)},
        {"\033[14~", KEY_F(4)}, {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)},
        {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)}, {"\033[20~", KEY_F(9)},
        {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
        {"\033[[A", KEY_F(1)}, {"\033[[B", KEY_F(2)}, {"\033[[C", KEY_F(3)},
        {"\033[[D", KEY_F(4)}, {"\033[[E", KEY_F(5)},
        {"\033[200~", CODE_PASTE_BEGIN}, {"\033[201~", CODE_PASTE_END},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        define_key(table[i].sequence, table[i].code);
    }
    define_pad("pqrstuvwxyMklmnjo", "0123456789\r++-.*/");
}

static void set_style(int style, int attribute, short pair, short colour, bool coloured) {
    attributes[style] = attribute;
    pairs[style] = 0;
    if (coloured && init_pair(pair, colour, -1) == OK) pairs[style] = pair;
}

// Meanings by attribute first, by colour second: plain, title, dim, focus, good, warn, bad, key.
static void define_styles(bool monochrome) {
    const char *refused = getenv("NO_COLOR");
    bool coloured = !monochrome && !(refused && *refused) && has_colors() && start_color() == OK
        && use_default_colors() == OK;
    const int plain_attributes[STYLES] = {
        A_NORMAL, A_BOLD, A_DIM, A_REVERSE, A_NORMAL, A_UNDERLINE, A_BOLD, A_REVERSE,
    };
    for (int style = 0; style < STYLES; style++) {
        attributes[style] = plain_attributes[style];
        pairs[style] = 0;
    }
    set_style(4, A_NORMAL, 1, COLOR_CYAN, coloured);
    set_style(6, A_BOLD, 2, COLOR_RED, coloured);
}

static void send(const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = write(output, bytes, count);
        if (sent < 0 && errno != EINTR) return;
        if (sent > 0) bytes += sent;
        if (sent > 0) count -= (size_t)sent;
    }
}

static void deliver(void) {
    off_t length = lseek(sheet, 0, SEEK_CUR);
    if (length <= 0) return;
    char *bytes = malloc((size_t)length);
    if (bytes && pread(sheet, bytes, (size_t)length, 0) == length) send(bytes, (size_t)length);
    free(bytes);
    if (ftruncate(sheet, 0) == 0) lseek(sheet, 0, SEEK_SET);
}

static void begin_modes(void) {
    // The number pad types numbers, though keypad() has just asked for the opposite; pasted text
    // comes marked, so that it cannot run commands.
    static const char modes[] = "\033>\033[?2004h";
    send(modes, sizeof modes - 1);
}

int term_open(int from, int to, bool monochrome) {
    if (is_open) return TERM_OPENED;
    input = from;
    output = to;
    const char *kind = getenv("TERM");
    if (!isatty(input) || !isatty(output) || (kind && strcmp(kind, "dumb") == 0)) {
        return TERM_NOT_A_TERMINAL;
    }
    tcgetattr(input, &modes_before);
    if (!open_descriptors()) return TERM_NO_DESCRIPTORS;
    term_use_utf8();
    clean_environment();
    signal(SIGTSTP, SIG_IGN);  // Before newterm: curses would install its own handler.
    signal(SIGTTIN, SIG_IGN);
    signal(SIGTTOU, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    set_escdelay(50);
    if (!open_screen()) {
        close_streams();
        close_descriptors();
        return TERM_UNKNOWN_KIND;
    }
    keep_stderr();
    catch_crashes();
    raw();
    noecho();
    nonl();
    define_styles(monochrome);
    keys = newwin(1, 1, 0, 0);
    keypad(keys, TRUE);
    nodelay(keys, TRUE);
    define_keys();
    idlok(stdscr, FALSE);
    idcok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    typeahead(-1);
    is_open = true;
    term_fit();
    begin_modes();
    return TERM_OPENED;
}

void term_close(void) {
    if (!is_open) return;
    is_open = false;
    static const char paste_off[] = "\033[?2004l";
    send(paste_off, sizeof paste_off - 1);
    endwin();
    delwin(keys);
    delscreen(screen);
    keys = NULL;
    screen = NULL;
    close_streams();
    tcsetattr(input, TCSANOW, &modes_before);
    release_crashes();
    restore_stderr();
    close_descriptors();
}

bool term_is_open(void) { return is_open; }

bool term_has_colours(void) { return is_open && pairs[4] != 0; }

// After the process was stopped, the shell may have changed every mode.
void term_resume(void) {
    if (!is_open) return;
    reset_prog_mode();
    keypad(keys, TRUE);
    begin_modes();
    term_fit();
    term_forget();
}

// ---------------------------------------------------------------- Size and painting

int term_rows(void) { return is_open ? LINES : 24; }
int term_columns(void) { return is_open ? COLS : 80; }

// A hostile client may claim 65535 columns; curses would ask for gigabytes.
static int between(int value, int least, int most, int otherwise) {
    if (value <= 0) return otherwise;
    return value < least ? least : value > most ? most : value;
}

void term_fit(void) {
    struct winsize size = {0};
    if (!is_open || ioctl(output, TIOCGWINSZ, &size) < 0) return;
    int high = between(size.ws_row, 1, MOST_ROWS, 24);
    int wide = between(size.ws_col, 1, MOST_COLUMNS, 80);
    if (high == LINES && wide == COLS) return;
    resize_term(high, wide);
    term_forget();
}

void term_put(int row, int column, const uint32_t *text, size_t length, int style) {
    if (!is_open || style < 0 || style >= STYLES) return;
    wchar_t wide[LONGEST_PUT];
    size_t count = length < LONGEST_PUT ? length : LONGEST_PUT;
    for (size_t i = 0; i < count; i++) wide[i] = (wchar_t)text[i];
    wattr_set(stdscr, (attr_t)attributes[style], pairs[style], NULL);
    mvwaddnwstr(stdscr, row, column, wide, (int)count);
    wattr_set(stdscr, A_NORMAL, 0, NULL);
}

void term_cursor(int row, int column) {
    if (is_open) wmove(stdscr, row, column);
}

// Curses flushes at every move of the cursor. Its stream is turned to a sheet in memory while it
// works, and the sheet goes to the line in one write: one packet for one key.
void term_update(void) {
    if (!is_open) return;
    wnoutrefresh(stdscr);
    int stream = fileno(output_stream);
    bool is_collected = sheet >= 0 && dup2(sheet, stream) == stream;
    doupdate();
    if (!is_collected) return;
    dup2(line, stream);
    deliver();
}

void term_forget(void) {
    if (is_open) clearok(curscr, TRUE);
}

int term_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// ---------------------------------------------------------------- Input

static int32_t named(int code) {
    if (code > KEY_F0 && code <= KEY_F(24)) return TERM_KEY_F0 + (code - KEY_F0);
    if (code >= PAD_BASE && code < PAD_BASE + 128) return code - PAD_BASE;
    switch (code) {
        case KEY_UP: return TERM_KEY_UP;
        case KEY_DOWN: return TERM_KEY_DOWN;
        case KEY_LEFT: return TERM_KEY_LEFT;
        case KEY_RIGHT: return TERM_KEY_RIGHT;
        case KEY_HOME: case KEY_FIND: case KEY_A1: return TERM_KEY_HOME;
        case KEY_END: case KEY_SELECT: case KEY_C1: return TERM_KEY_END;
        case KEY_PPAGE: case KEY_A3: return TERM_KEY_PAGE_UP;
        case KEY_NPAGE: case KEY_C3: return TERM_KEY_PAGE_DOWN;
        case KEY_IC: return TERM_KEY_INSERT;
        case KEY_DC: return TERM_KEY_DELETE;
        case KEY_BACKSPACE: return TERM_KEY_BACKSPACE;
        case KEY_BTAB: return TERM_KEY_BACK_TAB;
        case KEY_ENTER: return TERM_KEY_ENTER;
        case CODE_PASTE_BEGIN: return TERM_KEY_PASTE_BEGIN;
        case CODE_PASTE_END: return TERM_KEY_PASTE_END;
        default: return TERM_KEY_UNKNOWN;
    }
}

// Bytes are joined to characters here, by the C library, and not by curses: its wide reading loses a
// character whose bytes come in two packets, because it does not wait.
int32_t term_read(void) {
    while (is_open) {
        untouchwin(keys);  // wgetch refreshes a touched window, and this one is never drawn.
        int code = wgetch(keys);
        if (code == ERR) return TERM_KEY_NONE;
        if (code > 0xFF) {
            memset(&half_typed, 0, sizeof half_typed);
            if (code == KEY_RESIZE) continue;
            return named(code);
        }
        char byte = (char)code;
        wchar_t scalar = 0;
        size_t used = mbrtowc(&scalar, &byte, 1, &half_typed);
        if (used == (size_t)-2) continue;
        if (used == (size_t)-1) {
            memset(&half_typed, 0, sizeof half_typed);
            continue;
        }
        return (int32_t)scalar;
    }
    return TERM_KEY_NONE;
}

// Readable, but with nothing to read: the line is gone.
static bool has_ended(void) {
    int waiting = 0;
    return ioctl(input, FIONREAD, &waiting) < 0 || waiting == 0;
}

int64_t term_uptime(void) {
    struct timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void set_timer(int64_t deadline) {
    struct itimerspec when = {0};
    if (deadline > 0) {
        when.it_value.tv_sec = deadline / 1000;
        when.it_value.tv_nsec = deadline % 1000 * 1000000;
    }
    timerfd_settime(timer_descriptor, TFD_TIMER_ABSTIME, &when, NULL);
}

static void drain(int descriptor) {
    uint64_t count;
    ssize_t result = read(descriptor, &count, sizeof count);
    (void)result;
}

int term_wait(int64_t deadline, int watched) {
    if (!is_open) return TERM_GONE;
    set_timer(deadline);
    struct pollfd all[5] = {
        {.fd = input, .events = POLLIN}, {.fd = signal_descriptor, .events = POLLIN},
        {.fd = wake_descriptor, .events = POLLIN}, {.fd = timer_descriptor, .events = POLLIN},
        {.fd = watched, .events = POLLIN},  // A negative descriptor is passed over by poll.
    };
    if (poll(all, 5, -1) < 0) return errno == EINTR ? 0 : TERM_GONE;
    int reasons = 0;
    if (all[0].revents & POLLIN) reasons |= has_ended() ? TERM_GONE : TERM_INPUT;
    if (all[0].revents & (POLLHUP | POLLERR | POLLNVAL)) reasons |= TERM_GONE;
    if (all[1].revents) reasons |= TERM_SIGNAL;
    if (all[2].revents) reasons |= TERM_WOKEN;
    if (all[3].revents) reasons |= TERM_DEADLINE;
    if (all[4].revents) reasons |= TERM_CHANGE;
    if (all[2].revents) drain(wake_descriptor);
    if (all[3].revents) drain(timer_descriptor);
    return reasons;
}

int term_next_signal(void) {
    struct signalfd_siginfo info;
    if (read(signal_descriptor, &info, sizeof info) != sizeof info) return TERM_SIGNAL_NONE;
    switch (info.ssi_signo) {
        case SIGWINCH: return TERM_SIGNAL_RESIZE;
        case SIGCONT: return TERM_SIGNAL_CONTINUE;
        default: return TERM_SIGNAL_END;
    }
}

void term_wake(void) {
    uint64_t one = 1;
    if (wake_descriptor < 0) return;
    ssize_t result = write(wake_descriptor, &one, sizeof one);
    (void)result;
}
