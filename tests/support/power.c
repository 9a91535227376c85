/* Remembers what a power cut would take away: preloaded into a process, it keeps, for each database file, the
 * content that every write since the file's last completed fsync has replaced.
 *
 * POWER_ROOT   the folder whose *.db and *.db-wal files are watched
 * POWER_UNDO   the folder for one undo file per watched file
 * POWER_DELAY  microseconds that every sync takes longer, as on a slow disk
 *
 * An undo file is a row of records: offset, size of the file before, length (64 bits each, this machine's order),
 * then the replaced bytes. A record is written before the write it undoes; a completed sync empties the file.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) \
        real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

/* Undo errors must not pass as a good test: nothing after them could be believed. */
static void give_up(const char *what) {
    perror(what);
    abort();
}

static int ends_with(const char *path, const char *end) {
    size_t length = strlen(path), wanted = strlen(end);
    return length > wanted && strcmp(path + length - wanted, end) == 0;
}

static int undo_path_of(const char *path, char *undo) {
    const char *root = getenv("POWER_ROOT"), *folder = getenv("POWER_UNDO");
    if (!root || !folder || strncmp(path, root, strlen(root)) != 0)
        return 0;
    if (!ends_with(path, ".db") && !ends_with(path, ".db-wal"))
        return 0;
    const char *name = path + strlen(root);
    int start = snprintf(undo, PATH_MAX, "%s/", folder);
    if (start + (int)strlen(name) + 1 > PATH_MAX)
        give_up("undo path");
    for (char *to = undo + start; (*to = *name == '/' ? '%' : *name); to++, name++)
        ;
    return 1;
}

/* Tells whether a descriptor is a watched file, and names its undo file. */
static int watched(int fd, char *undo, struct stat *status) {
    if (fstat(fd, status) != 0 || !S_ISREG(status->st_mode))
        return 0;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return undo_path_of(path, undo);
}

/* Keeps what a change of `count` bytes at `offset` will replace. */
static void keep(int fd, const char *undo, off_t before, off_t offset, size_t count) {
    size_t old = offset >= before ? 0 : (size_t)(before - offset) < count ? (size_t)(before - offset) : count;
    char *bytes = malloc(old + 1);
    char procfd[64];
    snprintf(procfd, sizeof procfd, "/proc/self/fd/%d", fd);
    int reader = old ? open(procfd, O_RDONLY | O_CLOEXEC) : -1;
    if (!bytes || (old && (reader < 0 || pread(reader, bytes, old, offset) != (ssize_t)old)))
        give_up("undo read");
    if (reader >= 0)
        close(reader);
    int64_t head[3] = {offset, before, (int64_t)old};
    struct iovec parts[2] = {{head, sizeof head}, {bytes, old}};
    int file = open(undo, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0 || writev(file, parts, 2) != (ssize_t)(sizeof head + old))
        give_up("undo write");
    close(file);
    free(bytes);
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t offset) {
    REAL(pwrite64);
    char undo[PATH_MAX];
    struct stat status;
    if (!watched(fd, undo, &status))
        return real(fd, data, count, offset);
    pthread_mutex_lock(&lock);
    keep(fd, undo, status.st_size, offset, count);
    ssize_t done = real(fd, data, count, offset);
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t offset) {
    return pwrite64(fd, data, count, offset);
}

ssize_t write(int fd, const void *data, size_t count) {
    REAL(write);
    char undo[PATH_MAX];
    struct stat status;
    if (!watched(fd, undo, &status))
        return real(fd, data, count);
    pthread_mutex_lock(&lock);
    keep(fd, undo, status.st_size, lseek(fd, 0, SEEK_CUR), count);
    ssize_t done = real(fd, data, count);
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    char undo[PATH_MAX];
    struct stat status;
    if (!watched(fd, undo, &status))
        return real(fd, size);
    pthread_mutex_lock(&lock);
    keep(fd, undo, status.st_size, size, status.st_size > size ? (size_t)(status.st_size - size) : 0);
    int result = real(fd, size), error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int ftruncate(int fd, off_t size) {
    return ftruncate64(fd, size);
}

/* What was written before the sync began is safe once it has returned; what came meanwhile is not. */
static int synced(int fd, int (*real)(int)) {
    char undo[PATH_MAX];
    struct stat status;
    if (!watched(fd, undo, &status))
        return real(fd);
    const char *delay = getenv("POWER_DELAY");
    if (delay)
        usleep((useconds_t)atoi(delay));
    pthread_mutex_lock(&lock);
    int result = real(fd), error = errno;
    if (result == 0)
        unlink(undo);
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int fsync(int fd) {
    REAL(fsync);
    return synced(fd, real);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    return synced(fd, real);
}

/* A file that is gone has nothing to lose; one of the same name begins afresh. */
int unlink(const char *path) {
    REAL(unlink);
    char whole[PATH_MAX], undo[PATH_MAX];
    int found = realpath(path, whole) && undo_path_of(whole, undo);
    int result = real(path), error = errno;
    if (result == 0 && found)
        real(undo);
    errno = error;
    return result;
}
