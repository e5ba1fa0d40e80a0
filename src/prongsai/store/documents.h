// SPDX-License-Identifier: Apache-2.0
// Official documents as the database keeps them: letterheads, what was typed, versions published, files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// How the documents of an agency look, as an officer set it. Texts of several lines hold line breaks.
struct StoredLetterhead {
  std::string agency;
  std::string issuer;
  std::string place;
  std::string telephone;
  std::string mail;
  std::string header;
  std::string signer;
  std::string signer_position;
  std::string digits = "arabic";  ///< or "thai"
  db::Bytes logo;                 ///< empty: none
  std::string logo_type;          ///< "image/png", "image/jpeg"; empty: none
  std::int64_t version = 0;       ///< counts every change
  std::string changed_by;
  db::Moment changed_at{};

  static StoredLetterhead read(const db::Row& row);
};
[[nodiscard]] std::optional<StoredLetterhead> find_letterhead(db::Transaction& transaction,
                                                              std::string_view agency);
/// Takes the place of the one before.
void record_letterhead(db::Transaction& transaction, const StoredLetterhead& letterhead);

/// One document of an agency. The year is the one that it is called by.
struct DocumentKey {
  std::string agency;
  std::string kind;  ///< "drive-plan"
  std::int64_t year = 0;

  friend bool operator==(const DocumentKey&, const DocumentKey&) = default;
};

/// What an officer typed for one document. Emptied fields stay, so that their version is known.
struct DocumentField {
  std::string field;
  std::string content;
  std::int64_t version = 0;  ///< counts the changes of this field
  std::string changed_by;
  db::Moment changed_at{};

  static DocumentField read(const db::Row& row);
};
[[nodiscard]] std::vector<DocumentField> list_document_fields(db::Transaction& transaction,
                                                              const DocumentKey& key);
void record_document_field(db::Transaction& transaction, const DocumentKey& key, const DocumentField& field);

/// What was published. At most one of a key is published; those before it are replaced and stay readable.
struct DocumentVersion {
  DocumentKey key;
  std::int64_t number = 0;  ///< from 1
  bool is_replaced = false;
  std::string day;  ///< ISO day of the Common Era
  std::string title;
  std::string edition;    ///< rules of the results it speaks about
  std::string data;       ///< a line for each year of figures: "<edition> <fingerprint of the results file>"
  std::string plan_mark;  ///< fingerprint of the plan as it was used; empty without one
  std::string template_fingerprint;  ///< of documents/
  std::string document_fingerprint;  ///< of all its words and numbers
  std::string software;
  std::string note;  ///< what was corrected since the version before; empty for the first
  std::string published_by;
  db::Moment published_at{};

  static DocumentVersion read(const db::Row& row);
};
/// Throws ConstraintViolated "document_version_one_published" when one is published already.
void record_document_version(db::Transaction& transaction, const DocumentVersion& version);
/// Newest first.
[[nodiscard]] std::vector<DocumentVersion> list_document_versions(db::Transaction& transaction,
                                                                  const DocumentKey& key);
[[nodiscard]] std::optional<DocumentVersion> find_document_version(db::Transaction& transaction,
                                                                   const DocumentKey& key,
                                                                   std::int64_t number);
/// Those published now, latest year first.
[[nodiscard]] std::vector<DocumentVersion> list_published_versions(db::Transaction& transaction,
                                                                   std::string_view agency);
/// The published one becomes replaced.
void replace_document_versions(db::Transaction& transaction, const DocumentKey& key);

/// A file of a version: "pdf", "docx", "html", "xlsx", or "part", what stands inside a page of ours.
struct DocumentFile {
  std::string format;
  db::Bytes content;
  std::string sha256;  ///< lower-case hex

  static DocumentFile read(const db::Row& row);
};
void record_document_file(db::Transaction& transaction, const DocumentKey& key, std::int64_t number,
                          const DocumentFile& file);
[[nodiscard]] std::optional<DocumentFile> find_document_file(db::Transaction& transaction,
                                                             const DocumentKey& key, std::int64_t number,
                                                             std::string_view format);
struct DocumentFileLine {
  std::string format;
  std::string sha256;
  std::int64_t bytes = 0;

  static DocumentFileLine read(const db::Row& row);
};
/// By format.
[[nodiscard]] std::vector<DocumentFileLine> list_document_files(db::Transaction& transaction,
                                                                const DocumentKey& key, std::int64_t number);

}  // namespace prongsai::store
