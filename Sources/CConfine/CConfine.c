#define _GNU_SOURCE
#include "CConfine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/close_range.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#define CCONFINE_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CCONFINE_ARCH AUDIT_ARCH_AARCH64
#else
#error "no filter of system calls for this processor"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)
#define DENY(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), RETURN(SECCOMP_RET_ERRNO | EPERM)

// No network and no socket of this machine, no signal to others, no way out of the process group, no look into others.
static struct sock_filter calls[] = {
  LOAD(arch),
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CCONFINE_ARCH, 1, 0),
  RETURN(SECCOMP_RET_KILL_PROCESS),
  LOAD(nr),
  BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
  RETURN(SECCOMP_RET_KILL_PROCESS),
  DENY(socket), DENY(connect), DENY(bind), DENY(listen), DENY(io_uring_setup),
  DENY(kill), DENY(tkill), DENY(pidfd_open), DENY(pidfd_send_signal), DENY(pidfd_getfd),
  DENY(setsid), DENY(setpgid), DENY(ptrace), DENY(process_vm_readv), DENY(process_vm_writev),
  DENY(unshare), DENY(setns), DENY(mount), DENY(bpf), DENY(userfaultfd), DENY(keyctl), DENY(add_key),
  DENY(perf_event_open),
  RETURN(SECCOMP_RET_ALLOW),
};

int cconfine_guards_files(void) {
  return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

int cconfine_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

static int permit(int rules, const char *path, uint64_t rights) {
  struct landlock_path_beneath_attr beneath = {.allowed_access = rights, .parent_fd = open(path, O_PATH | O_CLOEXEC)};
  // A folder that is not there needs no right.
  if (beneath.parent_fd < 0) return 0;
  struct stat found;
  if (fstat(beneath.parent_fd, &found) == 0 && !S_ISDIR(found.st_mode))
    beneath.allowed_access &= LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE;
  int result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  close(beneath.parent_fd);
  return result;
}

static int guard_files(const cconfine_limits *limits) {
  if (!cconfine_guards_files()) return 0;
  const uint64_t reading = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  const uint64_t all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  const uint64_t device = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE;
  struct landlock_ruleset_attr handled = {.handled_access_fs = all};
  int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
  if (rules < 0) return -1;
  for (const char *const *path = limits->readable; *path != NULL; path++)
    if (permit(rules, *path, reading) != 0) return -1;
  if (permit(rules, limits->folder, all) != 0 || permit(rules, "/dev/null", device) != 0) return -1;
  int result = (int)syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
  return result;
}

static int limit(int resource, unsigned long most) {
  struct rlimit value = {.rlim_cur = most, .rlim_max = most};
  return setrlimit(resource, &value);
}

static int confine(const cconfine_limits *limits) {
  if (setpgid(0, 0) != 0 || chdir(limits->folder) != 0) return -1;
  if (dup2(limits->input, 0) < 0 || dup2(limits->output, 1) < 0 || dup2(limits->errors, 2) < 0) return -1;
  if (close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0) return -1;
  sigset_t none;
  sigemptyset(&none);
  if (sigprocmask(SIG_SETMASK, &none, NULL) != 0) return -1;
  signal(SIGPIPE, SIG_DFL);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return -1;
  if (guard_files(limits) != 0) return -1;
  if (limit(RLIMIT_AS, limits->memory) != 0 || limit(RLIMIT_FSIZE, limits->file) != 0) return -1;
  if (limit(RLIMIT_CPU, limits->seconds) != 0 || limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_NOFILE, 256) != 0) return -1;
  // Whoever has more rights than an account is not counted; the time that it may take ends it all the same.
  if (limit(RLIMIT_NPROC, limits->processes) != 0) return -1;
  struct sock_fprog filter = {.len = sizeof calls / sizeof *calls, .filter = calls};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

pid_t cconfine_start(const char *program, char *const arguments[], char *const environment[], const cconfine_limits *limits) {
  // The child's end closes by itself when the program runs; before that it says why it does not.
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return -1;
  pid_t child = fork();
  if (child == 0) {
    if (confine(limits) == 0) execve(program, arguments, environment);
    int why = errno;
    ssize_t ignored = write(report[1], &why, sizeof why);
    (void)ignored;
    _exit(127);
  }
  int why = child < 0 ? errno : 0;
  close(report[1]);
  if (child > 0) {
    ssize_t count;
    do count = read(report[0], &why, sizeof why);
    while (count < 0 && errno == EINTR);
    if (count <= 0) why = 0;
  }
  close(report[0]);
  if (why == 0) return child;
  if (child > 0)
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
  errno = why;
  return -1;
}
