// Private to this target.

#ifndef TERM_DESCRIPTION_H
#define TERM_DESCRIPTION_H

/// Hands curses this kind of terminal's description without the moves that trust the column.
void term_describe(const char *kind);

#endif
