// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/whole_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace prongsai::cli {
namespace {

/// Owns a file descriptor.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int number() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

/// 0, or the error that kept the bytes from reaching the disk.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fdatasync(descriptor) == 0 ? 0 : errno;
}

base::Problem cannot_write(const std::string& path, int error) {
  return {"command.cannot_write", {{"path", path}, {"reason", std::generic_category().message(error)}}, {}};
}

/// 0, or the error: a name that is lost with the power was never given.
int keep_folder_entry(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const OpenFile opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.is_open() && ::fsync(opened.number()) == 0 ? 0 : errno;
}

constexpr unsigned readable_by_all = 0644;

}  // namespace

base::Result<bool> write_whole_file(const std::string& path, std::string_view bytes) {
  // Two programs that write the same file must not write into one another's.
  const std::string beside = path + "." + std::to_string(::getpid()) + ".part";
  int error = 0;
  {
    const OpenFile file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, readable_by_all));
    error = file.is_open() ? write_all(file.number(), bytes) : errno;
  }
  if (error == 0 && ::rename(beside.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) error = keep_folder_entry(path);
  if (error == 0) return true;
  ::unlink(beside.c_str());
  return cannot_write(path, error);
}

base::Result<bool> append_line(const std::string& path, std::string_view line) {
  const OpenFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, readable_by_all));
  if (!file.is_open()) return cannot_write(path, errno);
  const off_t end = ::lseek(file.number(), 0, SEEK_END);
  char last = '\n';
  if (end > 0 && ::pread(file.number(), &last, 1, end - 1) != 1) return cannot_write(path, errno);
  const std::string text = (last == '\n' ? "" : "\n") + std::string(line) + "\n";
  const int error = write_all(file.number(), text);
  if (error != 0) return cannot_write(path, error);
  return true;
}

}  // namespace prongsai::cli
