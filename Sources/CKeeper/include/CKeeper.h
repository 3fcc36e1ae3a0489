#ifndef CKEEPER_H
#define CKEEPER_H

#include <stddef.h>
#include <sys/types.h>

/// What the kernel says about the process at the other end of a socket.
typedef struct {
  uid_t uid;
  pid_t pid;
} ckeeper_peer;

/// Asks the kernel who the peer is; 0, or -1 with errno.
int ckeeper_peer_of(int descriptor, ckeeper_peer *peer);

/// A socket of the Unix domain that no child inherits; -1 with errno.
int ckeeper_socket(void);

/// Binds and listens, or connects; -1 with errno, ENAMETOOLONG for paths of 108 bytes and more.
int ckeeper_listen(int descriptor, const char *path, mode_t mode);
int ckeeper_connect(int descriptor, const char *path);

/// The next connection, which no child inherits; -1 with errno.
int ckeeper_accept(int descriptor);

/// Sends without SIGPIPE; the count, or -1 with errno.
ssize_t ckeeper_send(int descriptor, const void *bytes, size_t count);

/// A pipe that no child inherits; -1 with errno.
int ckeeper_pipe(int ends[2]);

/// Writes one byte to the descriptor when the process is asked to end (SIGTERM, SIGINT, SIGHUP); ignores SIGPIPE.
int ckeeper_on_end(int descriptor);

/// Type of the file system on which the folder lies, as statfs(2) numbers it; -1 with errno.
long ckeeper_file_system(const char *folder);

/// Starts a program that outlives this process: session and folder of its own, standard streams to /dev/null, the
/// descriptor `report` as number 3 and no other. 0, or -1 with errno.
int ckeeper_start(const char *program, char *const arguments[], char *const environment[], int report);

#endif
