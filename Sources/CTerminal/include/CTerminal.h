// All the ncurses there is: about thirty functions and our own enums. Pointers, macros and globals
// stay behind this header, because Swift 6 rejects some of them and imports others by half. All of
// it is called from one thread; only `term_wake` and `term_is_own_thread` may be called from
// another.

#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Why a terminal could not be opened.
enum term_opening : int32_t {
    TERM_OPENED = 0,
    TERM_NOT_A_TERMINAL = 1,
    TERM_UNKNOWN_KIND = 2,
    TERM_NO_DESCRIPTORS = 3,
};

/// What `term_read` gives: a Unicode scalar, one of these, or -1 for nothing more.
enum term_key : int32_t {
    TERM_KEY_NONE = -1,
    TERM_KEY_FIRST = 0x200000,
    TERM_KEY_UP = TERM_KEY_FIRST,
    TERM_KEY_DOWN,
    TERM_KEY_LEFT,
    TERM_KEY_RIGHT,
    TERM_KEY_HOME,
    TERM_KEY_END,
    TERM_KEY_PAGE_UP,
    TERM_KEY_PAGE_DOWN,
    TERM_KEY_INSERT,
    TERM_KEY_DELETE,
    TERM_KEY_BACKSPACE,
    TERM_KEY_BACK_TAB,
    TERM_KEY_ENTER,
    TERM_KEY_PASTE_BEGIN,
    TERM_KEY_PASTE_END,
    TERM_KEY_UNKNOWN,
    /// F1 is TERM_KEY_F0 + 1.
    TERM_KEY_F0 = TERM_KEY_FIRST + 0x100,
};

/// How a style is drawn.
enum term_sign : int32_t {
    TERM_BOLD = 1,
    TERM_DIM = 2,
    TERM_UNDERLINED = 4,
    TERM_REVERSED = 8,
};

/// What ended a wait; several may have.
enum term_reason : int32_t {
    TERM_INPUT = 1,
    TERM_SIGNAL = 2,
    TERM_WOKEN = 4,
    TERM_DEADLINE = 8,
    TERM_CHANGE = 16,
    TERM_GONE = 32,
};

/// The signals that matter to a screen.
enum term_signal : int32_t {
    TERM_SIGNAL_NONE = 0,
    TERM_SIGNAL_RESIZE = 1,
    TERM_SIGNAL_END = 2,
    TERM_SIGNAL_CONTINUE = 3,
    TERM_SIGNAL_INTERRUPT = 4,
};

// Life. Signals are blocked in main, before any thread exists.
void term_block_signals(void);
int term_open(int input, int output, bool monochrome);
void term_close(void);
bool term_is_open(void);
void term_resume(void);

/// How many colours may be used: 0 where there are none or somebody refused them.
int term_colours(void);
/// What a style looks like: signs of `term_sign`, and a colour or -1 for the terminal's own.
void term_style(int style, int signs, int colour);

// The life of a line without a screen: the same wait and the same signals, and no curses. `listens`
// is false while no line is to be read.
bool term_open_plain(int input, int output);
void term_close_plain(void);
int term_wait_plain(int64_t deadline, int watched, bool listens);
// Waits in the middle of a verb until the descriptor is readable, a signal came, the terminal is
// gone or the time is over.
int term_wait_plain_turn(int milliseconds, int watched);
void term_echo(bool shown);

// Size.
int term_rows(void);
int term_columns(void);
void term_fit(void);

// Painting. Text goes into curses' own screen; an update sends what differs, in one write.
// Narrow is what lies and comes where no text of disputed width lies in the row.
void term_put(
    int row, int column, const uint32_t *text, size_t length, int style, bool is_narrow);
void term_cursor(int row, int column);
void term_update(void);
/// The same for what has to be painted before the rest: it goes to the line with the rest.
void term_update_part(void);
/// For one sentence in the middle of a verb: what the line has no room for is dropped, and the next
/// update sends everything anew.
void term_update_at_once(void);
void term_forget(void);

/// What takes over 200 ms between these two shows a dim letter at the cursor, written by another
/// thread: false where that cannot be. The letter is painted over where something was stored, and
/// is taken away again where nothing was. Whoever writes to the screen meanwhile holds it back.
bool term_stall_begin(char letter);
void term_stall_end(bool is_stored);
void term_stall_hold(void);
void term_stall_release(void);
void term_doubt_row(int row);

// Beside the screen: clicks, the order of names, the clipboard, and how wide five clusters are.
void term_mouse(bool on);
void term_order_names(bool on);
void term_clip(const char *base64, size_t length);
bool term_ask_widths(void);

// Input and waiting. Deadlines count milliseconds since the machine started, sleep included.
int32_t term_read(void);
int term_wait(int64_t deadline, int watched);
void term_expect(bool expecting);
int term_wait_turn(int64_t deadline, int watched);
/// Whether nothing comes for so long; what comes stays where it is.
bool term_is_quiet(int milliseconds);
bool term_is_own_thread(void);
int term_next_signal(void);
void term_wake(void);
/// A paste has begun whose mark a slow line tore: from here on the line is read in blocks.
void term_begin_paste(void);
/// What the one who listens for idleness hears besides: the name of the place.
void term_name_place(const char *place);
bool term_has_listener(void);
int64_t term_uptime(void);

/// Columns of one scalar by the C library's rule, by which curses lays out.
int term_width(uint32_t scalar);
void term_use_utf8(void);

#endif
