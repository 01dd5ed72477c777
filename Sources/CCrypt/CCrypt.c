#define _GNU_SOURCE
#include "CCrypt.h"
#include <crypt.h>
#include <stdlib.h>
#include <string.h>

int ccrypt_setting(int cost, char *setting, int size) {
    return crypt_gensalt_rn("$2b$", (unsigned long)cost, NULL, 0, setting, size) ? 0 : -1;
}

int ccrypt_hash(const char *password, const char *setting, char *hash, int size) {
    struct crypt_data *data = calloc(1, sizeof *data);
    if (!data) return -1;
    char *made = crypt_rn(password, setting, data, sizeof *data);
    int ok = made && made[0] != '*' && (int)strlen(made) < size;
    if (ok) memcpy(hash, made, strlen(made) + 1);
    explicit_bzero(data, sizeof *data);
    free(data);
    return ok ? 0 : -1;
}

void ccrypt_wipe(void *memory, long size) { explicit_bzero(memory, (size_t)size); }
