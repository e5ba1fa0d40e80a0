// SPDX-License-Identifier: Apache-2.0
#include "prongsai/secret/ballot_box.h"

#include <array>
#include <mutex>
#include <new>
#include <unordered_map>
#include <utility>

#include <sodium.h>

#include "prongsai/base/assert.h"
#include "prongsai/secret/sodium_detail.h"

namespace prongsai::secret {
namespace {

using detail::unsigned_bytes;

constexpr std::size_t key_bytes = 32;
constexpr std::size_t nonce_at = key_bytes;
constexpr std::size_t tag_at = nonce_at + crypto_box_NONCEBYTES;
static_assert(crypto_box_PUBLICKEYBYTES == key_bytes && crypto_box_SECRETKEYBYTES == key_bytes &&
              crypto_box_BEFORENMBYTES == key_bytes);
static_assert(tag_at + crypto_box_MACBYTES == seal_overhead);

constexpr std::string_view key_file_heading = "prongsai box key 1";
constexpr std::size_t key_file_bytes_max = 1'000;

/// 32 bytes apart from everything else: locked into memory where the system allows it, left out of core
/// dumps, overwritten at the end.
class Key {
 public:
  Key() {
    detail::ensure_ready();
    bytes_ = static_cast<unsigned char*>(sodium_malloc(key_bytes));
    if (bytes_ == nullptr) throw std::bad_alloc();
  }
  ~Key() { sodium_free(bytes_); }
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  [[nodiscard]] unsigned char* bytes() const { return bytes_; }

 private:
  unsigned char* bytes_ = nullptr;
};

std::string to_base64(std::string_view bytes) {
  std::string out(sodium_base64_ENCODED_LEN(key_bytes, sodium_base64_VARIANT_ORIGINAL), '\0');
  PRONGSAI_ASSERT(bytes.size() == key_bytes);
  sodium_bin2base64(out.data(), out.size(), unsigned_bytes(bytes), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // sodium ends it with a zero
  return out;
}

std::optional<std::string> parse_base64(std::string_view text) {
  std::string out(key_bytes, '\0');
  std::size_t length = 0;
  if (sodium_base642bin(unsigned_bytes(out), out.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      length != key_bytes) {
    return std::nullopt;
  }
  return out;
}

/// The next line without its end and the blanks before it; what is left of the text stays in `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
    line.remove_suffix(1);
  }
  return line;
}

bool belong_together(const BoxKey& key) {
  std::string expected(key_bytes, '\0');
  return crypto_scalarmult_base(unsigned_bytes(expected),
                                unsigned_bytes(std::string_view(key.private_key))) == 0 &&
         sodium_memcmp(expected.data(), key.public_key.data(), key_bytes) == 0;
}

}  // namespace

BoxKey::~BoxKey() {
  sodium_memzero(private_key.data(), private_key.size());
}

BoxKey make_box_key() {
  detail::ensure_ready();
  BoxKey key{.public_key = std::string(key_bytes, '\0'), .private_key = std::string(key_bytes, '\0')};
  crypto_box_keypair(unsigned_bytes(key.public_key), unsigned_bytes(key.private_key));
  return key;
}

bool is_box_public_key(std::string_view bytes) {
  if (bytes.size() != key_bytes) return false;
  const Key any;
  const Key agreed;
  randombytes_buf(any.bytes(), key_bytes);
  return crypto_box_beforenm(agreed.bytes(), unsigned_bytes(bytes), any.bytes()) == 0;
}

std::string to_key_file(const BoxKey& key) {
  std::string out(key_file_heading);
  out += '\n';
  out += to_base64(key.public_key);
  out += '\n';
  out += to_base64(key.private_key);
  return out += '\n';
}

base::Result<BoxKey> read_key_file(std::string_view text) {
  detail::ensure_ready();
  const base::Problem bad{.code = "secret.box_key_not_understood", .details = {}, .place = {}};
  if (text.size() > key_file_bytes_max || take_line(text) != key_file_heading) return bad;
  auto public_part = parse_base64(take_line(text));
  auto private_part = parse_base64(take_line(text));
  while (!text.empty()) {
    if (!take_line(text).empty()) return bad;
  }
  if (!public_part || !private_part) return bad;
  BoxKey key{.public_key = *std::move(public_part), .private_key = *std::move(private_part)};
  if (!belong_together(key)) return bad;
  return key;
}

class BallotSealer::State {
 public:
  State(std::string_view public_key, Clock clock) : box_(public_key), clock_(std::move(clock)) {
    PRONGSAI_ASSERT(is_box_public_key(box_));
  }

  std::string seal(std::string_view plain) {
    std::string out(plain.size() + seal_overhead, '\0');
    unsigned char* const bytes = unsigned_bytes(out);
    randombytes_buf(bytes + nonce_at, crypto_box_NONCEBYTES);
    const std::lock_guard lock(mutex_);
    if (agreed_ == nullptr || left_ == 0 || is_old()) new_pair();
    --left_;
    pair_public_.copy(out.data(), key_bytes);
    crypto_box_easy_afternm(bytes + tag_at, unsigned_bytes(plain), plain.size(), bytes + nonce_at,
                            agreed_->bytes());
    return out;
  }

  void forget_old_pair() {
    const std::lock_guard lock(mutex_);
    if (agreed_ != nullptr && is_old()) agreed_.reset();
  }

 private:
  [[nodiscard]] bool is_old() const { return clock_() - made_ >= pair_age_max; }

  void new_pair() {
    agreed_.reset();
    auto agreed = std::make_unique<Key>();
    const Key private_half;
    pair_public_.assign(key_bytes, '\0');
    crypto_box_keypair(unsigned_bytes(pair_public_), private_half.bytes());
    const int usable =
        crypto_box_beforenm(agreed->bytes(), unsigned_bytes(std::string_view(box_)), private_half.bytes());
    PRONGSAI_ASSERT(usable == 0);
    agreed_ = std::move(agreed);
    left_ = ballots_per_pair;
    made_ = clock_();
  }

  std::string box_;
  Clock clock_;
  std::mutex mutex_;
  std::string pair_public_;
  std::unique_ptr<Key> agreed_;  ///< null while there is no pair
  int left_ = 0;
  std::chrono::steady_clock::time_point made_;
};

BallotSealer::BallotSealer(std::string_view public_key, Clock clock)
    : state_(std::make_unique<State>(public_key, std::move(clock))) {}
BallotSealer::~BallotSealer() = default;
BallotSealer::BallotSealer(BallotSealer&&) noexcept = default;
BallotSealer& BallotSealer::operator=(BallotSealer&&) noexcept = default;

std::string BallotSealer::seal(std::string_view plain) {
  return state_->seal(plain);
}
void BallotSealer::forget_old_pair() {
  state_->forget_old_pair();
}

class BallotOpener::State {
 public:
  explicit State(const BoxKey& key) {
    PRONGSAI_ASSERT(key.private_key.size() == key_bytes);
    key.private_key.copy(reinterpret_cast<char*>(private_.bytes()), key_bytes);
  }
  ~State() { forget(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::optional<std::string> open(std::string_view sealed) {
    if (sealed.size() < seal_overhead) return std::nullopt;
    const Agreed* agreed = agreed_with(sealed.substr(0, key_bytes));
    if (agreed == nullptr) return std::nullopt;
    const unsigned char* const bytes = unsigned_bytes(sealed);
    std::string plain(sealed.size() - seal_overhead, '\0');
    if (crypto_box_open_easy_afternm(unsigned_bytes(plain), bytes + tag_at, sealed.size() - tag_at,
                                     bytes + nonce_at, agreed->data()) != 0) {
      return std::nullopt;
    }
    return plain;
  }

 private:
  using Agreed = std::array<unsigned char, key_bytes>;
  /// Some 20 MB. A round of two months has one pair a minute at most unless thousands answer each minute.
  static constexpr std::size_t pairs_max = 200'000;

  /// Null for a public key with which there is no secret.
  const Agreed* agreed_with(std::string_view pair) {
    std::string name(pair);
    if (const auto found = agreed_.find(name); found != agreed_.end()) return &found->second;
    if (agreed_.size() >= pairs_max) forget();
    Agreed& agreed = agreed_[name];
    if (crypto_box_beforenm(agreed.data(), unsigned_bytes(pair), private_.bytes()) == 0) return &agreed;
    agreed_.erase(name);
    return nullptr;
  }

  void forget() {
    for (auto& [pair, agreed] : agreed_) sodium_memzero(agreed.data(), agreed.size());
    agreed_.clear();
  }

  Key private_;
  std::unordered_map<std::string, Agreed> agreed_;
};

BallotOpener::BallotOpener(const BoxKey& key) : state_(std::make_unique<State>(key)) {}
BallotOpener::~BallotOpener() = default;
BallotOpener::BallotOpener(BallotOpener&&) noexcept = default;
BallotOpener& BallotOpener::operator=(BallotOpener&&) noexcept = default;

std::optional<std::string> BallotOpener::open(std::string_view sealed) {
  return state_->open(sealed);
}

}  // namespace prongsai::secret
