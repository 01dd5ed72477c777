// Shared inside this target: what is open, and the parts the life of a screen is made of.

#ifndef TERM_PRIVATE_H
#define TERM_PRIVATE_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>

extern bool term_opened;
extern int term_input;
extern int term_output;
extern int term_wire;
extern WINDOW *term_keys;
extern struct termios term_modes_before;

/// The line: streams for curses, a sheet that collects what an update writes, and sending that
/// gives up when the program is told to end. What does not wait drops what finds no room, and
/// whoever paints next asks once whether that has happened.
bool term_open_line(FILE **input, FILE **output);
void term_close_line(void);
void term_send(const char *bytes, size_t count, bool waits);
bool term_was_torn(void);
bool term_turn_to_sheet(void);
void term_turn_to_line(bool waits);
void term_leave_once(void);

/// Hands curses this kind of terminal's description without the moves that trust the column.
void term_describe(const char *kind);

/// Tells curses every sequence a key may send.
void term_define_keys(void);

/// Between the marks of a paste the line is read in blocks, past curses. `join` makes characters of
/// bytes.
void term_forget_paste(void);
bool term_reads_blocks(void);
bool term_has_block(void);
int32_t term_read_block(int32_t (*join)(unsigned char));

/// Makes the bytes of an update fewer; what is shown stays the same. `shorter` has room for twice
/// the bytes and 64. Gives back how many there are.
size_t term_shorten(const char *bytes, size_t length, char *shorter);
/// The terminal moves along a row as the sheet does it; curses is not told.
extern bool term_has_column_address;
/// Asks the description just read whether the terminal speaks the forms that are used.
void term_learn_sheet(void);
/// Somebody else may have moved the cursor.
void term_forget_row(void);

/// What is asked of the terminal beside its screen, given again after a stop and taken back at the
/// end; the crash handler takes it back too.
extern bool term_has_mouse;
extern bool term_orders_names;
void term_begin_wishes(void);
void term_end_wishes(void);

/// While guarded, stderr goes to memory and a crash gives the terminal back.
void term_guard(void);
void term_end_guard(void);

/// The descriptors of a wait, and the signals that go with them.
bool term_open_waits(void);
void term_close_waits(void);

#endif
