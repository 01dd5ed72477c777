// The terminal comes back whatever happens. A Swift trap arrives as a signal on a stack of its own:
// the handler writes fixed bytes, restores the modes, shows what was said on stderr, and lets it go
// on.

#define _GNU_SOURCE 1

#include "Private.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static int real_stderr = -1;
static int kept_stderr = -1;

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
enum { CRASHES = sizeof crashes / sizeof *crashes };
static struct sigaction crash_before[CRASHES];
static char crash_stack[64 * 1024];

// Mouse off, paste off, cursor on, cursor keys and number pad as usual, attributes off, nothing
// left to read, leave the other screen.
static const char reset_bytes[] =
    "\033[?1000l\033[?1006l\033[?2004l\033[?25h\033[?1l\033>\033[0m\033[H\033[J\033[?1049l\r\n";

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
    static const char implicit[] = "\033[8h";
    int out = term_wire >= 0 ? term_wire : term_output;  // A full line must not keep the dying.
    ssize_t written = term_orders_names ? write(out, implicit, sizeof implicit - 1) : 0;
    written += write(out, reset_bytes, sizeof reset_bytes - 1);
    (void)written;
    tcsetattr(term_input, TCSANOW, &term_modes_before);
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

void term_guard(void) {
    keep_stderr();
    catch_crashes();
}

void term_end_guard(void) {
    release_crashes();
    restore_stderr();
}
