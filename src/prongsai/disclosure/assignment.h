// SPDX-License-Identifier: Apache-2.0
// Which assessor grades what: even load, nobody near the agency, nobody twice at one item.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace prongsai::disclosure {

struct Assessor {
  std::string person;
  std::vector<std::string> agencies;   ///< of any role now or before, and of declared conflicts
  std::vector<std::string> provinces;  ///< where a role or home lies: no agency of it
  std::size_t load = 0;                ///< seats already held in this round
  std::size_t most = SIZE_MAX;         ///< seats this person may hold
};

/// One seat to fill.
struct Vacancy {
  std::string agency;
  std::string province;
  std::string item;
  int seat = 1;                    ///< 1 to 3
  std::vector<std::string> taken;  ///< persons of the other seats of this item, and its reviewer
};

struct Assigned {
  std::string person;     ///< empty: nobody may, or nobody has room
  bool conflict = false;  ///< with nobody: people have room, and each is near the agency or in another seat
};

/// One answer a vacancy, in their order. Items of an agency go together to the same two assessors where load
/// allows (one reads a site once), pairs differ from agency to agency so that agreement can be compared.
/// Nobody holds more than `most`, and an agency is split only where nobody has room for the whole of it.
/// Loads differ at the end by at most one agency's items wherever conflicts leave a choice: what one person
/// holds of an agency could not go to another who may take it without that one then holding as much as the
/// first does now. The same input and seed give the same answer. No two assessors have the same `person`; no
/// vacancy stands twice.
[[nodiscard]] std::vector<Assigned> assigned(std::span<const Vacancy> vacancies,
                                             std::span<const Assessor> assessors, std::uint64_t seed);

}  // namespace prongsai::disclosure
