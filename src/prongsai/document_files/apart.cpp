// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "prongsai/confine/child.h"
#include "prongsai/document_files/apart_detail.h"
#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/read.h"
#include "prongsai/document_files/reading_detail.h"

namespace prongsai::document_files {
namespace {

using Clock = std::chrono::steady_clock;
using confine::Pipe;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

enum class End : std::uint8_t { answered, too_slow, too_much };

/// Sends and receives at once: a child that answers before it has read everything must not stop both.
End converse(Pipe& to, Pipe& from, std::string_view question, std::string& answer,
             const ApartLimits& limits) {
  const Clock::time_point until = Clock::now() + std::chrono::seconds(limits.seconds);
  (void)fcntl(to.in.number(), F_SETFL, O_NONBLOCK);
  std::array<char, 64 * 1024> piece{};
  for (;;) {
    if (question.empty()) to.in.close();
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return End::too_slow;
    std::array<pollfd, 2> ends = {pollfd{from.out.number(), POLLIN, 0}, pollfd{to.in.number(), POLLOUT, 0}};
    const int ready = poll(ends.data(), to.in.number() >= 0 ? 2 : 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) fail("poll");
    if (ready <= 0) continue;
    if (to.in.number() >= 0 && ends[1].revents != 0) {
      const ssize_t sent = ::write(to.in.number(), question.data(), question.size());
      if (sent > 0) question.remove_prefix(static_cast<std::size_t>(sent));
      if (sent < 0 && errno != EAGAIN && errno != EINTR) question = {};  // it reads no more: see what it says
    }
    if (ends[0].revents != 0) {
      const ssize_t got = ::read(from.out.number(), piece.data(), piece.size());
      if (got == 0) return End::answered;
      if (got < 0 && errno != EINTR) fail("read");
      if (got > 0) answer.append(piece.data(), static_cast<std::size_t>(got));
      if (answer.size() > limits.answer_bytes_max) return End::too_much;
    }
  }
}

std::string read_all(int descriptor, std::size_t most) {
  std::string out;
  std::array<char, 64 * 1024> piece{};
  for (;;) {
    const ssize_t got = ::read(descriptor, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(got));
    if (out.size() > most) return {};
  }
}

}  // namespace

base::Result<lint::Manuscript> read_apart_within(std::string_view bytes, const std::string& name,
                                                 const std::string& program, const ApartLimits& limits) {
  try {
    if (bytes.size() > document_bytes_max) refuse_too_large(bytes.size(), document_bytes_max);
  } catch (const Refusal& refusal) {
    return refusal.problem;
  }
  const base::Problem too_slow{"document.too_slow", {{"seconds", std::to_string(limits.seconds)}}, {}};
  const base::Problem damaged{"document.damaged", {{"name", name}}, {}};
  const bool is_sendable = is_utf8(name) && name.find('\0') == std::string::npos;
  const std::string question = pack_question(bytes, is_sendable ? name : std::string("?"));
  const confine::WithoutPipeSignal without_signal;
  Pipe to = confine::make_pipe();
  Pipe from = confine::make_pipe();
  std::string answer;
  confine::Child child(program, apart_argument, to.out.number(), from.in.number());
  to.out.close();
  from.in.close();
  const End end = converse(to, from, question, answer, limits);
  if (end == End::too_slow) return too_slow;
  if (end == End::too_much) return damaged;
  const int status = child.wait();
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return too_slow;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return damaged;
  auto read = unpack_answer(answer);
  if (!read) return damaged;
  if (!read->ok()) return std::move(*read);
  try {
    hold_to_limits(read->value());  // it may have been talked out of doing so itself
  } catch (const Refusal& refusal) {
    return refusal.problem;
  }
  read->value().name = name;
  return std::move(*read);
}

base::Result<lint::Manuscript> read_apart(std::string_view bytes, const std::string& name,
                                          const std::string& program) {
  return read_apart_within(bytes, name, program, {});
}

int read_for_parent() {
  lock_this_process_in();
  try {
    const std::string packed = read_all(STDIN_FILENO, document_bytes_max + 64U * 1024);
    const auto question = unpack_question(packed);
    if (!question) return 2;
    const std::string whole = pack_answer(read(question->bytes, question->name));
    for (std::string_view answer = whole; !answer.empty();) {
      const ssize_t sent = ::write(STDOUT_FILENO, answer.data(), answer.size());
      if (sent < 0 && errno != EINTR) return 3;
      if (sent > 0) answer.remove_prefix(static_cast<std::size_t>(sent));
    }
    return 0;
  } catch (const std::exception&) {
    return 4;  // no memory left, most likely
  }
}

}  // namespace prongsai::document_files
