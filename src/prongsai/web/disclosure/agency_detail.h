// SPDX-License-Identifier: Apache-2.0
// What the pages about an agency's disclosure share; private to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/filing.h"
#include "prongsai/http/response.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web::filing {

using http::Response;

/// The list that the address names.
[[nodiscard]] store::DisclosureKey key_in_path(const Visit& visit);
/// "/th/office/rounds/ita-2570/agencies/cm-city/disclosure", and below it.
[[nodiscard]] std::string list_path(const Visit& visit, const store::DisclosureKey& key,
                                    std::string_view below = {});
/// "…/disclosure/items/o12", and below it.
[[nodiscard]] std::string item_path(const Visit& visit, const store::DisclosureKey& key,
                                    std::string_view item, std::string_view below = {});
/// "/th/office/rounds/ita-2570/disclosure", and below it.
[[nodiscard]] std::string board_path(const Visit& visit, std::string_view round, std::string_view below = {});
/// "/th/agency/cm-city/disclosure".
[[nodiscard]] std::string open_path(Language language, std::string_view agency);

/// Crumbs, title, agency and round below it, then `main`. `below_list`: a page below the list of items.
[[nodiscard]] Page page_of(const Visit& visit, const desk::DisclosureView& view, const std::string& title,
                           const Html& main, bool below_list = true);
/// 403, 404 or a page that says what stands in the way.
[[nodiscard]] Answer refused(const Visit& visit, const base::Problems& problems);
/// A line that says what was done, where the address says so and the word is one of `known`
/// ("disclosure.done.<word>").
[[nodiscard]] Html done_line(const Visit& visit, std::initializer_list<std::string_view> known);
/// The same with codes of items and moments as people write them.
[[nodiscard]] base::Problems readable(const Voice& voice, base::Problems problems);
/// Problems of rules and calendars in people's words, as a list; empty without any.
[[nodiscard]] Html closed_line(const Voice& voice, const desk::DisclosureView& view);

/// "O12".
[[nodiscard]] std::string code_words(std::string_view code);
/// "O12 รายงานผล…"; where no wording is known, the words for that.
[[nodiscard]] Html item_title(const Voice& voice, const framework::Item& item);
/// The same without marks, for titles and tables of other programs.
[[nodiscard]] std::string item_name(const Voice& voice, const framework::Item& item);
/// "ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน".
[[nodiscard]] Html group_title(const Voice& voice, const framework::Indicator& indicator,
                               const framework::SubIndicator* part);
/// What there is to say of an item at a glance: มี, ไม่มี, to be confirmed, not complete, not told.
[[nodiscard]] Html status_chips(const Voice& voice, const desk::DisclosureView& view,
                                const desk::DisclosureItemView& item);
/// "กองคลัง"; empty for nobody.
[[nodiscard]] std::string unit_name(const desk::DisclosureView& view, const std::string& unit);
[[nodiscard]] std::string agency_words(const Voice& voice, const store::RoundAgency& agency);
[[nodiscard]] std::string day_words(const Voice& voice, std::int64_t day);
/// True for an item of which something is missing on a day after its due day.
[[nodiscard]] bool is_overdue(const desk::DisclosureItemView& item, std::int64_t today);
[[nodiscard]] std::int64_t today_of(const desk::Office& office);

[[nodiscard]] std::string number_words(std::size_t number);
[[nodiscard]] Html button_to(const std::string& address, const Html& words, bool is_primary = false);
[[nodiscard]] Html fact_line(const std::string& name, const Html& value);
/// How many of all, with what is begun behind it in a lighter colour. For eyes only.
[[nodiscard]] Html progress_bar(std::size_t told, std::size_t begun, std::size_t all);
/// A link that an agency typed, which opens like any other; words where it cannot be one.
[[nodiscard]] Html outside_link(const std::string& address);
[[nodiscard]] Answer file_answer(std::string bytes, std::string media_type, const std::string& name);
/// Bytes of strangers: saved, never shown by the browser, without any right of this site.
[[nodiscard]] Response strangers_file(const store::DisclosureFileContent& file);
[[nodiscard]] std::string size_words(const Voice& voice, std::int64_t bytes);

[[nodiscard]] Answer home_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer list_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer share_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer share(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer copy(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer hand_in_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer hand_in(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer filing_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer filing_file(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer item_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer save_item(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer add_file(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer take_out_file(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer item_file(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer capture_file(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer ask_capture(const desk::Office& office, const Visit& visit);

[[nodiscard]] Answer board_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer board_file(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer letters_page(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer send_letters(const desk::Office& office, const Visit& visit);
[[nodiscard]] Answer switch_letters(const desk::Office& office, const Visit& visit);

}  // namespace prongsai::web::filing
