// Pasted text in blocks. Curses asks the kernel twice for every byte, which makes half a minute of
// ten megabytes; so from the mark that begins a paste to the mark that ends it the line is read
// here. What exceeds any field is dropped on the way. Bytes behind the end wait in the block.

#define _GNU_SOURCE 1

#include "CTerminal.h"
#include "Private.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 65536, MARK = 6, KEPT = 16384, PATIENCE = 1000 };

static unsigned char block[BLOCK];
static size_t at, end;
static size_t kept;
static bool is_pasting;
static bool is_torn;  // The block ends within what may be a mark.
static int64_t filled_at;

void term_begin_paste(void) {
    if (is_pasting) return;
    is_pasting = true;
    kept = 0;
    filled_at = term_uptime();
}

void term_forget_paste(void) {
    is_pasting = is_torn = false;
    at = end = kept = 0;
}

bool term_has_block(void) { return at < end && !is_torn; }

// Whether the line is read here now. A paste whose end was lost is over after a second.
bool term_reads_blocks(void) {
    if (is_pasting && at == end && term_uptime() - filled_at > PATIENCE) is_pasting = false;
    return is_pasting || at < end;
}

static bool fill(void) {
    memmove(block, block + at, end - at);
    end -= at;
    at = 0;
    struct pollfd input = {.fd = term_input, .events = POLLIN};
    if (end == BLOCK || poll(&input, 1, 0) <= 0 || !(input.revents & POLLIN)) return false;
    ssize_t count = read(term_input, block + end, BLOCK - end);
    if (count <= 0) return false;
    end += (size_t)count;
    filled_at = term_uptime();
    return true;
}

// 1 where the mark stands here, 0 where it does not, -1 where the block ends within it.
static int stands_here(const char *mark) {
    size_t there = end - at < MARK ? end - at : MARK;
    if (memcmp(block + at, mark, there) != 0) return 0;
    return there == MARK ? 1 : -1;
}

static void drop_text(void) {
    const unsigned char *escape = memchr(block + at, '\033', end - at);
    at = escape ? (size_t)(escape - block) : end;
}

int32_t term_read_block(int32_t (*join)(unsigned char)) {
    while (true) {
        is_torn = false;
        if (at == end && !(is_pasting && fill())) return TERM_KEY_NONE;
        if (block[at] == '\033') {
            int found = stands_here(is_pasting ? "\033[201~" : "\033[200~");
            if (found < 0 && fill()) continue;
            is_torn = found < 0 && is_pasting;
            if (is_torn) return TERM_KEY_NONE;
            if (found > 0) {
                at += MARK;
                is_pasting = !is_pasting;
                kept = 0;
                return is_pasting ? TERM_KEY_PASTE_BEGIN : TERM_KEY_PASTE_END;
            }
        }
        unsigned char byte = block[at++];
        if (is_pasting && ++kept > KEPT) {
            drop_text();
            return TERM_KEY_UNKNOWN;
        }
        int32_t scalar = join(byte);
        if (scalar >= 0) return scalar;
    }
}
