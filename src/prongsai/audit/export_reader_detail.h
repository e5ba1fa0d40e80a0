// SPDX-License-Identifier: Apache-2.0
// Takes the lines of an export in order and remembers how far everything is proven.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/audit/export_lines_detail.h"
#include "prongsai/audit/merkle.h"
#include "prongsai/audit/verify_export.h"

namespace prongsai::audit {

/// Steps return what is wrong, or nothing. After the first trouble nothing more is to be asked but `placed`.
///
/// Invariants: `tree_` stands for exactly the entries from 0 to the last one taken; what a checkpoint has
/// confirmed (`proven_lines_`, `proven_entries_`) never shrinks.
class ExportReader {
 public:
  using Trouble = std::optional<base::Problem>;

  explicit ExportReader(const std::optional<Verifier>& key) : given_key_(key) {}

  [[nodiscard]] Trouble take(std::string_view line);
  [[nodiscard]] Trouble take_unfinished_line();
  [[nodiscard]] Trouble take_too_long_line();
  /// The file ends here.
  [[nodiscard]] Trouble take_end() const;

  /// Requires: every step until take_end was without trouble.
  [[nodiscard]] const Verdict& verdict() const { return verdict_; }

  /// Tells a problem with the place where trust ends, and what verify_export promises of its details.
  [[nodiscard]] base::Problem placed(base::Problem problem, const std::string& file) const;

 private:
  [[nodiscard]] Trouble take_header(std::string_view line);
  [[nodiscard]] Trouble take_frontier(std::string_view line);
  [[nodiscard]] Trouble take_entry(std::string_view line);
  [[nodiscard]] Trouble take_checkpoint(const std::string& note);
  [[nodiscard]] Trouble take_closing(const std::string& note);
  [[nodiscard]] Trouble take_any(std::string_view line);

  std::optional<Verifier> given_key_;
  ExportHeader header_;
  Frontier tree_;
  RunningHash file_hash_;  // of every byte before the closing line
  Verdict verdict_;
  bool closed_ = false;
  std::uint64_t covered_ = 0;  // entries, from the first of the trail, under a checkpoint
  std::uint64_t line_number_ = 0;
  std::uint64_t proven_lines_ = 0;
  std::uint64_t proven_entries_ = 0;  // of this file
};

}  // namespace prongsai::audit
