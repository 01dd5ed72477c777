/* Tells who opens which file, for a program started with LD_PRELOAD.
 *
 *   OPENED_PATH  only files whose path contains this
 *   OPENED_LOG   gets a line for each of them: the library whose code opened it, and the path */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void tell(const char *path, void *caller) {
    const char *part = getenv("OPENED_PATH"), *log = getenv("OPENED_LOG");
    char line[4400];
    Dl_info found;
    int file, length;
    if (!part || !log || !path || !strstr(path, part)) return;
    if (!dladdr(caller, &found) || !found.dli_fname) return;
    file = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return;
    length = snprintf(line, sizeof line, "%s %s\n", found.dli_fname, path);
    if (length > 0 && write(file, line, (size_t)length) != length) abort();
    close(file);
}

static mode_t mode(int flags, va_list rest) {
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name, before, path)                                        \
    va_list rest;                                                       \
    va_start(rest, flags);                                              \
    mode_t bits = mode(flags, rest);                                    \
    va_end(rest);                                                       \
    tell(path, __builtin_return_address(0));                            \
    return REAL(name)(before flags, bits)

#define COMMA ,
int open(const char *path, int flags, ...) { OPEN(open, path COMMA, path); }
int open64(const char *path, int flags, ...) { OPEN(open64, path COMMA, path); }
int openat(int folder, const char *path, int flags, ...) {
    OPEN(openat, folder COMMA path COMMA, path);
}
int openat64(int folder, const char *path, int flags, ...) {
    OPEN(openat64, folder COMMA path COMMA, path);
}

FILE *fopen(const char *path, const char *how) {
    tell(path, __builtin_return_address(0));
    return REAL(fopen)(path, how);
}

FILE *fopen64(const char *path, const char *how) {
    tell(path, __builtin_return_address(0));
    return REAL(fopen64)(path, how);
}
