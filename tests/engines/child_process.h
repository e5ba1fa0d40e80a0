// SPDX-License-Identifier: Apache-2.0
// Another program that uses the same database, and that may be killed.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace prongsai::engines {

class ChildProcess {
 public:
  ChildProcess(const std::string& program, const std::vector<std::string>& arguments);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Waits until it has written something, and gives what there is; "" when it ended without.
  [[nodiscard]] std::string read_some();
  /// What it wrote to its standard output, up to its end.
  [[nodiscard]] std::string read_all();
  void kill_now();
  /// Its exit status; -1 when a signal ended it.
  int wait();

 private:
  pid_t process_ = -1;
  int output_ = -1;
};

}  // namespace prongsai::engines
