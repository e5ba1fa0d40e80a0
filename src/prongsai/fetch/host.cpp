// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>

#include <arpa/inet.h>
#include <idn2.h>

#include "prongsai/fetch/host_detail.h"

namespace prongsai::fetch {
namespace {

constexpr std::size_t label_bytes_max = 63;
constexpr std::size_t host_bytes_max = 253;

base::Problem problem(const char* code, std::string_view found) {
  return {code, {{"found", std::string(found)}}, {}};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Digits of scripts that a reader of Thai pages meets, as ASCII ones: "๑๒๗.๐.๐.๑" is meant as an IP address,
/// though for the name system it is a name.
std::string with_plain_digits(std::string_view text) {
  // The zeros: Arabic, Persian, Devanagari, Thai, Lao, Myanmar, Khmer; in UTF-8.
  constexpr std::array<std::string_view, 7> zeros = {
      "\xd9\xa0", "\xdb\xb0", "\xe0\xa5\xa6", "\xe0\xb9\x90", "\xe0\xbb\x90", "\xe1\x81\x80", "\xe1\x9f\xa0"};
  std::string out;
  while (!text.empty()) {
    bool is_digit = false;
    for (const std::string_view zero : zeros) {
      const std::string_view front = zero.substr(0, zero.size() - 1);
      if (text.size() < zero.size() || !text.starts_with(front)) continue;
      const int value =
          static_cast<unsigned char>(text[zero.size() - 1]) - static_cast<unsigned char>(zero.back());
      if (value < 0 || value > 9) continue;
      out += static_cast<char>('0' + value);
      text.remove_prefix(zero.size());
      is_digit = true;
      break;
    }
    if (is_digit) continue;
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

std::optional<std::string> with_letters_of_names(const std::string& decoded) {
  char* raw = nullptr;
  const int answer = idn2_to_ascii_8z(decoded.c_str(), &raw, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  if (answer == IDN2_MALLOC) throw std::bad_alloc();
  const std::unique_ptr<char, void (*)(void*)> owned(raw, &idn2_free);
  if (answer != IDN2_OK) return std::nullopt;
  return std::string(raw);
}

/// An xn-- label must be what its own letters would be written as; browsers refuse others.
bool is_true_to_its_letters(const std::string& ascii) {
  char* raw = nullptr;
  const int answer = idn2_to_unicode_8z8z(ascii.c_str(), &raw, IDN2_NONTRANSITIONAL);
  if (answer == IDN2_MALLOC) throw std::bad_alloc();
  const std::unique_ptr<char, void (*)(void*)> owned(raw, &idn2_free);
  return answer == IDN2_OK && !is_ascii(raw) && with_letters_of_names(raw) == ascii;
}

/// Whether browsers take the name for an IP address, right or wrong: its last label is a number, decimal,
/// octal ("0177") or hexadecimal ("0x7f").
bool ends_in_number(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);  // npos + 1 is 0
  if (last.empty()) return false;
  const bool is_decimal = std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool is_hex = last.starts_with("0x") &&
                      std::all_of(last.begin() + 2, last.end(), [](char c) { return hex_value(c) >= 0; });
  return is_decimal || is_hex;
}

// RFC 6761, 6762 (with its appendix G), 7686, 8375, 9476; ICANN's reservation of .internal (2024).
constexpr std::array<std::string_view, 19> local_endings = {
    "local", "localhost", "localdomain", "internal",     "intranet", "private", "corp",
    "home",  "lan",       "home.arpa",   "test",         "invalid",  "example", "onion",
    "alt",   "i2p",       "bit",         "in-addr.arpa", "ip6.arpa"};

bool is_local(std::string_view host) {
  if (host.find('.') == std::string_view::npos) return true;
  return std::any_of(local_endings.begin(), local_endings.end(), [host](std::string_view ending) {
    return host == ending || (host.ends_with(ending) && host[host.size() - ending.size() - 1] == '.');
  });
}

bool is_name(std::string_view host) {
  if (host.empty() || host.size() > host_bytes_max) return false;
  while (true) {
    const std::string_view label = host.substr(0, host.find('.'));
    if (label.empty() || label.size() > label_bytes_max) return false;
    if (label.front() == '-' || label.back() == '-') return false;
    const bool is_plain = std::all_of(label.begin(), label.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!is_plain || (label.starts_with("xn--") && !is_true_to_its_letters(std::string(label)))) return false;
    if (label.size() == host.size()) return true;
    host.remove_prefix(label.size() + 1);
  }
}

bool is_bracketed_ip(std::string_view typed) {
  if (!typed.starts_with('[') || !typed.ends_with(']')) return false;
  in6_addr ignored{};
  return inet_pton(AF_INET6, std::string(typed.substr(1, typed.size() - 2)).c_str(), &ignored) == 1;
}

// Endings under which names are given out at the third label: those of .th (THNIC) and of .ไทย.
constexpr std::array<std::string_view, 13> shared_endings = {
    "go.th",
    "or.th",
    "ac.th",
    "mi.th",
    "co.th",
    "in.th",
    "net.th",
    "xn--h3cuzk1di.xn--o3cw4h",     // รัฐบาล.ไทย
    "xn--12c1fe0br.xn--o3cw4h",     // ศึกษา.ไทย
    "xn--12cfi8ixb8l.xn--o3cw4h",   // องค์กร.ไทย
    "xn--12co0c3b4eva.xn--o3cw4h",  // ธุรกิจ.ไทย
    "xn--o3cyx2a.xn--o3cw4h",       // ทหาร.ไทย
    "xn--m3ch0j3a.xn--o3cw4h",      // เน็ต.ไทย
};

}  // namespace

base::Result<std::string> host_of(std::string_view typed) {
  if (is_bracketed_ip(typed)) return problem("address.host_is_ip", typed);
  std::string decoded = percent_decoded(typed);
  if (decoded.empty() || decoded.find('\0') != std::string::npos) return problem("address.unreadable", typed);
  if (ends_in_number(with_plain_digits(decoded))) return problem("address.host_is_ip", typed);
  std::string host = decoded;
  for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (!is_ascii(host)) {
    const auto ascii = with_letters_of_names(host);
    if (!ascii) return problem("address.unreadable", typed);
    host = *ascii;
  }
  // Full-width digits and dots have become plain ones by now.
  if (ends_in_number(host)) return problem("address.host_is_ip", typed);
  if (host.ends_with('.')) host.pop_back();
  if (!is_name(host)) return problem("address.unreadable", typed);
  if (is_local(host)) return problem("address.host_local", typed);
  return host;
}

std::string_view registrable(std::string_view host) {
  std::size_t labels = 2;
  for (const std::string_view ending : shared_endings) {
    if (host == ending) return {};
    if (host.ends_with(ending) && host[host.size() - ending.size() - 1] == '.') labels = 3;
  }
  std::size_t from = host.size();
  for (; labels > 0 && from != 0; --labels) {
    const std::size_t dot = host.rfind('.', from - 1);
    from = dot == std::string_view::npos ? 0 : dot;
  }
  if (labels > 0) return {};
  return host.substr(from == 0 && host.front() != '.' ? 0 : from + 1);
}

}  // namespace prongsai::fetch
