// A letter under the cursor while a commit takes its time. The screen's own thread is inside the
// commit then, so another one, asleep until a timer ends, writes the few bytes; where the commit is
// quick that thread never wakes.

#define _GNU_SOURCE 1

#include "Private.h"

#include "CTerminal.h"

#include <pthread.h>
#include <string.h>
#include <sys/timerfd.h>
#include <term.h>
#include <unistd.h>

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static int timer = -1;
static bool is_armed, is_shown;
static int row;
static char letter_bytes[64];
static size_t letter_length;

static void *watch(void *nothing) {
    uint64_t ends;
    while (read(timer, &ends, sizeof ends) == sizeof ends) {
        pthread_mutex_lock(&guard);
        if (is_armed && term_wire >= 0) {
            is_shown = write(term_wire, letter_bytes, letter_length) > 0;
            is_armed = false;
        }
        pthread_mutex_unlock(&guard);
    }
    return nothing;
}

static bool has_watcher(void) {
    if (timer >= 0) return true;
    pthread_attr_t small;
    pthread_t thread;
    timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    if (timer < 0) return false;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 * 1024);
    pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
    int failed = pthread_create(&thread, &small, watch, NULL);
    pthread_attr_destroy(&small);
    if (!failed) return true;
    close(timer);
    timer = -1;
    return false;
}

static void add(const char *capability) {
    if (!capability || capability == (char *)-1) return;
    size_t length = strlen(capability);
    if (letter_length + length > sizeof letter_bytes) return;
    memcpy(letter_bytes + letter_length, capability, length);
    letter_length += length;
}

static void set_timer(long milliseconds) {
    struct itimerspec when = {.it_value = {.tv_nsec = milliseconds * 1000000}};
    timerfd_settime(timer, 0, &when, NULL);
}

bool term_stall_begin(char letter) {
    if (!term_opened || term_wire < 0 || !has_watcher()) return false;
    char text[2] = {letter, 0};
    pthread_mutex_lock(&guard);
    letter_length = 0;
    row = getcury(curscr);
    add(tigetstr("dim"));
    add(text);
    add(tigetstr("sgr0"));
    add("\b");
    (is_armed = true, is_shown = false);
    pthread_mutex_unlock(&guard);
    set_timer(200);
    return true;
}

void term_stall_end(bool is_stored) {
    set_timer(0);
    pthread_mutex_lock(&guard);
    bool was_shown = is_shown;
    is_armed = is_shown = false;
    pthread_mutex_unlock(&guard);
    // Curses has not heard of the letter: what it believes of the row is sent anew.
    if (was_shown && !is_stored) term_doubt_row(row);
}

// The cursor leaves the letter's place: one that has not come by now does not come.
void term_stall_hold(void) {
    pthread_mutex_lock(&guard);
    is_armed = false;
}

void term_stall_release(void) { pthread_mutex_unlock(&guard); }
