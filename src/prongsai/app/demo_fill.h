// SPDX-License-Identifier: Apache-2.0
// What the demo's empty database is filled with.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/access/decide.h"
#include "prongsai/access/role.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/office.h"

namespace prongsai::app {

/// Somebody made up.
struct Cast {
  const char* name;
  const char* mail;
  access::Role role;
  access::Area area;
  const char* area_words;
};
[[nodiscard]] const std::vector<Cast>& demo_cast();
/// One of them at work. Requires: one of the cast with that mail who is in the database, and no unit's
/// officer.
[[nodiscard]] access::Actor demo_actor(const desk::Office& office, std::string_view mail);
/// Those that have people in the cast. Results, names and plans of theirs are real; everything else is made
/// up.
inline constexpr std::array<std::string_view, 2> demo_agencies = {"cm-city", "cm-province"};
/// Everybody's: the demo listens on this machine alone, and nothing in it is true.
inline constexpr const char* demo_password = "ผลไม้-ริมทาง-2569";

/// Through the same actions that pages use, so that the demo's trail is a real one: the two real agencies
/// with their published results and plans of `home`/data/results and data/plans and the documents that follow
/// from them, the agencies of `register_file` (a CSV or XLSX; none
/// when empty), people of every role, and a round that is open. Problems: those of the actions.
[[nodiscard]] base::Result<bool> fill_demo(const desk::Office& office, const std::string& home,
                                           const std::string& register_file);

}  // namespace prongsai::app
