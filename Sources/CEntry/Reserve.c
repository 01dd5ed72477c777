// Memory that was asked for is given at the first touch, page by page, and on a guest of a busy
// machine each touch takes three microseconds: the hundred new pages of a search were a third of a
// millisecond. So some of it is touched while nobody waits.

#define _GNU_SOURCE 1

#include "CEntry.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

enum { RESERVE = 512 * 1024 };

void entry_keep_reserve(void) {
    static bool is_set;
    static uintptr_t touched, heap_end;
    if (!is_set) {
        mallopt(M_MMAP_THRESHOLD, 2 * RESERVE);
        mallopt(M_TRIM_THRESHOLD, 4 * RESERVE);
        is_set = true;
    }
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    char *reserve = malloc(RESERVE);
    uintptr_t start = ((uintptr_t)reserve + page - 1) & ~(page - 1), end = (uintptr_t)sbrk(0);
    // Where nothing was taken of it and the heap is as it was, it has been touched before.
    bool is_kept = start == touched && end == heap_end;
    if (reserve && !is_kept) madvise((void *)start, RESERVE - page, MADV_POPULATE_WRITE);
    free(reserve);
    touched = start;
    heap_end = end;
}
