// SPDX-License-Identifier: Apache-2.0
#include "prongsai/words/lint_words.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "prongsai/words/words.h"

namespace prongsai::words {
namespace {

using text::Details;
using text::say;

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string large(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// The name of a node in one edition, or empty.
std::string name_in(text::Language language, const framework::Edition& edition, std::string_view kind,
                    const std::string& code) {
  for (const framework::Instrument& instrument : edition.instruments) {
    if (kind == "instrument" && instrument.code == code) return large(code);
    for (const framework::Part& part : instrument.parts) {
      if (kind == "part" && part.code == code) return choose(language, part.name);
    }
    for (const framework::Indicator& indicator : instrument.indicators) {
      if (kind == "indicator" && indicator.code == code)
        return say(language, "node.indicator", {{"code", code}, {"name", choose(language, indicator.name)}});
      for (const framework::SubIndicator& sub : indicator.sub_indicators) {
        if (kind == "sub_indicator" && sub.code == code)
          return say(language, "node.sub_indicator", {{"code", code}, {"name", choose(language, sub.name)}});
      }
    }
  }
  const std::string item = code.substr(0, code.find('.'));
  const bool known = edition.find_item(code) != nullptr || edition.find_item(item) != nullptr;
  if ((kind == "item" || kind == "box") && known)
    return say(language, code == item ? "short.item" : "short.box", {{"code", code}});
  return "";
}

std::string lines_of(text::Language language, const std::vector<int>& lines) {
  constexpr std::size_t most = 6;
  std::string out;
  for (std::size_t i = 0; i < lines.size() && i < most; ++i)
    out += (out.empty() ? "" : ", ") + std::to_string(lines[i]);
  if (lines.size() > most)
    out += say(language, "lint.more_lines", {{"count", std::to_string(lines.size() - most)}});
  return out;
}

int year_of(const lint::Finding& finding) {
  for (const auto& [key, value] : finding.details) {
    int year = 0;
    if (key == "year" && std::from_chars(value.data(), value.data() + value.size(), year).ec == std::errc())
      return year;
  }
  return 0;
}

}  // namespace

std::string lint_node_name(text::Language language, const lint::Catalogue& catalogue, int year,
                           const std::string& node) {
  if (node == "total") return say(language, "short.total");
  const std::size_t colon = node.find(':');
  if (colon == std::string::npos) return node;
  // Parts of a node follow "@": they say how it was asked, not what.
  const std::string kind = node.substr(0, colon);
  const std::string code = node.substr(colon + 1, node.find('@') - colon - 1);
  std::vector<const framework::Edition*> editions = catalogue.editions;
  std::sort(editions.begin(), editions.end(), [&](const framework::Edition* a, const framework::Edition* b) {
    const bool a_meant = a->fiscal_year == year;
    const bool b_meant = b->fiscal_year == year;
    return a_meant != b_meant ? a_meant : a->fiscal_year > b->fiscal_year;
  });
  for (const framework::Edition* edition : editions) {
    std::string name = name_in(language, *edition, kind, code);
    if (!name.empty()) return name;
  }
  return code;
}

std::string lint_sentence(text::Language language, const lint::Catalogue& catalogue,
                          const lint::Finding& finding) {
  const int year = year_of(finding);
  Details details;
  bool unnamed = false;
  for (const auto& [key, value] : finding.details) {
    const bool is_node = key.ends_with("node");
    unnamed = unnamed || (is_node && value.empty());
    details.emplace_back(key, is_node ? lint_node_name(language, catalogue, year, value) : value);
  }
  details.emplace_back("printed", finding.printed);
  details.emplace_back("expected", finding.expected);
  details.emplace_back("lines", lines_of(language, finding.other_lines));
  const std::string key = "lint." + finding.code;
  if (unnamed && text::can_say(language, key + "_unnamed")) return say(language, key + "_unnamed", details);
  const bool open = finding.expected.empty() && text::can_say(language, key + "_open");
  return say(language, open ? key + "_open" : key, details);
}

std::string lint_kind_name(text::Language language, lint::Kind kind) {
  return say(language, "lint.kind." + small(lint::code_of(kind)));
}

std::string lint_certainty_name(text::Language language, lint::Certainty certainty) {
  return say(language, "lint.certainty." + std::string(lint::code_of(certainty)));
}

std::string understanding_sentence(text::Language language, const lint::Understanding& understanding) {
  if (!understanding.about_assessment)
    return say(language, "lint.read.other_subject", {{"lines", std::to_string(understanding.lines)}});
  std::string years;
  for (const int year : understanding.years) years += (years.empty() ? "" : ", ") + std::to_string(year);
  const Details details = {{"pages", std::to_string(understanding.pages)},
                           {"lines", std::to_string(understanding.lines)},
                           {"tables", std::to_string(understanding.tables)},
                           {"scores", std::to_string(understanding.scores)},
                           {"years", years}};
  std::string out = say(language, understanding.pages > 0 ? "lint.read.pages" : "lint.read.lines", details);
  const bool some = understanding.scores > 0;
  out += " " + say(language,
                   !some           ? "lint.read.no_scores"
                   : years.empty() ? "lint.read.scores"
                                   : "lint.read.scores_of",
                   details);
  if (understanding.is_scan) out += " " + say(language, "lint.read.scan");
  return out;
}

}  // namespace prongsai::words
