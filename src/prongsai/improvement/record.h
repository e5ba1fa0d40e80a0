// SPDX-License-Identifier: Apache-2.0
// The small records a plan is made of. One table says which kinds there are and which fields each has: forms,
// worksheets, checks, history and undo all follow it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::improvement {

/// In the order in which plans are written out.
enum class RecordKind : std::uint8_t {
  target,          ///< a score to be reached: "every indicator above 90"
  recommendation,  ///< what the assessor, or anybody, advised
  cause,           ///< why a score is as it is, in the agency's own words
  measure,         ///< something that will be done to raise a score or keep it
  step,            ///< of a measure
  activity,        ///< a line of the drive plan and its calendar
  group,           ///< a committee or working group, with its order
  constraint,      ///< one of the five headings of what holds the agency back
  statement,       ///< the executive's emphasis, a slogan
  report,          ///< what was done on a measure or an activity, with problems and proposals
};
inline constexpr std::size_t record_kind_count = 10;

/// How a field is read. Values are kept canonical: the same in both languages.
enum class FieldType : std::uint8_t {
  line,        ///< words without a line break
  paragraphs,  ///< words; lines may break
  about,       ///< see about.h: "indicator:8 item:o42"
  units,       ///< one a line: "unit:<id>" of the register, or a name as written
  period,      ///< see period.h: "days 2022-03-01 2022-05-31"
  day,         ///< ISO day of the Common Era
  choice,      ///< one of the field's codes
  points,      ///< 0 to 100, two decimals at most: "90"
  truth,       ///< "yes" or empty
  link,        ///< an http(s) address, or words that say where the evidence lies
  reference,   ///< id of another record of the plan
};

struct FieldSpec {
  std::string_view code;
  FieldType type = FieldType::line;
  bool required = false;   ///< a record without it is refused; everything else is the business of checks.h
  bool follow_up = false;  ///< changes through the year: no part of what the executive approves
  std::span<const std::string_view> choices = {};
  RecordKind refers_to = RecordKind::target;  ///< of references
};

struct KindSpec {
  RecordKind kind = RecordKind::target;
  std::string_view code;  ///< "measure": in addresses, files and keys of sentences
  std::span<const FieldSpec> fields;
  std::span<const RecordKind> parents = {};  ///< it hangs on one of these; empty: it stands alone
  bool follow_up = false;                    ///< the whole kind changes through the year

  /// Null when there is no such field.
  [[nodiscard]] const FieldSpec* find(std::string_view field) const;
};
[[nodiscard]] std::span<const KindSpec> kinds();
[[nodiscard]] const KindSpec& spec_of(RecordKind kind);
[[nodiscard]] const KindSpec* find_kind(std::string_view code);

/// Longest values in bytes, and most records of one plan.
inline constexpr std::size_t line_bytes_max = 1'000;
inline constexpr std::size_t paragraphs_bytes_max = 12'000;
inline constexpr std::size_t plan_records_max = 2'000;

/// Only fields that hold something.
using FieldTexts = std::map<std::string, std::string, std::less<>>;

struct Record {
  std::string id;  ///< opaque; unique in its plan, and kept when the plan is carried into another year
  RecordKind kind = RecordKind::measure;
  std::string parent;         ///< id of the record it hangs on
  std::int64_t position = 0;  ///< records of one kind and parent stand in this order
  FieldTexts fields;
  /// Where its words come from: empty for one's own; "library:<id>"; "carried:<agency>/<year>/<id>".
  std::string origin;
  /// False for words taken over from somewhere else that nobody here has confirmed yet.
  bool is_confirmed = true;
  bool is_removed = false;   ///< kept for the history
  std::int64_t version = 0;  ///< of the plan, when it was changed last

  /// "" when it holds nothing.
  [[nodiscard]] const std::string& field(std::string_view code) const;
};

/// Everything of a record but its version, as one text that is the same for the same content: for the history
/// and for frozen versions.
[[nodiscard]] std::string written(const Record& record);
/// Reads it back; empty for what `written` cannot have made. `only`: these fields and no others, where many
/// records are counted and their words are of no concern; empty: all.
[[nodiscard]] std::optional<Record> read_written(std::string_view text,
                                                 std::span<const std::string_view> only = {});

/// Two people changed the same field since one of them looked.
struct Clash {
  std::string field;
  std::string theirs;
  std::string yours;
};
struct Merged {
  FieldTexts fields;
  std::vector<Clash> clashes;  ///< where `fields` holds theirs
  bool has_changed = false;    ///< against what is kept now
};
/// What becomes of an edit that began with `base` when `now` is kept: each field that only one side changed
/// is taken from that side. Fields that `yours` does not name at all are taken from `now`, so that a page may
/// show some fields only.
[[nodiscard]] Merged merge(const FieldTexts& base, const FieldTexts& now, const FieldTexts& yours);

/// What a later change of the same record leaves of an earlier one: the fields that can be put back (they
/// still hold what that change gave them), and those that somebody changed since.
struct Undone {
  FieldTexts fields;               ///< of the record, with the change taken back where that is possible
  std::vector<std::string> since;  ///< changed since, left as they are
  bool is_possible = false;        ///< something is taken back
};
[[nodiscard]] Undone undo(const FieldTexts& before, const FieldTexts& after, const FieldTexts& now);

}  // namespace prongsai::improvement
