#pragma once

#include <stdint.h>

// How often this program has asked for memory since it began, on any thread.
uint64_t allocations(void);
