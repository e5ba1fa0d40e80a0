// SPDX-License-Identifier: Apache-2.0
// Lists of people whom assessors may call about an agency: why they are kept, until when, who is in them.
// Only the agency's coordinator reads names; everybody above sees numbers.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/surveys.h"
#include "prongsai/store/contacts.h"

namespace prongsai::desk {

/// Somebody who dealt with the agency. Sealed wherever it is kept.
struct ContactPerson {
  std::string name;
  std::string telephone;  ///< digits from 0: "0812345678"; this or a mail address must be there
  std::string mail;
  std::string service;  ///< what about; may be empty

  friend bool operator==(const ContactPerson&, const ContactPerson&) = default;
};

inline constexpr std::int64_t contacts_most = 5'000;  ///< in one list
inline constexpr std::size_t contact_purpose_bytes_max = 1'000;
/// A list is deleted at most so long after the last day of collecting.
inline constexpr std::chrono::days contacts_kept_most{90};

/// Begins a list, or changes purpose and last day of one that is not handed in. Problems: desk.not_permitted;
/// rounds.no_such_round, rounds.no_such_agency, round.wrong_stage; contacts.not_called {asked};
/// contacts.no_purpose; contacts.purpose_too_long {most}; contacts.bad_last_day {first, last};
/// contacts.is_handed_in; contacts.is_deleted.
struct ContactListWish {
  store::ContactListKey key;
  std::string purpose;
  std::chrono::sys_days last_day;  ///< a Thai day
};
[[nodiscard]] base::Result<bool> keep_contact_list(const Office& office, const access::Actor& actor,
                                                   const ContactListWish& wish);

struct ListedContact {
  std::string id;
  ContactPerson person;
};
struct ContactListView {
  store::ContactList list;
  std::vector<ListedContact> people;  ///< by name
  store::ContactAccess access;        ///< how often numbers were shown to assessors
};
/// Everybody in it. The first look of a day is a line in the trail. Whether somebody was reached or answered
/// is not told here: an agency must not learn it. Problems: desk.not_permitted; contacts.no_list.
[[nodiscard]] base::Result<ContactListView> see_contacts(const Office& office, const access::Actor& actor,
                                                         const store::ContactListKey& key);

/// Takes one person out, at any time: people may ask for it. Problems: as above; contacts.no_such_contact.
[[nodiscard]] base::Result<bool> remove_contact(const Office& office, const access::Actor& actor,
                                                const store::ContactListKey& key, std::string_view id);
/// From then on assessors see it, and nobody is added. Problems: as above; contacts.is_handed_in;
/// contacts.nobody_in_it.
[[nodiscard]] base::Result<bool> hand_in_contacts(const Office& office, const access::Actor& actor,
                                                  const store::ContactListKey& key);
/// Everybody goes at once. Problems: as above.
[[nodiscard]] base::Result<bool> delete_contacts(const Office& office, const access::Actor& actor,
                                                 const store::ContactListKey& key);

/// The list as a workbook, to be loaded into the authority's own system. Told in the trail. Problems: as
/// above.
struct ContactFile {
  std::string name;
  std::string media_type;
  std::string bytes;
};
[[nodiscard]] base::Result<ContactFile> export_contacts(const Office& office, const access::Actor& actor,
                                                        const store::ContactListKey& key);
/// Headings alone, in the form that is read (contact_import.h).
[[nodiscard]] ContactFile contact_template(Moment made_at);

/// A chore: deletes every list whose last day is over, each in a transaction of its own with a line in the
/// trail, and files that were looked at more than a day ago. Gives how many lists.
std::int64_t delete_due_contacts(const Office& office);

}  // namespace prongsai::desk
