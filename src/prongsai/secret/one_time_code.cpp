// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/one_time_code.h"

#include <array>
#include <ctime>
#include <stdexcept>

#include <liboath/oath.h>

#include "prongsai/base/assert.h"
#include "prongsai/secret/base32_detail.h"
#include "prongsai/secret/password_detail.h"
#include "prongsai/secret/sodium_detail.h"
#include "prongsai/secret/token.h"

namespace prongsai::secret {
namespace {

constexpr std::size_t secret_bytes = 20;
constexpr unsigned digits = 6;
/// Longer than six digits in Thai with a blank between each.
constexpr std::size_t typed_bytes_max = 64;

void ensure_ready() {
  static const int answer = oath_init();
  PRONGSAI_ASSERT(answer == OATH_OK);
}

std::string code_of_step(std::string_view secret, std::int64_t step) {
  std::array<char, digits + 1> out{};
  const int answer = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step),
                                        digits, false, OATH_HOTP_DYNAMIC_TRUNCATION, out.data());
  if (answer != OATH_OK) throw std::runtime_error(oath_strerror(answer));
  return {out.data(), digits};
}

/// The digits of what somebody typed; empty when it holds anything but digits and blanks.
std::string typed_digits(std::string_view typed) {
  const auto letters = typed.size() <= typed_bytes_max ? detail::parse_utf8(typed) : std::nullopt;
  if (!letters) return {};
  std::string out;
  for (const char32_t letter : *letters) {
    const bool blank = letter == U' ' || letter == U'\t' || letter == 0xA0;
    if (blank) continue;
    const char32_t zero = letter >= U'๐' ? U'๐' : U'0';
    if (letter < zero || letter > zero + 9) return {};
    out += static_cast<char>('0' + (letter - zero));
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else {
      out += {'%', hex[byte >> 4], hex[byte & 15U]};
    }
  }
  return out;
}

}  // namespace

std::string new_code_secret() {
  return detail::random_bytes(secret_bytes);
}

std::string to_base32(std::string_view bytes) {
  return detail::to_base32_letters(bytes, detail::rfc_alphabet);
}

std::string code_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
  PRONGSAI_ASSERT(issuer.find(':') == std::string_view::npos && account.find(':') == std::string_view::npos);
  const std::string name = percent_encoded(issuer);
  return "otpauth://totp/" + name + ":" + percent_encoded(account) + "?secret=" + to_base32(secret) +
         "&issuer=" + name;
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code,
                                          std::chrono::sys_time<std::chrono::microseconds> now) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch();
  PRONGSAI_ASSERT(secret.size() >= 16 && seconds.count() >= 0);
  ensure_ready();
  const std::string typed = typed_digits(code);
  const std::int64_t current = seconds / code_period;
  std::optional<std::int64_t> found;
  // All three are always computed and compared: the time tells nothing about which it was.
  for (const std::int64_t step : {current + 1, current - 1, current}) {
    if (step >= 0 && is_equal(code_of_step(secret, step), typed)) found = step;
  }
  return found;
}

std::string code_at(std::string_view secret, std::chrono::sys_time<std::chrono::microseconds> now) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch();
  PRONGSAI_ASSERT(secret.size() >= 16 && seconds.count() >= 0);
  ensure_ready();
  return code_of_step(secret, seconds / code_period);
}

}  // namespace prongsai::secret
