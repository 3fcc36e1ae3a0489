#define _GNU_SOURCE
#include "CKeeper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

int ckeeper_peer_of(int descriptor, ckeeper_peer *peer) {
  struct ucred who;
  socklen_t size = sizeof who;
  if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &who, &size) != 0) return -1;
  peer->uid = who.uid;
  peer->pid = who.pid;
  return 0;
}

int ckeeper_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

static int address(const char *path, struct sockaddr_un *out) {
  memset(out, 0, sizeof *out);
  out->sun_family = AF_UNIX;
  if (strlen(path) >= sizeof out->sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(out->sun_path, path);
  return 0;
}

int ckeeper_listen(int descriptor, const char *path, mode_t mode) {
  struct sockaddr_un at;
  if (address(path, &at) != 0) return -1;
  // The mode of the socket itself decides before anybody can connect.
  if (fchmod(descriptor, mode) != 0) return -1;
  mode_t before = umask(0777 & ~mode);
  int bound = bind(descriptor, (struct sockaddr *)&at, sizeof at);
  umask(before);
  if (bound != 0) return -1;
  return listen(descriptor, 128);
}

int ckeeper_connect(int descriptor, const char *path) {
  struct sockaddr_un at;
  if (address(path, &at) != 0) return -1;
  return connect(descriptor, (struct sockaddr *)&at, sizeof at);
}

int ckeeper_accept(int descriptor) { return accept4(descriptor, NULL, NULL, SOCK_CLOEXEC); }

ssize_t ckeeper_send(int descriptor, const void *bytes, size_t count) { return send(descriptor, bytes, count, MSG_NOSIGNAL); }

int ckeeper_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

long ckeeper_file_system(const char *folder) {
  struct statfs found;
  return statfs(folder, &found) == 0 ? (long)found.f_type : -1;
}

static volatile sig_atomic_t end_descriptor = -1;

static void on_end(int signal) {
  (void)signal;
  int before = errno;
  char byte = 0;
  ssize_t ignored = write(end_descriptor, &byte, 1);
  (void)ignored;
  errno = before;
}

int ckeeper_on_end(int descriptor) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  action.sa_handler = SIG_IGN;
  if (sigaction(SIGPIPE, &action, NULL) != 0) return -1;
  end_descriptor = descriptor;
  action.sa_handler = on_end;
  if (sigaction(SIGTERM, &action, NULL) != 0 || sigaction(SIGINT, &action, NULL) != 0 || sigaction(SIGHUP, &action, NULL) != 0)
    return -1;
  // Whoever started the program may have held the signals back.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGHUP);
  return sigprocmask(SIG_UNBLOCK, &ends, NULL);
}

/// In the grandchild of a process with threads: only calls that signal handlers may make.
static void become(const char *program, char *const arguments[], char *const environment[], int report) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  umask(077);
  // Above the numbers that are about to be taken.
  int held = fcntl(report, F_DUPFD, 10);
  int nowhere = open("/dev/null", O_RDWR);
  if (held < 0 || nowhere < 0 || chdir("/") != 0) _exit(127);
  for (int stream = 0; stream < 3; stream++) dup2(nowhere, stream);
  dup2(held, 3);
  close_range(4, ~0U, 0);
  execve(program, arguments, environment);
  _exit(127);
}

int ckeeper_start(const char *program, char *const arguments[], char *const environment[], int report) {
  pid_t child = fork();
  if (child < 0) return -1;
  if (child == 0) {
    setsid();
    pid_t grandchild = fork();
    if (grandchild != 0) _exit(grandchild < 0);
    become(program, arguments, environment, report);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  if (status != 0) errno = EAGAIN;
  return status == 0 ? 0 : -1;
}
