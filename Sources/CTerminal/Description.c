// The terminal's own description, corrected before curses reads it. After a name whose width
// terminals dispute nobody knows the column, so every move must be absolute. Setting curses'
// variables to NULL does nothing since ncurses 6.1 (they are a copy), but it takes a whole
// description in the environment, as `infocmp -Q1` prints it; term(5) has the layout.

#define _GNU_SOURCE 1

#include "Private.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 32768, HEADER = 12, SHORT_NUMBERS = 0x011A, WIDE_NUMBERS = 0x021E };

// Places in the table of strings, in the order of <term.h>.
enum {
    BACK_TAB = 0,
    COLUMN_ADDRESS = 8,
    ERASE_CELLS = 37,
    EXIT_ATTRIBUTES = 39,
    SET_ATTRIBUTES = 131,
    ERASE_LEFT = 269,
};
static const int trusting_moves[] = {
    BACK_TAB,
    11,   // cursor_down
    14,   // cursor_left
    17,   // cursor_right
    19,   // cursor_up
    107,  // parm_down_cursor
    111,  // parm_left_cursor
    112,  // parm_right_cursor
    114,  // parm_up_cursor
    127,  // row_address, which keeps the column
    134,  // tab
};

// Rows are never scrolled, though that sends fewer bytes: it costs a comparison of every row with
// every other at each key, and where a terminal does not know what its description promises, rows
// of two lists stand on the screen at once.
static const int scrolls[] = {
    3,    // change_scroll_region
    22,   // delete_line
    53,   // insert_line
    106,  // parm_delete_line
    109,  // parm_index
    110,  // parm_insert_line
    113,  // parm_rindex
    130,  // scroll_reverse
};

static int number_at(const uint8_t *bytes) { return (int16_t)(bytes[0] | bytes[1] << 8); }

static void put_number(uint8_t *bytes, int number) {
    bytes[0] = (uint8_t)(number & 0xFF);
    bytes[1] = (uint8_t)(number >> 8 & 0xFF);
}

static long read_description(const char *kind, uint8_t *bytes) {
    const char *folders[] = {"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"};
    if (kind[0] == '.' || strchr(kind, '/') || strlen(kind) > 64) return 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%c/%s", folders[i], kind[0], kind);
        FILE *file = fopen(path, "re");
        if (!file) continue;
        size_t length = fread(bytes, 1, LARGEST, file);
        fclose(file);
        return (long)length;
    }
    return 0;
}

// Without the other character set, which we never use, leaving all attributes is three bytes, and
// entering one is four: each cell highlighted in one style costs a third.
static void shorten_attributes(uint8_t *offsets, const char *strings, long room) {
    static const char long_way[] = "\033(B\033[m";
    int place = number_at(offsets + 2 * EXIT_ATTRIBUTES);
    if (place < 0 || place + (long)sizeof long_way > room) return;
    if (memcmp(strings + place, long_way, sizeof long_way) != 0) return;
    put_number(offsets + 2 * EXIT_ATTRIBUTES, place + 3);
    put_number(offsets + 2 * SET_ATTRIBUTES, -1);
}

// To blank the left of a row curses erases back to its beginning, which takes a move to the end of
// the blanks and sends the first cell behind them again; to erase so many cells is half of that.
static void prefer_erasing_cells(uint8_t *offsets, int count) {
    if (count <= ERASE_LEFT || number_at(offsets + 2 * ERASE_CELLS) < 0) return;
    put_number(offsets + 2 * ERASE_LEFT, -1);
}

// Given an address along the row curses works it out four times for every move, a twelfth of a
// whole page. It always sends the whole address instead, and the sheet shortens it: Sheet.c.
bool term_has_column_address;

static void leave_columns_to_sheet(uint8_t *offsets, const char *strings, long room) {
    static const char form[] = "\033[%i%p1%dG";
    int place = number_at(offsets + 2 * COLUMN_ADDRESS);
    term_has_column_address = place >= 0 && place + (long)sizeof form <= room
        && memcmp(strings + place, form, sizeof form) == 0;
    if (term_has_column_address) put_number(offsets + 2 * COLUMN_ADDRESS, -1);
}

static void remove_strings(uint8_t *offsets, int count, const int *places, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (places[i] < count) put_number(offsets + 2 * places[i], -1);
    }
}

static bool correct(uint8_t *bytes, long length) {
    if (length < HEADER) return false;
    int magic = number_at(bytes);
    if (magic != SHORT_NUMBERS && magic != WIDE_NUMBERS) return false;
    long start = HEADER + number_at(bytes + 2) + number_at(bytes + 4);
    start += start & 1;
    start += (long)number_at(bytes + 6) * (magic == WIDE_NUMBERS ? 4 : 2);
    int count = number_at(bytes + 8);
    long strings = start + 2L * count;
    long room = number_at(bytes + 10);
    if (start < HEADER || count <= SET_ATTRIBUTES || strings + room > length) return false;
    uint8_t *offsets = bytes + start;
    remove_strings(offsets, count, trusting_moves, sizeof trusting_moves / sizeof *trusting_moves);
    remove_strings(offsets, count, scrolls, sizeof scrolls / sizeof *scrolls);
    shorten_attributes(bytes + start, (const char *)bytes + strings, room);
    prefer_erasing_cells(bytes + start, count);
    leave_columns_to_sheet(bytes + start, (const char *)bytes + strings, room);
    return true;
}

void term_describe(const char *kind) {
    static uint8_t bytes[LARGEST];
    static char text[4 + 2 * LARGEST + 1];
    static const char digits[] = "0123456789ABCDEF";
    term_has_column_address = false;
    long length = read_description(kind, bytes);
    if (!correct(bytes, length)) return;
    memcpy(text, "hex:", 4);
    for (long i = 0; i < length; i++) {
        text[4 + 2 * i] = digits[bytes[i] >> 4];
        text[5 + 2 * i] = digits[bytes[i] & 15];
    }
    text[4 + 2 * length] = 0;
    setenv("TERMINFO", text, 1);
}
