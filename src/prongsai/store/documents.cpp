// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/documents.h"

#include "prongsai/store/sql.h"

namespace prongsai::store {

StoredLetterhead StoredLetterhead::read(const db::Row& row) {
  return {.agency = row.get<std::string>(0),
          .issuer = row.get<std::string>(1),
          .place = row.get<std::string>(2),
          .telephone = row.get<std::string>(3),
          .mail = row.get<std::string>(4),
          .header = row.get<std::string>(5),
          .signer = row.get<std::string>(6),
          .signer_position = row.get<std::string>(7),
          .digits = row.get<std::string>(8),
          .logo = row.get<db::Bytes>(9),
          .logo_type = row.get<std::string>(10),
          .version = row.get<std::int64_t>(11),
          .changed_by = row.get<std::string>(12),
          .changed_at = row.get<db::Moment>(13)};
}

std::optional<StoredLetterhead> find_letterhead(db::Transaction& transaction, std::string_view agency) {
  return transaction.optional<StoredLetterhead>(sql::find_letterhead, agency);
}

void record_letterhead(db::Transaction& transaction, const StoredLetterhead& letterhead) {
  transaction.execute(sql::record_letterhead, letterhead.agency, letterhead.issuer, letterhead.place,
                      letterhead.telephone, letterhead.mail, letterhead.header, letterhead.signer,
                      letterhead.signer_position, letterhead.digits, letterhead.logo, letterhead.logo_type,
                      letterhead.version, letterhead.changed_by, letterhead.changed_at);
}

DocumentField DocumentField::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2), row.get<std::string>(3),
          row.get<db::Moment>(4)};
}

std::vector<DocumentField> list_document_fields(db::Transaction& transaction, const DocumentKey& key) {
  return transaction.all<DocumentField>(sql::list_document_fields, key.agency, key.kind, key.year);
}

void record_document_field(db::Transaction& transaction, const DocumentKey& key, const DocumentField& field) {
  transaction.execute(sql::record_document_field, key.agency, key.kind, key.year, field.field, field.content,
                      field.version, field.changed_by, field.changed_at);
}

DocumentVersion DocumentVersion::read(const db::Row& row) {
  return {.key = {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2)},
          .number = row.get<std::int64_t>(3),
          .is_replaced = row.get<std::string>(4) == "replaced",
          .day = row.get<std::string>(5),
          .title = row.get<std::string>(6),
          .edition = row.get<std::string>(7),
          .data = row.get<std::string>(8),
          .plan_mark = row.get<std::string>(9),
          .template_fingerprint = row.get<std::string>(10),
          .document_fingerprint = row.get<std::string>(11),
          .software = row.get<std::string>(12),
          .note = row.get<std::string>(13),
          .published_by = row.get<std::string>(14),
          .published_at = row.get<db::Moment>(15)};
}

void record_document_version(db::Transaction& transaction, const DocumentVersion& version) {
  transaction.execute(sql::record_document_version, version.key.agency, version.key.kind, version.key.year,
                      version.number, std::string_view(version.is_replaced ? "replaced" : "published"),
                      version.day, version.title, version.edition, version.data, version.plan_mark,
                      version.template_fingerprint, version.document_fingerprint, version.software,
                      version.note, version.published_by, version.published_at);
}

std::vector<DocumentVersion> list_document_versions(db::Transaction& transaction, const DocumentKey& key) {
  return transaction.all<DocumentVersion>(sql::list_document_versions, key.agency, key.kind, key.year);
}

std::optional<DocumentVersion> find_document_version(db::Transaction& transaction, const DocumentKey& key,
                                                     std::int64_t number) {
  return transaction.optional<DocumentVersion>(sql::find_document_version, key.agency, key.kind, key.year,
                                               number);
}

std::vector<DocumentVersion> list_published_versions(db::Transaction& transaction, std::string_view agency) {
  return transaction.all<DocumentVersion>(sql::list_published_versions, agency);
}

void replace_document_versions(db::Transaction& transaction, const DocumentKey& key) {
  transaction.execute(sql::replace_document_versions, key.agency, key.kind, key.year);
}

DocumentFile DocumentFile::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<db::Bytes>(1), row.get<std::string>(2)};
}

void record_document_file(db::Transaction& transaction, const DocumentKey& key, std::int64_t number,
                          const DocumentFile& file) {
  transaction.execute(sql::record_document_file, key.agency, key.kind, key.year, number, file.format,
                      file.content, file.sha256);
}

std::optional<DocumentFile> find_document_file(db::Transaction& transaction, const DocumentKey& key,
                                               std::int64_t number, std::string_view format) {
  return transaction.optional<DocumentFile>(sql::find_document_file, key.agency, key.kind, key.year, number,
                                            format);
}

DocumentFileLine DocumentFileLine::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2)};
}

std::vector<DocumentFileLine> list_document_files(db::Transaction& transaction, const DocumentKey& key,
                                                  std::int64_t number) {
  return transaction.all<DocumentFileLine>(sql::list_document_files, key.agency, key.kind, key.year, number);
}

}  // namespace prongsai::store
