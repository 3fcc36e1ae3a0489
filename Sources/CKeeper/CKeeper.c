#define _GNU_SOURCE
#include "CKeeper.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

int ck_peer(int socket, uid_t *uid, pid_t *pid) {
  struct ucred credentials;
  socklen_t size = sizeof credentials;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return -1;
  *uid = credentials.uid;
  *pid = credentials.pid;
  return 0;
}

static int address(const char *path, struct sockaddr_un *name) {
  memset(name, 0, sizeof *name);
  name->sun_family = AF_UNIX;
  if (strlen(path) >= sizeof name->sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(name->sun_path, path);
  return 0;
}

int ck_listen(const char *path, int group) {
  struct sockaddr_un name;
  if (address(path, &name) != 0) return -1;
  int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -1;
  mode_t before = umask(group ? 0117 : 0177);
  int failed = bind(descriptor, (struct sockaddr *)&name, sizeof name) != 0 || listen(descriptor, 64) != 0;
  umask(before);
  if (failed) {
    int reason = errno;
    close(descriptor);
    errno = reason;
    return -1;
  }
  return descriptor;
}

int ck_connect(const char *path) {
  struct sockaddr_un name;
  if (address(path, &name) != 0) return -1;
  int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -1;
  if (connect(descriptor, (struct sockaddr *)&name, sizeof name) != 0) {
    int reason = errno;
    close(descriptor);
    errno = reason;
    return -1;
  }
  return descriptor;
}

pid_t ck_spawn(const char *path, char *const argv[], int keep) {
  pid_t child = fork();
  if (child != 0) return child;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  setsid();
  int nothing = open("/dev/null", O_RDWR);
  if (nothing >= 0) {
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(nothing, 2);
  }
  if (keep == 3) {
    fcntl(3, F_SETFD, 0);
  } else {
    dup2(keep, 3);
  }
  close_range(4, ~0U, 0);
  execv(path, argv);
  _exit(127);
}
