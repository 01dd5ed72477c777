#include "CTerminal.h"
int term_placeholder(void) { return 0; }
