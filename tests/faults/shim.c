/* Makes system calls on the files of one folder fail: put before a program by LD_PRELOAD. For Linux, glibc 2.33 or later.
 *
 * FAULT_UNDER   the folder, absolute
 * FAULT_KIND    full    a call that takes room: ENOSPC
 *               torn    a write: half of it is written; the next call that takes room: ENOSPC
 *               broken  any call: EIO
 *               short   a read or write: half of it is done, and the call says so
 * FAULT_AT      which call of that kind, from 1, all threads together
 * FAULT_ON      once: that one; good: all from that one on
 * FAULT_MARK    a file elsewhere, in which the first call that fails is named
 *
 * Waiting for a lock is cut short: nobody but the program itself holds one. munmap is let be: it cannot fail on what was mapped.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* What a call is, beside a call. */
enum { PLAIN = 0, ROOM = 1, READS = 2, WRITES = 4 };
/* What judge says: nothing happens, half is done, or the errno. */
enum { PASS = 0, HALF = -1 };

#define MOST 1024 /* descriptors */
static bool ours[MOST];
static char names[MOST][64];
static long counted;
static int torn;

#define REAL(call) ((__typeof__(&call))dlsym(RTLD_NEXT, #call))
#define IN(text, setting) (strcmp(set(setting), text) == 0)

static const char *set(const char *setting) {
    const char *value = getenv(setting);
    return value ? value : "";
}

static bool under(const char *path) {
    size_t length = strlen(set("FAULT_UNDER"));
    return path && length && strncmp(path, set("FAULT_UNDER"), length) == 0 && path[length] == '/';
}

static bool is_ours(int fd) { return fd >= 0 && fd < MOST && ours[fd]; }

static const char *last(const char *path) { return strrchr(path, '/') + 1; }

/* By system calls that nothing here stands before. */
static void mark(const char *call, const char *name) {
    char line[128];
    int length = snprintf(line, sizeof line, "%s %s\n", call, name);
    int fd = syscall(SYS_openat, AT_FDCWD, set("FAULT_MARK"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    syscall(SYS_write, fd, line, length);
    syscall(SYS_close, fd);
}

/* What becomes of a call. */
static int judge(const char *call, const char *name, int nature) {
    bool full = IN("full", "FAULT_KIND"), tears = IN("torn", "FAULT_KIND"), shortens = IN("short", "FAULT_KIND");
    bool good = IN("good", "FAULT_ON");
    if (torn && (nature & ROOM)) {
        torn = good;
        return ENOSPC;
    }
    if ((full && !(nature & ROOM)) || (tears && !(nature & WRITES)) || (shortens && !(nature & (READS | WRITES)))) return PASS;
    long at = atol(set("FAULT_AT")), now = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
    if (now == at) mark(call, name);
    if (now != at && !(good && now > at)) return PASS;
    torn = tears;
    return tears || shortens ? HALF : full ? ENOSPC : EIO;
}

#define FAIL_OR(result, verdict, real) ((verdict) > 0 ? (errno = (verdict), (result)-1) : (real))

#define ON_PATH(call, nature, params, ...)                                 \
    int call params {                                                      \
        int verdict = under(path) ? judge(#call, last(path), nature) : 0;  \
        return FAIL_OR(int, verdict, REAL(call)(__VA_ARGS__));             \
    }
ON_PATH(access, PLAIN, (const char *path, int mode), path, mode)
ON_PATH(stat, PLAIN, (const char *path, struct stat *found), path, found)
ON_PATH(stat64, PLAIN, (const char *path, struct stat64 *found), path, found)
ON_PATH(lstat, PLAIN, (const char *path, struct stat *found), path, found)
ON_PATH(lstat64, PLAIN, (const char *path, struct stat64 *found), path, found)
ON_PATH(statx, PLAIN, (int folder, const char *path, int flags, unsigned mask, struct statx *found), folder, path, flags, mask, found)
ON_PATH(unlink, PLAIN, (const char *path), path)
ON_PATH(rename, ROOM, (const char *path, const char *to), path, to)

#define ON_FD(result, call, nature, params, ...)                        \
    result call params {                                                \
        int verdict = is_ours(fd) ? judge(#call, names[fd], nature) : 0; \
        return FAIL_OR(result, verdict, REAL(call)(__VA_ARGS__));       \
    }
ON_FD(int, fstat, PLAIN, (int fd, struct stat *found), fd, found)
ON_FD(int, fstat64, PLAIN, (int fd, struct stat64 *found), fd, found)
ON_FD(off_t, lseek, PLAIN, (int fd, off_t to, int from), fd, to, from)
ON_FD(off64_t, lseek64, PLAIN, (int fd, off64_t to, int from), fd, to, from)
ON_FD(int, fsync, ROOM, (int fd), fd)
ON_FD(int, fdatasync, ROOM, (int fd), fd)
ON_FD(int, ftruncate, ROOM, (int fd, off_t length), fd, length)
ON_FD(int, ftruncate64, ROOM, (int fd, off64_t length), fd, length)
ON_FD(int, flock, PLAIN, (int fd, int what), fd, what)
ON_FD(int, fchmod, PLAIN, (int fd, mode_t mode), fd, mode)
ON_FD(int, fchown, PLAIN, (int fd, uid_t owner, gid_t group), fd, owner, group)
ON_FD(void *, mmap, PLAIN, (void *at, size_t length, int may, int flags, int fd, off_t from), at, length, may, flags, fd, from)
ON_FD(void *, mmap64, PLAIN, (void *at, size_t length, int may, int flags, int fd, off64_t from), at, length, may, flags, fd, from)

#define TRANSFER(call, nature, params, ...)                              \
    ssize_t call params {                                                \
        int verdict = is_ours(fd) ? judge(#call, names[fd], nature) : 0; \
        if (verdict == HALF) count -= count / 2;                         \
        return FAIL_OR(ssize_t, verdict, REAL(call)(__VA_ARGS__));       \
    }
TRANSFER(read, READS, (int fd, void *data, size_t count), fd, data, count)
TRANSFER(pread, READS, (int fd, void *data, size_t count, off_t from), fd, data, count, from)
TRANSFER(pread64, READS, (int fd, void *data, size_t count, off64_t from), fd, data, count, from)
TRANSFER(write, ROOM | WRITES, (int fd, const void *data, size_t count), fd, data, count)
TRANSFER(pwrite, ROOM | WRITES, (int fd, const void *data, size_t count, off_t to), fd, data, count, to)
TRANSFER(pwrite64, ROOM | WRITES, (int fd, const void *data, size_t count, off64_t to), fd, data, count, to)

static int opened(int fd, const char *path) {
    if (fd >= 0 && fd < MOST && under(path)) {
        ours[fd] = true;
        snprintf(names[fd], sizeof names[fd], "%s", last(path));
    }
    return fd;
}

#define OPEN(call, params, ...)                                                                 \
    int call params {                                                                           \
        va_list more;                                                                           \
        va_start(more, flags);                                                                  \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;                 \
        va_end(more);                                                                           \
        int verdict = under(path) ? judge(#call, last(path), flags & O_CREAT ? ROOM : PLAIN) : 0; \
        return FAIL_OR(int, verdict, opened(REAL(call)(__VA_ARGS__, flags, mode), path));       \
    }
OPEN(open, (const char *path, int flags, ...), path)
OPEN(open64, (const char *path, int flags, ...), path)
OPEN(openat, (int folder, const char *path, int flags, ...), folder, path)
OPEN(openat64, (int folder, const char *path, int flags, ...), folder, path)

#define FCNTL(call)                                                      \
    int call(int fd, int what, ...) {                                    \
        va_list more;                                                    \
        va_start(more, what);                                            \
        void *with = va_arg(more, void *);                               \
        va_end(more);                                                    \
        int verdict = is_ours(fd) ? judge(#call, names[fd], PLAIN) : 0;  \
        return FAIL_OR(int, verdict, REAL(call)(fd, what, with));        \
    }
FCNTL(fcntl)
FCNTL(fcntl64)

/* One that fails has closed the file all the same. */
int close(int fd) {
    int verdict = is_ours(fd) ? judge("close", names[fd], PLAIN) : 0;
    if (fd >= 0 && fd < MOST) ours[fd] = false;
    int closed = REAL(close)(fd);
    return FAIL_OR(int, verdict, closed);
}

int nanosleep(const struct timespec *time, struct timespec *left) {
    (void)time, (void)left;
    return 0;
}
