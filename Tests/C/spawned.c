/* Tells which programs a program starts, for a program started with LD_PRELOAD.
 *
 *   SPAWNED_LOG  gets a line for each of them: the call, and the path where there is one */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void tell(const char *call, const char *path) {
    const char *log = getenv("SPAWNED_LOG");
    char line[4400];
    int file, length;
    if (!log) return;
    file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return;
    length = snprintf(line, sizeof line, "%s %s\n", call, path ? path : "");
    if (length > 0 && write(file, line, (size_t)length) != length) abort();
    close(file);
}

int posix_spawn(pid_t *id, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const arguments[],
                char *const environment[]) {
    tell("posix_spawn", path);
    return REAL(posix_spawn)(id, path, actions, attributes, arguments, environment);
}

int posix_spawnp(pid_t *id, const char *path, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, char *const arguments[],
                 char *const environment[]) {
    tell("posix_spawnp", path);
    return REAL(posix_spawnp)(id, path, actions, attributes, arguments, environment);
}

int execve(const char *path, char *const arguments[], char *const environment[]) {
    tell("execve", path);
    return REAL(execve)(path, arguments, environment);
}

int execv(const char *path, char *const arguments[]) {
    tell("execv", path);
    return REAL(execv)(path, arguments);
}

int execvp(const char *path, char *const arguments[]) {
    tell("execvp", path);
    return REAL(execvp)(path, arguments);
}

pid_t fork(void) {
    tell("fork", NULL);
    return REAL(fork)();
}

int system(const char *command) {
    tell("system", command);
    return REAL(system)(command);
}

FILE *popen(const char *command, const char *how) {
    tell("popen", command);
    return REAL(popen)(command, how);
}
