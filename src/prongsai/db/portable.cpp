// SPDX-License-Identifier: Apache-2.0
#include "prongsai/db/portable.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "prongsai/db/database.h"
#include "prongsai/db/portable_detail.h"

namespace prongsai::db {
namespace {

/// A file that takes its name only when it is whole. Removed again if it never is.
class GrowingFile {
 public:
  explicit GrowingFile(std::filesystem::path file) : file_(std::move(file)), part_(file_.string() + ".part") {
    descriptor_ = ::open(part_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail();
  }
  ~GrowingFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!kept_) ::unlink(part_.c_str());
  }
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;

  void add(std::string_view bytes) {
    constexpr std::size_t write_from = 1U << 18U;
    waiting_ += bytes;
    if (waiting_.size() >= write_from) write_waiting();
  }

  void keep() {
    write_waiting();
    if (::fsync(descriptor_) != 0) fail();
    if (::rename(part_.c_str(), file_.c_str()) != 0) fail();
    kept_ = true;
    // The name is on disk only when its folder is.
    const std::filesystem::path folder = file_.has_parent_path() ? file_.parent_path() : ".";
    const int of_folder = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = of_folder >= 0 && ::fsync(of_folder) == 0;
    if (of_folder >= 0) ::close(of_folder);
    if (!synced) fail();
  }

 private:
  void write_waiting() {
    for (std::string_view rest = waiting_; !rest.empty();) {
      const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
      if (written < 0 && errno != EINTR) fail();
      if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
    }
    waiting_.clear();
  }
  [[noreturn]] void fail() const {
    const auto cause = errno == ENOSPC || errno == EDQUOT ? DatabaseTrouble::Cause::storage_full
                                                          : DatabaseTrouble::Cause::storage_failed;
    throw DatabaseTrouble(cause, "backup", "cannot write " + part_);
  }

  const std::filesystem::path file_;
  const std::string part_;
  int descriptor_ = -1;
  std::string waiting_;
  bool kept_ = false;
};

/// Looks at nothing.
class Nowhere final : public detail::ContentSink {
  void begin_table(const detail::Table&) override {}
  void row(std::span<const Cell>) override {}
  void end_table() override {}
};

/// One content to two takers.
class Both final : public detail::ContentSink {
 public:
  Both(ContentSink& first, ContentSink& second) : first_(first), second_(second) {}
  void begin_table(const detail::Table& table) override {
    first_.begin_table(table);
    second_.begin_table(table);
  }
  void row(std::span<const Cell> cells) override {
    first_.row(cells);
    second_.row(cells);
  }
  void end_table() override {
    first_.end_table();
    second_.end_table();
  }

 private:
  ContentSink& first_;
  ContentSink& second_;
};

base::Result<ContentDigest> about(const std::filesystem::path& file, base::Result<ContentDigest> loaded) {
  if (loaded) return loaded;
  base::Problems problems = loaded.problems();
  for (base::Problem& problem : problems) problem.place.file = file.string();
  return problems;
}

}  // namespace

ContentDigest digest_content(Database& database) {
  return database.read([](Transaction& transaction) {
    detail::Encoder encoder([](std::string_view) {});
    detail::send_content(transaction, encoder);
    return encoder.finish();
  });
}

ContentDigest back_up(Database& database, const std::filesystem::path& file) {
  return database.read([&](Transaction& transaction) {
    GrowingFile out(file);
    detail::Encoder encoder([&](std::string_view bytes) { out.add(bytes); });
    detail::send_content(transaction, encoder);
    ContentDigest content = encoder.finish();
    out.keep();
    return content;
  });
}

base::Result<ContentDigest> verify_backup(const std::filesystem::path& file) {
  Nowhere nowhere;
  return detail::read_content(file, nowhere);
}

base::Result<ContentDigest> restore(Database& database, std::span<const Query> migrations,
                                    const std::filesystem::path& file) {
  // Twice through the file, so that a damaged one is called that, and not what its garbage did to the
  // database.
  if (const auto verified = verify_backup(file); !verified) return verified.problems();
  return database.rebuild([&](Transaction& transaction) -> base::Result<ContentDigest> {
    detail::Loader loader(transaction, migrations, database.settings().now());
    const auto sent = detail::read_content(file, loader);
    if (!sent) return sent.problems();
    return about(file, loader.finish(*sent));
  });
}

base::Result<ContentDigest> copy_content(Database& from, Database& to, std::span<const Query> migrations) {
  return to.rebuild([&](Transaction& writing) -> base::Result<ContentDigest> {
    detail::Loader loader(writing, migrations, to.settings().now());
    detail::Encoder encoder([](std::string_view) {});
    Both both(encoder, loader);
    Transaction reading(from, Access::read);
    detail::send_content(reading, both);
    reading.commit();
    return loader.finish(encoder.finish());
  });
}

}  // namespace prongsai::db
