// SPDX-License-Identifier: Apache-2.0
// What the pages about contacts and calls share; private to this folder.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/desk/surveys/contacts.h"
#include "prongsai/web/surveys/surveys_detail.h"

namespace prongsai::web::surveys {

/// The list that the address names.
[[nodiscard]] store::ContactListKey list_key(const Visit& visit);
/// "…/agencies/cm-city/quay/contacts", and below it.
[[nodiscard]] std::string contacts_path(const Visit& visit, const store::ContactListKey& key,
                                        std::string_view below = {});
/// "/th/office/calls/example-2570/quay/cm-city", and below it.
[[nodiscard]] std::string calls_path(const Visit& visit, const store::ContactListKey& key,
                                     std::string_view below = {});

/// Rounds that are open, each with the words of what assessors ask in them: "quay".
struct CalledRound {
  desk::RoundView round;
  std::string asked;
};
[[nodiscard]] std::vector<CalledRound> called_rounds(const desk::Office& office, const Visit& visit);

/// Asks once more before something that cannot be taken back: what it does, and one button that sends the
/// same form with "sure".
struct Sure {
  std::string title;
  Html what;
  std::string action;  ///< where the form goes
  Html fields;         ///< hidden ones
  std::string button;
  Weight weight = Weight::danger;
  std::string back;
};
[[nodiscard]] Html sure_form(const Visit& visit, const Sure& sure);

/// Below `crumbs`, title and line.
struct Place {
  std::string title;
  Html line;
  std::vector<Crumb> crumbs;
  Section section = Section::surveys;
  bool made_up = false;
};
[[nodiscard]] Page placed(const Visit& visit, const Place& place, const Html& main);

/// Links to the pages before and after; `address` ends in "?" or "&".
[[nodiscard]] Html fact_line(const std::string& name, const Html& value);
/// A line that something was done: `key` in locale/.
[[nodiscard]] Html done_words(const std::string& words);

[[nodiscard]] Answer contacts_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer keep_list(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer upload_contacts(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer hand_in(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer remove_person(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer delete_list(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer contacts_file(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer contacts_blank(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer contacts_preview(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer take_people(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer discard_people(const desk::Office& office, const Visit& visit);
/// The list page once more, with what stands in the way of `deed`: "begin", "file".
[[nodiscard]] Answer contacts_page_with(const desk::Office& office, const Visit& visit, std::string_view deed,
                                        const base::Problems& problems);

[[nodiscard]] Answer lists_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer call_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer show_person(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer note_person(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer interview(const desk::Office& office, const Visit& visit);

}  // namespace prongsai::web::surveys
