// The bytes of one update made fewer before they go to the line. Curses sends a whole address for
// every longer step along a row, turns styles off one by one and writes short stretches of blanks
// out; on a slow line that is a third of a key. What is shown stays the same to the cell.

#define _GNU_SOURCE 1

#include "Private.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <term.h>

enum { MOST_STYLES = 8, SHORTEST_ERASURE = 6, MOST_PARAMETERS = 2 };

typedef struct {
    const char *in, *end;
    char *out;
    int row, column;     // Where the cursor surely is; row 0 where nobody knows.
    int target_row;      // An address that is not sent yet; 0 when there is none.
    int target_column;
    bool resets;         // Styles that are not sent yet: all off first, and these on.
    int count;
    int styles[MOST_STYLES];
    bool is_plain;       // What the terminal writes in now, as far as it has been sent.
} Sheet;

static bool is_spoken;  // The terminal speaks the forms used here.
static int known_row, known_column;

static bool says(const char *name, const char *wanted) {
    const char *text = tigetstr((char *)name);
    return text && text != (const char *)-1 && strcmp(text, wanted) == 0;
}

void term_learn_sheet(void) {
    known_row = 0;
    is_spoken = says("cup", "\033[%i%p1%d;%p2%dH") && term_has_column_address
        && says("ech", "\033[%p1%dX") && says("bold", "\033[1m");
}

void term_forget_row(void) { known_row = 0; }

static void put(Sheet *sheet, const char *text, size_t length) {
    memcpy(sheet->out, text, length);
    sheet->out += length;
}

// A number from 0 to 9999. Printing it in the usual way was a twentieth of a page.
static char *add_number(char *text, int number) {
    int size = number > 999 ? 1000 : number > 99 ? 100 : number > 9 ? 10 : 1;
    for (; size > 0; size /= 10) *text++ = (char)('0' + number / size % 10);
    return text;
}

static void put_styles(Sheet *sheet) {
    bool resets = sheet->resets && !sheet->is_plain;
    if (!resets && sheet->count == 0) {
        sheet->resets = false;
        return;
    }
    char text[8 + 5 * MOST_STYLES], *end = text;
    *end++ = '\033';
    *end++ = '[';
    if (resets && sheet->count > 0) {
        *end++ = '0';
        *end++ = ';';
    }
    for (int i = 0; i < sheet->count; i++) {
        if (i > 0) *end++ = ';';
        end = add_number(end, sheet->styles[i]);
    }
    *end++ = 'm';
    put(sheet, text, (size_t)(end - text));
    sheet->is_plain = sheet->count == 0;
    sheet->resets = false;
    sheet->count = 0;
}

// A name is always written at a whole address, whatever came before it.
static void put_address(Sheet *sheet, bool is_whole) {
    if (sheet->target_row == 0) return;
    bool is_along = sheet->target_row == sheet->row && !is_whole;
    char text[16] = "\033[", *end = text + 2;
    if (!is_along) {
        end = add_number(end, sheet->target_row);
        *end++ = ';';
    }
    end = add_number(end, sheet->target_column);
    *end++ = is_along ? 'G' : 'H';
    put(sheet, text, (size_t)(end - text));
    sheet->row = sheet->target_row;
    sheet->column = sheet->target_column;
    sheet->target_row = 0;
}

// Characters of one column each; past the edge of the screen only the terminal knows the row.
static void put_letters(Sheet *sheet, const char *text, size_t count) {
    put(sheet, text, count);
    sheet->column += (int)count;
    if (sheet->column > COLS) sheet->row = 0;
}

static void put_pending(Sheet *sheet, bool is_whole) {
    put_address(sheet, is_whole);
    put_styles(sheet);
}

static void take_style(Sheet *sheet, int style) {
    if (style == 0) {
        sheet->resets = true;
        sheet->count = 0;
    } else {
        if (sheet->count == MOST_STYLES) put_styles(sheet);
        sheet->styles[sheet->count++] = style;
    }
}

// Reads `ESC [ numbers letter`, at most two numbers; anything else gives 0.
static char read_control(
    const char *from, const char *end, int numbers[], int *count, size_t *length) {
    const char *at = from + 2;
    *count = 0;
    numbers[0] = numbers[1] = 0;
    for (; at < end && ((*at >= '0' && *at <= '9') || *at == ';'); at++) {
        if (*at == ';') {
            if (++*count >= MOST_PARAMETERS) return 0;
        } else {
            numbers[*count] = numbers[*count] * 10 + (*at - '0');
            if (numbers[*count] > 9999) return 0;
        }
    }
    if (at == end) return 0;
    ++*count;
    *length = (size_t)(at + 1 - from);
    return *at;
}

static bool take_control(Sheet *sheet) {
    int numbers[MOST_PARAMETERS + 1], count;
    size_t length;
    char letter = read_control(sheet->in, sheet->end, numbers, &count, &length);
    switch (letter) {
    case 'm':
        for (int i = 0; i < count; i++) take_style(sheet, numbers[i]);
        break;
    case 'H':
        sheet->target_row = numbers[0] > 0 ? numbers[0] : 1;
        sheet->target_column = numbers[1] > 0 ? numbers[1] : 1;
        break;
    case 'G':
        // Along the row of an address that waits, or along the row the cursor is in.
        if (sheet->target_row == 0 && sheet->row == 0) return false;
        if (sheet->target_row == 0) sheet->target_row = sheet->row;
        sheet->target_column = numbers[0] > 0 ? numbers[0] : 1;
        break;
    case 'X':
    case 'K':
        put_pending(sheet, false);
        put(sheet, sheet->in, length);
        break;
    default: return false;
    }
    sheet->in += length;
    return true;
}

// Blanks in plain style that an address follows are erased: erasing leaves the cursor behind, and
// the address fetches it.
static void take_blanks(Sheet *sheet) {
    const char *from = sheet->in;
    while (sheet->in < sheet->end && *sheet->in == ' ') sheet->in++;
    size_t count = (size_t)(sheet->in - from);
    int numbers[MOST_PARAMETERS + 1], ignored;
    size_t length;
    const char *next = sheet->in;
    char letter = next + 2 < sheet->end && next[0] == '\033' && next[1] == '['
        ? read_control(next, sheet->end, numbers, &ignored, &length) : 0;
    bool moves = letter == 'H' || letter == 'G';
    if (sheet->is_plain && moves && count >= SHORTEST_ERASURE) {
        char text[24];
        put(sheet, text, (size_t)snprintf(text, sizeof text, "\033[%zuX", count));
    } else {
        put_letters(sheet, from, count);
    }
}

// Anything that is not understood goes out as it is, and the row is unknown behind it.
static void take_unknown(Sheet *sheet) {
    put_pending(sheet, true);
    put(sheet, sheet->in++, 1);
    sheet->row = 0;
    sheet->is_plain = false;
}

static void take_text(Sheet *sheet) {
    unsigned char byte = (unsigned char)*sheet->in;
    if (byte == '\016' || byte == '\017') {
        put(sheet, sheet->in++, 1);  // The other set of letters on and off: nothing moves.
    } else if (byte < 0x20 || byte == 0x7F) {
        take_unknown(sheet);
    } else if (byte >= 0x80) {
        put_pending(sheet, true);
        while (sheet->in < sheet->end && (unsigned char)*sheet->in >= 0x80) {
            put(sheet, sheet->in++, 1);
        }
        sheet->row = 0;  // How wide that was only the terminal knows, and whether it wrapped.
    } else {
        put_pending(sheet, false);
        if (byte == ' ') {
            take_blanks(sheet);
        } else {
            put_letters(sheet, sheet->in++, 1);
        }
    }
}

size_t term_shorten(const char *bytes, size_t length, char *shorter) {
    Sheet sheet = {
        .in = bytes, .end = bytes + length, .out = shorter, .row = known_row,
        .column = known_column, .is_plain = true,
    };
    if (!is_spoken) {
        put(&sheet, bytes, length);
        return length;
    }
    while (sheet.in < sheet.end) {
        bool is_control = sheet.in + 2 < sheet.end && sheet.in[0] == '\033' && sheet.in[1] == '[';
        if (!is_control || !take_control(&sheet)) take_text(&sheet);
    }
    put_pending(&sheet, false);
    known_row = sheet.row;
    known_column = sheet.column;
    return (size_t)(sheet.out - shorter);
}
