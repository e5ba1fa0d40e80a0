// SPDX-License-Identifier: Apache-2.0
// The parts of portable.h: what passes rows on, what encodes them, what reads and what loads them.
//
// The file, all integers most significant byte first:
//   "prongsai.db.1\n"
//   for each table  'T' name, u32 columns, for each: name, u8 kind (1 integer, 2 text, 3 bytes)
//                   for each row 'R' and its cells: u8 kind (0 for NULL), then i64 | u64 length and bytes
//                   'E' u64 rows, SHA-256 of the table from 'T' to its last row
//   'Z' u64 tables, SHA-256 of the first line and of every table's 'E' record
// So each byte is hashed once, or stands in a place where only one value is right.
// A name is a u64 length and bytes. The ledger of migrations comes first, the other tables by name; columns
// are by name, rows by primary key, both in the order of bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sodium.h>

#include "prongsai/base/result.h"
#include "prongsai/db/migrate.h"
#include "prongsai/db/portable.h"
#include "prongsai/db/session_detail.h"
#include "prongsai/db/transaction.h"

namespace prongsai::db::detail {

inline constexpr std::string_view portable_magic = "prongsai.db.1\n";
inline constexpr std::size_t portable_digest_bytes = crypto_hash_sha256_BYTES;
/// 'Z', the count and the digest.
inline constexpr std::size_t portable_end_bytes = 1 + 8 + portable_digest_bytes;

/// SHA-256 over bytes that come piece by piece.
class RunningDigest {
 public:
  RunningDigest() { crypto_hash_sha256_init(&state_); }
  void add(std::string_view bytes);
  /// The digest so far, as bytes; more may be added afterwards.
  [[nodiscard]] std::string value() const;

 private:
  crypto_hash_sha256_state state_{};
};

[[nodiscard]] std::string hexadecimal(std::string_view bytes);

/// Takes a database's content in the portable order. A problem ends it.
class ContentSink {
 public:
  ContentSink() = default;
  ContentSink(const ContentSink&) = delete;
  ContentSink& operator=(const ContentSink&) = delete;
  virtual ~ContentSink() = default;
  virtual void begin_table(const Table& table) = 0;
  virtual void row(std::span<const Cell> cells) = 0;
  virtual void end_table() = 0;
};

/// Puts the content into its portable form, hands the bytes on, and keeps the digests.
class Encoder final : public ContentSink {
 public:
  explicit Encoder(std::function<void(std::string_view)> write);
  void begin_table(const Table& table) override;
  void row(std::span<const Cell> cells) override;
  void end_table() override;
  /// Requires: called once, after the last table.
  [[nodiscard]] ContentDigest finish();

 private:
  std::function<void(std::string_view)> write_;
  RunningDigest whole_;
  RunningDigest table_;
  ContentDigest content_;
  std::string line_;
};

/// Sends everything the transaction sees.
void send_content(Transaction& transaction, ContentSink& sink);

/// Loads what it is sent into an empty database; see `restore`. A problem is kept, and what follows is
/// ignored.
class Loader final : public ContentSink {
 public:
  /// Requires: `transaction` has Access::rebuild.
  Loader(Transaction& transaction, std::span<const Query> migrations, Moment now);
  void begin_table(const Table& table) override;
  void row(std::span<const Cell> cells) override;
  void end_table() override;
  /// Foreign keys are looked at, and what is now in the database is compared with what was sent.
  [[nodiscard]] base::Result<ContentDigest> finish(const ContentDigest& sent);

 private:
  void refuse(std::string code, std::string_view table);
  void take_ledger_line(std::span<const Cell> cells);
  void make_schema();

  Transaction& transaction_;
  const std::span<const Query> migrations_;
  const Moment now_;
  std::vector<Table> schema_;
  std::vector<AppliedMigration> ledger_;
  Table table_;
  bool has_schema_ = false;
  std::unique_ptr<BulkInsert> rows_;  ///< of the table being loaded
  std::vector<Parameter> parameters_;
  base::Problems problems_;
};

/// Reads a file in the portable form, checking all of its digests.
[[nodiscard]] base::Result<ContentDigest> read_content(const std::filesystem::path& file, ContentSink& sink);

}  // namespace prongsai::db::detail
