// SPDX-License-Identifier: Apache-2.0
#include "child_process.h"

#include <array>
#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace prongsai::engines {

ChildProcess::ChildProcess(const std::string& program, const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  process_ = fork();
  if (process_ == 0) {
    dup2(ends[1], 1);
    execv(pointers.front(), pointers.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = ends[0];
}

ChildProcess::~ChildProcess() {
  close(output_);
  if (process_ > 0) {
    kill_now();
    wait();
  }
}

std::string ChildProcess::read_some() {
  std::array<char, 4096> buffer{};
  const ssize_t count = read(output_, buffer.data(), buffer.size());
  return {buffer.data(), static_cast<std::size_t>(count > 0 ? count : 0)};
}

std::string ChildProcess::read_all() {
  std::string out;
  std::array<char, 4096> buffer{};
  for (ssize_t count = 0; (count = read(output_, buffer.data(), buffer.size())) > 0;) {
    out.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return out;
}

void ChildProcess::kill_now() {
  kill(process_, SIGKILL);
}

int ChildProcess::wait() {
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace prongsai::engines
