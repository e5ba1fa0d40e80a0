// SPDX-License-Identifier: Apache-2.0
// Every deed of the program, and the table that says which role may do it, and where.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "prongsai/access/role.h"

namespace prongsai::access {

/// Something a person does that the program must allow. Reading is a deed too.
enum class Deed : std::uint8_t {
  see_own_account,       ///< one's own home, sessions, password; never somebody else's
  see_organisations,     ///< the register: names, types, places. Public facts
  change_organisations,  ///< one agency's record and head-counts
  change_units,          ///< the units of an agency
  import_organisations,  ///< the whole register at once
  see_people,
  invite_people,  ///< may_give narrows it further
  end_people,     ///< end a role, an invitation, or somebody's sessions
  see_rounds,
  make_rounds,    ///< draft, calendar before opening, participants
  open_rounds,    ///< freezes the rules
  extend_phases,  ///< a logged decision after opening
  see_results,    ///< those not published yet
  enter_results,
  confirm_results,      ///< the executive's word that these are the agency's figures
  propose_publication,  ///< first of two persons
  decide_publication,   ///< second of two persons
  propose_override,     ///< of a score: first of two persons
  decide_override,
  propose_exclusion,  ///< of answers: first of two persons
  decide_exclusion,
  see_trail,        ///< the lines that concern one agency
  export_trail,     ///< all of it, signed
  see_system,       ///< jobs, mail waiting, state of the database
  see_plans,        ///< of an agency, or of a unit what is the unit's
  change_plans,     ///< write, hand in, carry over, import
  report_progress,  ///< how far measures and activities have come
  approve_plans,    ///< the executive's word on a plan handed in
  publish_plans,    ///< an approved one, for everybody to read
  /// Links, numbers received (in steps) and minimums of official surveys; of an opened one the answers as far
  /// as small groups allow. Never who answered: nobody can see that.
  see_surveys,
  make_surveys,        ///< the links and the box of a round
  set_credentials,     ///< of a draft: what respondents need to answer, and from how many on is shown
  make_codes,          ///< single-use ones; a coordinator only where the round says so. Each making is told
  open_boxes,          ///< after collecting is over
  run_pulse,           ///< an agency's own survey; its answers leave the agency never
  see_contacts,        ///< names and telephones: whoever wrote them down, and nobody above
  change_contacts,     ///< import, hand in, remove
  work_contacts,       ///< call them, one at a time; never in one's own agency
  see_credibility,     ///< before publication; not for those assessed, nor for those who drive them
  decide_credibility,  ///< by name, with a reason
  see_disclosure,      ///< what an agency tells and where it stands; of a unit what is the unit's
  change_disclosure,   ///< write down, copy forward; a unit officer only the unit's items
  hand_in_disclosure,  ///< the whole list, for assessors to grade
  see_boards,          ///< who has handed in, how far grading is, how far graders agree
  remind_agencies,     ///< letters to those who have not handed in, or whose grades can be seen
  assign_graders,      ///< seats, golden items, conflicts
  grade_items,         ///< in a seat given; never of one's own agency or province
  see_grades,          ///< of an agency once they are told to it
  dispute_grades,      ///< single items, with grounds, while that is open
  decide_disputes,     ///< by name, with a reason; never who graded the item
  confirm_grades,      ///< the executive's word at the end
};

inline constexpr std::size_t deed_count = 51;

/// How far a role may go with a deed.
enum class Reach : std::uint8_t {
  never,
  own,         ///< only inside the area of the grant
  everywhere,  ///< whatever the area of the grant
};

/// "import_organisations".
[[nodiscard]] std::string_view code_of(Deed deed);
/// In order of the enumeration.
[[nodiscard]] std::span<const Deed> all_deeds();
[[nodiscard]] Reach reach(Deed deed, Role role);

}  // namespace prongsai::access
