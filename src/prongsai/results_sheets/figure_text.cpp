// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_sheets/figure_text.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/results_sheets/plain_text_detail.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets {
namespace {

using base::Problem;

constexpr std::size_t shown_most = 60;

Problem wrong(std::string code, std::string_view found,
              std::vector<std::pair<std::string, std::string>> more = {}) {
  std::string shown(found.substr(0, shown_most));
  while (!is_clean(shown) && !shown.empty()) shown.pop_back();
  std::vector<std::pair<std::string, std::string>> details = {{"found", shown}};
  details.insert(details.end(), more.begin(), more.end());
  return {std::move(code), std::move(details), {}};
}

/// One value or place: bare, or in quotes. Moves `text` behind it.
struct Word {
  std::string text;
  bool quoted = false;
  bool closed = true;
};

Word take_word(std::string_view& text, std::string_view ends) {
  const std::size_t start = text.find_first_not_of(" \t\r");
  text.remove_prefix(std::min(start, text.size()));
  Word word;
  if (!text.starts_with('"')) {
    const std::size_t end = std::min(text.find_first_of(ends), text.size());
    word.text = trimmed(text.substr(0, end));
    text.remove_prefix(end);
    return word;
  }
  word.quoted = true;
  word.closed = false;
  std::size_t i = 1;
  for (; i < text.size() && !word.closed; ++i) {
    if (text[i] != '"') {
      word.text += text[i];
    } else if (i + 1 < text.size() && text[i + 1] == '"') {
      word.text += text[i++];
    } else {
      word.closed = true;
    }
  }
  text.remove_prefix(i);
  return word;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "1,207,000": groups of three after the first.
bool is_grouped(std::string_view text) {
  const std::vector<std::string> groups = parted(text, ',');
  if (groups.size() < 2 || groups.front().empty() || groups.front().size() > 3) return false;
  return std::all_of(groups.begin(), groups.end(), all_digits) &&
         std::all_of(groups.begin() + 1, groups.end(), [](const auto& one) { return one.size() == 3; });
}

/// Takes one of the words off the end, or off the front.
bool strip(std::string& text, std::string_view key) {
  for (const text::Language language : {text::Language::th, text::Language::en}) {
    for (const std::string& word :
         parted(text::say(language, "results_sheets.word." + std::string(key)), '|')) {
      if (text.size() <= word.size()) continue;
      if (text.ends_with(word)) {
        text = trimmed(std::string_view(text).substr(0, text.size() - word.size()));
        return true;
      }
      if (text.starts_with(word)) {
        text = trimmed(std::string_view(text).substr(word.size()));
        return true;
      }
    }
  }
  return false;
}

using Read = base::Result<std::optional<std::string>>;

Read read_count(const Field& field, std::string number, std::string_view value) {
  if (number.find('%') != std::string::npos) return wrong("results_sheets.not_whole", value);
  if (is_grouped(number)) number.erase(std::remove(number.begin(), number.end(), ','), number.end());
  if (number.find(',') != std::string::npos) return wrong("results_sheets.comma", value);
  const auto points = base::parse_points(number);
  if (!points) return wrong("results_sheets.not_a_number", value);
  if (!all_digits(number)) {
    // 310.0 is what a spreadsheet may make of 310, but 310.5 answers there cannot be.
    if (points->ten_thousandths() % Points::unit != 0) return wrong("results_sheets.not_whole", value);
    number = base::to_shortest_string(*points);
  }
  const Points least = Points::whole(field.group == FieldGroup::answers ? 1 : 0);
  if (*points < least || *points > field.most) {
    return wrong(
        "results_sheets.out_of_range", value,
        {{"least", base::to_shortest_string(least)}, {"most", base::to_shortest_string(field.most)}});
  }
  return std::optional(number);
}

Read read_decimal(const Field& field, std::string number, std::string_view value) {
  if (const std::size_t comma = number.find(','); comma != std::string::npos) {
    const std::string_view whole = std::string_view(number).substr(0, comma);
    const std::string_view rest = std::string_view(number).substr(comma + 1);
    // No score has thousands, so a comma before one or two digits can only be a decimal one.
    if (!all_digits(whole) || !all_digits(rest) || rest.size() > 2)
      return wrong("results_sheets.comma", value);
    number[comma] = '.';
  }
  const std::size_t point = number.find('.');
  const std::string_view whole = std::string_view(number).substr(0, point);
  const std::string_view decimals =
      point == std::string::npos ? std::string_view() : std::string_view(number).substr(point + 1);
  const bool shaped = all_digits(whole) && (point == std::string::npos || all_digits(decimals));
  if (shaped && decimals.size() > static_cast<std::size_t>(field.decimals))
    return wrong("results_sheets.decimals", value, {{"most", std::to_string(field.decimals)}});
  const auto points = base::parse_points(number);
  if (!points) return wrong("results_sheets.not_a_number", value);
  if (*points < Points{} || *points > field.most) {
    return wrong("results_sheets.out_of_range", value,
                 {{"least", "0"}, {"most", base::to_shortest_string(field.most)}});
  }
  return std::optional(number);
}

bool on_scale(const Field& field, std::string_view number) {
  const Points points = *base::parse_points(number);
  return std::any_of(field.allowed.begin(), field.allowed.end(),
                     [&](const std::string& one) { return base::parse_points(one) == points; });
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

bool needs_quotes(std::string_view text) {
  return text.find_first_of(";@\"\n\r") != std::string_view::npos || trimmed(text) != text;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

base::Result<std::vector<Figure>> split_figures(std::string_view text) {
  std::vector<Figure> out;
  std::string_view rest = text;
  while (!rest.empty()) {
    const Word value = take_word(rest, "@;\n");
    Word at;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r"), rest.size()));
    if (rest.starts_with('@')) {
      rest.remove_prefix(1);
      at = take_word(rest, ";\n");
      rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r"), rest.size()));
    }
    const bool ended = rest.empty() || rest.front() == ';' || rest.front() == '\n';
    if (!value.closed || !at.closed || !ended) return wrong("results_sheets.quote_open", text);
    if (!rest.empty()) rest.remove_prefix(1);
    if (value.text.empty() && at.text.empty()) continue;
    out.push_back({.value = value.text, .at = at.text, .quoted = value.quoted});
  }
  return out;
}

std::string join_figures(const std::vector<Figure>& figures) {
  std::string out;
  for (const Figure& figure : figures) {
    if (!out.empty()) out += "; ";
    out += figure.quoted || needs_quotes(figure.value) ? quoted(figure.value) : figure.value;
    if (!figure.at.empty()) out += " @ " + (needs_quotes(figure.at) ? quoted(figure.at) : figure.at);
  }
  return out;
}

base::Result<std::optional<std::string>> read_figure(const Field& field, std::string_view value) {
  PRONGSAI_ASSERT(field.kind != FieldKind::level && field.kind != FieldKind::place);
  std::string number = simple(trimmed(value));
  const std::string word = folded(number);
  if (word.empty() && number.find_first_not_of("-–—") != std::string::npos)
    return wrong("results_sheets.not_a_number", value);
  if (word.empty() || is_word(word, "nothing")) return std::optional<std::string>();
  if (is_word(word, "unclear")) return wrong("results_sheets.unclear_word", value);
  const bool applies_not = number == not_applicable || is_word(word, "not_applicable");
  if (applies_not && field.kind == FieldKind::grade) return std::optional(std::string(not_applicable));
  if (field.kind == FieldKind::count) {
    strip(number, "people");
    return read_count(field, std::move(number), value);
  }
  strip(number, "unit");
  strip(number, "percent");
  Read read = read_decimal(field, std::move(number), value);
  if (!read || field.kind != FieldKind::grade || on_scale(field, **read)) return read;
  return wrong("results_sheets.grade", value, {{"expected", listed(field.allowed)}});
}

std::optional<std::string> read_level(const framework::Edition& edition, const Figure& figure) {
  if (figure.quoted) return figure.value;
  std::string word = folded(figure.value);
  if (word.empty() || is_word(word, "nothing")) return std::nullopt;
  const auto exact = [&](const framework::ResultLevel& level) {
    return figure.value == level.code || figure.value == level.name.th || figure.value == level.name.en;
  };
  if (std::any_of(edition.levels.begin(), edition.levels.end(), exact)) return figure.value;
  for (const std::string& prefix : words_of("level")) {
    if (word.starts_with(prefix) && word.size() > prefix.size()) {
      word.erase(0, prefix.size());
      break;
    }
  }
  for (const framework::ResultLevel& level : edition.levels) {
    if (word == folded(level.name.th) || word == folded(level.name.en) || word == folded(level.code))
      return text::choose(text::Language::th, level.name.th, level.name.en);
  }
  return figure.value;
}

}  // namespace prongsai::results_sheets
