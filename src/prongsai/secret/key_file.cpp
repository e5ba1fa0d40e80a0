// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <optional>

#include "prongsai/secret/key_ring.h"
#include "prongsai/secret/owner_file_detail.h"
#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {
namespace {

constexpr std::size_t file_bytes_max = 16 * 1024;
constexpr std::size_t keys_max = 32;
constexpr std::string_view heading =
    "# The keys of this installation. Whoever has them can read what is sealed with them.\n"
    "# The first one seals, all of them open. Keep a copy apart from the database's backups.\n";

base::Problem bad_form(const std::string& path, int line) {
  return {"secret.key_file_form", {{"path", path}, {"line", std::to_string(line)}}, {path, line, 0}};
}

base::Result<KeyRing> parse(const std::string& path, std::string_view text) {
  if (text.size() > file_bytes_max) return bad_form(path, 0);
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

}  // namespace

base::Result<KeyRing> load_or_create_key_file(const std::string& path) {
  auto text = detail::read_owner_file(path, file_bytes_max);
  if (!text) return text.problems();
  if (!*text) {
    const int error = detail::put_in_place(path, to_text({Key::random()}), detail::Existing::kept);
    if (error != 0 && error != EEXIST) return detail::cannot_use_file(path, error);
    text = detail::read_owner_file(path, file_bytes_max);
    if (!text) return text.problems();
    if (!*text) return detail::cannot_use_file(path, ENOENT);
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
  const int error = detail::put_in_place(path, to_text(keys), detail::Existing::replaced);
  if (error != 0) return detail::cannot_use_file(path, error);
  return KeyRing(std::move(keys));
}

}  // namespace prongsai::secret
