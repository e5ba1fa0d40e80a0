// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/published.h"

#include "prongsai/desk/documents/render.h"

namespace prongsai::desk {

std::optional<PublicDocument> find_public_document(const Office& office, const store::DocumentKey& key,
                                                   std::int64_t number) {
  return office.database.read([&](db::Transaction& transaction) -> std::optional<PublicDocument> {
    auto agency = store::find_result_agency(transaction, key.agency);
    const auto kind = report::find_kind(key.kind);
    if (!agency || !kind) return std::nullopt;
    PublicDocument out{.agency = *std::move(agency), .kind = *kind};
    out.versions = store::list_document_versions(transaction, key);
    const store::DocumentVersion* wanted = nullptr;
    for (const store::DocumentVersion& version : out.versions) {
      const bool is_it = number == 0 ? !version.is_replaced : version.number == number;
      if (is_it && wanted == nullptr) wanted = &version;
    }
    if (wanted == nullptr) return std::nullopt;
    out.version = *wanted;
    for (store::DocumentFileLine& file : store::list_document_files(transaction, key, out.version.number)) {
      if (file.format != "part") out.files.push_back(std::move(file));
    }
    if (auto part = store::find_document_file(transaction, key, out.version.number, "part"))
      out.part = std::move(part->content.value);
    return out;
  });
}

std::optional<store::DocumentFile> find_published_file(const Office& office, const store::DocumentKey& key,
                                                       std::int64_t number, std::string_view format) {
  if (!find_format(format)) return std::nullopt;
  return office.database.read([&](db::Transaction& transaction) {
    return store::find_document_file(transaction, key, number, format);
  });
}

std::vector<store::DocumentVersion> list_public_documents(const Office& office, const std::string& agency) {
  return office.database.read(
      [&](db::Transaction& transaction) { return store::list_published_versions(transaction, agency); });
}

}  // namespace prongsai::desk
