// SPDX-License-Identifier: Apache-2.0
// A file of contacts: looked at first, then taken in. What is looked at is kept sealed, for a day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/surveys/contacts.h"

namespace prongsai::desk {

inline constexpr std::size_t contact_file_bytes_max = 2UL * 1024 * 1024;

struct ContactUpload {
  std::string_view file_name;
  std::string_view bytes;
};
/// Keeps the file for whoever sent it; an earlier one of the same person and list is forgotten. Problems:
/// desk.not_permitted; those of see_contacts; contacts.is_handed_in; contacts.no_file;
/// contacts.file_too_large {most}; contacts.no_headings {expected}; whatever table_files says.
[[nodiscard]] base::Result<bool> take_contact_file(const Office& office, const access::Actor& actor,
                                                   const store::ContactListKey& key,
                                                   const ContactUpload& upload);

enum class ContactVerdict : std::uint8_t {
  added,
  twice,        ///< the same in every field stands further up, or in the list already: left out
  same_number,  ///< another person with a number or mail address that somebody has: taken in, and told
  bad,          ///< its problems tell why: left out
};
inline constexpr std::size_t contact_verdict_count = 4;
/// "added", "twice", …; names in locale/ under "contacts.verdict.<word>".
[[nodiscard]] std::string_view word_of(ContactVerdict verdict);

struct ContactPreviewLine {
  int line = 0;  ///< of the file, from 1
  ContactPerson person;
  ContactVerdict verdict = ContactVerdict::added;
  base::Problems problems;
};
struct ContactPreview {
  std::string id;
  std::string file_name;
  store::ContactList list;
  std::vector<ContactPreviewLine> lines;
  base::Problems remarks;
  std::array<std::int64_t, contact_verdict_count> counts{};

  [[nodiscard]] std::int64_t count(ContactVerdict verdict) const {
    return counts[static_cast<std::size_t>(verdict)];
  }
  [[nodiscard]] std::int64_t count_good() const {
    return count(ContactVerdict::added) + count(ContactVerdict::same_number);
  }
};
/// Each row against the list as it is now. Problems: those of see_contacts; contacts.no_intake.
[[nodiscard]] base::Result<ContactPreview> preview_contacts(const Office& office, const access::Actor& actor,
                                                            const store::ContactListKey& key);

/// Takes the good rows in, in one line of the trail with their number, and forgets the file. `id` is that of
/// the preview. Gives how many. Problems: those of preview_contacts; contacts.is_handed_in;
/// contacts.nothing_to_take; contacts.too_many {found, most}; contacts.clash.
[[nodiscard]] base::Result<std::int64_t> take_contacts(const Office& office, const access::Actor& actor,
                                                       const store::ContactListKey& key, std::string_view id);

/// Forgets the file.
[[nodiscard]] base::Result<bool> discard_contact_file(const Office& office, const access::Actor& actor,
                                                      const store::ContactListKey& key);

}  // namespace prongsai::desk
