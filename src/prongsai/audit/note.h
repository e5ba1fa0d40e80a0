// SPDX-License-Identifier: Apache-2.0
// Short texts signed with Ed25519, in the signed-note form that transparency logs exchange.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"

namespace prongsai::audit {

/// What the name of a key, and of a trail, may be: 1 to 200 printable ASCII characters without blank or "+".
[[nodiscard]] bool is_key_name(std::string_view name);

/// The public half of a key: who can sign in whose name. Written as one word, `name+1a2b3c4d+base64`, made to
/// be printed, mailed and compared; the eight digits are the beginning of a hash over the rest, so that
/// a typing mistake shows. The form is that of Go's checksum database and of C2SP signed-note.
struct Verifier {
  std::string name;
  std::array<std::uint8_t, 32> public_key{};

  friend bool operator==(const Verifier&, const Verifier&) = default;
};

[[nodiscard]] std::string to_string(const Verifier& verifier);

/// Problem: audit.verifier_form.
[[nodiscard]] base::Result<Verifier> parse_verifier(std::string_view word);

/// 32 bytes from a source of randomness fit for keys; from them the whole key follows.
using Seed = std::array<std::uint8_t, 32>;

/// The secret half. Wiped from memory when it goes.
class SigningKey {
 public:
  /// Requires: is_key_name(name).
  SigningKey(std::string name, const Seed& seed);
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&& other) noexcept;
  ~SigningKey();

  [[nodiscard]] const Verifier& verifier() const { return verifier_; }
  /// The text, a blank line, and the line with the signature. Signing a text again gives the same bytes.
  /// Requires: is_note_text(text).
  [[nodiscard]] std::string sign(std::string_view text) const;
  /// "PRIVATE+KEY+name+1a2b3c4d+base64": what the file of a key holds. Never printed, never logged.
  [[nodiscard]] std::string secret_word() const;

 private:
  Verifier verifier_;
  std::array<std::uint8_t, 64> secret_{};
};

/// Problem: audit.key_form, which does not repeat what was found.
[[nodiscard]] base::Result<SigningKey> parse_signing_key(std::string_view secret_word);

/// True for what may be signed: lines of UTF-8, the last one ended too, without control characters.
[[nodiscard]] bool is_note_text(std::string_view text);

/// The text of a note signed once, by this key. Problems: audit.note_form when it is no note or is signed
/// more than once; audit.unknown_key when another key signed; audit.signature_wrong when the signature does
/// not belong to the text.
[[nodiscard]] base::Result<std::string> open_note(std::string_view note, const Verifier& verifier);

}  // namespace prongsai::audit
