#ifndef CTERMINAL_H
#define CTERMINAL_H
int term_placeholder(void);
#endif
