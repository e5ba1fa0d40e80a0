// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/key_ring.h"

#include <algorithm>

#include <sodium.h>

#include "prongsai/base/assert.h"
#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {

Key Key::random() {
  return Key(detail::random_bytes(std::tuple_size_v<decltype(bytes_)>));
}

Key::Key(std::string_view bytes) {
  PRONGSAI_ASSERT(bytes.size() == bytes_.size());
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
  for (const char c : detail::keyed_hash(bytes, "prongsai key id", 16).substr(0, 4)) {
    constexpr std::string_view hex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    id_ += {hex[byte >> 4], hex[byte & 15U]};
  }
}

Key::~Key() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

KeyRing::KeyRing(std::vector<Key> newest_first) : keys_(std::move(newest_first)) {
  PRONGSAI_ASSERT(!keys_.empty());
  for (const Key& key : keys_) PRONGSAI_ASSERT(find(key.id()) == &key);
}

KeyRing KeyRing::random() {
  return KeyRing({Key::random()});
}

const Key* KeyRing::find(std::string_view id) const {
  const auto found =
      std::find_if(keys_.begin(), keys_.end(), [id](const Key& key) { return key.id() == id; });
  return found == keys_.end() ? nullptr : &*found;
}

KeyRing KeyRing::derived(std::string_view purpose) const {
  std::vector<Key> out;
  const std::string message = "prongsai key for " + std::string(purpose);
  for (const Key& key : keys_) out.emplace_back(detail::keyed_hash(key.bytes(), message, 32));
  return KeyRing(std::move(out));
}

}  // namespace prongsai::secret
