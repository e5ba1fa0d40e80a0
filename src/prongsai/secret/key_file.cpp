// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "prongsai/secret/key_ring.h"
#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {
namespace {

constexpr mode_t owner_only = 0600;
constexpr std::size_t file_bytes_max = 16 * 1024;
constexpr std::size_t keys_max = 32;
constexpr std::string_view heading =
    "# The keys of this installation. Whoever has them can read what is sealed with them.\n"
    "# The first one seals, all of them open. Keep a copy apart from the database's backups.\n";

base::Problem cannot(const std::string& path, int error) {
  return {"secret.key_file_cannot", {{"path", path}, {"reason", std::generic_category().message(error)}}, {}};
}

base::Problem bad_form(const std::string& path, int line) {
  return {"secret.key_file_form", {{"path", path}, {"line", std::to_string(line)}}, {path, line, 0}};
}

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

/// The text of the file; nothing where there is no file of that name.
base::Result<std::optional<std::string>> read_text(const std::string& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0 && errno == ENOENT) return std::optional<std::string>();
  struct stat facts{};
  if (file.number() < 0 || ::fstat(file.number(), &facts) != 0) return cannot(path, errno);
  if (S_ISDIR(facts.st_mode)) return cannot(path, EISDIR);
  if ((facts.st_mode & 077U) != 0) {
    return base::Problem{"secret.key_file_open_to_others",
                         {{"path", path}, {"found", octal(facts.st_mode)}, {"expected", octal(owner_only)}},
                         {path, 0, 0}};
  }
  std::string text(file_bytes_max + 1, '\0');
  std::size_t length = 0;
  while (length < text.size()) {
    const ssize_t count = ::read(file.number(), text.data() + length, text.size() - length);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot(path, errno);
    if (count == 0) break;
    length += static_cast<std::size_t>(count);
  }
  if (length > file_bytes_max) return bad_form(path, 0);
  text.resize(length);
  return std::optional(std::move(text));
}

base::Result<KeyRing> parse(const std::string& path, std::string_view text) {
  std::vector<Key> keys;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t blank = line.find(' ');
    const auto bytes =
        blank == std::string_view::npos ? std::nullopt : detail::parse_base64url(line.substr(blank + 1));
    if (!bytes || bytes->size() != 32) return bad_form(path, number);
    const Key key(*bytes);
    // The id follows from the key, so a letter that was lost in copying is noticed here and not years later.
    const bool twice =
        std::any_of(keys.begin(), keys.end(), [&](const Key& k) { return k.id() == key.id(); });
    if (key.id() != line.substr(0, blank) || twice) return bad_form(path, number);
    keys.push_back(key);
  }
  if (keys.empty()) return bad_form(path, 0);
  return KeyRing(std::move(keys));
}

std::string to_text(const std::vector<Key>& keys) {
  std::string out(heading);
  for (const Key& key : keys) out += key.id() + " " + detail::to_base64url(key.bytes()) + "\n";
  return out;
}

/// Writes a file of a new name beside `path`, and on to the disk. 0, or what errno said.
int write_beside(const std::string& beside, std::string_view text) {
  const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_only));
  if (file.number() < 0) return errno;
  while (!text.empty()) {
    const ssize_t count = ::write(file.number(), text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(file.number()) == 0 ? 0 : errno;
}

int sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return file.number() >= 0 && ::fsync(file.number()) == 0 ? 0 : errno;
}

enum class Existing { kept, replaced };

/// 0, or what errno said; EEXIST where an existing file was to be kept.
int put_in_place(const std::string& path, std::string_view text, Existing existing) {
  const std::string beside = path + "." + detail::to_base64url(detail::random_bytes(9)) + ".new";
  int error = write_beside(beside, text);
  if (error == 0) {
    const int answer = existing == Existing::kept ? ::link(beside.c_str(), path.c_str())
                                                  : ::rename(beside.c_str(), path.c_str());
    if (answer != 0) error = errno;
  }
  if (error != 0 || existing == Existing::kept) ::unlink(beside.c_str());
  return error != 0 ? error : sync_folder_of(path);
}

}  // namespace

base::Result<KeyRing> load_or_create_key_file(const std::string& path) {
  auto text = read_text(path);
  if (!text) return text.problems();
  if (!*text) {
    const int error = put_in_place(path, to_text({Key::random()}), Existing::kept);
    if (error != 0 && error != EEXIST) return cannot(path, error);
    text = read_text(path);
    if (!text) return text.problems();
    if (!*text) return cannot(path, ENOENT);
  }
  return parse(path, **text);
}

base::Result<KeyRing> add_key_to_file(const std::string& path) {
  const auto ring = load_or_create_key_file(path);
  if (!ring) return ring.problems();
  if (ring->keys().size() >= keys_max) {
    return base::Problem{
        "secret.key_file_full", {{"path", path}, {"expected", std::to_string(keys_max)}}, {path, 0, 0}};
  }
  std::vector<Key> keys = ring->keys();
  keys.insert(keys.begin(), Key::random());
  const int error = put_in_place(path, to_text(keys), Existing::replaced);
  if (error != 0) return cannot(path, error);
  return KeyRing(std::move(keys));
}

}  // namespace prongsai::secret
