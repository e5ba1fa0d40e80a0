// SPDX-License-Identifier: Apache-2.0
// How far graders agree beyond chance: with each other where neither saw the other, and with known grades.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/disclosure/agreement.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {

struct ItemAgreement {
  const framework::Item* item = nullptr;
  disclosure::Agreement agreement;
};
struct GraderAgreement {
  std::string person;
  std::string name;
  disclosure::Agreement others;  ///< with whoever sat in the other blind seat
  disclosure::Agreement golden;  ///< with items whose grade is known
};
/// Grades of several scales do not compare: everything but single items is of the scale most items have.
struct AgreementBoard {
  store::StoredRound round;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  const framework::Scale* scale = nullptr;  ///< null where no item has one
  disclosure::Agreement whole;
  std::vector<ItemAgreement> items;      ///< with a pair at least, in the edition's order
  std::vector<GraderAgreement> graders;  ///< by name; empty for those who do not assign
};
/// As it stands now, of pairs of which both have graded: none of them can be changed any more. Problems:
/// desk.not_permitted; those of see_grading_board.
[[nodiscard]] base::Result<AgreementBoard> see_agreement(const Office& office, const access::Actor& actor,
                                                         std::string_view round);

}  // namespace prongsai::desk
