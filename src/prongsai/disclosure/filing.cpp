// SPDX-License-Identifier: Apache-2.0
#include "prongsai/disclosure/filing.h"

#include <algorithm>
#include <array>

namespace prongsai::disclosure {
namespace {

constexpr std::array<std::string_view, 3> words = {"untold", "shown", "not_shown"};

bool too_long(const ItemFiling& filing) {
  return filing.note.size() > note_bytes_max ||
         std::any_of(filing.links.begin(), filing.links.end(),
                     [](const Link& link) { return link.path.size() > path_bytes_max; });
}

bool is_begun(const ItemFiling& filing) {
  return filing.answer != Answer::untold || !filing.links.empty() || !filing.note.empty() ||
         !filing.copied_from.empty();
}

}  // namespace

std::string_view word_of(Answer answer) {
  return words[static_cast<std::size_t>(answer)];
}

std::optional<Answer> parse_answer(std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return static_cast<Answer>(i);
  }
  return std::nullopt;
}

base::Problems what_is_missing(const ItemFiling& filing) {
  base::Problems problems;
  const auto complain = [&](std::string code, std::pair<std::string, std::string> detail = {}) {
    base::Problem problem{.code = std::move(code), .details = {{"item", filing.item}}, .place = {}};
    if (!detail.first.empty()) problem.details.push_back(std::move(detail));
    problems.push_back(std::move(problem));
  };
  if (filing.answer == Answer::untold) complain("disclosure.untold");
  if (filing.answer == Answer::shown && filing.links.empty()) complain("disclosure.no_link");
  if (filing.answer == Answer::not_shown && !filing.links.empty()) complain("disclosure.links_of_nothing");
  if (!filing.copied_from.empty()) complain("disclosure.not_confirmed", {"round", filing.copied_from});
  if (filing.links.size() > links_max)
    complain("disclosure.too_many_links", {"most", std::to_string(links_max)});
  if (too_long(filing)) {
    const std::size_t most = filing.note.size() > note_bytes_max ? note_bytes_max : path_bytes_max;
    complain("disclosure.text_too_long", {"most", std::to_string(most)});
  }
  return problems;
}

Completeness completeness(const framework::Instrument& instrument, const std::vector<ItemFiling>& filings) {
  Completeness counted;
  for (const framework::Item* item : framework::items_of(instrument)) {
    ++counted.items;
    const auto filing = std::find_if(filings.begin(), filings.end(),
                                     [&](const ItemFiling& one) { return one.item == item->code; });
    if (filing == filings.end() || !is_begun(*filing)) continue;
    const base::Problems problems = what_is_missing(*filing);
    if (problems.empty()) {
      ++counted.told;
      if (filing->answer == Answer::shown) ++counted.shown;
      continue;
    }
    ++counted.begun;
    if (problems.size() == 1 && problems.front().code == "disclosure.not_confirmed") ++counted.copied;
  }
  return counted;
}

}  // namespace prongsai::disclosure
