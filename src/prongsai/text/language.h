// SPDX-License-Identifier: Apache-2.0
// The two languages of the house and the texts of both, carried inside the program.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "prongsai/base/problem.h"

namespace prongsai::text {

enum class Language : std::uint8_t { th, en };

/// "th" and "en"; empty for anything else.
[[nodiscard]] std::optional<Language> parse_language(std::string_view code);
[[nodiscard]] std::string_view code_of(Language language);

/// Values for the words in braces of a message.
using Details = std::vector<std::pair<std::string, std::string>>;

/// The message called `key` with its {words} filled in. A word without a value stays as it is written. A
/// key without a message comes back as "⟦key⟧": visible on a page, and searched for by the tests.
[[nodiscard]] std::string say(Language language, std::string_view key, const Details& details = {});
/// True when there is a message of that key.
[[nodiscard]] bool can_say(Language language, std::string_view key);
/// Every key of the language, sorted.
[[nodiscard]] std::vector<std::string> keys(Language language);

/// A problem as one sentence, with its place in front where it has one: "file.yaml:3:5: …".
[[nodiscard]] std::string sentence(Language language, const base::Problem& problem);

/// One of a pair of texts; the other language where the wanted one is empty.
[[nodiscard]] const std::string& choose(Language language, const std::string& th, const std::string& en);

}  // namespace prongsai::text
