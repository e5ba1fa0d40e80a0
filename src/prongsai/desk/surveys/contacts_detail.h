// SPDX-License-Identifier: Apache-2.0
// What the actions about contact lists share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/contacts.h"
#include "prongsai/desk/surveys/surveys_detail.h"

namespace prongsai::desk::detail {

/// Whose list it is, and in which role somebody may do the deed with it. Problems: desk.not_permitted;
/// rounds.no_such_round, rounds.no_such_agency; contacts.not_called {asked}.
struct ListSubject {
  store::StoredRound round;
  store::SurveySetting setting;
  access::Area area;
  access::Role role = access::Role::agency_coordinator;
};
[[nodiscard]] base::Result<ListSubject> list_subject(db::Transaction& transaction, const Office& office,
                                                     const access::Actor& actor, access::Deed deed,
                                                     const store::ContactListKey& key);
/// The list, not deleted. Problem: contacts.no_list.
[[nodiscard]] base::Result<store::ContactList> live_list(db::Transaction& transaction,
                                                         const store::ContactListKey& key);
[[nodiscard]] base::Problem list_clash();

/// "ita-2570/cm-city/eit2": how the trail names a list.
[[nodiscard]] std::string name_of(const store::ContactListKey& key);

[[nodiscard]] std::string seal_person(const Office& office, const store::ContactListKey& key,
                                      std::string_view id, const ContactPerson& person);
/// Throws when the keys of the installation do not open it: then the keys are not those it was sealed with.
[[nodiscard]] ContactPerson open_person(const Office& office, const store::ContactListKey& key,
                                        const store::StoredContact& contact);

/// Counts that somebody was shown names today; the first time it is a line in the trail.
std::int64_t note_access(db::Transaction& transaction, const access::Actor& actor, access::Role role,
                         const store::ContactListKey& key, const char* action, Moment now);

/// A row of somebody's file.
struct ContactRow {
  int line = 0;  ///< of the file, from 1
  ContactPerson person;
  base::Problems problems;  ///< place: line, column
};
struct ContactReading {
  std::vector<ContactRow> rows;
  base::Problems problems;  ///< of the file as a whole
};
/// The columns of the file, by their headings in Thai or English, in any order. Problems of a row:
/// contacts.no_name; contacts.no_way_to_call; contacts.bad_telephone {found}; contacts.bad_mail {found};
/// contacts.text_too_long {column, most}. Of the file: contacts.no_headings {expected}.
[[nodiscard]] ContactReading read_contact_rows(const std::vector<std::vector<std::string>>& rows);
/// Digits from 0, of what people write: Thai digits, blanks, hyphens, +66, the 0 that a spreadsheet ate.
/// Empty for anything that is no number of a Thai telephone.
[[nodiscard]] std::optional<std::string> read_telephone(std::string_view typed);

inline constexpr std::array<std::string_view, 4> contact_headings = {"ชื่อ-นามสกุล", "หมายเลขโทรศัพท์", "อีเมล",
                                                                     "เรื่องที่ติดต่อหรือบริการที่ได้รับ"};

}  // namespace prongsai::desk::detail
