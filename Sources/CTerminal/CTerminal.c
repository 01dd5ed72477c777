// Opening, closing and painting through wide ncurses. Never initscr: it ends the process on a
// terminal it does not know. Sections C11 to C44 of the screens page give the reason for each line.

#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1

#include "CTerminal.h"
#include "Private.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

enum { STYLES = 8, LONGEST_PUT = 1024, MOST_ROWS = 200, MOST_COLUMNS = 400 };

bool term_opened;
int term_input = STDIN_FILENO;
int term_output = STDOUT_FILENO;
WINDOW *term_keys;
struct termios term_modes_before;

static SCREEN *screen;
static int attributes[STYLES];
static short pairs[STYLES];
static int colours;

void term_use_utf8(void) {
    if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
}

// A remote user must not choose our terminfo file, nor lie about the size.
static void clean_environment(void) {
    const char *names[] = {
        "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH", "LINES", "COLUMNS", "ESCDELAY",
        "NCURSES_ASSUMED_COLORS", "NCURSES_GPM_TERMS", "NCURSES_NO_HARD_TABS",
        "NCURSES_NO_MAGIC_COOKIE", "NCURSES_NO_PADDING", "NCURSES_NO_SETBUF",
        "NCURSES_NO_UTF8_ACS", "NCURSES_TRACE",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unsetenv(names[i]);
}

static bool open_screen(void) {
    FILE *output, *input;
    if (!term_open_line(&input, &output)) return false;
    const char *kinds[] = {getenv("TERM"), "xterm-256color", "vt220", "vt100"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !screen; i++) {
        if (!kinds[i] || !*kinds[i]) continue;
        term_describe(kinds[i]);
        screen = newterm(kinds[i], output, input);
        unsetenv("TERMINFO");
    }
    return screen != NULL;
}

// Colours only where nobody has refused them; without, the attributes carry every meaning.
static void begin_colours(bool monochrome) {
    const char *refused = getenv("NO_COLOR");
    bool wanted = !monochrome && !(refused && *refused) && has_colors();
    colours = wanted && start_color() == OK && use_default_colors() == OK ? COLORS : 0;
}

void term_style(int style, int signs, int colour) {
    if (!term_opened || style < 0 || style >= STYLES) return;
    attributes[style] = (signs & TERM_BOLD ? A_BOLD : 0) | (signs & TERM_DIM ? A_DIM : 0)
        | (signs & TERM_UNDERLINED ? A_UNDERLINE : 0) | (signs & TERM_REVERSED ? A_REVERSE : 0);
    pairs[style] = 0;
    short pair = (short)(style + 1);
    bool is_there = colour >= 0 && colour < colours;
    if (is_there && init_pair(pair, (short)colour, -1) == OK) pairs[style] = pair;
}

static void begin_modes(void) {
    // The number pad types numbers, though keypad() has just asked for the opposite; pasted text
    // comes marked, so that it cannot run commands.
    static const char modes[] = "\033>\033[?2004h";
    term_send(modes, sizeof modes - 1, true);
    term_begin_wishes();
}

int term_open(int from, int to, bool monochrome) {
    if (term_opened) return TERM_OPENED;
    term_input = from;
    term_output = to;
    const char *kind = getenv("TERM");
    if (!isatty(term_input) || !isatty(term_output) || (kind && strcmp(kind, "dumb") == 0)) {
        return TERM_NOT_A_TERMINAL;
    }
    tcgetattr(term_input, &term_modes_before);
    if (!term_open_waits()) return TERM_NO_DESCRIPTORS;
    term_use_utf8();
    clean_environment();
    signal(SIGTSTP, SIG_IGN);  // Before newterm: curses would install its own handler.
    signal(SIGTTIN, SIG_IGN);
    signal(SIGTTOU, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    set_escdelay(50);
    if (!open_screen()) {
        term_close_line();
        term_close_waits();
        return TERM_UNKNOWN_KIND;
    }
    term_guard();
    raw();
    noecho();
    nonl();
    begin_colours(monochrome);
    term_keys = newwin(1, 1, 0, 0);
    keypad(term_keys, TRUE);
    nodelay(term_keys, TRUE);
    term_define_keys();
    term_learn_sheet();
    term_forget_paste();
    idlok(stdscr, FALSE);
    idcok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    typeahead(-1);
    term_opened = true;
    term_leave_once();
    term_fit();
    begin_modes();
    return TERM_OPENED;
}

// The screen is cleared before it is left: consoles, and windows that were told to have no second
// screen, would go on showing children's names to whoever comes next.
void term_close(void) {
    if (!term_opened) return;
    term_end_wishes();
    term_opened = false;
    static const char paste_off[] = "\033[?2004l";
    term_send(paste_off, sizeof paste_off - 1, true);
    bool is_collected = term_turn_to_sheet();
    erase();
    refresh();
    endwin();
    if (is_collected) term_turn_to_line(true);
    delwin(term_keys);
    delscreen(screen);
    term_keys = NULL;
    screen = NULL;
    term_close_line();
    tcsetattr(term_input, TCSANOW, &term_modes_before);
    term_end_guard();
    term_close_waits();
}

bool term_is_open(void) { return term_opened; }

int term_colours(void) { return term_opened ? colours : 0; }

// After the process was stopped, the shell may have changed every mode.
void term_resume(void) {
    if (!term_opened) return;
    reset_prog_mode();
    keypad(term_keys, TRUE);
    begin_modes();
    term_fit();
    term_forget();
}

int term_rows(void) { return term_opened ? LINES : 24; }

int term_columns(void) { return term_opened ? COLS : 80; }

// A hostile client may claim 65535 columns; curses would ask for gigabytes.
static int between(int value, int least, int most, int otherwise) {
    if (value <= 0) return otherwise;
    return value < least ? least : value > most ? most : value;
}

void term_fit(void) {
    struct winsize size = {0};
    if (!term_opened || ioctl(term_output, TIOCGWINSZ, &size) < 0) return;
    int high = between(size.ws_row, 1, MOST_ROWS, 24);
    int wide = between(size.ws_col, 1, MOST_COLUMNS, 80);
    if (high == LINES && wide == COLS) return;
    resize_term(high, wide);
    term_forget();
}

// Letters of one byte, where no wide letter lies, are copied into the row; of any others curses
// looks up the width, and it clears the half of a wide one that is written over.
static bool put_latin(int row, int column, const uint32_t *text, int count, int style) {
    chtype letters[LONGEST_PUT];
    chtype look = (chtype)attributes[style] | COLOR_PAIR(pairs[style]);
    for (int i = 0; i < count; i++) {
        if (text[i] < 0x20 || text[i] > 0x7E) return false;
        letters[i] = (chtype)text[i] | look;
    }
    mvwaddchnstr(stdscr, row, column, letters, count);
    return true;
}

// The letters of a name as curses keeps them, marks with the letter they belong to. Zero where one
// is no letter at all, or a mark has none before it.
static int gather(const uint32_t *text, int count, int style, cchar_t *cells) {
    cchar_t plain;
    int length = 0, marks = 0;
    setcchar(&plain, L" ", (attr_t)attributes[style], pairs[style], NULL);
    for (int i = 0; i < count; i++) {
        bool is_latin = text[i] >= 0x20 && text[i] <= 0x7E;
        int width = is_latin ? 1 : wcwidth((wchar_t)text[i]);
        if (width < 0 || (width == 0 && length == 0)) return 0;
        if (width == 0) {
            if (++marks < CCHARW_MAX) cells[length - 1].chars[marks] = (wchar_t)text[i];
            continue;
        }
        marks = 0;
        cells[length] = plain;
        cells[length++].chars[0] = (wchar_t)text[i];
    }
    return length;
}

// Copied into the row cell by cell: curses' way of adding a string turns every letter into bytes
// and back, which was a tenth of a whole page of names.
void term_put(
    int row, int column, const uint32_t *text, size_t length, int style, bool is_narrow) {
    if (!term_opened || style < 0 || style >= STYLES) return;
    int count = length < LONGEST_PUT ? (int)length : LONGEST_PUT;
    if (is_narrow && put_latin(row, column, text, count, style)) return;
    cchar_t cells[LONGEST_PUT];
    int gathered = gather(text, count, style, cells);
    if (gathered > 0) {
        mvwadd_wchnstr(stdscr, row, column, cells, gathered);
        return;
    }
    wchar_t wide[LONGEST_PUT];
    for (int i = 0; i < count; i++) wide[i] = (wchar_t)text[i];
    wattr_set(stdscr, (attr_t)attributes[style], pairs[style], NULL);
    mvwaddnwstr(stdscr, row, column, wide, count);
    wattr_set(stdscr, A_NORMAL, 0, NULL);
}

void term_cursor(int row, int column) {
    if (term_opened) wmove(stdscr, row, column);
}

// Curses writes whenever its buffer is full. Its stream is turned to a sheet in memory while it
// works, and the sheet goes to the line in one write: one packet for one key.
static bool collect(void) {
    if (term_was_torn()) term_forget();
    wnoutrefresh(stdscr);
    bool is_collected = term_turn_to_sheet();
    doupdate();
    return is_collected;
}

static void update(bool waits) {
    if (!term_opened) return;
    if (collect()) {
        term_turn_to_line(waits);
    } else {
        term_forget_row();
    }
}

void term_update_part(void) {
    if (term_opened && !collect()) term_forget_row();
}

void term_update(void) { update(true); }

void term_update_at_once(void) { update(false); }

void term_forget(void) {
    if (!term_opened) return;
    term_forget_row();
    clearok(curscr, TRUE);
}

// What lies in a row beyond a name may be other than curses believes; it is sent again whole.
void term_doubt_row(int row) {
    if (term_opened) wredrawln(stdscr, row, 1);
}

int term_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
