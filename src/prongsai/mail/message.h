// SPDX-License-Identifier: Apache-2.0
// One mail to one person, and its bytes on the wire.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace prongsai::mail {

using Moment = std::chrono::sys_time<std::chrono::microseconds>;

inline constexpr std::size_t subject_bytes_max = 2000;
inline constexpr std::size_t text_bytes_max = 256 * 1024;

struct Message {
  /// 1 to 64 letters, digits and hyphens, the same however often it is sent: mailboxes drop what they have
  /// already.
  std::string id;
  std::string to;       ///< one mail address
  std::string subject;  ///< UTF-8
  std::string text;     ///< UTF-8 with any line ends
  Moment written_at{};  ///< from 1970 to 9999
};

struct Sender {
  std::string address;
  std::string name;  ///< UTF-8; may be empty
};

/// The mail by RFC 5322, 2045 and 2047: ASCII, lines ended by CRLF and at most 76 long (only a long address
/// makes one longer), text in base64, Message-ID `<id@domain of the sender>`, the date in UTC,
/// "Auto-Submitted: auto-generated" so that no absence notice answers it. A control character in subject or
/// name becomes a blank, so that no value can begin a header; bytes that are no UTF-8 become U+FFFD.
/// Requires: mail addresses in both places, an id and a date as above, subject and text within the limits.
[[nodiscard]] std::string compose(const Message& message, const Sender& sender);

}  // namespace prongsai::mail
