/* Makes every fsync below one folder wait (LD_PRELOAD), as a disk that is worn, busy or at the end of a network does. Test code, Linux only.

   SLOW_DISK_FOLDER  the folder, absolute and without links
   SLOW_DISK_MS      a file that holds for how many milliseconds each sync waits, read anew at each; the wait comes before the sync */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void wait_for_disk(int fd) {
    const char *folder = getenv("SLOW_DISK_FOLDER"), *file = getenv("SLOW_DISK_MS");
    char link[64], path[PATH_MAX], text[16] = "";
    if (!folder || !file) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0) return;
    int from = open(file, O_RDONLY | O_CLOEXEC);
    if (from < 0) return;
    ssize_t got = read(from, text, sizeof text - 1);
    close(from);
    long ms = got > 0 ? atol(text) : 0;
    struct timespec wait = {ms / 1000, ms % 1000 * 1000000};
    while (nanosleep(&wait, &wait) != 0) {}
}

int fsync(int fd) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_for_disk(fd);
    return real(fd);
}

int fdatasync(int fd) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_for_disk(fd);
    return real(fd);
}
