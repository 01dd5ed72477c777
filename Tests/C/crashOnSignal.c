/* Crashes a program from within when it is told to, for a program started with LD_PRELOAD: what a
 * signal from outside looks like, a trap of its own code does not.
 *
 *   CRASH_KIND  trap, null, abort, or thread: a trap on a thread of its own, started now */

#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *kind = "trap";

static void *trap(void *nothing) {
    __builtin_trap();
    return nothing;
}

static void crash(int number) {
    static const char said[] = "Fatal error: the shim was told to\n";
    volatile int *nowhere = NULL;
    pthread_t thread;
    (void)number;
    if (write(STDERR_FILENO, said, sizeof said - 1) < 0) _exit(99);
    if (strcmp(kind, "null") == 0) *nowhere = 1;
    if (strcmp(kind, "abort") == 0) abort();
    if (strcmp(kind, "thread") == 0 && pthread_create(&thread, NULL, trap, NULL) == 0) pause();
    trap(NULL);
}

__attribute__((constructor)) static void listen_for_it(void) {
    const char *wanted = getenv("CRASH_KIND");
    struct sigaction action = {.sa_handler = crash};
    if (wanted) kind = wanted;
    sigaction(SIGUSR2, &action, NULL);
}
