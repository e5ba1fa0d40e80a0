// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "prongsai/disclosure/check_detail.h"

namespace prongsai::disclosure {
namespace {

/// Too little to say that something is missing from it: a scan, or a frame filled by script.
constexpr std::size_t letters_least = 40;

std::vector<int> wanted_years(YearDemand demand, int fiscal_year) {
  switch (demand) {
    case YearDemand::this_year:
      return {fiscal_year};
    case YearDemand::last_year:
      return {fiscal_year - 1};
    case YearDemand::this_or_last:
      return {fiscal_year, fiscal_year - 1};
    case YearDemand::none:
    case YearDemand::unknown:
      break;
  }
  return {};
}

std::string spelled(const YearMention& mention) {
  std::string text = std::to_string(mention.year);
  if (mention.is_span()) text += "–" + std::to_string(mention.to);
  return text;
}

/// The years met, most often met first, at most five.
std::string years_met(const std::vector<YearMention>& mentions) {
  std::map<std::string, std::size_t> counts;
  for (const YearMention& mention : mentions) ++counts[spelled(mention)];
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first > b.first;
  });
  constexpr std::size_t most = 5;
  if (order.size() > most) order.resize(most);
  std::string text;
  for (const auto& [year, count] : order) text += (text.empty() ? "" : ", ") + year;
  return text;
}

/// How often each year alone is met, among those that are named as a year of something, or among the others.
std::map<int, std::size_t> counted(const std::vector<YearMention>& mentions, bool named) {
  std::map<int, std::size_t> counts;
  for (const YearMention& mention : mentions) {
    if (!mention.is_span() && mention.is_named == named) ++counts[mention.year];
  }
  return counts;
}

/// Whether a wanted year is met at all, and as often as any other.
struct Standing {
  bool is_met = false;
  bool leads = false;
};
Standing standing_of(const std::map<int, std::size_t>& counts, const std::vector<int>& wanted) {
  std::size_t most = 0;
  std::size_t of_wanted = 0;
  for (const auto& [year, count] : counts) {
    most = std::max(most, count);
    if (std::find(wanted.begin(), wanted.end(), year) != wanted.end()) of_wanted = std::max(of_wanted, count);
  }
  return {.is_met = of_wanted > 0, .leads = of_wanted > 0 && of_wanted == most};
}

Verdict verdict_on(const std::vector<YearMention>& mentions, const std::vector<int>& wanted) {
  const auto named = counted(mentions, true);
  const Standing among_named = standing_of(named, wanted);
  if (among_named.is_met) return among_named.leads ? Verdict::holds : Verdict::doubtful;
  const bool in_a_span = std::any_of(mentions.begin(), mentions.end(), [&](const YearMention& mention) {
    return std::any_of(wanted.begin(), wanted.end(), [&](int year) {
      return mention.is_span() && mention.year <= year && year <= mention.to;
    });
  });
  const Standing among_others = standing_of(counted(mentions, false), wanted);
  if (named.empty() && among_others.leads) return Verdict::holds;
  return in_a_span || among_others.is_met ? Verdict::doubtful : Verdict::fails;
}

}  // namespace

Noticed right_year(const Seen& seen, const Plain& plain, YearDemand demand, int fiscal_year) {
  Noticed found{
      .check = Check::right_year, .verdict = Verdict::cannot_tell, .part = {}, .details = {}, .excerpt = {}};
  const std::vector<int> wanted = wanted_years(demand, fiscal_year);
  std::string wanted_text;
  for (const int year : wanted) wanted_text += (wanted_text.empty() ? "" : ", ") + std::to_string(year);
  const std::vector<YearMention> mentions =
      seen.text_read ? years_in(plain.text()) : std::vector<YearMention>{};
  found.details = {{"wanted", wanted_text}, {"found", years_met(mentions)}};
  if (mentions.empty()) return found;
  if (!wanted.empty()) found.verdict = verdict_on(mentions, wanted);
  const auto covers = [&](const YearMention& mention) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](int year) { return mention.year <= year && year <= mention.to; });
  };
  const auto rank = [&](const YearMention& mention) {
    return std::tuple(!covers(mention), !mention.is_named, mention.at);
  };
  const auto shown = std::min_element(mentions.begin(), mentions.end(),
                                      [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  found.excerpt = plain.excerpt(shown->at, shown->size);
  return found;
}

Noticed part_present(const Seen& seen, const Plain& plain, const PartDemand& part) {
  Noticed found{.check = Check::parts_present,
                .verdict = Verdict::cannot_tell,
                .part = part.code,
                .details = {},
                .excerpt = {}};
  if (!seen.text_read) return found;
  for (const std::string& word : part.words) {
    const auto at = plain.find(word);
    if (!at) continue;
    found.verdict = Verdict::holds;
    found.details = {{"word", word}};
    found.excerpt = plain.excerpt(at->at, at->size);
    return found;
  }
  if (plain.letters() >= letters_least) found.verdict = Verdict::fails;
  return found;
}

Noticed contact_works(const Seen& seen, const Plain& plain) {
  Noticed found{.check = Check::contact_works,
                .verdict = Verdict::cannot_tell,
                .part = {},
                .details = {},
                .excerpt = {}};
  if (!seen.text_read) return found;
  const PhoneAndMail contact = contact_in(plain.text());
  const auto written = [&](const std::optional<Plain::Found>& one) {
    return one ? std::string(plain.text().substr(one->at, one->size)) : std::string();
  };
  found.details = {{"phone", written(contact.phone)}, {"mail", written(contact.mail)}};
  if (contact.phone && contact.mail) {
    found.verdict = Verdict::holds;
  } else if (contact.phone || contact.mail) {
    found.verdict = Verdict::doubtful;
  } else if (plain.letters() >= letters_least) {
    found.verdict = Verdict::fails;
  }
  if (const auto& one = contact.phone ? contact.phone : contact.mail)
    found.excerpt = plain.excerpt(one->at, one->size);
  return found;
}

}  // namespace prongsai::disclosure
