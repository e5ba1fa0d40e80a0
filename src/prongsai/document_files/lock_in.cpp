// SPDX-License-Identifier: Apache-2.0
// What a process that parses somebody's file does without.
#include <array>
#include <cerrno>
#include <cstddef>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "prongsai/document_files/apart_detail.h"

namespace prongsai::document_files {
namespace {

constexpr rlim_t seconds_of_work_max = 25;
constexpr rlim_t memory_max = 1024UL * 1024 * 1024;

void limit(decltype(RLIMIT_CPU) what, rlim_t most) {
  const rlimit both{most, most + (what == RLIMIT_CPU ? 2 : 0)};  // at the second one the kernel kills
  (void)setrlimit(what, &both);  // fails only where the limit is lower already
}

#if defined(__x86_64__)
constexpr unsigned machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned machine = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned machine = 0;
#endif

// The system calls of other processes, of the network, and of changing files. Reading files stays: fonts.
constexpr std::array refused = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_unlinkat,
    SYS_mkdirat,
    SYS_linkat,
    SYS_symlinkat,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_mount,
    SYS_umount2,
    SYS_chroot,
    SYS_setns,
    SYS_unshare,
    SYS_kill,
    SYS_truncate,
    SYS_ftruncate,
    SYS_mknodat,
    SYS_bpf,
    SYS_keyctl,
    SYS_add_key,
    SYS_renameat2,
    SYS_init_module,
    SYS_userfaultfd,
    SYS_perf_event_open,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_io_uring_setup,
    SYS_openat2,
    SYS_clone3,
#if defined(__x86_64__)
    SYS_fork,
    SYS_vfork,
    SYS_unlink,
    SYS_mkdir,
    SYS_rmdir,
    SYS_rename,
    SYS_link,
    SYS_symlink,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_creat,
    SYS_mknod,
    SYS_renameat,
#endif
};

void filter_calls() {
  if constexpr (machine == 0) return;
  constexpr unsigned call_at = offsetof(seccomp_data, nr);
  constexpr unsigned machine_at = offsetof(seccomp_data, arch);
  constexpr unsigned third_argument = offsetof(seccomp_data, args) + 2 * sizeof(__u64);
  constexpr unsigned deny = SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA);
  constexpr unsigned writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  std::array<sock_filter, refused.size() * 2 + 10> program{};
  std::size_t n = 0;
  program[n++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, machine_at);
  program[n++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0);
  program[n++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  program[n++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, call_at);
  for (const long call : refused) {
    program[n++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1);
    program[n++] = BPF_STMT(BPF_RET | BPF_K, deny);
  }
  // openat: for reading only.
  program[n++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3);
  program[n++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, third_argument);
  program[n++] = BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, writing, 0, 1);
  program[n++] = BPF_STMT(BPF_RET | BPF_K, deny);
  program[n++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  const sock_fprog whole{static_cast<unsigned short>(n), program.data()};
  (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole, 0, 0);
}

/// Files of the system may be read, fonts among them; the server's own, its keys and its database, may not.
void close_files() {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
                              LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE |
                              LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE;
  const long rules = syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
  if (rules < 0) return;  // a kernel before 5.13
  for (const char* folder : {"/usr/share", "/usr/lib", "/etc/fonts", "/var/cache/fontconfig"}) {
    landlock_path_beneath_attr allowed{};
    allowed.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    allowed.parent_fd = open(folder, O_PATH | O_CLOEXEC);
    if (allowed.parent_fd < 0) continue;
    (void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &allowed, 0);
    close(allowed.parent_fd);
  }
  (void)syscall(SYS_landlock_restrict_self, rules, 0);
  close(static_cast<int>(rules));
}

}  // namespace

void lock_this_process_in() {
  limit(RLIMIT_CPU, seconds_of_work_max);
#if !defined(__SANITIZE_ADDRESS__) && !(defined(__has_feature) && __has_feature(address_sanitizer))
  limit(RLIMIT_AS, memory_max);
#endif
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 64);
  limit(RLIMIT_NPROC, 0);
  (void)prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0);  // the server gone, nobody waits for the answer
  (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  close_files();
  filter_calls();
}

}  // namespace prongsai::document_files
