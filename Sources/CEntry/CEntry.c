// Who comes through sshd brings words, an environment, descriptors and limits. Nothing of that is
// trusted: the program starts itself anew with an environment made here, and then shuts what is
// open. Starting anew is the point: the loader, the C library and every constructor of the second
// start have never seen what the other side sent, and /proc shows what was made here.

#define _GNU_SOURCE 1

#include "CEntry.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_VARIABLES = 16, LONGEST_VARIABLE = 160, WRONG_USE = 2, NOT_STARTED = 1 };

// Names as they come from terminals that people use. What has no description here is drawn as an
// xterm; what is not on the list may be anything.
static const char *const kinds[] = {
    "xterm", "xterm-256color", "xterm-color", "xterm-16color", "xterm-88color", "xterm-direct",
    "xterm-kitty", "xterm-ghostty", "kitty", "alacritty", "foot", "foot-extra", "wezterm",
    "contour", "screen", "screen-256color", "screen.xterm-256color", "screen.linux", "tmux",
    "tmux-256color", "linux", "linux-16color", "vt100", "vt102", "vt220", "vt320", "vt420",
    "ansi", "putty", "putty-256color", "putty-vt100", "konsole", "konsole-256color", "gnome",
    "gnome-256color", "vte", "vte-256color", "rxvt", "rxvt-256color", "rxvt-unicode",
    "rxvt-unicode-256color", "st", "st-256color", "mintty", "cygwin", "nsterm",
    "nsterm-256color", "Eterm", "mlterm", "terminator", "iterm2", "ms-terminal", "teraterm",
};

// All that does not depend on who comes. HOME is a folder without anything in it.
static const char *const always[] = {
    "PATH=/usr/bin:/bin",
    "LANG=C.UTF-8",
    "HOME=/usr/share/school/empty",
    "TZ=:/etc/localtime",
    "TMPDIR=/tmp",
    "SHELL=/bin/false",
    "TERMINFO=/usr/share/terminfo",
};

extern char **environ;
static bool is_guarded;

bool entry_is_guarded(void) { return is_guarded; }

static bool is_letter_or_digit(char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
}

// One to `most` characters: letters, digits and those in `others`.
static bool is_plain(const char *value, size_t most, const char *others) {
    size_t length = value ? strnlen(value, most + 1) : 0;
    if (length == 0 || length > most) return false;
    for (size_t i = 0; i < length; i++) {
        if (!is_letter_or_digit(value[i]) && !strchr(others, value[i])) return false;
    }
    return true;
}

const char *entry_terminal_kind(const char *offered) {
    if (is_plain(offered, 32, "+._-") && is_letter_or_digit(offered[0])) {
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
            if (strcmp(offered, kinds[i]) == 0) return kinds[i];
        }
    }
    return "vt100";
}

bool entry_is_connection(const char *value) {
    if (!is_plain(value, 128, ":.%_- ")) return false;
    int blanks = 0;
    for (const char *at = value; *at; at++) blanks += *at == ' ';
    return blanks == 3;
}

bool entry_is_colour_word(const char *value) { return is_plain(value, 16, "-"); }

// The other side's part of the environment, checked, behind what is always the same.
static void make_environment(char made[MOST_VARIABLES][LONGEST_VARIABLE], char **into) {
    size_t count = 0;
    for (; count < sizeof always / sizeof *always; count++) {
        snprintf(made[count], LONGEST_VARIABLE, "%s", always[count]);
    }
    const char *colour = getenv("COLORTERM"), *refused = getenv("NO_COLOR");
    const char *connection = getenv("SSH_CONNECTION");
    snprintf(
        made[count++], LONGEST_VARIABLE, "TERM=%s", entry_terminal_kind(getenv("TERM")));
    if (entry_is_colour_word(colour)) {
        snprintf(made[count++], LONGEST_VARIABLE, "COLORTERM=%s", colour);
    }
    if (refused && *refused) snprintf(made[count++], LONGEST_VARIABLE, "NO_COLOR=1");
    if (entry_is_connection(connection)) {
        snprintf(made[count++], LONGEST_VARIABLE, "SSH_CONNECTION=%s", connection);
    }
    for (size_t i = 0; i < count; i++) into[i] = made[i];
    into[count] = NULL;
}

static bool is_environment(char *const *wanted) {
    size_t i = 0;
    for (; environ && environ[i] && wanted[i]; i++) {
        if (strcmp(environ[i], wanted[i]) != 0) return false;
    }
    return !wanted[i] && !(environ && environ[i]);
}

static void say(const char *sentence) {
    ssize_t written = write(STDERR_FILENO, sentence, strlen(sentence));
    (void)written;
}

// A descriptor that is closed would be given to the first file that is opened, and what is written
// to standard error would go into the school.
static void open_the_first_three(void) {
    for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++) {
        if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
        if (open("/dev/null", O_RDWR | O_NOCTTY) != descriptor) _exit(NOT_STARTED);
    }
}

// By its own path, so that lists of processes call it by its name; by the kernel's link where the
// program has been replaced since it was started.
static void start_anew(char *const *made) {
    char path[4096];
    char *words[] = {"school", "entry", NULL};
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length > 0) {
        path[length] = 0;
        execve(path, words, made);
    }
    execve("/proc/self/exe", words, made);
    say("The school system cannot be started here. Ask the office.\n");
    _exit(NOT_STARTED);
}

static void limit(int what, rlim_t most) {
    struct rlimit now;
    if (getrlimit((__rlimit_resource_t)what, &now) != 0) return;
    struct rlimit wanted = {.rlim_cur = most, .rlim_max = most};
    if (now.rlim_max < most) wanted.rlim_cur = wanted.rlim_max = now.rlim_max;
    setrlimit((__rlimit_resource_t)what, &wanted);
}

static void close_all_others(void) {
    if (close_range(3, ~0U, 0) == 0) return;
    long most = sysconf(_SC_OPEN_MAX);
    for (int descriptor = 3; descriptor < (most > 0 ? most : 1024); descriptor++) {
        close(descriptor);
    }
}

// What the screens wait for must not come ignored or blocked; what would stop or kill the program
// in the middle of a write must not come at all.
static void settle_signals(void) {
    const int ignored[] = {SIGTSTP, SIGTTIN, SIGTTOU, SIGQUIT, SIGPIPE, SIGXFSZ};
    const int wanted[] = {SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCHLD, SIGCONT, SIGALRM};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) signal(wanted[i], SIG_DFL);
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) signal(ignored[i], SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void shut_what_is_open(void) {
    close_all_others();
    umask(077);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, RLIM_INFINITY);
    limit(RLIMIT_AS, (rlim_t)1 << 30);
    limit(RLIMIT_NPROC, 400);
    settle_signals();
    // Others of the same account cannot look into this process, and no program it starts gains
    // rights: lp needs none.
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        say("The school system cannot be started here. Ask the office.\n");
        _exit(NOT_STARTED);
    }
}

// sshd starts a forced command as `SHELL -c COMMAND`, and a login shell with a hyphen before its
// name. The words behind -c are the other side's, and never read.
static bool is_from_outside(int count, char **words) {
    const char *name = count > 0 && words[0] ? words[0] : "";
    const char *slash = strrchr(name, '/');
    if (name[0] == '-') return true;
    if (count > 1 && (strcmp(words[1], "-c") == 0 || strcmp(words[1], "entry") == 0)) return true;
    return strcmp(slash ? slash + 1 : name, "school") == 0 && getenv("SSH_ORIGINAL_COMMAND");
}

__attribute__((constructor(101))) static void enter(int count, char **words) {
    static char made[MOST_VARIABLES][LONGEST_VARIABLE];
    static char *environment[MOST_VARIABLES + 1];
    if (!is_from_outside(count, words)) return;
    open_the_first_three();
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        say("This account runs the school system only.\n");
        _exit(WRONG_USE);
    }
    make_environment(made, environment);
    if (!is_environment(environment)) start_anew(environment);
    shut_what_is_open();
    is_guarded = true;
}
