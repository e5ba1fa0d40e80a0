// SPDX-License-Identifier: Apache-2.0
// What the pages of documents share; private to this folder.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/desk/documents/draft.h"
#include "prongsai/desk/documents/letterhead.h"
#include "prongsai/web/documents/documents_pages.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/gate/form_parts.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web::documents {

using http::Response;

/// As the address names it; year 0 for what is none.
[[nodiscard]] store::DocumentKey key_in_path(const Visit& visit);
/// "/th/office/documents/cm-city/analysis/2566", and below it.
[[nodiscard]] std::string document_path(const Visit& visit, const store::DocumentKey& key,
                                        std::string_view below = {});
[[nodiscard]] std::string letterhead_path(const Visit& visit, std::string_view agency,
                                          std::string_view below = {});

/// 403, 404 or a page that says what stands in the way.
[[nodiscard]] Answer refused(const Visit& visit, const base::Problems& problems);
/// To that address, with a line there that says what was done ("docs.done.<code>").
[[nodiscard]] Answer done(const std::string& address, std::string_view code);
[[nodiscard]] Html done_line(const Visit& visit);

[[nodiscard]] std::string agency_words(const Voice& voice, const store::ResultAgency& agency);
/// "บทวิเคราะห์ผลการประเมิน".
[[nodiscard]] std::string kind_words(const Voice& voice, report::Kind kind);
/// "… ปีงบประมาณ พ.ศ. 2566".
[[nodiscard]] std::string titled(const Voice& voice, report::Kind kind, std::int64_t year);

/// Everything that still prevents publication, each a sentence with the way to where it is mended; then what
/// only deserves a look. Empty where there is nothing.
[[nodiscard]] Html standing_in_the_way(const Visit& visit, const desk::DocumentView& view);
[[nodiscard]] Html worth_a_look(const Visit& visit, const desk::DocumentView& view);
/// The sentences that the figures do not bear, folded.
[[nodiscard]] Html refused_claims(const Visit& visit, const desk::DocumentView& view);
/// The field's name for people.
[[nodiscard]] std::string field_words(const Voice& voice, std::string_view field);

/// The bytes as a download of that name.
[[nodiscard]] Response download(std::string bytes, std::string_view media_type, const std::string& name);

Answer own_documents_page(const desk::Office& office, const Visit& visit);     // …/documents
Answer agency_documents_page(const desk::Office& office, const Visit& visit);  // …/documents/{agency}
Answer document_page(const desk::Office& office, const Visit& visit);          // …/{document}/{year}
Answer draft_file(const desk::Office& office, const Visit& visit);             // …/draft/{format}
Answer save_fields(const desk::Office& office, const Visit& visit);            // …/fields
Answer publish(const desk::Office& office, const Visit& visit);                // …/publish
Answer letterhead_page(const desk::Office& office, const Visit& visit);        // …/letterhead
Answer save_letterhead(const desk::Office& office, const Visit& visit);
Answer logo_file(const desk::Office& office, const Visit& visit);  // …/letterhead/logo

}  // namespace prongsai::web::documents
