// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/token.h"

#include <algorithm>

#include <sodium.h>

#include "prongsai/base/assert.h"
#include "prongsai/secret/base32_detail.h"
#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t token_letters = 43;
constexpr std::size_t id_bytes = 16;

}  // namespace

std::string unpredictable_bytes(std::size_t count) {
  return detail::random_bytes(count);
}

std::string new_token() {
  return detail::to_base64url(detail::random_bytes(token_bytes));
}

bool is_token(std::string_view text) {
  return text.size() == token_letters && detail::parse_base64url(text).has_value();
}

std::string token_digest(std::string_view token) {
  std::string out(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(detail::unsigned_bytes(out), detail::unsigned_bytes(token), token.size());
  return out;
}

bool is_equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string new_id(std::string_view prefix) {
  PRONGSAI_ASSERT(!prefix.empty() && prefix.size() <= 8);
  PRONGSAI_ASSERT(std::all_of(prefix.begin(), prefix.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
  return std::string(prefix) + "-" +
         detail::to_base32_letters(detail::random_bytes(id_bytes), detail::crockford_alphabet);
}

}  // namespace prongsai::secret
