// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/signing_key_file.h"

#include <array>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/core.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "prongsai/cli/command_detail.h"

namespace prongsai::cli {
namespace {

using base::Problem;

std::string reason(int error) {
  return std::generic_category().message(error);
}

/// Owns a file descriptor.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int descriptor() const { return descriptor_; }

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
  return ::fsync(descriptor) == 0 ? 0 : errno;
}

/// 0, or the error. A key that is lost with the power was a key that signed for nothing.
int keep_folder_entry(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const OpenFile opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.descriptor() >= 0 && ::fsync(opened.descriptor()) == 0 ? 0 : errno;
}

}  // namespace

base::Result<audit::SigningKey> make_signing_key(const std::string& path, const std::string& name) {
  if (!audit::is_key_name(name)) return Problem{"audit.key_name", {{"found", name}}, {}};
  if (sodium_init() < 0) throw std::runtime_error("the system gives no randomness for keys");
  const OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (file.descriptor() < 0) {
    const int error = errno;
    if (error == EEXIST || error == ELOOP) return Problem{"audit.key_exists", {{"file", path}}, {}};
    return Problem{"audit.key_not_written", {{"file", path}, {"reason", reason(error)}}, {}};
  }
  audit::Seed seed{};
  randombytes_buf(seed.data(), seed.size());
  audit::SigningKey key(name, seed);
  sodium_memzero(seed.data(), seed.size());
  std::string line = key.secret_word() + "\n";
  int error = write_all(file.descriptor(), line);
  if (error == 0) error = keep_folder_entry(path);
  sodium_memzero(line.data(), line.size());
  if (error != 0) {
    ::unlink(path.c_str());
    return Problem{"audit.key_not_written", {{"file", path}, {"reason", reason(error)}}, {}};
  }
  return key;
}

base::Result<audit::SigningKey> load_signing_key(const std::string& path) {
  constexpr mode_t others = 077;
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about = {};
  if (file.descriptor() < 0 || ::fstat(file.descriptor(), &about) != 0) return unreadable(path, errno);
  if (S_ISDIR(about.st_mode)) return unreadable(path, EISDIR);
  if ((about.st_mode & others) != 0) {
    return Problem{"audit.key_open_to_others",
                   {{"file", path}, {"found", fmt::format("{:o}", about.st_mode & 0777U)}},
                   {}};
  }
  std::array<char, 1024> buffer{};  // a key is shorter
  const ssize_t length = ::read(file.descriptor(), buffer.data(), buffer.size());
  if (length < 0) return unreadable(path, errno);
  std::string_view line(buffer.data(), static_cast<std::size_t>(length));
  if (line.ends_with('\n')) line.remove_suffix(1);
  auto key = audit::parse_signing_key(line);
  sodium_memzero(buffer.data(), buffer.size());
  if (!key) return Problem{"audit.key_form", {}, {path, 0, 0}};
  return key;
}

}  // namespace prongsai::cli
