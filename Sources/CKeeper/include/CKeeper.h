#ifndef CKEEPER_H
#define CKEEPER_H
#include <sys/types.h>

/// Who is at the other end of a Unix socket, as the kernel says; 0 on success.
int ck_peer(int socket, uid_t *uid, pid_t *pid);

/// Opens a listening Unix socket with mode 0600 (0660 when group is set); a descriptor, or -1 with errno.
int ck_listen(const char *path, int group);

/// Connects to a Unix socket; a descriptor, or -1 with errno.
int ck_connect(const char *path);

/// Starts a program in a session of its own with standard streams on /dev/null; the descriptor `keep` stays open
/// in it as number 3. The process id, or -1 with errno.
pid_t ck_spawn(const char *path, char *const argv[], int keep);

#endif
