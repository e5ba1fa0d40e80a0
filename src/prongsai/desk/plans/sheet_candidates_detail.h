// SPDX-License-Identifier: Apache-2.0
// Which record each row of a worksheet speaks of, and what rows are called; private to the plans of the desk.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/desk/plans/sheets_detail.h"

namespace prongsai::desk::detail {

inline constexpr std::array<text::Language, 2> both_languages = {text::Language::th, text::Language::en};

/// A row on its way to a verdict.
struct Candidate {
  const improvement_sheets::ReadRow* read = nullptr;
  const improvement::Record* kept = nullptr;  ///< null: a record to be made
  improvement::FieldTexts base;               ///< what the sheet was made from
  std::int64_t version = 0;                   ///< of the plan then
  std::string id;
  std::string parent;  ///< of steps: the record of the row above; of kept ones where they hang
};
/// One a row, in their order; `all` are the records of the plan with the removed ones, and outlive the
/// result. A row that was copied with its mark is a new one; so is each row without a mark, but the first for
/// a heading of constraints that has its record. The id of a new one follows from what it says, so that a
/// file taken in twice makes it once.
[[nodiscard]] std::vector<Candidate> find_candidates(db::Transaction& transaction, const PlanView& view,
                                                     const improvement_sheets::ReadSheets& sheets,
                                                     const std::vector<improvement::Record>& all);

/// Null when there is none.
[[nodiscard]] const improvement::Record* find_record(const std::vector<improvement::Record>& all,
                                                     std::string_view id);
/// "" when it is not there.
[[nodiscard]] const std::string& text_at(const improvement::FieldTexts& texts, std::string_view code);
/// Line ends as one character, and no blanks at the ends.
[[nodiscard]] std::string plain_text(std::string_view text);
/// True when the cell says what a sheet of either language says for that value.
[[nodiscard]] bool is_as_shown(const improvement::FieldSpec& field, const std::string& typed,
                               const std::string& canonical, const FieldContext& context);

/// What rows are called in cells that name another row.
class RowNames {
 public:
  void add(improvement::RecordKind kind, const std::string& number, const std::string& title,
           const std::string& id);
  /// The id of the row of one of these kinds: by its label in either language, by its title where only one
  /// has it, or by its number; those added first win. Empty for no such row.
  [[nodiscard]] std::optional<std::string> find(std::string_view typed,
                                                std::span<const improvement::RecordKind> kinds) const;
  /// The labels in Thai, by id.
  [[nodiscard]] const RowLabels& labels() const { return labels_; }

 private:
  using Key = std::pair<improvement::RecordKind, std::string>;
  std::map<Key, std::string> by_label_;
  std::map<Key, std::string> by_number_;
  std::map<Key, std::set<std::string>> by_title_;
  std::map<std::string, std::string, std::less<>> labels_;  ///< Thai, by id
};

}  // namespace prongsai::desk::detail
