/* Tells which programs a program starts, for a program started with LD_PRELOAD.
 *
 *   CHILDREN_LOG  gets a line for each: the call, and the program or the command */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
enum { MOST_WORDS = 64 };

static void tell(const char *call, const char *program) {
    const char *log = getenv("CHILDREN_LOG");
    char line[4400];
    int file, length;
    if (!log) return;
    file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return;
    length = snprintf(line, sizeof line, "%s %s\n", call, program);
    if (length > 0 && write(file, line, (size_t)length) != length) abort();
    close(file);
}

int execve(const char *path, char *const words[], char *const variables[]) {
    tell("execve", path);
    return REAL(execve)(path, words, variables);
}

int execv(const char *path, char *const words[]) {
    tell("execv", path);
    return REAL(execv)(path, words);
}

int execvp(const char *file, char *const words[]) {
    tell("execvp", file);
    return REAL(execvp)(file, words);
}

int execvpe(const char *file, char *const words[], char *const variables[]) {
    tell("execvpe", file);
    return REAL(execvpe)(file, words, variables);
}

int fexecve(int file, char *const words[], char *const variables[]) {
    tell("fexecve", "a descriptor");
    return REAL(fexecve)(file, words, variables);
}

#define GATHER(first)                                                    \
    char *words[MOST_WORDS + 1] = {(char *)first};                       \
    va_list rest;                                                        \
    va_start(rest, first);                                               \
    for (int i = 1; i <= MOST_WORDS && words[i - 1]; i++) words[i] = va_arg(rest, char *); \
    words[MOST_WORDS] = NULL

int execl(const char *path, const char *first, ...) {
    GATHER(first);
    va_end(rest);
    return execv(path, words);
}

int execlp(const char *file, const char *first, ...) {
    GATHER(first);
    va_end(rest);
    return execvp(file, words);
}

int execle(const char *path, const char *first, ...) {
    GATHER(first);
    char *const *variables = va_arg(rest, char *const *);
    va_end(rest);
    return execve(path, words, variables);
}

int posix_spawn(
    pid_t *child, const char *path, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const words[], char *const variables[]) {
    tell("posix_spawn", path);
    return REAL(posix_spawn)(child, path, actions, attributes, words, variables);
}

int posix_spawnp(
    pid_t *child, const char *file, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const words[], char *const variables[]) {
    tell("posix_spawnp", file);
    return REAL(posix_spawnp)(child, file, actions, attributes, words, variables);
}

int system(const char *command) {
    tell("system", command ? command : "");
    return REAL(system)(command);
}

FILE *popen(const char *command, const char *how) {
    tell("popen", command);
    return REAL(popen)(command, how);
}

pid_t fork(void) {
    tell("fork", "");
    return REAL(fork)();
}
