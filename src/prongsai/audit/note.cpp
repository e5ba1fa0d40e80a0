// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/note.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <sodium.h>

#include "prongsai/audit/canonical_detail.h"
#include "prongsai/audit/hash.h"
#include "prongsai/base/assert.h"

namespace prongsai::audit {
namespace {

using base::Problem;

constexpr std::size_t name_length_max = 200;
constexpr std::size_t key_id_bytes = 4;
constexpr char ed25519 = 1;  // the kind of key, in verifiers and key ids
constexpr std::string_view secret_prefix = "PRIVATE+KEY+";
constexpr std::string_view signature_prefix = "— ";

using KeyId = std::string;  // four bytes

std::string_view bytes_of(const std::array<std::uint8_t, 32>& array) {
  return {reinterpret_cast<const char*>(array.data()), array.size()};
}

std::span<const std::uint8_t> unsigned_span(std::string_view bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

KeyId key_id(const Verifier& verifier) {
  const Hash hash = sha256(verifier.name + "\n" + ed25519 + std::string(bytes_of(verifier.public_key)));
  return std::string(bytes_of(hash).substr(0, key_id_bytes));
}

std::string hex(const KeyId& id) {
  std::string out(id.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), unsigned_span(id).data(), id.size());
  out.pop_back();
  return out;
}

std::string typed_base64(const std::array<std::uint8_t, 32>& key) {
  return to_base64(unsigned_span(ed25519 + std::string(bytes_of(key))));
}

/// What stands in "name+id+base64". The key's kind must be Ed25519.
struct Word {
  std::string name;
  std::string id_hex;
  std::array<std::uint8_t, 32> key{};
};

std::optional<Word> split_word(std::string_view word) {
  const std::size_t first = word.find('+');
  const std::size_t second = first == std::string_view::npos ? first : word.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  Word out{std::string(word.substr(0, first)), std::string(word.substr(first + 1, second - first - 1)), {}};
  auto bytes = parse_base64(word.substr(second + 1));
  if (!bytes || bytes->size() != out.key.size() + 1 || bytes->front() != ed25519) return std::nullopt;
  std::copy(bytes->begin() + 1, bytes->end(), reinterpret_cast<char*>(out.key.data()));
  sodium_memzero(bytes->data(), bytes->size());
  if (!is_key_name(out.name)) return std::nullopt;
  return out;
}

struct SignatureLine {
  std::string_view name;
  KeyId id;
  std::string signature;
};

/// `line` without its line end.
std::optional<SignatureLine> parse_signature_line(std::string_view line) {
  if (!line.starts_with(signature_prefix)) return std::nullopt;
  line.remove_prefix(signature_prefix.size());
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || !is_key_name(line.substr(0, blank))) return std::nullopt;
  const auto bytes = parse_base64(line.substr(blank + 1));
  if (!bytes || bytes->size() != key_id_bytes + crypto_sign_BYTES) return std::nullopt;
  return SignatureLine{line.substr(0, blank), bytes->substr(0, key_id_bytes), bytes->substr(key_id_bytes)};
}

}  // namespace

bool is_key_name(std::string_view name) {
  return !name.empty() && name.size() <= name_length_max &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '+'; });
}

bool is_note_text(std::string_view text) {
  return text.ends_with('\n') && is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 && c != '\n';
         });
}

std::string to_string(const Verifier& verifier) {
  return verifier.name + "+" + hex(key_id(verifier)) + "+" + typed_base64(verifier.public_key);
}

base::Result<Verifier> parse_verifier(std::string_view word) {
  const auto parts = split_word(word);
  if (parts) {
    const Verifier out{parts->name, parts->key};
    if (to_string(out) == word) return out;
  }
  return Problem{"audit.verifier_form", {{"found", std::string(word)}}, {}};
}

SigningKey::SigningKey(std::string name, const Seed& seed) {
  PRONGSAI_ASSERT(is_key_name(name));
  verifier_.name = std::move(name);
  crypto_sign_seed_keypair(verifier_.public_key.data(), secret_.data(), seed.data());
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : verifier_(std::move(other.verifier_)), secret_(other.secret_) {
  sodium_memzero(other.secret_.data(), other.secret_.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  if (this != &other) {
    verifier_ = std::move(other.verifier_);
    secret_ = other.secret_;
    sodium_memzero(other.secret_.data(), other.secret_.size());
  }
  return *this;
}

SigningKey::~SigningKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

std::string SigningKey::sign(std::string_view text) const {
  PRONGSAI_ASSERT(is_note_text(text));
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       unsigned_span(text).data(), text.size(), secret_.data());
  return std::string(text) + "\n" + std::string(signature_prefix) + verifier_.name + " " +
         to_base64(unsigned_span(key_id(verifier_) + signature)) + "\n";
}

std::string SigningKey::secret_word() const {
  Seed seed{};
  crypto_sign_ed25519_sk_to_seed(seed.data(), secret_.data());
  std::string out(secret_prefix);
  out += verifier_.name + "+" + hex(key_id(verifier_)) + "+" + typed_base64(seed);
  sodium_memzero(seed.data(), seed.size());
  return out;
}

base::Result<SigningKey> parse_signing_key(std::string_view secret_word) {
  const Problem wrong_form{"audit.key_form", {}, {}};
  if (!secret_word.starts_with(secret_prefix)) return wrong_form;
  auto parts = split_word(secret_word.substr(secret_prefix.size()));
  if (!parts) return wrong_form;
  SigningKey out(parts->name, parts->key);
  sodium_memzero(parts->key.data(), parts->key.size());
  if (out.secret_word() != secret_word) return wrong_form;
  return out;
}

base::Result<std::string> open_note(std::string_view note, const Verifier& verifier) {
  const Problem wrong_form{"audit.note_form", {}, {}};
  // A signature line holds no blank line, so the last one in the note ends the text.
  const std::size_t blank_line = note.rfind("\n\n");
  if (blank_line == std::string_view::npos || !note.ends_with('\n')) return wrong_form;
  const std::string_view text = note.substr(0, blank_line + 1);
  std::string_view line = note.substr(blank_line + 2);
  if (!is_note_text(text) || line.empty()) return wrong_form;
  line.remove_suffix(1);
  const auto signature = parse_signature_line(line);
  if (!signature) return wrong_form;
  if (signature->name != verifier.name || signature->id != key_id(verifier)) {
    return Problem{"audit.unknown_key",
                   {{"found", std::string(signature->name) + "+" + hex(signature->id)},
                    {"expected", verifier.name + "+" + hex(key_id(verifier))}},
                   {}};
  }
  if (crypto_sign_verify_detached(unsigned_span(signature->signature).data(), unsigned_span(text).data(),
                                  text.size(), verifier.public_key.data()) != 0) {
    return Problem{"audit.signature_wrong", {{"name", verifier.name}}, {}};
  }
  return std::string(text);
}

}  // namespace prongsai::audit
