// bcrypt through libxcrypt: the two calls the school needs, with their buffers kept inside.
#ifndef CCRYPT_H
#define CCRYPT_H

enum { CCRYPT_HASH_BYTES = 61 };

// Writes a new `$2b$` setting of the given cost (4 to 31) with fresh random salt. 0 when all is
// well.
int ccrypt_setting(int cost, char *setting, int size);

// Hashes a password (no NUL inside) under a setting or an earlier hash. 0 when all is well.
int ccrypt_hash(const char *password, const char *setting, char *hash, int size);

// Overwrites memory in a way the compiler may not remove.
void ccrypt_wipe(void *memory, long size);

#endif
