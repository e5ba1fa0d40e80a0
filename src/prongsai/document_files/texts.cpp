// SPDX-License-Identifier: Apache-2.0
#include "prongsai/document_files/texts.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <optional>
#include <system_error>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "prongsai/confine/child.h"
#include "prongsai/document_files/apart_detail.h"
#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/read.h"
#include "prongsai/document_files/texts_detail.h"

namespace prongsai::document_files {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds file_time_max{30};
constexpr std::chrono::seconds nursery_time_max = file_time_max + std::chrono::seconds(10);
constexpr std::size_t question_bytes_max = document_bytes_max + 4'096;
constexpr std::size_t head_bytes = 4;

std::uint32_t length_of(std::string_view head) {
  std::uint32_t out = 0;
  for (unsigned i = 0; i < head_bytes; ++i)
    out |= static_cast<std::uint32_t>(static_cast<unsigned char>(head[i])) << (8 * i);
  return out;
}

/// False when nobody reads any more.
bool write_whole(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(to, bytes.data(), bytes.size());
    if (sent < 0 && errno != EINTR) return false;
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

enum class End : std::uint8_t { whole, ended, too_slow, too_much };

/// Reads one frame, or, with `until_end`, everything. Without `until` it waits as long as it takes.
End read_some(int from, std::string& out, bool until_end, std::size_t most,
              std::optional<Clock::time_point> until) {
  std::array<char, 64U * 1024> piece;
  for (;;) {
    if (!until_end && out.size() >= head_bytes) {
      const std::size_t whole = head_bytes + length_of(out);
      if (whole > most + head_bytes) return End::too_much;
      if (out.size() >= whole) return End::whole;
    }
    int patience = -1;
    if (until) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - Clock::now()).count();
      if (left <= 0) return End::too_slow;
      patience = static_cast<int>(left);
    }
    pollfd end{from, POLLIN, 0};
    const int ready = poll(&end, 1, patience);
    if (ready < 0 && errno != EINTR) return End::ended;
    if (ready <= 0) continue;
    // Never into the next frame: there is none before this one was answered.
    const ssize_t got = ::read(from, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return End::ended;
    out.append(piece.data(), static_cast<std::size_t>(got));
    if (out.size() > most + head_bytes) return End::too_much;
  }
}

PlainText trouble(const char* code) {
  PlainText out;
  out.trouble = code;
  return out;
}

/// In the copy: reads, says what it read, ends.
[[noreturn]] void read_locked_in(std::string_view question, int to) {
  int code = 1;
  try {
    lock_this_process_in();
    const auto unpacked = unpack_question(question);
    if (unpacked) {
      const std::size_t comma = unpacked->name.find(',');
      const SentAs sent_as{unpacked->name.substr(0, comma),
                           comma == std::string::npos ? std::string() : unpacked->name.substr(comma + 1)};
      code = write_whole(to, pack_text(read_plain(unpacked->bytes, sent_as))) ? 0 : 2;
    }
  } catch (...) {
    code = 3;  // no memory left, most likely
  }
  _exit(code);
}

/// In the nursery: a copy reads, this one watches the clock.
std::string answer(std::string_view question) {
  confine::Pipe pipe = confine::make_pipe();
  const pid_t copy = fork();
  if (copy < 0) return pack_text(trouble("document.damaged"));
  if (copy == 0) {
    pipe.out.close();
    ::close(STDIN_FILENO);
    ::close(STDOUT_FILENO);
    read_locked_in(question, pipe.in.number());
  }
  pipe.in.close();
  std::string packed;
  const End end = read_some(pipe.out.number(), packed, true, answer_bytes_max, Clock::now() + file_time_max);
  ::kill(copy, SIGKILL);
  int status = 0;
  while (waitpid(copy, &status, 0) < 0 && errno == EINTR) continue;
  const bool is_slow = end == End::too_slow || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
  if (is_slow) return pack_text(trouble("document.too_slow"));
  if (end != End::ended || !unpack_text(packed)) return pack_text(trouble("document.damaged"));
  return packed;
}

}  // namespace

void append_frame(std::string& out, std::string_view text) {
  for (unsigned i = 0; i < head_bytes; ++i) out += static_cast<char>((text.size() >> (8 * i)) & 0xffU);
  out += text;
}

/// The process that copies itself for each file.
class TextReader::Nursery {
 public:
  explicit Nursery(const std::string& program)
      : to_(confine::make_pipe()),
        from_(confine::make_pipe()),
        child_(program, texts_argument, to_.out.number(), from_.in.number()) {
    to_.out.close();
    from_.in.close();
  }

  /// Nothing when it died, or does not answer.
  std::optional<PlainText> read(std::string_view question) {
    std::string frame;
    append_frame(frame, question);
    if (!write_whole(to_.in.number(), frame)) return std::nullopt;
    std::string answer;
    if (read_some(from_.out.number(), answer, false, answer_bytes_max, Clock::now() + nursery_time_max) !=
        End::whole)
      return std::nullopt;
    return unpack_text(std::string_view(answer).substr(head_bytes));
  }

 private:
  confine::Pipe to_;
  confine::Pipe from_;
  confine::Child child_;
};

TextReader::TextReader(std::string program) : program_(std::move(program)) {}
TextReader::~TextReader() = default;

PlainText TextReader::read(std::string_view bytes, const SentAs& sent_as) {
  if (bytes.size() > document_bytes_max) return trouble("document.too_large");
  const auto is_word = [](const std::string& text) {
    return text.size() < 200 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-+./") == std::string::npos;
  };
  // A word that no server in its senses sends tells nothing.
  const std::string name = (is_word(sent_as.media_type) ? sent_as.media_type : std::string()) + "," +
                           (is_word(sent_as.packing) ? sent_as.packing : std::string("?"));
  const std::string question = pack_question(bytes, name);
  const confine::WithoutPipeSignal without_signal;
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (!nursery_) nursery_ = std::make_unique<Nursery>(program_);
    if (auto out = nursery_->read(question)) return *std::move(out);
    nursery_.reset();
  }
  return trouble("document.damaged");
}

int read_texts_for_parent() {
  (void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);  // the server gone, nobody waits for answers
  const rlimit none{0, 0};
  (void)setrlimit(RLIMIT_CORE, &none);
  for (;;) {
    std::string frame;
    if (read_some(STDIN_FILENO, frame, false, question_bytes_max, std::nullopt) != End::whole) return 0;
    std::string out;
    append_frame(out, answer(std::string_view(frame).substr(head_bytes)));
    if (!write_whole(STDOUT_FILENO, out)) return 0;
  }
}

}  // namespace prongsai::document_files
