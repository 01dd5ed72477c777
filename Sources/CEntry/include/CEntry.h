// How the process begins. The door of the forced command stands before main, before the Swift
// runtime and Foundation have read anything: a target of its own, because it is no terminal's
// business and must be linked in front of everything else.

#ifndef CENTRY_H
#define CENTRY_H

#include <stdbool.h>
#include <stddef.h>

/// Whether this process was started for somebody outside: by sshd or login as a login shell, or as
/// `school entry`. It then has an environment of its own making and a terminal on both sides.
bool entry_is_guarded(void);

/// The kind of terminal to take for the one that was offered: the offered one where its name is
/// plain and known, else `vt100`.
const char *entry_terminal_kind(const char *offered);

/// Whether a value of SSH_CONNECTION is no more than addresses and ports.
bool entry_is_connection(const char *value);

/// Whether a value of COLORTERM is one short word.
bool entry_is_colour_word(const char *value);

/// Lets go of the pages of code and constants that the start has touched, of the program and of its
/// libraries: madvise(2), MADV_DONTNEED. What is still needed comes back from the kernel's copy of
/// the file, at the price of a look into its tables.
void entry_release_start(void);

/// Sees to it that half a MiB can be allocated without new pages of the kernel, if it knows
/// how to touch them in one call (Linux 5.14); else it does nothing. For the main thread.
void entry_keep_reserve(void);

#endif
