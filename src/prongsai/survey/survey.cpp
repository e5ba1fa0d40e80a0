// SPDX-License-Identifier: Apache-2.0
#include "prongsai/survey/survey.h"

#include <array>
#include <cstddef>

namespace prongsai::survey {
namespace {

constexpr std::array<std::string_view, 2> purposes = {"official", "pulse"};
constexpr std::array<std::string_view, 3> credentials = {"open_link", "single_use_code", "blind_token"};
constexpr std::array<std::string_view, channel_count> channels = {"unknown", "poster",  "line",     "website",
                                                                  "letter",  "counter", "interview"};
constexpr std::string_view channel_letters = "-plwmsi";
static_assert(channel_letters.size() == channel_count);

template <class Value, std::size_t count>
std::optional<Value> parse(const std::array<std::string_view, count>& words, std::string_view word) {
  for (std::size_t i = 0; i < count; ++i) {
    if (words[i] == word) return static_cast<Value>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view word_of(Purpose purpose) {
  return purposes.at(static_cast<std::size_t>(purpose));
}
std::string_view word_of(Credential credential) {
  return credentials.at(static_cast<std::size_t>(credential));
}
std::string_view word_of(Channel channel) {
  return channels.at(static_cast<std::size_t>(channel));
}
std::optional<Purpose> parse_purpose(std::string_view word) {
  return parse<Purpose>(purposes, word);
}
std::optional<Credential> parse_credential(std::string_view word) {
  return parse<Credential>(credentials, word);
}

char letter_of(Channel channel) {
  return channel_letters.at(static_cast<std::size_t>(channel));
}
Channel channel_of_letter(std::string_view letter) {
  if (letter.size() != 1) return Channel::unknown;
  const std::size_t found = channel_letters.find(letter.front());
  return found == std::string_view::npos ? Channel::unknown : static_cast<Channel>(found);
}

}  // namespace prongsai::survey
