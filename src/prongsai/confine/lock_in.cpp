// SPDX-License-Identifier: Apache-2.0
#include "prongsai/confine/lock_in.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <grp.h>
#include <linux/landlock.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "prongsai/confine/calls_detail.h"

namespace prongsai::confine {
namespace {

void limit(decltype(RLIMIT_CPU) what, rlim_t most) {
  const rlimit both{most, most + (what == RLIMIT_CPU ? 2 : 0)};  // at the second one the kernel kills
  (void)setrlimit(what, &both);  // fails only where the limit is lower already
}

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno != 0 ? errno : ENOENT, std::generic_category(), what);
}

void become(const std::string& user) {
  if (user.empty() || geteuid() != 0) return;
  errno = 0;
  const passwd* const account = getpwnam(user.c_str());  // NOLINT(concurrency-mt-unsafe): one thread
  if (account == nullptr || account->pw_uid == 0) fail("no account " + user);
  const uid_t number = account->pw_uid;
  const gid_t group = account->pw_gid;
  if (setgroups(0, nullptr) != 0 || setresgid(group, group, group) != 0 ||
      setresuid(number, number, number) != 0) {
    fail("cannot become " + user);
  }
}

// Of headers younger than those of Debian 12.
constexpr __u64 landlock_bind_tcp = 1ULL << 0U;
constexpr __u64 landlock_connect_tcp = 1ULL << 1U;
constexpr __u64 landlock_scope_unix = 1ULL << 0U;
constexpr __u64 landlock_scope_signal = 1ULL << 1U;
constexpr int landlock_rule_net_port = 2;
struct LandlockPort {
  __u64 allowed_access;
  __u64 port;
};
struct LandlockHandled {
  __u64 files;
  __u64 net;
  __u64 scoped;
};

/// Reading is handled, and all that changes files; folders that may be read are let through.
void fence_files_and_ports(const Room& room) {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return;  // a kernel before 5.13, or one that was started without it
  constexpr __u64 reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  LandlockHandled handled{};
  handled.files = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;  // all thirteen of the first version
  std::size_t bytes = sizeof handled.files;
  if (version >= 4) {
    handled.net = landlock_bind_tcp | landlock_connect_tcp;
    bytes += sizeof handled.net;
  }
  if (version >= 6) {
    handled.scoped = landlock_scope_unix | landlock_scope_signal;
    bytes += sizeof handled.scoped;
  }
  const long rules = syscall(SYS_landlock_create_ruleset, &handled, bytes, 0);
  if (rules < 0) return;
  for (const std::string& folder : room.readable) {
    landlock_path_beneath_attr allowed{};
    allowed.allowed_access = reading;
    allowed.parent_fd = open(folder.c_str(), O_PATH | O_CLOEXEC);
    if (allowed.parent_fd < 0) continue;
    (void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &allowed, 0);
    close(allowed.parent_fd);
  }
  for (const std::uint16_t port : room.tcp_ports) {
    if (version < 4) break;
    const LandlockPort allowed{landlock_connect_tcp, port};
    (void)syscall(SYS_landlock_add_rule, rules, landlock_rule_net_port, &allowed, 0);
  }
  (void)syscall(SYS_landlock_restrict_self, rules, 0);
  close(static_cast<int>(rules));
}

}  // namespace

void lock_in(const Room& room) {
  become(room.user);
  if (room.seconds_of_work_max != 0) limit(RLIMIT_CPU, room.seconds_of_work_max);
#if !defined(__SANITIZE_ADDRESS__) && !(defined(__has_feature) && __has_feature(address_sanitizer))
  limit(RLIMIT_AS, room.memory_bytes_max);
#endif
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, room.open_files_max);
  limit(RLIMIT_NPROC, 0);
  (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  (void)prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0);  // the parent gone, nobody waits for the answer
  (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  fence_files_and_ports(room);
  filter_calls(room.tcp_ports.empty() ? Network::none : Network::outgoing);
}

}  // namespace prongsai::confine
