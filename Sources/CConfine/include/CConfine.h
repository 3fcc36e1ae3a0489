#ifndef CCONFINE_H
#define CCONFINE_H

#include <sys/types.h>

/// What a program of others is given and how much it may take.
typedef struct {
  /// Its standard streams.
  int input, output, errors;
  /// Its working folder, the only place where it may write.
  const char *folder;
  /// Folders below which it may read; ends with a null.
  const char *const *readable;
  /// Bytes of address space of each process, bytes of a file, seconds of processor time of each process.
  unsigned long memory, file, seconds;
  /// How many processes and threads the account may have while it runs.
  unsigned long processes;
} cconfine_limits;

/// Starts a program that can open no socket, signal no other process, leave its group, gain no right, and write nowhere but
/// in its folder; the last where the kernel has Landlock. Its process is the leader of its group. The pid, or -1 with errno.
pid_t cconfine_start(const char *program, char *const arguments[], char *const environment[], const cconfine_limits *limits);

/// A pipe that no child inherits; -1 with errno.
int cconfine_pipe(int ends[2]);

/// Whether the kernel keeps a program from files that are not its own (Landlock): 1 or 0.
int cconfine_guards_files(void);

#endif
