// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/sealer.h"

#include <sodium.h>

#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {
namespace {

constexpr std::string_view form = "s1.";
constexpr std::size_t id_letters = 8;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

struct Sealed {
  std::string_view key_id;
  std::string_view base64;
};

std::optional<Sealed> split(std::string_view text) {
  if (!text.starts_with(form)) return std::nullopt;
  text.remove_prefix(form.size());
  if (text.size() <= id_letters || text[id_letters] != '.') return std::nullopt;
  return Sealed{text.substr(0, id_letters), text.substr(id_letters + 1)};
}

/// The form belongs to what is authenticated, so that a later form cannot be passed off as this one.
std::string bound_to(std::string_view key_id, std::string_view context) {
  return std::string(form) + std::string(key_id) + "\n" + std::string(context);
}

}  // namespace

Sealer::Sealer(const KeyRing& ring) : ring_(ring.derived("sealing")) {}

std::string Sealer::seal(std::string_view plain, std::string_view context) const {
  const Key& key = ring_.newest();
  const std::string bound = bound_to(key.id(), context);
  const std::string nonce = detail::random_bytes(nonce_bytes);
  std::string cipher(plain.size() + tag_bytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      detail::unsigned_bytes(cipher), nullptr, detail::unsigned_bytes(plain), plain.size(),
      detail::unsigned_bytes(bound), bound.size(), nullptr, detail::unsigned_bytes(std::string_view(nonce)),
      detail::unsigned_bytes(key.bytes()));
  return std::string(form) + key.id() + "." + detail::to_base64url(nonce + cipher);
}

std::optional<std::string> Sealer::open(std::string_view sealed, std::string_view context) const {
  const auto parts = split(sealed);
  const Key* key = parts ? ring_.find(parts->key_id) : nullptr;
  const auto bytes = key ? detail::parse_base64url(parts->base64) : std::nullopt;
  if (!bytes || bytes->size() < nonce_bytes + tag_bytes) return std::nullopt;
  const std::string_view nonce = std::string_view(*bytes).substr(0, nonce_bytes);
  const std::string_view cipher = std::string_view(*bytes).substr(nonce_bytes);
  const std::string bound = bound_to(key->id(), context);
  std::string plain(cipher.size() - tag_bytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          detail::unsigned_bytes(plain), nullptr, nullptr, detail::unsigned_bytes(cipher), cipher.size(),
          detail::unsigned_bytes(bound), bound.size(), detail::unsigned_bytes(nonce),
          detail::unsigned_bytes(key->bytes())) != 0) {
    return std::nullopt;
  }
  return plain;
}

bool Sealer::needs_reseal(std::string_view sealed) const {
  const auto parts = split(sealed);
  return !parts || parts->key_id != ring_.newest().id();
}

}  // namespace prongsai::secret
