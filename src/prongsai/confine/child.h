// SPDX-License-Identifier: Apache-2.0
// A second process of this program, with one pipe to it and one from it.
#pragma once

#include <string>
#include <utility>

#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

namespace prongsai::confine {

/// Owns an open file.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

struct Pipe {
  Descriptor out;  ///< read from
  Descriptor in;   ///< written to
};
/// Neither end goes along to other programs. Throws std::system_error.
[[nodiscard]] Pipe make_pipe();

/// The second process; killed, and waited for, when this goes out of scope.
class Child {
 public:
  /// `program` is called with the one argument. It gets `input` as its standard input and `output` as its
  /// output, no other descriptor, and nothing of our environment: passwords of databases stand there.
  /// Throws std::system_error where it cannot be started.
  Child(const std::string& program, const std::string& argument, int input, int output);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] pid_t number() const { return pid_; }
  /// Waits for its end; gives how it ended, as waitpid does.
  int wait();

 private:
  pid_t pid_ = -1;
};

/// While one lives in a thread, a write to a pipe that nobody reads is an error there, not the program's end.
class WithoutPipeSignal {
 public:
  WithoutPipeSignal();
  ~WithoutPipeSignal();
  WithoutPipeSignal(const WithoutPipeSignal&) = delete;
  WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;

 private:
  sigset_t before_{};
  bool was_blocked_ = false;
};

}  // namespace prongsai::confine
