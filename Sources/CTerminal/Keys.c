// Keys. Whatever the terminal is called, it may say F1 in any of five ways and Down in two; the
// tables settle that (screens C18, C19). Bytes become characters by the C library's rule.

#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1

#include "CTerminal.h"
#include "Private.h"

#include <string.h>
#include <wchar.h>

// Codes for sequences we define ourselves, far above those of curses.
enum { PAD_BASE = 2000, CODE_PASTE_BEGIN = 2300, CODE_PASTE_END = 2301 };

static mbstate_t half_typed;

static void define_pad(const char *letters, const char *meaning) {
    for (size_t i = 0; letters[i]; i++) {
        const char sequence[] = {'\033', 'O', letters[i], 0};
        define_key(sequence, PAD_BASE + meaning[i]);
    }
}

// Whatever the terminal is called, it may send any of these.
void term_define_keys(void) {
    const struct { const char *sequence; int code; } table[] = {
        {"\033[A", KEY_UP}, {"\033OA", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033OB", KEY_DOWN},
        {"\033[C", KEY_RIGHT}, {"\033OC", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033OD", KEY_LEFT},
        {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
        {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
        {"\033[2~", KEY_IC}, {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
        {"\033[Z", KEY_BTAB},
        {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
        {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)},
        {"\033[14~", KEY_F(4)}, {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)},
        {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)}, {"\033[20~", KEY_F(9)},
        {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
        {"\033[[A", KEY_F(1)}, {"\033[[B", KEY_F(2)}, {"\033[[C", KEY_F(3)},
        {"\033[[D", KEY_F(4)}, {"\033[[E", KEY_F(5)},
        {"\033[200~", CODE_PASTE_BEGIN}, {"\033[201~", CODE_PASTE_END},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        define_key(table[i].sequence, table[i].code);
    }
    define_key(NULL, KEY_MOUSE);  // Clicks are read where sequences are, not by curses.
    define_pad("pqrstuvwxyMklmnjo", "0123456789\r++-.*/");
    // A mouse that another program left on reports what nobody asked for. Curses would take the
    // head of a report and leave its numbers to be typed; whole, it is swallowed like any other.
    const char *reports[] = {"\033[<", "\033[M"};
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        if (key_defined(reports[i]) == KEY_MOUSE) define_key(reports[i], 0);
    }
}

// Keys above F12 mean nothing, and a late report of the cursor may look like one.
static int32_t named(int code) {
    if (code > KEY_F0 && code <= KEY_F(12)) return TERM_KEY_F0 + (code - KEY_F0);
    if (code >= PAD_BASE && code < PAD_BASE + 128) return code - PAD_BASE;
    switch (code) {
        case KEY_UP: return TERM_KEY_UP;
        case KEY_DOWN: return TERM_KEY_DOWN;
        case KEY_LEFT: return TERM_KEY_LEFT;
        case KEY_RIGHT: return TERM_KEY_RIGHT;
        case KEY_HOME: case KEY_FIND: case KEY_A1: return TERM_KEY_HOME;
        case KEY_END: case KEY_SELECT: case KEY_C1: return TERM_KEY_END;
        case KEY_PPAGE: case KEY_A3: return TERM_KEY_PAGE_UP;
        case KEY_NPAGE: case KEY_C3: return TERM_KEY_PAGE_DOWN;
        case KEY_IC: return TERM_KEY_INSERT;
        case KEY_DC: return TERM_KEY_DELETE;
        case KEY_BACKSPACE: return TERM_KEY_BACKSPACE;
        case KEY_BTAB: return TERM_KEY_BACK_TAB;
        case KEY_ENTER: return TERM_KEY_ENTER;
        case CODE_PASTE_BEGIN: return TERM_KEY_PASTE_BEGIN;
        case CODE_PASTE_END: return TERM_KEY_PASTE_END;
        default: return TERM_KEY_UNKNOWN;
    }
}

// Bytes are joined to characters here, by the C library, and not by curses: its wide reading loses
// a character whose bytes come in two packets, because it does not wait. -1 while one is
// unfinished. What breaks a character off is itself the beginning of the next: it is no part of
// the loss.
// A control of eight bits, as some terminals introduce their reports, is no UTF-8 but no noise.
static int32_t join(unsigned char byte) {
    wchar_t scalar = 0;
    bool is_first = mbsinit(&half_typed);
    size_t used = mbrtowc(&scalar, (const char *)&byte, 1, &half_typed);
    if (used == (size_t)-2) return -1;
    if (used != (size_t)-1) return (int32_t)scalar;
    memset(&half_typed, 0, sizeof half_typed);
    if (!is_first) return join(byte);
    return byte >= 0x80 && byte < 0xA0 ? byte : -1;
}

int32_t term_read(void) {
    while (term_opened) {
        if (term_reads_blocks()) return term_read_block(join);
        untouchwin(term_keys);  // wgetch refreshes a touched window, and this one is never drawn.
        int code = wgetch(term_keys);
        if (code == ERR) return TERM_KEY_NONE;
        if (code > 0xFF) {
            memset(&half_typed, 0, sizeof half_typed);
            if (code == KEY_RESIZE) continue;
            if (code == CODE_PASTE_BEGIN) term_begin_paste();
            return named(code);
        }
        int32_t scalar = join((unsigned char)code);
        if (scalar >= 0) return scalar;
    }
    return TERM_KEY_NONE;
}
