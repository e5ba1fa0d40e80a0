// SPDX-License-Identifier: Apache-2.0
// What an agency tells about the things it must disclose: has it or has it not, where it stands, how to get
// there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/framework/edition.h"

namespace prongsai::disclosure {

/// มี / ไม่มี.
enum class Answer : std::uint8_t { untold, shown, not_shown };
[[nodiscard]] std::string_view word_of(Answer answer);
[[nodiscard]] std::optional<Answer> parse_answer(std::string_view word);

struct Link {
  std::string address;  ///< as typed, checked by fetch::address_of before it gets here
  std::string path;     ///< the way from the front page in words: "หน้าหลัก > ITA > O1"; may be empty
};

inline constexpr std::size_t links_max = 20;  ///< of one item
inline constexpr std::size_t path_bytes_max = 1'000;
inline constexpr std::size_t note_bytes_max = 4'000;

struct ItemFiling {
  std::string item;  ///< "o12"
  Answer answer = Answer::untold;
  std::vector<Link> links;
  std::string note;         ///< for the assessor
  std::string copied_from;  ///< round whose filing this came from, until somebody confirms it for this year
};

/// Why an item cannot be handed in as it stands; none where it can. disclosure.untold {item};
/// disclosure.no_link {item} (shown, without a link); disclosure.links_of_nothing {item} (not shown, with
/// links); disclosure.not_confirmed {item} {round} (copied forward); disclosure.too_many_links {item} {most};
/// disclosure.text_too_long {item} {most}.
[[nodiscard]] base::Problems what_is_missing(const ItemFiling& filing);

/// How far an agency is: every item of the edition's disclosure instrument counted once.
struct Completeness {
  std::size_t items = 0;
  std::size_t told = 0;    ///< could be handed in as they stand
  std::size_t shown = 0;   ///< of them มี
  std::size_t begun = 0;   ///< something stands there, but it cannot be handed in yet
  std::size_t copied = 0;  ///< of them only to be confirmed
};
[[nodiscard]] Completeness completeness(const framework::Instrument& instrument,
                                        const std::vector<ItemFiling>& filings);

/// The one spelling of all of an agency's filings, in the edition's order: what is kept and hashed when they
/// are handed in. JSON with sorted keys, a line an item; ends with a line break. Requires: UTF-8 in all
/// texts, and the filings in that order. read_filings gives nothing for what spelled() would not write.
[[nodiscard]] std::string spelled(const std::vector<ItemFiling>& filings);
[[nodiscard]] std::optional<std::vector<ItemFiling>> read_filings(std::string_view text);

}  // namespace prongsai::disclosure
