// SPDX-License-Identifier: Apache-2.0
// Received bytes as something a person can read.
#pragma once

#include <string>
#include <string_view>

namespace prongsai::mail {

struct ReadMessage {
  std::string subject;
  std::string from;  ///< as the header has it, decoded
  std::string text;  ///< lines ended by \n
};

/// Decodes what our own mails and plain ones of other programs hold: encoded words, base64, quoted-printable
/// and 8bit, in UTF-8, ASCII or ISO 8859-1. Anything else, such as a mail of several parts, is shown as it
/// stands. Never fails; all that comes out is UTF-8.
[[nodiscard]] ReadMessage read_message(std::string_view bytes);

}  // namespace prongsai::mail
