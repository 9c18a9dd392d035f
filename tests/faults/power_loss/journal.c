/* Stands between a program and the file system (LD_PRELOAD) and writes down every change it makes below one folder, in order.

   Test code, Linux only. disk.py makes of this journal what a disk would hold had the power failed after any entry of it. The
   program's own files stay what the program made of them; only fsync is not passed on, the journal being the disk here.

   POWER_LOSS_FOLDER   the folder, absolute and without links
   POWER_LOSS_JOURNAL  where to append the journal
   POWER_LOSS_AT       the number of the entry after which the process dies; 0 or absent: never

   Entries are packed: kind (1 byte), file (4), number (8), length (4), then that many bytes. Kinds as in journal.py.
   A call that changes a file in a way not written here ends the program with a message: nothing may go past the journal.
   Files ending in -shm are memory shared between programs, of no meaning after a restart; they are left out. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

struct entry {
    uint8_t kind;
    uint32_t file;
    int64_t number;
    uint32_t length;
} __attribute__((packed));

static char folder[PATH_MAX];
static size_t folder_length;
static int journal = -1;
static int64_t entries, last_entry;
static uint32_t opened;
static uint32_t file_of[MOST_FILES];  /* descriptor -> number of its opening, 0 when it is none of ours */
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static ssize_t plain_write(int fd, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return real(fd, data, length);
}

static void stop(const char *call, const char *why) {
    char text[512];
    int length = snprintf(text, sizeof text, "power-loss journal: %s %s\n", call, why);
    plain_write(2, text, (size_t)length);
    abort();
}

static void refuse(const char *call) {
    stop(call, "changes a watched file in a way the journal cannot hold");
}

__attribute__((constructor)) static void begin(void) {
    const char *root = getenv("POWER_LOSS_FOLDER"), *file = getenv("POWER_LOSS_JOURNAL"), *at = getenv("POWER_LOSS_AT");
    unsetenv("LD_PRELOAD");  /* a program started by this one would write into the same journal */
    if (!root || !file) return;
    int fd = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    journal = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 900);  /* out of the way of the program's own descriptors */
    if (journal < 0 || strlen(root) >= sizeof folder) stop("POWER_LOSS_JOURNAL", "cannot be opened");
    close(fd);
    last_entry = at ? atoll(at) : 0;
    strcpy(folder, root);
    folder_length = strlen(root);
}

static void put(const void *data, size_t length) {
    const char *rest = data;
    while (length) {
        ssize_t written = plain_write(journal, rest, length);
        if (written <= 0) stop("the journal", "cannot be written");
        rest += written;
        length -= (size_t)written;
    }
}

/* Call with the lock held, after the change itself. */
static void note(char kind, uint32_t file, int64_t number, const void *data, size_t length) {
    struct entry entry = {(uint8_t)kind, file, number, (uint32_t)length};
    put(&entry, sizeof entry);
    put(data, length);
    if (++entries == last_entry) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
}

static uint32_t file_at(int fd) {
    return fd >= 0 && fd < MOST_FILES ? file_of[fd] : 0;
}

/* The path below the folder ("" is the folder itself), or NULL for a path elsewhere. */
static const char *watched(int at, const char *path, char *whole) {
    if (!folder_length || !path) return NULL;
    if (path[0] == '/') {
        if (snprintf(whole, PATH_MAX, "%s", path) >= PATH_MAX) return NULL;
    } else {
        char base[PATH_MAX], link[64];
        if (at == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return NULL;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", at);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return NULL;
            base[length] = 0;
        }
        if (strlen(base) + strlen(path) + 2 > PATH_MAX) return NULL;
        strcpy(whole, base);
        strcat(whole, "/");
        strcat(whole, path);
    }
    size_t length = strlen(whole);
    if (length + 2 > PATH_MAX) return NULL;
    while (length > 1 && whole[length - 1] == '/') whole[--length] = 0;
    if (strncmp(whole, folder, folder_length) != 0) return NULL;
    if (whole[folder_length] != '/' && whole[folder_length] != 0) return NULL;
    char *end = whole + length;
    strcpy(end, "/");  /* so that the last part is looked at like the others */
    if (strstr(whole, "/../") || strstr(whole, "/./") || strstr(whole, "//")) stop(whole, "is no plain path");
    *end = 0;
    if (length > 4 && strcmp(whole + length - 4, "-shm") == 0) return NULL;
    return whole[folder_length] ? whole + folder_length + 1 : whole + folder_length;
}

/* --- opening and closing */

static int open_at(int at, const char *path, int flags, mode_t mode) {
    REAL(int, "openat64", int, const char *, int, ...);
    char whole[PATH_MAX];
    const char *below = watched(at, path, whole);
    if (!below) {
        int fd = real(at, path, flags, mode);
        if (fd >= 0 && fd < MOST_FILES) file_of[fd] = 0;
        return fd;
    }
    if ((flags & O_TMPFILE) == O_TMPFILE) refuse("O_TMPFILE");
    pthread_mutex_lock(&one_at_a_time);
    int fd = real(at, path, flags, mode);
    if (fd >= MOST_FILES) stop(path, "has a descriptor out of range");
    if (fd >= 0) {
        file_of[fd] = ++opened;
        note('O', opened, ((flags & O_CREAT) ? 1 : 0) | ((flags & O_TRUNC) ? 2 : 0), below, strlen(below));
    }
    pthread_mutex_unlock(&one_at_a_time);
    return fd;
}

#define MODE(flags, last) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, last); \
        mode = (mode_t)va_arg(rest, int); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE(flags, flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, flags) return open_at(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags, flags) return open_at(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags, flags) return open_at(at, path, flags, mode); }
int creat(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int __open_2(const char *path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __openat_2(int at, const char *path, int flags) { return open_at(at, path, flags, 0); }
int __openat64_2(int at, const char *path, int flags) { return open_at(at, path, flags, 0); }

int close(int fd) {
    REAL(int, "close", int);
    pthread_mutex_lock(&one_at_a_time);  /* or another thread's new file of this descriptor would be forgotten */
    if (fd >= 0 && fd < MOST_FILES) file_of[fd] = 0;
    int answer = real(fd);
    pthread_mutex_unlock(&one_at_a_time);
    return answer;
}

/* --- contents */

static ssize_t write_at(int fd, const void *data, size_t length, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (!file_at(fd)) return real(fd, data, length, offset);
    pthread_mutex_lock(&one_at_a_time);
    ssize_t written = real(fd, data, length, offset);
    if (written > 0) note('W', file_at(fd), offset, data, (size_t)written);
    pthread_mutex_unlock(&one_at_a_time);
    return written;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return write_at(fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return write_at(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
    uint32_t file = file_at(fd);
    if (!file && (fd != 1 || !folder_length)) return plain_write(fd, data, length);
    pthread_mutex_lock(&one_at_a_time);
    ssize_t written = plain_write(fd, data, length);
    if (written > 0 && !file) note('Y', 0, 0, data, (size_t)written);
    /* the position after the write tells where it went, also for a file opened to append */
    if (written > 0 && file) note('W', file, lseek64(fd, 0, SEEK_CUR) - written, data, (size_t)written);
    pthread_mutex_unlock(&one_at_a_time);
    return written;
}

static int cut(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    if (!file_at(fd)) return real(fd, length);
    pthread_mutex_lock(&one_at_a_time);
    int answer = real(fd, length);
    if (answer == 0) note('T', file_at(fd), length, "", 0);
    pthread_mutex_unlock(&one_at_a_time);
    return answer;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int synced(int fd) {
    pthread_mutex_lock(&one_at_a_time);
    note('S', file_at(fd), 0, "", 0);
    pthread_mutex_unlock(&one_at_a_time);
    return 0;
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    return file_at(fd) ? synced(fd) : real(fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return file_at(fd) ? synced(fd) : real(fd);
}

/* --- names */

static int renamed_or_linked(char kind, int at, const char *from, int to_at, const char *to, int flags) {
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    static int (*real_link)(int, const char *, int, const char *, int);
    if (!real_link) real_link = (int (*)(int, const char *, int, const char *, int))dlsym(RTLD_NEXT, "linkat");
    char whole_from[PATH_MAX], whole_to[PATH_MAX], both[2 * PATH_MAX];
    const char *below_from = watched(at, from, whole_from), *below_to = watched(to_at, to, whole_to);
    if (!below_from != !below_to) refuse("moving a file in or out");
    pthread_mutex_lock(&one_at_a_time);
    int answer = kind == 'R' ? real(at, from, to_at, to, (unsigned)flags) : real_link(at, from, to_at, to, flags);
    if (answer == 0 && below_from) {
        size_t length = (size_t)snprintf(both, sizeof both, "%s%c%s", below_from, 0, below_to);
        note(kind, 0, 0, both, length);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return answer;
}

int rename(const char *from, const char *to) { return renamed_or_linked('R', AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int at, const char *from, int to_at, const char *to) { return renamed_or_linked('R', at, from, to_at, to, 0); }
int link(const char *from, const char *to) { return renamed_or_linked('L', AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int at, const char *from, int to_at, const char *to, int flags) { return renamed_or_linked('L', at, from, to_at, to, flags); }

int renameat2(int at, const char *from, int to_at, const char *to, unsigned flags) {
    char whole[PATH_MAX];
    if ((flags & RENAME_EXCHANGE) && watched(at, from, whole)) refuse("RENAME_EXCHANGE");
    return renamed_or_linked('R', at, from, to_at, to, (int)flags);
}

int unlinkat(int at, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    char whole[PATH_MAX];
    const char *below = watched(at, path, whole);
    if (!below) return real(at, path, flags);
    pthread_mutex_lock(&one_at_a_time);
    int answer = real(at, path, flags);
    if (answer == 0) note('U', 0, 0, below, strlen(below));
    pthread_mutex_unlock(&one_at_a_time);
    return answer;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int at, const char *path, mode_t mode) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    char whole[PATH_MAX];
    const char *below = watched(at, path, whole);
    if (!below) return real(at, path, mode);
    pthread_mutex_lock(&one_at_a_time);
    int answer = real(at, path, mode);
    if (answer == 0) note('M', 0, 0, below, strlen(below));
    pthread_mutex_unlock(&one_at_a_time);
    return answer;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* --- what the journal cannot hold */

static int refuse_fd(const char *call, int fd) {
    if (file_at(fd)) refuse(call);
    return 1;
}

static int refuse_path(const char *call, int at, const char *path) {
    char whole[PATH_MAX];
    if (watched(at, path, whole)) refuse(call);
    return 1;
}

#define PASS_ON(type, name, refused, parameters, ...) \
    type name parameters { \
        static type (*real) parameters; \
        if (!real) real = (type (*) parameters)dlsym(RTLD_NEXT, #name); \
        (void)(refused); \
        return real(__VA_ARGS__); \
    }

#define READ_ONLY(mode) (strpbrk(mode, "wa+") == NULL)
#define VECTOR const struct iovec *parts, int count

PASS_ON(ssize_t, writev, refuse_fd("writev", fd), (int fd, VECTOR), fd, parts, count)
PASS_ON(ssize_t, pwritev, refuse_fd("pwritev", fd), (int fd, VECTOR, off_t offset), fd, parts, count, offset)
PASS_ON(ssize_t, pwritev64, refuse_fd("pwritev", fd), (int fd, VECTOR, off64_t offset), fd, parts, count, offset)
PASS_ON(ssize_t, pwritev2, refuse_fd("pwritev", fd), (int fd, VECTOR, off_t offset, int flags), fd, parts, count, offset, flags)
PASS_ON(ssize_t, pwritev64v2, refuse_fd("pwritev", fd), (int fd, VECTOR, off64_t offset, int flags), fd, parts, count, offset, flags)
PASS_ON(ssize_t, sendfile, refuse_fd("sendfile", to), (int to, int from, off_t *offset, size_t size), to, from, offset, size)
PASS_ON(ssize_t, sendfile64, refuse_fd("sendfile", to), (int to, int from, off64_t *offset, size_t size), to, from, offset, size)
PASS_ON(ssize_t, copy_file_range, refuse_fd("copy_file_range", to),
        (int from, off64_t *at, int to, off64_t *to_at, size_t size, unsigned flags), from, at, to, to_at, size, flags)
PASS_ON(ssize_t, splice, refuse_fd("splice", to),
        (int from, off64_t *at, int to, off64_t *to_at, size_t size, unsigned flags), from, at, to, to_at, size, flags)
PASS_ON(int, fallocate, refuse_fd("fallocate", fd), (int fd, int mode, off_t offset, off_t size), fd, mode, offset, size)
PASS_ON(int, fallocate64, refuse_fd("fallocate", fd), (int fd, int mode, off64_t offset, off64_t size), fd, mode, offset, size)
PASS_ON(int, posix_fallocate, refuse_fd("posix_fallocate", fd), (int fd, off_t offset, off_t size), fd, offset, size)
PASS_ON(int, posix_fallocate64, refuse_fd("posix_fallocate", fd), (int fd, off64_t offset, off64_t size), fd, offset, size)
PASS_ON(int, sync_file_range, refuse_fd("sync_file_range", fd), (int fd, off64_t offset, off64_t size, unsigned flags), fd, offset, size, flags)
PASS_ON(int, dup, refuse_fd("dup", fd), (int fd), fd)
PASS_ON(int, dup2, refuse_fd("dup2", fd) && refuse_fd("dup2", to), (int fd, int to), fd, to)
PASS_ON(int, dup3, refuse_fd("dup3", fd) && refuse_fd("dup3", to), (int fd, int to, int flags), fd, to, flags)
PASS_ON(int, truncate, refuse_path("truncate", AT_FDCWD, path), (const char *path, off_t size), path, size)
PASS_ON(int, truncate64, refuse_path("truncate", AT_FDCWD, path), (const char *path, off64_t size), path, size)
PASS_ON(int, symlink, refuse_path("symlink", AT_FDCWD, path), (const char *to, const char *path), to, path)
PASS_ON(int, symlinkat, refuse_path("symlink", at, path), (const char *to, int at, const char *path), to, at, path)
PASS_ON(FILE *, fopen, READ_ONLY(mode) || refuse_path("fopen", AT_FDCWD, path), (const char *path, const char *mode), path, mode)
PASS_ON(FILE *, fopen64, READ_ONLY(mode) || refuse_path("fopen", AT_FDCWD, path), (const char *path, const char *mode), path, mode)

#define MAPS_TO_WRITE (((protection) & PROT_WRITE) && ((flags) & MAP_TYPE) != MAP_PRIVATE)
#define MAP_PARAMETERS(offset_type) (void *start, size_t size, int protection, int flags, int fd, offset_type offset)

PASS_ON(void *, mmap, !MAPS_TO_WRITE || refuse_fd("mmap", fd), MAP_PARAMETERS(off_t), start, size, protection, flags, fd, offset)
PASS_ON(void *, mmap64, !MAPS_TO_WRITE || refuse_fd("mmap", fd), MAP_PARAMETERS(off64_t), start, size, protection, flags, fd, offset)
