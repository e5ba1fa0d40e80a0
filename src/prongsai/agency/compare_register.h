// SPDX-License-Identifier: Apache-2.0
// What a register file would change, row by row, before anything is changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/agency/read_register.h"

namespace prongsai::agency {

enum class Verdict : std::uint8_t { added, changed, same, refused };

/// A change that means more than a corrected cell, so that a person looks at it.
enum class Note : std::uint8_t {
  renamed,
  type_changed,
  moved_ministry,
  moved_province,
  merged,
  closed,
  reopened,
};

/// One cell, before and after, as the register writes it (names in Thai).
struct FieldChange {
  Column column = Column::id;
  std::string before;
  std::string after;

  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// What one row comes to.
struct RowPreview {
  base::Place place;
  Verdict verdict = Verdict::same;
  /// What would hold then: the row, and what the file has no column for as it was. An empty `since` of a row
  /// that is added or changed means the day on which it is committed.
  AgencyRecord record;
  std::vector<FieldChange> changes;  ///< of a changed row, in the order of the columns
  std::vector<Note> notes;
  base::Problems problems;  ///< of a refused row
};

struct PreviewCounts {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t same = 0;
  std::size_t refused = 0;

  friend bool operator==(const PreviewCounts&, const PreviewCounts&) = default;
};

struct Preview {
  base::Problems problems;  ///< about the file as a whole
  std::vector<RowPreview> rows;
  /// Ids of active agencies that the file does not name, sorted. They stay as they are: to end one, the file
  /// says so in its state. Empty while the file as a whole has problems: it may not have been read to its
  /// end.
  std::vector<std::string> missing;
  PreviewCounts counts;

  /// True when every row can be kept: it is all of them or none.
  [[nodiscard]] bool may_commit() const { return problems.empty() && counts.refused == 0 && !rows.empty(); }
};

/// Holds a reading against what the register says now.
///
/// A column that the file has not leaves its field as it is; an empty cell empties its field, but for the
/// state (active, or what it was) and the day (see RowPreview). Refused, besides what could not be read: an
/// id on two rows (agency.row_twice); an agency merged into itself, into an unknown one or round in a circle;
/// a target without a merger and the reverse; something local without a province; an id that was another
/// agency's (agency.id_reused); the same name, type, province and district under two ids
/// (agency.same_agency_twice); a change that would begin before what holds now (agency.since_goes_back).
///
/// `current`: one record an agency, in any order, merged and closed ones included. Requires: ids unique.
[[nodiscard]] Preview compare_register(const std::vector<AgencyRecord>& current,
                                       const RegisterReading& reading, const Reference& reference);

}  // namespace prongsai::agency
