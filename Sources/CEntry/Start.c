// A start runs through code that nobody needs again: commands, migrations, the hash of a password,
// descriptions of terminals. The kernel keeps those pages in each person's memory although they lie
// unchanged in the program's file; told so, it lets them go, and fetches what is called again.

#define _GNU_SOURCE 1

#include "CEntry.h"

#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

// Only segments that nothing can have written to: relocated pages are ours alone, and stay.
static int release(struct dl_phdr_info *object, size_t size, void *unused) {
    (void)size;
    (void)unused;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        if (header->p_type != PT_LOAD || (header->p_flags & PF_W)) continue;
        uintptr_t start = object->dlpi_addr + header->p_vaddr, whole = start & ~(page - 1);
        madvise((void *)whole, start - whole + header->p_memsz, MADV_DONTNEED);
    }
    return 0;
}

void entry_release_start(void) { dl_iterate_phdr(release, NULL); }
