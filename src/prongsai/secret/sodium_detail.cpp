// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/sodium_detail.h"

#include <sodium.h>

#include "prongsai/base/assert.h"

namespace prongsai::secret::detail {

void ensure_ready() {
  static const int answer = sodium_init();
  PRONGSAI_ASSERT(answer >= 0);
}

std::string random_bytes(std::size_t count) {
  ensure_ready();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string keyed_hash(std::string_view key, std::string_view bytes, std::size_t size) {
  PRONGSAI_ASSERT(key.size() == crypto_generichash_KEYBYTES);
  PRONGSAI_ASSERT(size >= crypto_generichash_BYTES_MIN && size <= crypto_generichash_BYTES_MAX);
  ensure_ready();
  std::string out(size, '\0');
  crypto_generichash(unsigned_bytes(out), out.size(), unsigned_bytes(bytes), bytes.size(),
                     unsigned_bytes(key), key.size());
  return out;
}

std::string to_base64url(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), unsigned_bytes(bytes), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // sodium ends it with a zero
  return out;
}

std::optional<std::string> parse_base64url(std::string_view text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  if (sodium_base642bin(unsigned_bytes(out), out.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  out.resize(length);
  if (to_base64url(out) != text) return std::nullopt;
  return out;
}

}  // namespace prongsai::secret::detail
