// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/recovery_code.h"

#include <array>
#include <new>

#include <sodium.h>

#include "prongsai/base/assert.h"
#include "prongsai/secret/base32_detail.h"
#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {
namespace {

constexpr std::size_t letters = 10;
constexpr std::size_t typed_bytes_max = 64;
constexpr unsigned long long digest_passes = 1;
constexpr std::size_t digest_memory_bytes = 8U * 1024 * 1024;
constexpr std::size_t digest_bytes = 32;

std::string with_hyphens(const std::string& plain) {
  return plain.substr(0, 4) + "-" + plain.substr(4, 4) + "-" + plain.substr(8);
}

char read_letter(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (c == 'o') return '0';
  if (c == 'i' || c == 'l') return '1';
  return c;
}

}  // namespace

std::vector<std::string> new_recovery_codes() {
  std::vector<std::string> out;
  for (int i = 0; i < recovery_codes_count; ++i) {
    const std::string plain = detail::to_base32_letters(detail::random_bytes(7), detail::crockford_alphabet);
    out.push_back(with_hyphens(plain.substr(0, letters)));
  }
  return out;
}

std::optional<std::string> normalise_recovery_code(std::string_view typed) {
  if (typed.size() > typed_bytes_max) return std::nullopt;
  std::string plain;
  for (const char c : typed) {
    if (c == ' ' || c == '\t' || c == '-') continue;
    plain += read_letter(c);
  }
  const bool known = plain.find_first_not_of(detail::crockford_alphabet) == std::string::npos;
  if (plain.size() != letters || !known) return std::nullopt;
  return with_hyphens(plain);
}

std::string recovery_digest(std::string_view code, std::string_view person) {
  PRONGSAI_ASSERT(normalise_recovery_code(code) == code);
  detail::ensure_ready();
  std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  crypto_generichash(salt.data(), salt.size(), detail::unsigned_bytes(person), person.size(), nullptr, 0);
  std::string out(digest_bytes, '\0');
  if (crypto_pwhash(detail::unsigned_bytes(out), out.size(), code.data(), code.size(), salt.data(),
                    digest_passes, digest_memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  return out;
}

}  // namespace prongsai::secret
