/* A disk that fails on purpose, for a program started with LD_PRELOAD.
 *
 *   FAULT_PATH     only files whose path contains this
 *   FAULT_ON       write, sync, truncate or read
 *   FAULT_AT       the operation that fails, counted from 1; 0 only counts
 *   FAULT_AS       EIO, ENOSPC, KILL: the program is killed just before the operation, or
 *                  SLOW: the operation takes a second longer, and is done
 *   FAULT_STICKY   when set, every later operation fails as well
 *   FAULT_COUNTER  a file of 8 bytes that keeps the count, also when the program is killed */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static _Atomic long uncounted;
static _Atomic long *count = &uncounted;
static const char *path, *operation, *kind;
static long at;
static int isSticky;

__attribute__((constructor)) static void begin(void) {
    const char *number = getenv("FAULT_AT"), *counter = getenv("FAULT_COUNTER");
    path = getenv("FAULT_PATH");
    operation = getenv("FAULT_ON");
    kind = getenv("FAULT_AS");
    isSticky = getenv("FAULT_STICKY") != 0;
    at = number ? atol(number) : 0;
    if (counter) {
        int file = open(counter, O_RDWR | O_CLOEXEC);
        void *shared = mmap(0, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (shared != MAP_FAILED) count = shared;
        if (file >= 0) close(file);
    }
}

static int fails(const char *name, int descriptor) {
    char link[64], file[4096];
    ssize_t length;
    long now;
    if (!path || !operation || strcmp(name, operation)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, file, sizeof file - 1);
    if (length < 0) return 0;
    file[length] = 0;
    if (!strstr(file, path)) return 0;
    now = atomic_fetch_add(count, 1) + 1;
    if (at == 0 || (isSticky ? now < at : now != at)) return 0;
    if (kind && !strcmp(kind, "KILL")) kill(getpid(), SIGKILL);
    if (kind && !strcmp(kind, "SLOW")) return sleep(1) * 0;
    errno = kind && !strcmp(kind, "ENOSPC") ? ENOSPC : EIO;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t size) {
    return fails("write", file) ? -1 : REAL(write)(file, bytes, size);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) {
    return fails("write", file) ? -1 : REAL(pwrite)(file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) {
    return fails("write", file) ? -1 : REAL(pwrite64)(file, bytes, size, offset);
}

ssize_t read(int file, void *bytes, size_t size) {
    return fails("read", file) ? -1 : REAL(read)(file, bytes, size);
}

ssize_t pread(int file, void *bytes, size_t size, off_t offset) {
    return fails("read", file) ? -1 : REAL(pread)(file, bytes, size, offset);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t offset) {
    return fails("read", file) ? -1 : REAL(pread64)(file, bytes, size, offset);
}

int fsync(int file) { return fails("sync", file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails("sync", file) ? -1 : REAL(fdatasync)(file); }

int ftruncate(int file, off_t size) {
    return fails("truncate", file) ? -1 : REAL(ftruncate)(file, size);
}

int ftruncate64(int file, off64_t size) {
    return fails("truncate", file) ? -1 : REAL(ftruncate64)(file, size);
}
