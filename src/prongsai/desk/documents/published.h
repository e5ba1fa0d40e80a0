// SPDX-License-Identifier: Apache-2.0
// Published documents, for everybody: nothing about who wrote them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/report/kind.h"
#include "prongsai/store/documents.h"
#include "prongsai/store/results.h"

namespace prongsai::desk {

struct PublicDocument {
  store::ResultAgency agency;
  report::Kind kind = report::Kind::analysis;
  store::DocumentVersion version;
  std::vector<store::DocumentVersion> versions;  ///< all of them, newest first
  std::vector<store::DocumentFileLine> files;    ///< those to download
  std::string part;                              ///< the document as it stands inside a page
};
/// That version; 0: the one that is published now. Empty without it.
[[nodiscard]] std::optional<PublicDocument> find_public_document(const Office& office,
                                                                 const store::DocumentKey& key,
                                                                 std::int64_t number);
/// A file of a version as it was published: "pdf", "docx", "html", "xlsx".
[[nodiscard]] std::optional<store::DocumentFile> find_published_file(const Office& office,
                                                                     const store::DocumentKey& key,
                                                                     std::int64_t number,
                                                                     std::string_view format);
/// Those published now, latest year first, without bytes.
[[nodiscard]] std::vector<store::DocumentVersion> list_public_documents(const Office& office,
                                                                        const std::string& agency);

}  // namespace prongsai::desk
