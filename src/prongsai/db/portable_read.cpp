// SPDX-License-Identifier: Apache-2.0
// From a file in the portable form to whoever takes its content. Nothing in the file is believed.
#include <fstream>
#include <optional>

#include "prongsai/db/portable_detail.h"

namespace prongsai::db::detail {
namespace {

/// What the file claims cannot be. Caught in read_content and nowhere else.
struct Broken {
  enum class How { not_a_backup, damaged, ends_early } how;
};

constexpr std::uint64_t columns_max = 2'000;  ///< SQLite's own limit

class Reader {
 public:
  Reader(std::ifstream& in, std::uint64_t size, ContentSink& sink) : in_(in), left_(size), sink_(sink) {}

  ContentDigest read() {
    if (take(portable_magic.size()) != portable_magic) throw Broken{Broken::How::not_a_backup};
    whole_.add(portable_magic);
    while (const std::optional<char> mark = take_mark("TZ")) {
      if (*mark == 'Z') break;
      read_table();
    }
    content_.sha256 = hexadecimal(whole_.value());
    const std::uint64_t count = number(take(8));
    if (count != content_.tables.size() || take(portable_digest_bytes) != whole_.value() || left_ != 0) {
      throw Broken{Broken::How::damaged};
    }
    return std::move(content_);
  }

  [[nodiscard]] std::string table() const {
    return content_.tables.empty() ? "" : content_.tables.back().name;
  }

 private:
  void read_table() {
    table_ = {};
    add("T");
    Table table{.name = take_text(), .columns = {}, .primary_key = {}};
    content_.tables.push_back({.name = table.name, .rows = 0, .sha256 = {}});
    const std::uint64_t columns = number(digested(4));
    if (columns > columns_max) throw Broken{Broken::How::damaged};
    for (std::uint64_t column = 0; column < columns; ++column) {
      std::string name = take_text();
      const CellKind kind = take_kind();
      if (kind == CellKind::null) throw Broken{Broken::How::damaged};
      table.columns.push_back({.name = std::move(name), .kind = kind});
    }
    sink_.begin_table(table);
    bytes_.resize(columns);
    while (take_mark("RE") == 'R') read_row(table);
    const std::string digest = table_.value();
    content_.tables.back().sha256 = hexadecimal(digest);
    add("E");
    if (number(digested(8)) != static_cast<std::uint64_t>(content_.tables.back().rows) ||
        digested(portable_digest_bytes) != digest) {
      throw Broken{Broken::How::damaged};
    }
    sink_.end_table();
  }

  void read_row(const Table& table) {
    add("R");
    ++content_.tables.back().rows;
    cells_.clear();
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
      Cell cell{.kind = take_kind()};
      if (cell.kind != CellKind::null && cell.kind != table.columns[index].kind)
        throw Broken{Broken::How::damaged};
      if (cell.kind == CellKind::integer) cell.integer = static_cast<std::int64_t>(number(digested(8)));
      if (cell.kind == CellKind::text || cell.kind == CellKind::bytes) {
        bytes_[index] = take_text();
        cell.bytes = bytes_[index];
      }
      cells_.push_back(cell);
    }
    sink_.row(cells_);
  }

  std::string take(std::uint64_t count) {
    if (count > left_) throw Broken{Broken::How::ends_early};
    std::string out(count, '\0');
    in_.read(out.data(), static_cast<std::streamsize>(count));
    if (!in_) throw Broken{Broken::How::ends_early};
    left_ -= count;
    return out;
  }
  void add(std::string_view bytes) {
    whole_.add(bytes);
    table_.add(bytes);
  }
  std::string digested(std::uint64_t count) {
    std::string out = take(count);
    add(out);
    return out;
  }
  std::string take_text() { return digested(number(digested(8))); }
  CellKind take_kind() {
    const std::uint64_t kind = number(digested(1));
    if (kind > static_cast<std::uint64_t>(CellKind::bytes)) throw Broken{Broken::How::damaged};
    return static_cast<CellKind>(kind);
  }
  /// Not digested: the caller knows where the mark belongs.
  std::optional<char> take_mark(std::string_view allowed) {
    const char mark = take(1).front();
    if (allowed.find(mark) == std::string_view::npos) throw Broken{Broken::How::damaged};
    return mark;
  }
  static std::uint64_t number(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) value = (value << 8U) | static_cast<unsigned char>(byte);
    return value;
  }

  std::ifstream& in_;
  std::uint64_t left_;
  ContentSink& sink_;
  RunningDigest whole_;
  RunningDigest table_;
  ContentDigest content_;
  std::vector<std::string> bytes_;
  std::vector<Cell> cells_;
};

/// A changed length sends the reader past the end too; then the end itself is still in its place.
bool has_its_end(const std::filesystem::path& file, std::uint64_t size) {
  if (size < portable_end_bytes) return false;
  std::ifstream in(file, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(size - portable_end_bytes));
  return in.get() == 'Z';
}

}  // namespace

base::Result<ContentDigest> read_content(const std::filesystem::path& file, ContentSink& sink) {
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(file, error);
  std::ifstream in(file, std::ios::binary);
  const base::Place place{.file = file.string()};
  if (error || !in) return base::Problem{.code = "db.no_such_backup", .details = {}, .place = place};
  Reader reader(in, size, sink);
  try {
    return reader.read();
  } catch (const Broken& broken) {
    const char* code = "db.backup_damaged";
    if (broken.how == Broken::How::not_a_backup) code = "db.not_a_backup";
    if (broken.how == Broken::How::ends_early && !has_its_end(file, size)) code = "db.backup_truncated";
    return base::Problem{.code = code, .details = {{"table", reader.table()}}, .place = place};
  }
}

}  // namespace prongsai::db::detail
