// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/owner_file_detail.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret::detail {
namespace {

constexpr mode_t owner_only = 0600;

class File {
 public:
  explicit File(int number) : number_(number) {}
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

std::string octal(mode_t mode) {
  std::string out = "0";
  for (int shift = 6; shift >= 0; shift -= 3) out += static_cast<char>('0' + (mode >> shift & 7U));
  return out;
}

/// 0, or what errno said.
int write_and_sync(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(file) == 0 ? 0 : errno;
}

/// Writes a file of a new name beside `path`, and on to the disk. 0, or what errno said.
int write_beside(const std::string& beside, std::string_view text) {
  const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_only));
  return file.number() < 0 ? errno : write_and_sync(file.number(), text);
}

int sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return file.number() >= 0 && ::fsync(file.number()) == 0 ? 0 : errno;
}

}  // namespace

base::Problem cannot_use_file(const std::string& path, int error) {
  return {"secret.key_file_cannot", {{"path", path}, {"reason", std::generic_category().message(error)}}, {}};
}

base::Result<std::optional<std::string>> read_owner_file(const std::string& path, std::size_t bytes_max) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0 && errno == ENOENT) return std::optional<std::string>();
  struct stat facts{};
  if (file.number() < 0 || ::fstat(file.number(), &facts) != 0) return cannot_use_file(path, errno);
  if (S_ISDIR(facts.st_mode)) return cannot_use_file(path, EISDIR);
  if ((facts.st_mode & 077U) != 0) {
    return base::Problem{"secret.key_file_open_to_others",
                         {{"path", path}, {"found", octal(facts.st_mode)}, {"expected", octal(owner_only)}},
                         {path, 0, 0}};
  }
  std::string text(bytes_max + 1, '\0');
  std::size_t length = 0;
  while (length < text.size()) {
    const ssize_t count = ::read(file.number(), text.data() + length, text.size() - length);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_use_file(path, errno);
    if (count == 0) break;
    length += static_cast<std::size_t>(count);
  }
  text.resize(length);
  return std::optional(std::move(text));
}

int put_in_place(const std::string& path, std::string_view text, Existing existing) {
  const std::string beside = path + "." + to_base64url(random_bytes(9)) + ".new";
  int error = write_beside(beside, text);
  if (error == 0) {
    const int answer = existing == Existing::kept ? ::link(beside.c_str(), path.c_str())
                                                  : ::rename(beside.c_str(), path.c_str());
    if (answer != 0) error = errno;
  }
  if (error != 0 || existing == Existing::kept) ::unlink(beside.c_str());
  return error != 0 ? error : sync_folder_of(path);
}

int destroy_file(const std::string& path) {
  {
    const File file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.number() < 0) return errno == ENOENT ? 0 : errno;
    struct stat facts{};
    if (::fstat(file.number(), &facts) != 0) return errno;
    const int error =
        write_and_sync(file.number(), std::string(static_cast<std::size_t>(facts.st_size), '\0'));
    if (error != 0) return error;
  }
  return ::unlink(path.c_str()) == 0 ? sync_folder_of(path) : errno;
}

}  // namespace prongsai::secret::detail
