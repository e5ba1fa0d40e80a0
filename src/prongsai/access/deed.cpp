// SPDX-License-Identifier: Apache-2.0
#include "prongsai/access/deed.h"

#include <array>

#include "prongsai/base/assert.h"

namespace prongsai::access {
namespace {

struct Line {
  Deed deed;
  std::string_view code;
  std::string_view reach;  // one letter a role, in order: - never, o own area, * everywhere
};

// clang-format off
constexpr std::array<Line, deed_count> table = {{
    //                                                        system administrator
    //                                                        |authority officer
    //                                                        ||provincial centre
    //                                                        |||agency coordinator
    //                                                        ||||agency executive
    //                                                        |||||unit officer
    //                                                        ||||||assessor
    //                                                        |||||||observer
    {Deed::see_own_account,      "see_own_account",          "********"},
    {Deed::see_organisations,    "see_organisations",        "********"},
    {Deed::change_organisations, "change_organisations",     "-ooo----"},
    {Deed::change_units,         "change_units",             "-ooo----"},
    {Deed::import_organisations, "import_organisations",     "-o------"},
    {Deed::see_people,           "see_people",               "oooo----"},
    {Deed::invite_people,        "invite_people",            "oooo----"},
    {Deed::end_people,           "end_people",               "oooo----"},
    {Deed::see_rounds,           "see_rounds",               "********"},
    {Deed::make_rounds,          "make_rounds",              "-o------"},
    {Deed::open_rounds,          "open_rounds",              "-o------"},
    {Deed::extend_phases,        "extend_phases",            "-o------"},
    {Deed::see_results,          "see_results",              "-ooooo-o"},
    {Deed::enter_results,        "enter_results",            "-ooo----"},
    {Deed::confirm_results,      "confirm_results",          "----o---"},
    {Deed::propose_publication,  "propose_publication",      "-o------"},
    {Deed::decide_publication,   "decide_publication",       "-o------"},
    {Deed::propose_override,     "propose_override",         "-o------"},
    {Deed::decide_override,      "decide_override",          "-o------"},
    {Deed::propose_exclusion,    "propose_exclusion",        "-o------"},
    {Deed::decide_exclusion,     "decide_exclusion",         "-o------"},
    {Deed::see_trail,            "see_trail",                "oooooo-o"},
    {Deed::export_trail,         "export_trail",             "oo------"},
    {Deed::see_system,           "see_system",               "oo------"},
    {Deed::see_plans,            "see_plans",                "-ooooo-o"},
    {Deed::change_plans,         "change_plans",             "-ooo----"},
    {Deed::report_progress,      "report_progress",          "-ooo-o--"},
    {Deed::approve_plans,        "approve_plans",            "----o---"},
    {Deed::publish_plans,        "publish_plans",            "---oo---"},
    {Deed::see_surveys,          "see_surveys",              "-oooo--o"},
    {Deed::make_surveys,         "make_surveys",             "-o------"},
    {Deed::set_credentials,      "set_credentials",          "-o------"},
    {Deed::make_codes,           "make_codes",               "-o-o----"},
    {Deed::open_boxes,           "open_boxes",               "-o------"},
    {Deed::run_pulse,            "run_pulse",                "---o----"},
    {Deed::see_contacts,         "see_contacts",             "---o----"},
    {Deed::change_contacts,      "change_contacts",          "---o----"},
    {Deed::work_contacts,        "work_contacts",            "------o-"},
    {Deed::see_credibility,      "see_credibility",          "-o------"},
    {Deed::decide_credibility,   "decide_credibility",       "-o------"},
    {Deed::see_disclosure,       "see_disclosure",           "-ooooo-o"},
    {Deed::change_disclosure,    "change_disclosure",        "---o-o--"},
    {Deed::hand_in_disclosure,   "hand_in_disclosure",       "---o----"},
    {Deed::see_boards,           "see_boards",               "-oo----o"},
    {Deed::remind_agencies,      "remind_agencies",          "-oo-----"},
    {Deed::assign_graders,       "assign_graders",           "-o------"},
    {Deed::grade_items,          "grade_items",              "------o-"},
    {Deed::see_grades,           "see_grades",               "-oooo--o"},
    {Deed::dispute_grades,       "dispute_grades",           "---o----"},
    {Deed::decide_disputes,      "decide_disputes",          "-o----o-"},
    {Deed::confirm_grades,       "confirm_grades",           "----o---"},
}};
// clang-format on

constexpr std::array<Deed, deed_count> deeds_in_order() {
  std::array<Deed, deed_count> out{};
  for (std::size_t i = 0; i < deed_count; ++i) out[i] = table[i].deed;
  return out;
}
constexpr std::array<Deed, deed_count> in_order = deeds_in_order();

constexpr bool is_whole() {
  for (std::size_t i = 0; i < deed_count; ++i) {
    if (static_cast<std::size_t>(table[i].deed) != i || table[i].reach.size() != role_count) return false;
  }
  return true;
}
static_assert(is_whole(), "one line a deed, in the order of Deed, one letter a role");

}  // namespace

std::string_view code_of(Deed deed) {
  return table[static_cast<std::size_t>(deed)].code;
}

std::span<const Deed> all_deeds() {
  return in_order;
}

Reach reach(Deed deed, Role role) {
  switch (table[static_cast<std::size_t>(deed)].reach[static_cast<std::size_t>(role)]) {
    case 'o':
      return Reach::own;
    case '*':
      return Reach::everywhere;
    default:
      return Reach::never;
  }
}

}  // namespace prongsai::access
