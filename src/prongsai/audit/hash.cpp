// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/hash.h"

#include <algorithm>

#include <sodium.h>

#include "prongsai/base/assert.h"

namespace prongsai::audit {
namespace {

const unsigned char* unsigned_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

struct RunningHash::State {
  crypto_hash_sha256_state sodium;
  bool finished = false;
};

RunningHash::RunningHash() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->sodium);
}

RunningHash::~RunningHash() = default;

void RunningHash::add(std::string_view bytes) {
  PRONGSAI_ASSERT(!state_->finished);
  crypto_hash_sha256_update(&state_->sodium, unsigned_bytes(bytes), bytes.size());
}

Hash RunningHash::finish() {
  PRONGSAI_ASSERT(!state_->finished);
  state_->finished = true;
  Hash out{};
  crypto_hash_sha256_final(&state_->sodium, out.data());
  return out;
}

Hash sha256(std::string_view bytes) {
  Hash out{};
  crypto_hash_sha256(out.data(), unsigned_bytes(bytes), bytes.size());
  return out;
}

Hash leaf_hash(std::string_view bytes) {
  RunningHash hash;
  hash.add(std::string_view("\0", 1));
  hash.add(bytes);
  return hash.finish();
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<unsigned char, 1 + 2 * std::tuple_size_v<Hash>> bytes{};
  bytes[0] = 1;
  std::copy(left.begin(), left.end(), bytes.begin() + 1);
  std::copy(right.begin(), right.end(), bytes.begin() + 1 + static_cast<std::ptrdiff_t>(left.size()));
  Hash out{};
  crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
  return out;
}

std::string to_base64(std::span<const std::uint8_t> bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // sodium ends it with a zero
  return out;
}

std::optional<std::string> parse_base64(std::string_view text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(),
                        nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) {
    return std::nullopt;
  }
  out.resize(length);
  // One text, one spelling: a second spelling would be a change that no signature notices.
  const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(out.data()), out.size());
  if (to_base64(bytes) != text) return std::nullopt;
  return out;
}

std::optional<Hash> parse_hash(std::string_view base64) {
  const auto bytes = parse_base64(base64);
  Hash out{};
  if (!bytes || bytes->size() != out.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(out.data()));
  return out;
}

}  // namespace prongsai::audit
