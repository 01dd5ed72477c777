/* A fault for the random hands to find: the program it is loaded into dies at the first comma that
 * it reads from its terminal. */

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

ssize_t read(int file, void *bytes, size_t count) {
    ssize_t got = syscall(SYS_read, file, bytes, count);
    if (got > 0 && isatty(file) && memchr(bytes, ',', (size_t)got)) abort();
    return got;
}
