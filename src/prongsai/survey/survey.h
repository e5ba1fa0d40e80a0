// SPDX-License-Identifier: Apache-2.0
// One survey of one agency: an instrument, or a part of one, that people answer under one link.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::survey {

enum class Purpose : std::uint8_t {
  official,  ///< of a round: its scores count
  pulse,     ///< an agency asks its own people before the round; leaves the agency never, counts for nothing
};

/// What somebody must have to answer. docs/decisions/who-may-answer.md says what each can and cannot promise;
/// the sentences stand in locale/ under "credential.<word>".
enum class Credential : std::uint8_t {
  open_link,        ///< M0: the link alone
  single_use_code,  ///< M1: one of N codes that were handed out shuffled; each is good for one ballot
  blind_token,      ///< M2: a blindly signed token. Not offered yet: choosing it is refused
};

[[nodiscard]] std::string_view word_of(Purpose purpose);        ///< "official", "pulse"
[[nodiscard]] std::string_view word_of(Credential credential);  ///< "open_link", "single_use_code", …
[[nodiscard]] std::optional<Purpose> parse_purpose(std::string_view word);
[[nodiscard]] std::optional<Credential> parse_credential(std::string_view word);

/// By which way somebody came, read from the link ("?c=l"): a number for statistics, never a person.
enum class Channel : std::uint8_t { unknown, poster, line, website, letter, counter, interview };
inline constexpr std::size_t channel_count = 7;
[[nodiscard]] std::string_view word_of(Channel channel);    ///< "poster"; names under "channel.<word>"
[[nodiscard]] char letter_of(Channel channel);              ///< 'p', 'l', 'w', 'm', 's', 'i'; '-' for unknown
[[nodiscard]] Channel channel_of_letter(std::string_view);  ///< unknown for anything else

struct Survey {
  std::int64_t number = 0;  ///< from 1; what tables and ballots know it by
  std::string link;         ///< six letters and digits without look-alikes, see link.h
  std::string agency;       ///< id in the register
  std::string round;        ///< empty for a pulse
  std::string edition;      ///< "ita/2565"
  std::string instrument;   ///< "iit"
  std::string part;         ///< "eit1"; empty where the instrument has no parts
  Purpose purpose = Purpose::official;
  Credential credential = Credential::open_link;
  std::string box;  ///< id of the ballot box its ballots are put into

  /// "eit1", or "iit" where there are no parts: the word in links, tables and samples.
  [[nodiscard]] const std::string& asked() const { return part.empty() ? instrument : part; }
};

}  // namespace prongsai::survey
