// SPDX-License-Identifier: Apache-2.0
#include "prongsai/warc/shelf.h"

#include <array>
#include <csignal>
#include <fstream>
#include <optional>
#include <system_error>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "prongsai/base/digest.h"
#include "prongsai/base/random.h"

namespace prongsai::warc {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string path = (fs::temp_directory_path() / "prongsai-shelf-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no folder");
    path_ = path;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] std::vector<fs::path> files() const {
    std::vector<fs::path> out;
    for (const auto& each : fs::directory_iterator(path_))
      if (each.path().extension() == ".gz") out.push_back(each.path());
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  fs::path path_;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Record resource(std::uint64_t number, std::size_t size = 3'000) {
  base::Random random(number);
  Record out;
  out.type = Type::resource;
  std::string id(16, '\0');
  for (char& c : id) c = static_cast<char>(random.below(256));
  out.id = make_id(id);
  out.date = std::chrono::system_clock::from_time_t(1'795'230'000);
  out.target = "https://a.go.th/" + std::to_string(number);
  out.content_type = "text/plain";
  for (std::size_t i = 0; i < size; ++i) out.block += static_cast<char>(random.below(256));
  return out;
}

TEST(Shelf, keeps_records_and_begins_a_file_with_what_it_is) {
  const Folder folder;
  Shelf shelf(folder.path() / "captures", {.file_bytes_max = 1U << 30U, .software = "Prongsai test"});
  const Spot first = shelf.put(resource(1));
  const Spot second = shelf.put(resource(2));
  shelf.sync();
  EXPECT_EQ(second.offset, first.offset + first.length);
  EXPECT_EQ(shelf.read(second)->block, resource(2).block);
  EXPECT_EQ(shelf.read(first)->block, resource(1).block);
  EXPECT_EQ(fs::status(folder.path() / "captures").permissions(), fs::perms::owner_all);

  const auto info = unpacked(bytes_of(folder.path() / "captures" / first.file));
  ASSERT_TRUE(info);
  EXPECT_EQ(info->record.type, Type::warcinfo);
  EXPECT_THAT(info->record.block, testing::HasSubstr("software: Prongsai test\r\n"));
  EXPECT_EQ(info->used, first.offset);
  EXPECT_EQ(unpacked(*shelf.raw(first))->record.target, "https://a.go.th/1");
}

TEST(Shelf, a_full_file_is_followed_by_another_one_and_both_stay_readable) {
  const Folder folder;
  Shelf shelf(folder.path(), {.file_bytes_max = 10'000, .software = "Prongsai"});
  std::vector<Spot> spots;
  for (std::uint64_t i = 0; i < 20; ++i) spots.push_back(shelf.put(resource(i)));
  shelf.sync();
  EXPECT_GE(folder.files().size(), 4U);
  for (std::uint64_t i = 0; i < 20; ++i) EXPECT_EQ(shelf.read(spots[i])->block, resource(i).block);
  for (const fs::path& file : folder.files()) {
    std::string bytes = bytes_of(file);
    int records = 0;
    for (std::string_view left = bytes; !left.empty(); ++records) {
      const auto one = unpacked(left);
      ASSERT_TRUE(one) << file;
      left.remove_prefix(one->used);
    }
    EXPECT_GE(records, 2);
  }
}

TEST(Shelf, has_one_writer_and_any_number_of_readers) {
  const Folder folder;
  std::optional<Shelf> writer(std::in_place, folder.path());
  ASSERT_TRUE(writer->try_lock());
  const Spot spot = writer->put(resource(7));
  writer->sync();
  Shelf other(folder.path());
  EXPECT_EQ(other.read(spot)->block, resource(7).block);
  EXPECT_FALSE(other.try_lock());
  EXPECT_THROW((void)other.put(resource(8)), std::system_error);
  writer.reset();
  EXPECT_TRUE(other.try_lock());
  EXPECT_NE(other.put(resource(8)).file, spot.file) << "never behind what another one wrote";
}

TEST(Shelf, tells_a_missing_file_and_a_spot_where_no_record_stands) {
  const Folder folder;
  Shelf shelf(folder.path());
  const Spot spot = shelf.put(resource(1));
  shelf.sync();
  const auto code = [&](const Spot& at) {
    const auto read = shelf.read(at);
    return read ? std::string() : read.problems().front().code;
  };
  EXPECT_EQ(code({"gone.warc.gz", 0, 10}), "warc.no_such_file");
  EXPECT_EQ(code({"../" + folder.path().filename().string() + "/" + spot.file, spot.offset, spot.length}),
            "warc.no_such_file");
  EXPECT_EQ(code({"/etc/passwd", 0, 10}), "warc.no_such_file");
  EXPECT_EQ(code({spot.file, spot.offset + 1, spot.length - 1}), "warc.broken");
  EXPECT_EQ(code({spot.file, spot.offset, spot.length - 1}), "warc.broken");
  EXPECT_EQ(code({spot.file, spot.offset, spot.length + 1}), "warc.broken");
  EXPECT_EQ(code({spot.file, ~0ULL, 1}), "warc.broken");
  EXPECT_EQ(code({spot.file, 1, ~0ULL}), "warc.broken");

  std::fstream altered(folder.path() / spot.file, std::ios::in | std::ios::out | std::ios::binary);
  altered.seekp(static_cast<std::streamoff>(spot.offset + spot.length / 2));
  altered.put('\x55');
  altered.close();
  EXPECT_EQ(code(spot), "warc.broken") << "one byte of it was changed";
}

/// Puts, syncs, and only then tells where it stands, until it is killed.
[[noreturn]] void put_until_killed(const fs::path& folder, int told, std::uint64_t from) {
  Shelf shelf(folder, {.file_bytes_max = 60'000, .software = "Prongsai"});
  for (std::uint64_t i = from;; ++i) {
    const Spot spot = shelf.put(resource(i, 200 + i % 7'000));
    shelf.sync();
    std::array<char, 160> line{};
    const int length =
        std::snprintf(line.data(), line.size(), "%s %llu %llu %llu\n", spot.file.c_str(),
                      static_cast<unsigned long long>(spot.offset),
                      static_cast<unsigned long long>(spot.length), static_cast<unsigned long long>(i));
    if (::write(told, line.data(), static_cast<std::size_t>(length)) != length) _exit(1);
  }
}

TEST(Shelf, what_was_synced_outlives_every_kill) {
  const Folder folder;
  base::Random random(9);
  std::vector<std::pair<Spot, std::uint64_t>> told;
  std::uint64_t next = 0;
  for (int kill = 0; kill < 40; ++kill) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(pipe[0]);
      put_until_killed(folder.path(), pipe[1], next);
    }
    close(pipe[1]);
    std::string heard;
    const std::uint64_t lines = 1 + random.below(12);
    std::array<char, 4'096> piece{};
    // Killed somewhere in the next record, after a random number of them.
    while (static_cast<std::uint64_t>(std::count(heard.begin(), heard.end(), '\n')) < lines) {
      const ssize_t got = ::read(pipe[0], piece.data(), piece.size());
      ASSERT_GT(got, 0);
      heard.append(piece.data(), static_cast<std::size_t>(got));
    }
    ::kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    for (ssize_t got = 1; got > 0;) {
      got = ::read(pipe[0], piece.data(), piece.size());
      if (got > 0) heard.append(piece.data(), static_cast<std::size_t>(got));
    }
    close(pipe[0]);
    std::istringstream in(heard.substr(0, heard.rfind('\n') + 1));
    Spot spot;
    for (std::uint64_t number = 0; in >> spot.file >> spot.offset >> spot.length >> number;) {
      told.emplace_back(spot, number);
      next = number + 1;
    }
  }
  const Shelf shelf(folder.path());
  ASSERT_GT(told.size(), 100U);
  for (const auto& [spot, number] : told) {
    const auto read = shelf.read(spot);
    ASSERT_TRUE(read) << spot.file << " at " << spot.offset;
    EXPECT_EQ(read->block, resource(number, 200 + number % 7'000).block);
  }
}

}  // namespace
}  // namespace prongsai::warc
