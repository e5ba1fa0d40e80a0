// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/password.h"

#include <array>
#include <new>

#include <sodium.h>

#include "prongsai/base/assert.h"
#include "prongsai/secret/gate.h"
#include "prongsai/secret/password_detail.h"
#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {
namespace {

// OWASP's smallest memory with two passes, chosen because the smallest machine has two processors.
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19U * 1024 * 1024;

/// One for the program: memory is one for the program too.
Gate& gate() {
  static Gate one(password_places);
  return one;
}

}  // namespace

std::string hash_password(std::string_view text) {
  detail::ensure_ready();
  std::array<char, crypto_pwhash_STRBYTES> out{};
  const Gate::Place place(gate());
  if (crypto_pwhash_str(out.data(), text.data(), text.size(), passes, memory_bytes) != 0)
    throw std::bad_alloc();
  return out.data();
}

bool verify_password(const std::string& hash, std::string_view text) {
  detail::ensure_ready();
  const Gate::Place place(gate());
  return crypto_pwhash_str_verify(hash.c_str(), text.data(), text.size()) == 0;
}

bool needs_rehash(const std::string& hash) {
  detail::ensure_ready();
  return crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory_bytes) != 0;
}

const std::string& detail::nobodys_hash() {
  static const std::string hash = hash_password(random_bytes(32));
  return hash;
}

bool verify_nobody(std::string_view text) {
  // The answer is thrown away: whoever guessed these 32 bytes would still have no account.
  static_cast<void>(verify_password(detail::nobodys_hash(), text));
  return false;
}

}  // namespace prongsai::secret
