// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/sign_in_throttle.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "prongsai/base/assert.h"
#include "prongsai/secret/sodium_detail.h"
#include "prongsai/secret/token.h"

namespace prongsai::secret {
namespace {

constexpr std::string_view form = "d1";
constexpr std::size_t account_bytes_max = 256;
constexpr std::size_t cookie_bytes_max = 600;
constexpr std::size_t nonce_bytes = 16;
constexpr std::size_t mark_bytes = 32;

/// Parts that may hold anything, told apart by their lengths.
std::string joined(std::string_view first, std::string_view second) {
  return std::to_string(first.size()) + ":" + std::string(first) + std::string(second);
}

/// What one visitor cannot easily change: an IPv4 address, the network half of an IPv6 address.
std::string network_of(const std::string& address) {
  std::array<char, sizeof(in6_addr)> bytes{};
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  constexpr std::string_view mapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
  if (std::string_view(bytes.data(), mapped.size()) == mapped) {
    std::array<char, INET_ADDRSTRLEN> text{};
    return ::inet_ntop(AF_INET, bytes.data() + mapped.size(), text.data(), text.size());
  }
  return "network " + std::string(bytes.data(), 8);
}

std::string body_of(std::string_view key_id, std::string_view account, std::int64_t version,
                    std::string_view nonce) {
  return std::string(form) + "." + std::string(key_id) + "." + detail::to_base64url(account) + "." +
         std::to_string(version) + "." + std::string(nonce);
}

std::string mark_of(const Key& key, std::string_view body) {
  return detail::to_base64url(detail::keyed_hash(key.bytes(), body, mark_bytes));
}

/// The nonce of a cookie that is valid for the attempt.
std::optional<std::string> device_of(const KeyRing& ring, const SignInAttempt& attempt) {
  const std::string_view cookie = attempt.known_device;
  if (cookie.empty() || cookie.size() > cookie_bytes_max || attempt.account.empty()) return std::nullopt;
  const std::size_t mark_dot = cookie.rfind('.');
  const std::size_t nonce_dot =
      mark_dot == std::string_view::npos || mark_dot == 0 ? mark_dot : cookie.rfind('.', mark_dot - 1);
  const std::size_t id_dot = cookie.find('.', form.size() + 1);
  if (nonce_dot == std::string_view::npos || nonce_dot == mark_dot || id_dot >= nonce_dot)
    return std::nullopt;
  const Key* key = ring.find(cookie.substr(form.size() + 1, id_dot - form.size() - 1));
  if (key == nullptr) return std::nullopt;
  const std::string_view nonce = cookie.substr(nonce_dot + 1, mark_dot - nonce_dot - 1);
  // Written anew from the attempt and compared as a whole: no part of a cookie is believed before that.
  const std::string body = body_of(key->id(), attempt.account, attempt.account_version, nonce);
  if (!is_equal(cookie, body + "." + mark_of(*key, body))) return std::nullopt;
  return std::string(nonce);
}

}  // namespace

/// The buckets an attempt draws from: either the first, or the other two.
struct SignInThrottle::Names {
  std::optional<std::string> known_device;
  std::string unknown_device;
  std::optional<std::string> address;
};

SignInThrottle::SignInThrottle(const KeyRing& ring, SignInLimits limits)
    : ring_(ring.derived("known devices")),
      unknown_devices_(limits.unknown_device, limits.keys_max),
      known_devices_(limits.known_device, limits.keys_max),
      addresses_(limits.address, limits.keys_max) {}

SignInThrottle::Names SignInThrottle::names_of(const SignInAttempt& attempt) const {
  Names out;
  out.unknown_device = joined(attempt.purpose, attempt.account);
  if (const auto nonce = device_of(ring_, attempt)) {
    out.known_device = joined(*nonce, out.unknown_device);
  } else if (!attempt.address.empty()) {
    out.address = network_of(attempt.address);
  }
  return out;
}

std::optional<std::chrono::microseconds> SignInThrottle::take(const SignInAttempt& attempt, Moment now) {
  const Names names = names_of(attempt);
  const std::lock_guard lock(mutex_);
  if (names.known_device) {
    const std::chrono::microseconds wait = known_devices_.wait(*names.known_device, now);
    if (wait.count() > 0) return wait;
    known_devices_.spend(*names.known_device, now);
    return std::nullopt;
  }
  std::chrono::microseconds wait = unknown_devices_.wait(names.unknown_device, now);
  if (names.address) wait = std::max(wait, addresses_.wait(*names.address, now));
  if (wait.count() > 0) return wait;
  unknown_devices_.spend(names.unknown_device, now);
  if (names.address) addresses_.spend(*names.address, now);
  return std::nullopt;
}

void SignInThrottle::forgive(const SignInAttempt& attempt) {
  const Names names = names_of(attempt);
  const std::lock_guard lock(mutex_);
  if (names.known_device) return known_devices_.give_back(*names.known_device);
  unknown_devices_.give_back(names.unknown_device);
  if (names.address) addresses_.give_back(*names.address);
}

std::string SignInThrottle::known_device(std::string_view account, std::int64_t account_version) const {
  PRONGSAI_ASSERT(!account.empty() && account.size() <= account_bytes_max);
  const Key& key = ring_.newest();
  const std::string nonce = detail::to_base64url(detail::random_bytes(nonce_bytes));
  const std::string body = body_of(key.id(), account, account_version, nonce);
  return body + "." + mark_of(key, body);
}

bool SignInThrottle::is_known(const SignInAttempt& attempt) const {
  return device_of(ring_, attempt).has_value();
}

}  // namespace prongsai::secret
