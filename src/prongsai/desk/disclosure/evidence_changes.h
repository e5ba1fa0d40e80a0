// SPDX-License-Identifier: Apache-2.0
// What stands behind links now, beside what stood there when it was graded.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/disputes.h"
#include "prongsai/desk/disclosure/grading.h"
#include "prongsai/disclosure/difference.h"
#include "prongsai/store/captures.h"

namespace prongsai::desk {

/// A link whose newest copy is not what was graded.
struct EvidenceChange {
  enum class Kind : std::uint8_t {
    text,   ///< it says something else: `difference`
    bytes,  ///< another file, whose text cannot be compared
    gone,   ///< nothing, or an error, comes now
  };
  Kind kind = Kind::text;
  std::string address;
  store::StoredCapture graded;
  store::StoredCapture now;
  disclosure::TextDifference difference;
};
/// Since the assessor's own grade; nothing without one. What others had before them is not told.
[[nodiscard]] std::vector<EvidenceChange> changes_since_own_grade(const Office& office,
                                                                  const GradingSheet& sheet);
/// Since the grades that count: that of the third seat, else of both; of two the copy that was made first,
/// since one of them saw nothing newer. Nothing as long as one of the two is missing. Whoever has got
/// `grades` may know it.
[[nodiscard]] std::vector<EvidenceChange> changes_since_grades(const Office& office,
                                                               const AgencyGrades& grades,
                                                               std::string_view item);

/// A page of the list of all of a round.
struct ChangedEvidence {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  std::string province;  ///< empty: the nation
  std::int64_t found = 0;
  std::vector<store::ChangedCapture> links;  ///< the newest first
};
inline constexpr std::int64_t changed_links_a_page = 50;
/// `page` from 1. Problems: desk.not_permitted; rounds.no_such_round, rounds.edition_gone.
[[nodiscard]] base::Result<ChangedEvidence> see_changed_evidence(const Office& office,
                                                                 const access::Actor& actor,
                                                                 std::string_view round,
                                                                 const std::string& province,
                                                                 std::int64_t page);
/// How many links changed in rounds that run, by round, for the list of tasks of whoever answers for the
/// nation's grades; nothing for others.
struct ChangedCount {
  store::StoredRound round;
  std::int64_t links = 0;
};
[[nodiscard]] std::vector<ChangedCount> changed_evidence_owed(const Office& office,
                                                              const access::Actor& actor);

namespace detail {
/// Ids of the copies that lay before those whose grades count (see changes_since_grades), those of the first
/// and second seat together.
[[nodiscard]] std::vector<std::string> graded_copies(db::Transaction& transaction, const store::ItemKey& key);
}  // namespace detail

}  // namespace prongsai::desk
