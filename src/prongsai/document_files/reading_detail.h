// SPDX-License-Identifier: Apache-2.0
// How the readers of this room leave early, and how they gather lines within limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/base/problem.h"
#include "prongsai/lint/manuscript.h"

namespace prongsai::document_files {

/// Thrown inside the room where reading cannot go on, and caught in read.cpp. Never leaves the room.
struct Refusal {
  base::Problem problem;
};
[[noreturn]] void refuse(std::string code, std::vector<std::pair<std::string, std::string>> details);
[[noreturn]] void refuse_damaged(const std::string& name);
[[noreturn]] void refuse_too_large(std::size_t bytes, std::size_t most);

// What every manuscript is held to, whoever read it: the work of checking grows faster than the text. The
// reports in tests/ and our own documents have up to 500 lines, 100 KiB, 14 KiB a line.
inline constexpr std::size_t lines_max = 20'000;  ///< rows of tables among them
inline constexpr std::size_t columns_max = 200;
inline constexpr std::size_t cells_max = 100'000;
inline constexpr std::size_t line_bytes_max = 64U * 1024;        ///< all cells of a row together
inline constexpr std::size_t text_bytes_max = 2U * 1024 * 1024;  ///< of all lines together
inline constexpr int depth_max = 200;                            ///< tags inside tags

/// Counts lines against those limits as they come.
class Allowance {
 public:
  /// Refuses a line that is beyond them, or with which all are.
  void take(const lint::Line& line);

 private:
  std::size_t lines_ = 0;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
};

/// The one gate before the checker: every manuscript passes it, also one that came from a process that may
/// have been taken over. Refuses what is beyond the limits.
void hold_to_limits(const lint::Manuscript& manuscript);

/// What becomes of a text beyond the limits: a checker's report on half of it would be wrong, while who looks
/// for words is served by what fits.
enum class Beyond : std::uint8_t { refuse, cut };

/// Lines as they come. It refuses early what hold_to_limits would refuse in the end: a small file can unpack
/// to more than memory holds.
class Gatherer {
 public:
  explicit Gatherer(std::string name, Beyond beyond = Beyond::refuse) : beyond_(beyond) {
    manuscript_.name = std::move(name);
  }

  /// Tidies the cells; a line without any text is left out. `line.number` is given here.
  void add(lint::Line line);
  /// Tags stand in tags deeper than anybody writes them: refuses, or leaves out what is below.
  void go_too_deep();
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  /// A number for a table that begins.
  [[nodiscard]] int next_table() { return ++tables_; }
  [[nodiscard]] lint::Manuscript take() { return std::move(manuscript_); }
  [[nodiscard]] lint::Manuscript& manuscript() { return manuscript_; }
  [[nodiscard]] const std::string& name() const { return manuscript_.name; }

 private:
  lint::Manuscript manuscript_;
  int tables_ = 0;
  Allowance allowance_;
  Beyond beyond_;
  bool is_cut_ = false;
  bool is_full_ = false;
};

/// "1 2\n3" to "1 2 3": blanks of every width to one, none at the ends; Thai in canonical order; no control
/// characters; what is not UTF-8 is left out.
[[nodiscard]] std::string tidy(std::string_view text);

/// `text` behind `to`, with a blank between them unless one of them is empty.
void append_with_blank(std::string& to, std::string_view text);

// The readers, one a form. They throw Refusal. With `is_cut`, a text beyond the limits is cut instead of
// refused, and it says whether.
[[nodiscard]] lint::Manuscript read_docx(std::string_view bytes, const std::string& name,
                                         bool* is_cut = nullptr);
[[nodiscard]] lint::Manuscript read_html(const std::string& text, const std::string& name,
                                         bool* is_cut = nullptr);
[[nodiscard]] lint::Manuscript read_pdf(std::string_view bytes, const std::string& name);

}  // namespace prongsai::document_files
