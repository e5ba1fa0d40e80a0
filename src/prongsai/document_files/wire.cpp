// SPDX-License-Identifier: Apache-2.0
// Lengths and texts between two processes: numbers are four bytes, the lowest first; texts have their length
// before them.
#include <cstdint>

#include "prongsai/document_files/apart_detail.h"
#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/texts_detail.h"

namespace prongsai::document_files {
namespace {

constexpr std::string_view question_mark = "PRQ1";
constexpr std::string_view answer_mark = "PRA1";
constexpr std::string_view text_mark = "PRT1";
constexpr std::uint32_t problems_max = 100;
constexpr std::uint32_t details_max = 20;
// Of what is counted too: a count that is a lie ends with the bytes of the answer, which are limited.
constexpr std::uint32_t number_max = 1'000'000'000;

class Packer {
 public:
  explicit Packer(std::string_view mark) : out_(mark) {}
  void number(std::uint64_t value) {
    for (unsigned i = 0; i < 4; ++i) out_ += static_cast<char>((value >> (8 * i)) & 0xffU);
  }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void rest(std::string_view value) { out_ += value; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads on after trouble, giving nothing; `good` tells at the end.
class Unpacker {
 public:
  Unpacker(std::string_view packed, std::string_view mark) : left_(packed) {
    good_ = left_.starts_with(mark);
    if (good_) left_.remove_prefix(mark.size());
  }
  std::uint32_t number(std::uint32_t most) {
    if (!good_ || left_.size() < 4) return fail();
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(left_[i])) << (8 * i);
    }
    left_.remove_prefix(4);
    return value <= most ? value : fail();
  }
  std::string text() {
    const std::uint32_t size = number(number_max);
    if (!good_ || size > left_.size() || !is_utf8(left_.substr(0, size)) ||
        left_.substr(0, size).find('\0') != std::string_view::npos) {
      fail();
      return {};
    }
    std::string out(left_.substr(0, size));
    left_.remove_prefix(size);
    return out;
  }
  [[nodiscard]] std::string_view rest() const { return good_ ? left_ : std::string_view(); }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool is_done() const { return good_ && left_.empty(); }

 private:
  std::uint32_t fail() {
    good_ = false;
    return 0;
  }
  std::string_view left_;
  bool good_ = false;
};

lint::Line unpack_line(Unpacker& in) {
  lint::Line line;
  line.number = static_cast<int>(in.number(number_max));
  line.page = static_cast<int>(in.number(number_max));
  line.heading = static_cast<int>(in.number(6));
  line.table = static_cast<int>(in.number(number_max));
  line.bold = in.number(1) == 1;
  const std::uint32_t cells = in.number(number_max);
  for (std::uint32_t i = 0; i < cells && in.good(); ++i) line.cells.push_back(in.text());
  if (line.cells.empty()) line.cells.emplace_back();
  return line;
}

base::Problem unpack_problem(Unpacker& in) {
  base::Problem problem;
  problem.code = in.text();
  const std::uint32_t details = in.number(details_max);
  for (std::uint32_t i = 0; i < details && in.good(); ++i) {
    std::string key = in.text();
    problem.details.emplace_back(std::move(key), in.text());
  }
  return problem;
}

}  // namespace

std::string pack_question(std::string_view bytes, const std::string& name) {
  Packer out(question_mark);
  out.text(name);
  out.rest(bytes);
  return out.take();
}

std::optional<Question> unpack_question(std::string_view packed) {
  Unpacker in(packed, question_mark);
  Question question;
  question.name = in.text();
  if (!in.good()) return std::nullopt;
  question.bytes = in.rest();
  return question;
}

std::string pack_answer(const base::Result<lint::Manuscript>& answer) {
  Packer out(answer_mark);
  out.number(answer.ok() ? 1 : 0);
  if (!answer.ok()) {
    out.number(answer.problems().size());
    for (const base::Problem& problem : answer.problems()) {
      out.text(problem.code);
      out.number(problem.details.size());
      for (const auto& [key, value] : problem.details) {
        out.text(key);
        out.text(value);
      }
    }
    return out.take();
  }
  out.text(answer->name);
  out.number(answer->is_scan ? 1 : 0);
  out.number(answer->lines.size());
  for (const lint::Line& line : answer->lines) {
    for (const int value : {line.number, line.page, line.heading, line.table, line.bold ? 1 : 0}) {
      out.number(static_cast<std::uint64_t>(value));
    }
    out.number(line.cells.size());
    for (const std::string& cell : line.cells) out.text(cell);
  }
  return out.take();
}

std::optional<base::Result<lint::Manuscript>> unpack_answer(std::string_view packed) {
  Unpacker in(packed, answer_mark);
  if (in.number(1) == 0) {
    base::Problems problems;
    const std::uint32_t count = in.number(problems_max);
    for (std::uint32_t i = 0; i < count && in.good(); ++i) {
      problems.push_back(unpack_problem(in));
      if (!problems.back().code.starts_with("document.")) return std::nullopt;
    }
    if (!in.is_done() || problems.empty()) return std::nullopt;
    return base::Result<lint::Manuscript>(std::move(problems));
  }
  lint::Manuscript manuscript;
  manuscript.name = in.text();
  manuscript.is_scan = in.number(1) == 1;
  const std::uint32_t lines = in.number(number_max);
  int before = 0;
  for (std::uint32_t i = 0; i < lines && in.good(); ++i) {
    lint::Line line = unpack_line(in);
    if (line.number <= before) return std::nullopt;
    before = line.number;
    manuscript.lines.push_back(std::move(line));
  }
  if (!in.is_done() || manuscript.lines.empty()) return std::nullopt;
  return base::Result<lint::Manuscript>(std::move(manuscript));
}

std::string pack_text(const PlainText& text) {
  Packer out(text_mark);
  out.text(text.read_as);
  out.number(text.pages);
  out.number(text.table_rows);
  out.text(text.trouble);
  out.text(text.text);
  return out.take();
}

std::optional<PlainText> unpack_text(std::string_view packed) {
  constexpr std::string_view code_letters = "abcdefghijklmnopqrstuvwxyz_.0123456789";
  constexpr std::size_t code_max = 60;
  Unpacker in(packed, text_mark);
  PlainText out;
  out.read_as = in.text();
  out.pages = in.number(number_max);
  out.table_rows = in.number(number_max);
  out.trouble = in.text();
  out.text = in.text();
  for (const std::string* code : {&out.read_as, &out.trouble}) {
    if (code->size() > code_max || code->find_first_not_of(code_letters) != std::string::npos)
      return std::nullopt;
  }
  if (!in.is_done() || out.text.size() > plain_text_bytes_max) return std::nullopt;
  return out;
}

}  // namespace prongsai::document_files
