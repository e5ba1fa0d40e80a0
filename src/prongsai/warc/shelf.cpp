// SPDX-License-Identifier: Apache-2.0
#include "prongsai/warc/shelf.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "prongsai/base/assert.h"

namespace prongsai::warc {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

std::string unpredictable_id() {
  std::array<char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) fail("getrandom");
  return make_id({bytes.data(), bytes.size()});
}

/// "prongsai-20261122T031500Z-00001.warc.gz"
std::string name_at(std::chrono::system_clock::time_point at, unsigned number) {
  const std::time_t whole = std::chrono::system_clock::to_time_t(at);
  std::tm utc{};
  PRONGSAI_ASSERT(gmtime_r(&whole, &utc) != nullptr);
  std::array<char, 100> out{};
  const int length = std::snprintf(out.data(), out.size(), "prongsai-%04d%02d%02dT%02d%02d%02dZ-%05u.warc.gz",
                                   utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min,
                                   utc.tm_sec, number);
  return {out.data(), static_cast<std::size_t>(length)};
}

/// Names come from a database that others may have written to: none leads out of the folder.
bool is_file_name(std::string_view name) {
  constexpr std::string_view ending = ".warc.gz";
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  return name.size() > ending.size() && name.size() < 200 && name.ends_with(ending) && name.front() != '.' &&
         name.find_first_not_of(letters) == std::string_view::npos;
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("a capture cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

class Shelf::Files {
 public:
  Files(fs::path folder, Choice choice) : folder_(std::move(folder)), choice_(std::move(choice)) {
    std::error_code none;
    if (fs::is_directory(folder_, none)) return;
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
    // A folder whose own entry is lost with the power takes all in it along.
    const fs::path above = fs::absolute(folder_).lexically_normal().parent_path();
    const Descriptor parent(::open(above.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!parent.is_open() || ::fsync(parent.number()) != 0) fail(above.string());
  }

  bool try_lock() {
    if (lock_.is_open()) return true;
    const fs::path path = folder_ / "writer.lock";
    Descriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!lock.is_open()) fail(path.string());
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK) return false;
      fail(path.string());
    }
    lock_ = std::move(lock);
    return true;
  }

  Spot put(const Record& record) {
    const std::string member = packed(record);
    if (file_.is_open() && size_ >= choice_.file_bytes_max) end_file();
    if (!file_.is_open()) begin_file();
    return append(member);
  }

  void sync() {
    if (std::exchange(is_lost_, false))
      throw std::system_error(EIO, std::generic_category(), "captures put before were not written");
    if (!file_.is_open() || synced_ == size_) return;
    if (::fdatasync(file_.number()) != 0) give_up_file("a capture cannot be written");
    synced_ = size_;
    if (is_new_) sync_folder();
    is_new_ = false;
  }

  [[nodiscard]] base::Result<std::string> raw(const Spot& spot) const {
    const base::Problem missing{"warc.no_such_file", {{"file", spot.file}}, {}};
    if (!is_file_name(spot.file)) return missing;
    const fs::path path = folder_ / spot.file;
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file.is_open()) {
      if (errno == ENOENT || errno == ELOOP) return missing;
      fail(path.string());
    }
    struct stat facts{};
    if (::fstat(file.number(), &facts) != 0) fail(path.string());
    const base::Problem broken{"warc.broken", {{"at", spot.file + ":" + std::to_string(spot.offset)}}, {}};
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    // What does not pack costs a few bytes more than it has.
    constexpr std::uint64_t member_bytes_max = record_bytes_max + 1024ULL * 1024;
    if (spot.length > member_bytes_max || spot.length > size || spot.offset > size - spot.length)
      return broken;
    std::string out(spot.length, '\0');
    for (std::size_t got = 0; got < out.size();) {
      const ssize_t now =
          ::pread(file.number(), out.data() + got, out.size() - got, static_cast<off_t>(spot.offset + got));
      if (now < 0 && errno == EINTR) continue;
      if (now < 0) fail(path.string());
      if (now == 0) return broken;
      got += static_cast<std::size_t>(now);
    }
    return out;
  }

 private:
  void begin_file() {
    if (!try_lock())
      throw std::system_error(EWOULDBLOCK, std::generic_category(), "another program writes captures here");
    const auto now = std::chrono::system_clock::now();
    do {
      name_ = name_at(now, ++number_);
      const fs::path path = folder_ / name_;
      file_ = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600));
      if (!file_.is_open() && errno != EEXIST) fail(path.string());
    } while (!file_.is_open());
    size_ = synced_ = 0;
    is_new_ = true;
    Record info;
    info.type = Type::warcinfo;
    info.id = unpredictable_id();
    info.date = now;
    info.content_type = "application/warc-fields";
    info.fields = {{"WARC-Filename", name_}};
    info.block = "software: " + choice_.software +
                 "\r\nformat: WARC File Format 1.1\r\nconformsTo: "
                 "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n";
    (void)append(packed(info));
  }

  Spot append(std::string_view member) {
    try {
      write_all(file_.number(), member);
    } catch (...) {
      close_broken();  // half a record may stand there: nothing comes behind it
      throw;
    }
    const Spot spot{name_, size_, member.size()};
    size_ += member.size();
    return spot;
  }

  void end_file() {
    sync();
    file_.close();
  }

  [[noreturn]] void give_up_file(const char* what) {
    const int error = errno;
    close_broken();  // what a failed fsync has lost, a second one does not tell
    throw std::system_error(error, std::generic_category(), what);
  }

  void close_broken() {
    file_.close();
    is_lost_ = synced_ != size_;
  }

  void sync_folder() {
    const Descriptor folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open() || ::fsync(folder.number()) != 0) give_up_file("the folder of captures");
  }

  fs::path folder_;
  Choice choice_;
  Descriptor lock_;
  Descriptor file_;
  std::string name_;
  unsigned number_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t synced_ = 0;
  bool is_new_ = false;
  bool is_lost_ = false;  ///< records of a file that broke were never synced
};

Shelf::Shelf(std::filesystem::path folder) : Shelf(std::move(folder), Choice()) {}
Shelf::Shelf(std::filesystem::path folder, Choice choice)
    : files_(std::make_unique<Files>(std::move(folder), std::move(choice))) {}
Shelf::~Shelf() = default;

bool Shelf::try_lock() {
  return files_->try_lock();
}

Spot Shelf::put(const Record& record) {
  return files_->put(record);
}

void Shelf::sync() {
  files_->sync();
}

base::Result<Record> Shelf::read(const Spot& spot) const {
  const auto bytes = raw(spot);
  if (!bytes) return bytes.problems();
  auto out = unpacked(*bytes);
  const base::Problem broken{"warc.broken", {{"at", spot.file + ":" + std::to_string(spot.offset)}}, {}};
  if (!out || out->used != bytes->size()) return broken;
  return std::move(out->record);
}

base::Result<std::string> Shelf::raw(const Spot& spot) const {
  return files_->raw(spot);
}

}  // namespace prongsai::warc
