// SPDX-License-Identifier: Apache-2.0
#include "prongsai/survey/link.h"

#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/survey/hex_detail.h"

namespace prongsai::survey {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

constexpr std::size_t random_least = 32;
constexpr std::size_t typed_most = 200;
/// The next prime above the number of letters: over its field a weighted sum finds every single slip and
/// every swap. A code whose last letter would be the 31st is not given out.
constexpr unsigned check_modulus = code_letters.size() + 1;
static_assert(check_modulus == 31);

/// Letters, each as likely as any other: bytes from the last, incomplete round through the alphabet are
/// passed over. Should the bytes not suffice, which at 32 bytes next to never happens, their digests go on.
class Letters {
 public:
  explicit Letters(std::string_view random) : bytes_(random), seed_(random) {
    PRONGSAI_ASSERT(random.size() >= random_least);
  }

  char next() {
    constexpr unsigned fair = 256 / code_letters.size() * code_letters.size();
    for (;;) {
      if (at_ == bytes_.size()) {
        bytes_ = detail::bytes_of_hex(base::sha256_hex(seed_ + "letters" + std::to_string(++rounds_)));
        at_ = 0;
      }
      const unsigned byte = static_cast<unsigned char>(bytes_[at_++]);
      if (byte < fair) return code_letters[byte % code_letters.size()];
    }
  }

 private:
  std::string bytes_;
  std::string seed_;
  std::size_t at_ = 0;
  int rounds_ = 0;
};

/// The weight of each letter is its place, from 1. Requires: code_letters only.
unsigned weighted_sum(std::string_view code) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    sum += static_cast<unsigned>((i + 1) * code_letters.find(code[i]));
  }
  return sum % check_modulus;
}

bool of_code_letters(std::string_view text) {
  return text.find_first_not_of(code_letters) == std::string_view::npos;
}

/// Bytes of UTF-8 signs that people or their programs put between letters: no-break blanks, zero-width
/// blanks, hyphens, dashes, the minus.
constexpr std::array<std::string_view, 12> separators = {
    " ", "\t", "\r", "\n", "-", "\u00A0", "\u202F", "\u200B", "\u2212", "\uFEFF", "\u00AD", "\u3000"};

/// How many bytes at the beginning separate and say nothing.
std::size_t separator_at(std::string_view text) {
  for (const std::string_view one : separators) {
    if (text.starts_with(one)) return one.size();
  }
  const bool dash =
      text.size() >= 3 && text.starts_with("\xE2\x80") && text[2] >= '\x90' && text[2] <= '\x95';
  return dash ? 3 : 0;
}

/// 0 to 9 where the text begins with a Thai digit, else -1.
int thai_digit_at(std::string_view text) {
  if (text.size() < 3 || !text.starts_with("\xE0\xB9")) return -1;
  const int digit = static_cast<unsigned char>(text[2]) - 0x90;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

/// What was meant, in lower case without separators; other signs stay and are refused later.
std::string without_decoration(std::string_view typed) {
  std::string out;
  while (!typed.empty() && out.size() <= typed_most) {
    std::size_t taken = separator_at(typed);
    if (taken == 0) {
      const int digit = thai_digit_at(typed);
      const char c = typed.front();
      taken = digit >= 0 ? 3 : 1;
      out += digit >= 0             ? static_cast<char>('0' + digit)
             : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a')
                                    : c;
    }
    typed.remove_prefix(taken);
  }
  return out;
}

std::string digest(std::string_view prefix, std::string_view text, std::size_t bytes) {
  std::string all(prefix);
  all += text;
  return detail::bytes_of_hex(base::sha256_hex(all)).substr(0, bytes);
}

constexpr std::size_t short_digest = 16;
constexpr std::size_t receipt_length = 16;

bool is_receipt(std::string_view text) {
  return text.size() == receipt_length && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string make_link(std::string_view random) {
  Letters letters(random);
  std::string out;
  while (out.size() < link_length) out += letters.next();
  return out;
}

bool is_link(std::string_view text) {
  return text.size() == link_length && of_code_letters(text);
}

std::optional<std::string> read_link(std::string_view typed) {
  if (typed.size() > typed_most) return std::nullopt;
  std::string link = without_decoration(typed);
  if (!is_link(link)) return std::nullopt;
  return link;
}

std::string make_slip_code(std::string_view random) {
  // 13 · 12 = 156 = 5 · 31 + 1: the last letter has weight 13, and 12 undoes it.
  constexpr unsigned inverse_of_last_weight = 12;
  static_assert(slip_code_length * inverse_of_last_weight % check_modulus == 1);
  Letters letters(random);
  for (;;) {
    std::string code;
    while (code.size() + 1 < slip_code_length) code += letters.next();
    const unsigned last = (check_modulus - weighted_sum(code)) * inverse_of_last_weight % check_modulus;
    if (last < code_letters.size()) return code + code_letters[last];
  }
}

bool is_slip_code(std::string_view text) {
  return text.size() == slip_code_length && of_code_letters(text) && weighted_sum(text) == 0;
}

std::string print_slip_code(std::string_view code) {
  PRONGSAI_ASSERT(is_slip_code(code));
  std::string out(code.substr(0, 4));
  out += '-';
  out += code.substr(4, 4);
  out += '-';
  return out += code.substr(8);
}

std::optional<std::string> read_slip_code(std::string_view typed) {
  if (typed.size() > typed_most) return std::nullopt;
  std::string code = without_decoration(typed);
  if (!is_slip_code(code)) return std::nullopt;
  return code;
}

std::string slip_code_digest(std::int64_t survey, std::string_view code) {
  PRONGSAI_ASSERT(is_slip_code(code));
  return digest("prongsai slip code 1\n" + std::to_string(survey) + "\n", code, slip_code_digest_bytes);
}

std::string make_submission_id(std::string_view random) {
  PRONGSAI_ASSERT(random.size() >= submission_id_length / 2);
  std::string out;
  for (const char byte : random.substr(0, submission_id_length / 2)) {
    out += hex_digits[static_cast<unsigned char>(byte) >> 4U];
    out += hex_digits[static_cast<unsigned char>(byte) & 15U];
  }
  return out;
}

bool is_submission_id(std::string_view text) {
  return text.size() == submission_id_length && text.find_first_not_of(hex_digits) == std::string_view::npos;
}

std::string submission_digest(std::string_view id) {
  PRONGSAI_ASSERT(is_submission_id(id));
  return digest("prongsai submission 1\n", id, short_digest);
}

std::string receipt_of(std::string_view submission_id) {
  PRONGSAI_ASSERT(is_submission_id(submission_id));
  // 32 bytes against 16 digits: no digit is likelier than another by more than one in 10^60.
  constexpr std::uint64_t numbers = 10'000'000'000'000'000;
  std::uint64_t number = 0;
  for (const char byte : digest("prongsai receipt 1\n", submission_id, 32)) {
    number = (number * 256 + static_cast<unsigned char>(byte)) % numbers;
  }
  const std::string digits = std::to_string(number + numbers).substr(1);
  std::string out;
  for (std::size_t i = 0; i < receipt_length; ++i) {
    if (i > 0 && i % 4 == 0) out += ' ';
    out += digits[i];
  }
  return out;
}

std::string receipt_digest(std::string_view receipt) {
  const auto digits = read_receipt(receipt);
  PRONGSAI_ASSERT(digits.has_value());
  return digest("prongsai receipt digest 1\n", *digits, short_digest);
}

std::optional<std::string> read_receipt(std::string_view typed) {
  if (typed.size() > typed_most) return std::nullopt;
  std::string digits = without_decoration(typed);
  if (!is_receipt(digits)) return std::nullopt;
  return digits;
}

}  // namespace prongsai::survey
