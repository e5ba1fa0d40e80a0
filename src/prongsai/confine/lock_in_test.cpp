// SPDX-License-Identifier: Apache-2.0
// What a process that was taken over would try, each in a process of its own that was locked in.
#include "prongsai/confine/lock_in.h"

#include <cerrno>
#include <cstdint>
#include <functional>
#include <system_error>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "prongsai/confine/child.h"

namespace prongsai::confine {
namespace {

enum class Could : int { not_do_it = 10, do_it = 11 };

/// Whether `deed` succeeds behind the door.
bool succeeds(const Room& room, const std::function<bool()>& deed) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      lock_in(room);
      _exit(static_cast<int>(deed() ? Could::do_it : Could::not_do_it));
    } catch (const std::exception&) {
      _exit(1);
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) >= static_cast<int>(Could::not_do_it)) << status;
  return WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(Could::do_it);
}

/// What connect() says of a port of this machine where nobody listens; 0 where somebody does.
int answer_of_port(std::uint16_t port) {
  const Descriptor one(socket(AF_INET, SOCK_STREAM, 0));
  if (one.number() < 0) return EPERM;
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int answer = connect(one.number(), reinterpret_cast<const sockaddr*>(&to), sizeof to);
  return answer == 0 ? 0 : errno;
}

const Room closed = {.readable = {}, .tcp_ports = {}, .user = {}};
const Room to_the_web = {.readable = {}, .tcp_ports = {80, 443}, .user = {}};

TEST(LockIn, leaves_no_other_programs_and_processes) {
  for (const Room& room : {closed, to_the_web}) {
    EXPECT_FALSE(succeeds(room, [] { return fork() >= 0; }));
    EXPECT_FALSE(succeeds(room, [] { return execl("/bin/true", "true", nullptr) == 0; }));
    EXPECT_FALSE(succeeds(room, [] { return kill(getppid(), 0) == 0; }));
  }
}

TEST(LockIn, leaves_no_files_but_those_that_were_named) {
  const auto can_read = [](const char* path) {
    return [path] { return open(path, O_RDONLY | O_CLOEXEC) >= 0; };
  };
  for (const Room& room : {closed, to_the_web}) {
    EXPECT_FALSE(succeeds(room, [] { return open("/tmp/locked", O_WRONLY | O_CREAT, 0600) >= 0; }));
    EXPECT_FALSE(succeeds(room, [] { return mkdir("/tmp/locked-folder", 0700) == 0; }));
  }
  if (succeeds(closed, can_read("/etc/passwd")))
    GTEST_SKIP() << "this kernel has no Landlock: files stay readable";
  EXPECT_FALSE(succeeds(to_the_web, can_read("/etc/passwd")));
  const Room with_etc = {.readable = {"/etc"}, .tcp_ports = {}, .user = {}};
  EXPECT_TRUE(succeeds(with_etc, can_read("/etc/passwd")));
  EXPECT_FALSE(succeeds(with_etc, can_read("/proc/self/status")));
}

TEST(LockIn, leaves_the_network_only_where_it_was_asked_for) {
  const auto can_make = [](int family, int kind) {
    return [family, kind] { return socket(family, kind, 0) >= 0; };
  };
  for (const int family : {AF_INET, AF_INET6}) {
    EXPECT_FALSE(succeeds(closed, can_make(family, SOCK_STREAM)));
    EXPECT_TRUE(succeeds(to_the_web, can_make(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK)));
    EXPECT_FALSE(succeeds(to_the_web, can_make(family, SOCK_DGRAM)));
    EXPECT_FALSE(succeeds(to_the_web, can_make(family, SOCK_RAW)));
  }
  for (const Room& room : {closed, to_the_web}) {
    EXPECT_FALSE(succeeds(room, can_make(AF_UNIX, SOCK_STREAM)));
    EXPECT_FALSE(succeeds(room, can_make(AF_NETLINK, SOCK_RAW)));
    EXPECT_FALSE(succeeds(room, [] {
      const Descriptor one(socket(AF_INET, SOCK_STREAM, 0));
      return listen(one.number(), 1) == 0;
    }));
  }
}

TEST(LockIn, lets_through_only_the_ports_that_were_named) {
  if (succeeds(to_the_web, [] { return answer_of_port(9) != EACCES; })) {
    GTEST_SKIP() << "this kernel's Landlock knows no ports (before 6.7)";
  }
  EXPECT_FALSE(succeeds(to_the_web, [] { return answer_of_port(443) == EACCES; }));
  // A packet that connects and sends at once would go past that rule.
  EXPECT_FALSE(succeeds(to_the_web, [] {
    const Descriptor one(socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(9);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    (void)sendto(one.number(), "x", 1, MSG_FASTOPEN | MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&to),
                 sizeof to);
    return errno != EPERM;
  }));
}

TEST(LockIn, takes_the_account_where_it_can) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become somebody else";
  const Room of_nobody = {.readable = {}, .tcp_ports = {}, .user = "nobody"};
  EXPECT_FALSE(
      succeeds(of_nobody, [] { return getuid() == 0 || geteuid() == 0 || getgroups(0, nullptr) > 0; }));
  EXPECT_FALSE(succeeds(of_nobody, [] { return setuid(0) == 0; }));
  const Room of_no_one = {.readable = {}, .tcp_ports = {}, .user = "no-such-account"};
  EXPECT_THROW(lock_in(of_no_one), std::system_error);  // before anything was given up
}

}  // namespace
}  // namespace prongsai::confine
