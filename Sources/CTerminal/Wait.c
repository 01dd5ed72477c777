// Waiting: one poll over the line, a signalfd, an eventfd, a timer that counts sleep, and one
// descriptor of the caller's. Nothing else wakes the program.

#define _GNU_SOURCE 1

#include "CTerminal.h"
#include "Private.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static sigset_t mask_before;
static int signal_descriptor = -1;
static int wake_descriptor = -1;
static int timer_descriptor = -1;
static int idle_descriptor = -1;
static bool is_expecting;
static pthread_t owner;
static bool plain_opened;
static bool has_modes;
static char idle_word[64] = ".";

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

// Whatever the environment says, only a pipe or a socket hears us: the school's file is open by
// now, and its descriptor is a number that anybody can guess.
static void find_idle_descriptor(void) {
    const char *name = getenv("SCHOOL_IDLE_DESCRIPTOR");
    struct stat kind;
    idle_descriptor = name ? atoi(name) : -1;
    if (idle_descriptor < 0 || fstat(idle_descriptor, &kind) < 0
        || !(S_ISFIFO(kind.st_mode) || S_ISSOCK(kind.st_mode))) {
        idle_descriptor = -1;
    }
}

bool term_open_waits(void) {
    sigset_t set;
    owner = pthread_self();
    screen_signals(&set);
    sigprocmask(SIG_BLOCK, &set, &mask_before);
    signal_descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (wake_descriptor < 0) wake_descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    timer_descriptor = timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    find_idle_descriptor();
    return signal_descriptor >= 0 && wake_descriptor >= 0 && timer_descriptor >= 0;
}

// The wake descriptor stays open: a job's thread may call `term_wake` after the screen is gone.
void term_close_waits(void) {
    if (signal_descriptor >= 0) close(signal_descriptor);
    if (timer_descriptor >= 0) close(timer_descriptor);
    signal_descriptor = timer_descriptor = -1;
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

// Readable, but with nothing to read: the line is gone.
static bool has_ended(void) {
    int waiting = 0;
    return ioctl(term_input, FIONREAD, &waiting) < 0 || waiting == 0;
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

bool term_has_listener(void) { return idle_descriptor > STDERR_FILENO; }

void term_name_place(const char *place) {
    snprintf(idle_word, sizeof idle_word, "%s\n", place);
}

// A test that drives the whole program is told by a word when everything it sent has been obeyed
// and painted, instead of sleeping and hoping.
static void tell_idle(struct pollfd *all) {
    if (!term_has_listener() || is_expecting || poll(all, 5, 0) != 0) return;
    ssize_t result = write(idle_descriptor, idle_word, strlen(idle_word));
    (void)result;
}

// While answers of the terminal are under way the program is not idle.
void term_expect(bool expecting) { is_expecting = expecting; }

enum { LINE, SIGNALS, WAKE, TIMER, WATCHED, SOURCES };

// A negative descriptor is passed over by poll.
static void list_sources(struct pollfd *all, int wake, int watched) {
    const int descriptors[SOURCES] = {
        [LINE] = term_input, [SIGNALS] = signal_descriptor, [WAKE] = wake,
        [TIMER] = timer_descriptor, [WATCHED] = watched,
    };
    for (int i = 0; i < SOURCES; i++) {
        all[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
    }
}

static int wait_for(struct pollfd *all, bool has_block) {
    if (poll(all, SOURCES, has_block ? 0 : -1) < 0) return errno == EINTR ? 0 : TERM_GONE;
    int reasons = has_block ? TERM_INPUT : 0;
    if (all[LINE].revents & POLLIN) reasons |= has_ended() ? TERM_GONE : TERM_INPUT;
    if (all[LINE].revents & (POLLHUP | POLLERR | POLLNVAL)) reasons |= TERM_GONE;
    if (all[SIGNALS].revents) reasons |= TERM_SIGNAL;
    if (all[WAKE].revents) reasons |= TERM_WOKEN;
    if (all[TIMER].revents) reasons |= TERM_DEADLINE;
    if (all[WATCHED].revents) reasons |= TERM_CHANGE;
    if (all[WAKE].revents) drain(wake_descriptor);
    if (all[TIMER].revents) drain(timer_descriptor);
    return reasons;
}

int term_wait(int64_t deadline, int watched) {
    if (!term_opened) return TERM_GONE;
    set_timer(deadline);
    struct pollfd all[SOURCES];
    list_sources(all, wake_descriptor, watched);
    bool has_block = term_has_block();
    if (!has_block) tell_idle(all);
    return wait_for(all, has_block);
}

// In the middle of a verb: nobody is told that we are idle, and a job's call stays for later.
int term_wait_turn(int64_t deadline, int watched) {
    if (!term_opened) return TERM_GONE;
    set_timer(deadline);
    struct pollfd all[SOURCES];
    list_sources(all, -1, watched);
    return wait_for(all, term_has_block());
}

// Whoever carries an answer on to the person's window gets the processor first, where it has to
// share it with us.
bool term_is_quiet(int milliseconds) {
    if (!term_opened || term_has_block()) return false;
    struct pollfd all[3] = {
        {.fd = term_input, .events = POLLIN}, {.fd = signal_descriptor, .events = POLLIN},
        {.fd = wake_descriptor, .events = POLLIN},
    };
    return poll(all, 3, milliseconds) == 0;
}

bool term_is_own_thread(void) { return term_opened && pthread_equal(owner, pthread_self()); }

int term_next_signal(void) {
    struct signalfd_siginfo info;
    if (read(signal_descriptor, &info, sizeof info) != sizeof info) return TERM_SIGNAL_NONE;
    switch (info.ssi_signo) {
        case SIGWINCH: return TERM_SIGNAL_RESIZE;
        case SIGCONT: return TERM_SIGNAL_CONTINUE;
        case SIGINT: return TERM_SIGNAL_INTERRUPT;
        default: return TERM_SIGNAL_END;
    }
}

void term_wake(void) {
    uint64_t one = 1;
    if (wake_descriptor < 0) return;
    ssize_t result = write(wake_descriptor, &one, sizeof one);
    (void)result;
}

// Without curses the line keeps its own editing; only the echo is ours to turn off and on.
bool term_open_plain(int from, int to) {
    term_input = from;
    term_output = to;
    signal(SIGPIPE, SIG_IGN);
    has_modes = tcgetattr(term_input, &term_modes_before) == 0;
    plain_opened = term_open_waits();
    return plain_opened;
}

void term_close_plain(void) {
    if (!plain_opened) return;
    plain_opened = false;
    term_echo(true);
    term_close_waits();
}

void term_echo(bool shown) {
    if (!has_modes) return;
    struct termios modes = term_modes_before;
    if (!shown) modes.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(term_input, TCSADRAIN, &modes);
}

// What is readable may be a line or its end; whoever reads finds out.
int term_wait_plain(int64_t deadline, int watched, bool listens) {
    if (!plain_opened) return TERM_GONE;
    set_timer(deadline);
    struct pollfd all[5] = {
        {.fd = listens ? term_input : -1, .events = POLLIN},
        {.fd = signal_descriptor, .events = POLLIN},
        {.fd = wake_descriptor, .events = POLLIN}, {.fd = timer_descriptor, .events = POLLIN},
        {.fd = watched, .events = POLLIN},
    };
    tell_idle(all);
    if (poll(all, 5, -1) < 0) return errno == EINTR ? 0 : TERM_GONE;
    int reasons = 0;
    if (all[0].revents) reasons |= TERM_INPUT;
    if (all[1].revents) reasons |= TERM_SIGNAL;
    if (all[2].revents) reasons |= TERM_WOKEN;
    if (all[3].revents) reasons |= TERM_DEADLINE;
    if (all[4].revents) reasons |= TERM_CHANGE;
    if (all[2].revents) drain(wake_descriptor);
    if (all[3].revents) drain(timer_descriptor);
    return reasons;
}

// In the middle of a verb: lines stay where they are, and nobody is told that we are idle. The end
// of a pipe is no end here: its lines are still to be done. That of a terminal is.
int term_wait_plain_turn(int milliseconds, int watched) {
    struct pollfd all[3] = {
        {.fd = watched, .events = POLLIN},
        {.fd = plain_opened ? signal_descriptor : -1, .events = POLLIN},
        {.fd = plain_opened && has_modes ? term_input : -1, .events = 0},
    };
    if (poll(all, 3, milliseconds) < 0) return errno == EINTR ? 0 : TERM_GONE;
    int reasons = 0;
    if (all[0].revents) reasons |= TERM_CHANGE;
    if (all[1].revents) reasons |= TERM_SIGNAL;
    if (all[2].revents) reasons |= TERM_GONE;
    return reasons;
}
