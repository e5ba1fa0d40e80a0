// SPDX-License-Identifier: Apache-2.0
// From a file in the portable form to whoever takes its content. Nothing in the file is believed.
#include <algorithm>
#include <fstream>

#include "prongsai/db/portable_detail.h"

namespace prongsai::db::detail {
namespace {

/// What the file claims cannot be. Caught in read_content and nowhere else.
struct Broken {
  enum class How { not_a_backup, damaged, ends_early } how;
};

constexpr std::uint64_t columns_max = 2'000;  ///< SQLite's own limit

/// The file, a piece at a time. What has been taken since the last flush can be hashed in one go.
class Pieces {
 public:
  Pieces(std::ifstream& in, std::uint64_t size) : in_(in), left_(size) {}

  /// The next `count` bytes; borrowed until the next call.
  std::string_view take(std::uint64_t count) {
    if (count > end_ - begin_) fetch(count);
    const std::string_view out(buffer_.data() + begin_, static_cast<std::size_t>(count));
    begin_ += out.size();
    return out;
  }
  /// Adds everything taken since the last call to the digest.
  void hash(RunningDigest& digest) {
    digest.add(std::string_view(buffer_.data() + hashed_, begin_ - hashed_));
    hashed_ = begin_;
    pending_ = nullptr;
  }
  /// From here on, what is taken belongs to this digest, also when the buffer moves on before `hash` is
  /// called.
  void belongs_to(RunningDigest& digest) {
    hashed_ = begin_;
    pending_ = &digest;
  }
  [[nodiscard]] bool at_end() const { return left_ == 0 && begin_ == end_; }

 private:
  void fetch(std::uint64_t count) {
    const std::size_t here = end_ - begin_;
    if (count - here > left_) throw Broken{Broken::How::ends_early};
    if (pending_ != nullptr) pending_->add(std::string_view(buffer_.data() + hashed_, begin_ - hashed_));
    buffer_.erase(0, begin_);
    begin_ = hashed_ = 0;
    constexpr std::uint64_t piece = 1U << 18U;
    const std::uint64_t more = std::min(left_, std::max(count - here, piece));
    buffer_.resize(here + static_cast<std::size_t>(more));
    in_.read(buffer_.data() + here, static_cast<std::streamsize>(more));
    if (!in_) throw Broken{Broken::How::ends_early};
    left_ -= more;
    end_ = buffer_.size();
  }

  std::ifstream& in_;
  std::uint64_t left_;  ///< bytes of the file that are not in the buffer yet
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t hashed_ = 0;
  RunningDigest* pending_ = nullptr;
};

class Reader {
 public:
  Reader(std::ifstream& in, std::uint64_t size, ContentSink& sink) : in_(in, size), sink_(sink) {}

  ContentDigest read() {
    in_.belongs_to(whole_);
    if (in_.take(portable_magic.size()) != portable_magic) throw Broken{Broken::How::not_a_backup};
    in_.hash(whole_);
    for (char mark = take_mark("TZ"); mark == 'T'; mark = take_mark("TZ")) read_table();
    const std::string digest = whole_.value();
    content_.sha256 = hexadecimal(digest);
    const std::uint64_t count = number(8);
    if (count != content_.tables.size() || in_.take(portable_digest_bytes) != digest || !in_.at_end()) {
      throw Broken{Broken::How::damaged};
    }
    return std::move(content_);
  }

  [[nodiscard]] std::string table() const {
    return content_.tables.empty() ? "" : content_.tables.back().name;
  }

 private:
  /// After its 'T'.
  void read_table() {
    RunningDigest digest;
    digest.add("T");
    in_.belongs_to(digest);
    Table table{.name = take_text(), .columns = {}, .primary_key = {}};
    content_.tables.push_back({.name = table.name, .rows = 0, .sha256 = {}});
    const std::uint64_t columns = number(4);
    if (columns > columns_max) throw Broken{Broken::How::damaged};
    for (std::uint64_t column = 0; column < columns; ++column) {
      std::string name = take_text();
      const CellKind kind = take_kind();
      if (kind == CellKind::null) throw Broken{Broken::How::damaged};
      table.columns.push_back({.name = std::move(name), .kind = kind});
    }
    in_.hash(digest);
    sink_.begin_table(table);
    bytes_.resize(columns);
    while (take_mark("RE") == 'R') {
      digest.add("R");
      in_.belongs_to(digest);
      read_row(table);
      in_.hash(digest);
    }
    end_table(digest.value());
  }

  /// After its 'E'.
  void end_table(const std::string& digest) {
    ContentDigest::Table& table = content_.tables.back();
    table.sha256 = hexadecimal(digest);
    whole_.add("E");
    in_.belongs_to(whole_);
    const bool rows_agree = number(8) == static_cast<std::uint64_t>(table.rows);
    if (!rows_agree || in_.take(portable_digest_bytes) != digest) throw Broken{Broken::How::damaged};
    in_.hash(whole_);
    sink_.end_table();
  }

  void read_row(const Table& table) {
    ++content_.tables.back().rows;
    cells_.clear();
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
      Cell cell{.kind = take_kind()};
      if (cell.kind != CellKind::null && cell.kind != table.columns[index].kind)
        throw Broken{Broken::How::damaged};
      if (cell.kind == CellKind::integer) cell.integer = static_cast<std::int64_t>(number(8));
      if (cell.kind == CellKind::text || cell.kind == CellKind::bytes) {
        bytes_[index] = in_.take(number(8));
        cell.bytes = bytes_[index];
      }
      cells_.push_back(cell);
    }
    sink_.row(cells_);
  }

  std::string take_text() { return std::string(in_.take(number(8))); }
  CellKind take_kind() {
    const std::uint64_t kind = number(1);
    if (kind > static_cast<std::uint64_t>(CellKind::bytes)) throw Broken{Broken::How::damaged};
    return static_cast<CellKind>(kind);
  }
  char take_mark(std::string_view allowed) {
    const char mark = in_.take(1).front();
    if (allowed.find(mark) == std::string_view::npos) throw Broken{Broken::How::damaged};
    return mark;
  }
  std::uint64_t number(std::uint64_t bytes) {
    std::uint64_t value = 0;
    for (const char byte : in_.take(bytes)) value = (value << 8U) | static_cast<unsigned char>(byte);
    return value;
  }

  Pieces in_;
  ContentSink& sink_;
  RunningDigest whole_;
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
