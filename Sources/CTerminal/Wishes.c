// What is asked of the terminal beside its screen: clicks, names left in our order, text for its
// clipboard, and at the start how wide it draws five clusters. All is taken back at every end.

#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1

#include "CTerminal.h"
#include "Private.h"

#include <curses.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

bool term_has_mouse;
bool term_orders_names;

static void say(const char *bytes) { term_send(bytes, strlen(bytes), true); }

// Buttons and the wheel, never movements.
void term_mouse(bool on) {
    if (!term_opened || on == term_has_mouse) return;
    term_has_mouse = on;
    say(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

// Explicit mode: what is sent stands in the order of its columns.
void term_order_names(bool on) {
    if (!term_opened || on == term_orders_names) return;
    term_orders_names = on;
    say(on ? "\033[8l" : "\033[8h");
}

// The line may have been somebody else's meanwhile.
void term_begin_wishes(void) {
    if (term_has_mouse) say("\033[?1000h\033[?1006h");
    if (term_orders_names) say("\033[8l");
}

void term_end_wishes(void) {
    term_mouse(false);
    term_order_names(false);
}

void term_clip(const char *base64, size_t length) {
    if (!term_opened) return;
    say("\033]52;c;");
    term_send(base64, length, true);
    say("\033\\");
}

// A consonant with a vowel sign, a conjunct, a letter with a mark twice, and a line, each followed
// by the question where the cursor is. It goes before the first paint in the same breath and waits
// for nothing; the paint clears it away. In the second row, because an answer from the first is
// some terminal's Shift and F3.
bool term_ask_widths(void) {
    const char *question = tigetstr("u7");
    if (!term_opened || !question || question == (char *)-1) return false;
    if (!strstr(question, "[6n")) return false;
    static const char *const clusters[] = {
        "\u0995\u09BF", "\u0995\u09CD\u09B7", "e\u0301", "\u0628\u064E", "\u2500",
    };
    for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
        say("\033[2H");
        say(clusters[i]);
        say("\033[6n");
    }
    say("\033[2H\033[K");
    return true;
}
