// SPDX-License-Identifier: Apache-2.0
// Official documents: what is ready, what is missing, the letterhead, publishing; and what everybody may
// read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/documents/published.h"
#include "prongsai/http/request.h"
#include "prongsai/web/gate/gate.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

/// Registers …/office/documents and everything below it.
void add_documents(Gate& gate);

/// "/th/office/documents/cm-city?year=2566": the documents that lead from the results of that year.
[[nodiscard]] std::string documents_path(const Visit& visit, std::string_view agency, int results_year);

/// "/th/document/cm-city/analysis/2566", or of one version.
[[nodiscard]] std::string public_document_path(text::Language language, const store::DocumentKey& key,
                                               std::int64_t number = 0);
/// Of the words in that address; `number` is 0 for the newest version (an address that has none), and -1 for
/// what is no number.
struct PublicDocumentWish {
  store::DocumentKey key;
  std::int64_t number = 0;
};
[[nodiscard]] PublicDocumentWish public_document_wish(const http::Request& request, bool has_number);
/// The page that a document's QR code leads to. `agency`: its public results, null where none are public.
[[nodiscard]] Page public_document_page(const Voice& voice, const desk::PublicDocument& document,
                                        const AgencyYears* agency, const results_files::Editions& editions);
/// A file as it was published; 404 without it.
[[nodiscard]] http::Response public_document_file(const desk::Office& office, const http::Request& request);
/// Links to the published documents of an agency; empty without any.
[[nodiscard]] Html public_document_links(const Voice& voice,
                                         const std::vector<store::DocumentVersion>& documents);

}  // namespace prongsai::web
