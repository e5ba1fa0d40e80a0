// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cerrno>
#include <cstddef>
#include <vector>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "prongsai/confine/calls_detail.h"

namespace prongsai::confine {
namespace {

#if defined(__x86_64__)
constexpr unsigned machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned machine = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned machine = 0;
#endif

// The system calls of other processes and of changing files. Reading files stays: Landlock says which.
constexpr std::array refused = {
    SYS_socketpair,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendmmsg,
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
    SYS_clone,
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

constexpr unsigned deny = SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA);

class Program {
 public:
  void refuse(long call) {
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1));
    add(BPF_STMT(BPF_RET | BPF_K, deny));
  }
  /// Where one of `bits` is set in the argument (0 is the first).
  void refuse_with(long call, unsigned argument, unsigned bits) {
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 4));
    load(argument);
    add(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
    add(BPF_STMT(BPF_RET | BPF_K, deny));
    add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  }
  void allow_only_tcp_sockets() {
    constexpr unsigned kinds = 0xf;  // the rest are flags of the new descriptor
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 8));
    load(0);
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 1, 0));
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET6, 0, 4));
    load(1);
    add(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, kinds));
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SOCK_STREAM, 0, 1));
    add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    add(BPF_STMT(BPF_RET | BPF_K, deny));
  }
  void load(unsigned argument) {
    const auto at = static_cast<unsigned>(offsetof(seccomp_data, args) + argument * sizeof(__u64));
    add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, at));
  }
  void add(const sock_filter& step) { steps_.push_back(step); }

  void take_effect() {
    const sock_fprog whole{static_cast<unsigned short>(steps_.size()), steps_.data()};
    (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole, 0, 0);
  }

 private:
  std::vector<sock_filter> steps_;
};

}  // namespace

void filter_calls(Network network) {
  if constexpr (machine == 0) return;
  Program program;
  program.add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)));
  program.add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0));
  program.add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  program.add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
#if defined(__x86_64__)
  constexpr unsigned x32_calls = 0x40000000;  // the same calls again, under other numbers
  program.add(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, x32_calls, 0, 1));
  program.add(BPF_STMT(BPF_RET | BPF_K, deny));
#endif
  for (const long call : refused) program.refuse(call);
  program.refuse_with(SYS_openat, 2, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC);
#if defined(__x86_64__)
  program.refuse_with(SYS_open, 1, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC);
#endif
  if (network == Network::none) {
    program.refuse(SYS_socket);
    program.refuse(SYS_connect);
  } else {
    // Sending with this flag connects without asking whether that port may be connected to.
    program.refuse_with(SYS_sendto, 3, MSG_FASTOPEN);
    program.refuse_with(SYS_sendmsg, 2, MSG_FASTOPEN);
    program.allow_only_tcp_sockets();
  }
  program.add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  program.take_effect();
}

}  // namespace prongsai::confine
