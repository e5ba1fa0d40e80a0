// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "prongsai/base/assert.h"
#include "prongsai/db/postgres/session_detail.h"

namespace prongsai::db::detail {
namespace {

class PostgresCursor final : public Cursor {
 public:
  PostgresCursor(PostgresSession& session, std::string_view query) : session_(session), query_(query) {}
  PostgresCursor(const PostgresCursor&) = delete;
  PostgresCursor& operator=(const PostgresCursor&) = delete;
  ~PostgresCursor() override {
    if (!finished_) session_.abandon();
  }

  bool step() override {
    while (!finished_) {
      if (result_ && ++row_ < PQntuples(result_.get())) return true;
      next();
    }
    return false;
  }

  [[nodiscard]] int column_count() const override { return PQnfields(result_.get()); }

  [[nodiscard]] Cell cell(int column) const override {
    if (PQgetisnull(result_.get(), row_, column) != 0) return {};
    const std::string_view bytes(PQgetvalue(result_.get(), row_, column),
                                 static_cast<std::size_t>(PQgetlength(result_.get(), row_, column)));
    switch (PQftype(result_.get(), column)) {
      case postgres_bool:
      case postgres_int2:
      case postgres_int4:
      case postgres_int8:
        return {.kind = CellKind::integer, .integer = from_network_order(bytes)};
      case postgres_name:
      case postgres_text:
      case postgres_varchar:
        return {.kind = CellKind::text, .bytes = bytes};
      case postgres_bytea:
        return {.kind = CellKind::bytes, .bytes = bytes};
      default:
        return {.kind = CellKind::other};
    }
  }

  [[nodiscard]] std::int64_t affected_rows() const override { return affected_; }

 private:
  void next() {
    PostgresResult result = session_.next_result();
    if (!result) {
      finished_ = true;
      return;
    }
    switch (PQresultStatus(result.get())) {
      case PGRES_TUPLES_OK:
      case PGRES_SINGLE_TUPLE:
      case PGRES_COMMAND_OK:
        break;
      default:
        finished_ = true;
        // The protocol wants every result fetched before the next command.
        while (session_.next_result()) {
        }
        session_.fail(result.get(), query_);
    }
    const std::string_view status = PQcmdStatus(result.get());
    const std::string_view count = PQcmdTuples(result.get());
    if (!status.starts_with("SELECT")) std::from_chars(count.data(), count.data() + count.size(), affected_);
    result_ = std::move(result);
    row_ = -1;
  }

  PostgresSession& session_;
  const std::string_view query_;
  PostgresResult result_;
  int row_ = -1;
  std::int64_t affected_ = 0;
  bool finished_ = false;
};

/// COPY in its binary format (the manual's page of COPY, "Binary Format").
class PostgresBulkInsert final : public BulkInsert {
 public:
  PostgresBulkInsert(PostgresSession& session, std::string_view table, std::span<const std::string> columns)
      : session_(session), name_("insert in bulk into " + std::string(table)) {
    std::string names;
    for (const std::string& column : columns) names += (names.empty() ? "" : ", ") + quote_identifier(column);
    const std::string text =
        fmt::format("COPY {} ({}) FROM STDIN (FORMAT binary)", quote_identifier(table), names);
    const PostgresResult result(PQexec(session.connection(), text.c_str()));
    if (PQresultStatus(result.get()) != PGRES_COPY_IN) session.fail(result.get(), name_);
    buffer_ = std::string("PGCOPY\n\xFF\r\n\0", 11) + to_network_order(0, 4) + to_network_order(0, 4);
  }
  PostgresBulkInsert(const PostgresBulkInsert&) = delete;
  PostgresBulkInsert& operator=(const PostgresBulkInsert&) = delete;
  ~PostgresBulkInsert() override {
    if (finished_) return;
    PQputCopyEnd(session_.connection(), "abandoned");
    while (session_.next_result()) {
    }
  }

  void add(std::span<const Parameter> row) override {
    buffer_ += to_network_order(static_cast<std::int64_t>(row.size()), 2);
    for (const Parameter& value : row) {
      if (value.is_null) {
        buffer_ += to_network_order(-1, 4);
      } else if (value.kind == CellKind::integer) {
        (buffer_ += to_network_order(8, 4)) += to_network_order(value.integer, 8);
      } else {
        if (value.kind == CellKind::text) require_text(value.bytes, name_);
        (buffer_ += to_network_order(static_cast<std::int64_t>(value.bytes.size()), 4)) += value.bytes;
      }
    }
    constexpr std::size_t send_from = 1U << 16U;
    if (buffer_.size() >= send_from) send();
  }

  void finish() override {
    buffer_ += to_network_order(-1, 2);
    send();
    if (PQputCopyEnd(session_.connection(), nullptr) != 1) session_.fail(nullptr, name_);
    finished_ = true;
    PostgresResult failed;
    while (PostgresResult result = session_.next_result()) {
      if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) failed = std::move(result);
    }
    if (failed) session_.fail(failed.get(), name_);
  }

 private:
  void send() {
    // libpq takes an int; one row may be larger than that together with what waits.
    constexpr std::size_t piece = 1U << 24U;
    for (std::size_t at = 0; at < buffer_.size(); at += piece) {
      const auto length = static_cast<int>(std::min(piece, buffer_.size() - at));
      if (PQputCopyData(session_.connection(), buffer_.data() + at, length) != 1)
        session_.fail(nullptr, name_);
    }
    buffer_.clear();
  }

  PostgresSession& session_;
  const std::string name_;
  std::string buffer_;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<Cursor> make_postgres_cursor(PostgresSession& session, std::string_view query) {
  return std::make_unique<PostgresCursor>(session, query);
}

std::unique_ptr<BulkInsert> make_postgres_bulk_insert(PostgresSession& session, std::string_view table,
                                                      std::span<const std::string> columns) {
  return std::make_unique<PostgresBulkInsert>(session, table, columns);
}

}  // namespace prongsai::db::detail
