/* Counts what a program writes to its terminal, for a program started with LD_PRELOAD.
 *
 *   WRITES_LOG  gets one byte for each call of write on a terminal */

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

ssize_t write(int file, const void *bytes, size_t count) {
    static int log = -2;
    if (log == -2) {
        const char *path = getenv("WRITES_LOG");
        log = path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    }
    if (log >= 0 && file != log && isatty(file)) {
        if (syscall(SYS_write, log, ".", 1) != 1) abort();
    }
    return syscall(SYS_write, file, bytes, count);
}
