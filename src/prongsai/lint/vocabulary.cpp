// SPDX-License-Identifier: Apache-2.0
// Names of indicators, codes and questions, found in what people print.
#include <algorithm>
#include <array>

#include "prongsai/lint/vocabulary_detail.h"

namespace prongsai::lint {
namespace {

using framework::Indicator;
using framework::Instrument;
using framework::Item;

constexpr int name_likeness = 84;  ///< below, two indicators could be meant
constexpr int item_likeness = 50;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void erase_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
    text.erase(at, part.size());
}

std::vector<std::uint64_t> groups_of(const std::string& squeezed) {
  const std::u32string letters = code_points(squeezed);
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i + 2 < letters.size(); ++i) {
    out.push_back((static_cast<std::uint64_t>(letters[i]) << 42U) |
                  (static_cast<std::uint64_t>(letters[i + 1]) << 21U) | letters[i + 2]);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Groups both have, of those of the longer: 0 to 100, the same either way round.
int alike(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer == 0 || std::min(a.size(), b.size()) * 2 < longer) return 0;
  std::size_t common = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) {
      ++common;
      ++i;
      ++k;
    } else if (a[i] < b[k]) {
      ++i;
    } else {
      ++k;
    }
  }
  return static_cast<int>(100 * common / longer);
}

/// "ตัวชี้วัดที่ 2 : ด้านการใช้งบประมาณ (IIT)" without all but the name.
std::string_view bare_name(std::string_view text) {
  text = trim(text);
  const auto take = [&](std::string_view front) {
    if (!text.starts_with(front)) return;
    text.remove_prefix(front.size());
    text = trim(text);
  };
  take("ตัวชี้วัดย่อย");
  take("ตัวชี้วัด");
  take("ที่");
  while (!text.empty() && (is_digit(text.front()) || text.front() == '.' || text.front() == ')' ||
                           text.front() == ':' || text.front() == '-' || text.front() == ' ')) {
    text.remove_prefix(1);
  }
  take("ด้าน");
  const std::size_t bracket = text.find('(');
  if (bracket != std::string_view::npos && bracket > 0) text = trim(text.substr(0, bracket));
  return text;
}

}  // namespace

Squeezed squeeze_with_places(std::string_view text) {
  Squeezed out;
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::size_t length = std::min<std::size_t>(first < 0x80    ? 1
                                                     : first >= 0xF0 ? 4
                                                     : first >= 0xE0 ? 3
                                                                     : 2,
                                                     text.size() - i);
    const std::string one = squeeze(text.substr(i, length));
    out.text += one;
    out.at.insert(out.at.end(), one.size(), i);
    i += length;
  }
  out.at.push_back(text.size());
  return out;
}

std::string core_of_question(std::string_view text) {
  std::string out = squeeze(text);
  static constexpr std::array<std::string_view, 10> phrases = {"มากน้อยเพียงใด",
                                                               "อย่างน้อยเพียงใด",
                                                               "หรือไม่",
                                                               "หน่วยงานที่ท่านติดต่อ",
                                                               "เจ้าหน้าที่ของหน่วยงานที่ท่านติดต่อ",
                                                               "บุคลากรในหน่วยงานของท่าน",
                                                               "หน่วยงานของท่าน",
                                                               "ตามประเด็นดังต่อไปนี้",
                                                               "ประเด็นดังต่อไปนี้",
                                                               "ดังต่อไปนี้"};
  for (const std::string_view phrase : phrases) erase_all(out, phrase);
  return out;
}

Vocabulary::Vocabulary(const framework::Edition& edition)
    : edition_(&edition), plan_(scoring::make_plan(edition)) {
  for (const Instrument& instrument : edition.instruments) {
    for (const Indicator& one : instrument.indicators) {
      const std::string node = "indicator:" + one.code;
      names_.push_back({.node = node, .squeezed = squeeze(one.name.th), .official = true});
      for (const std::string& other : one.also_printed)
        names_.push_back({.node = node, .squeezed = squeeze(other), .official = false});
    }
    for (const Item* one : framework::items_of(instrument)) {
      const bool known = one->wording != framework::Wording::missing && !one->text.th.empty();
      items_.push_back(
          {.code = one->code,
           .groups = known ? groups_of(core_of_question(one->text.th)) : std::vector<std::uint64_t>{}});
    }
  }
}

std::optional<NameAt> Vocabulary::indicator(std::string_view text) const {
  const std::string_view name = bare_name(text);
  const std::string squeezed = squeeze(name);
  if (squeezed.size() < 12) return std::nullopt;
  const Name* best = nullptr;
  int best_likeness = 0;
  for (const Name& one : names_) {
    const int now = likeness(squeezed, one.squeezed);
    if (now <= best_likeness) continue;
    best = &one;
    best_likeness = now;
  }
  if (best == nullptr || best_likeness < name_likeness) return std::nullopt;
  const auto begin = static_cast<std::size_t>(name.data() - text.data());
  return NameAt{.begin = begin,
                .end = begin + name.size(),
                .node = best->node,
                .official = best->official && best_likeness == 100,
                .exact = best_likeness == 100};
}

std::vector<NameAt> Vocabulary::indicators_in(std::string_view text) const {
  const Squeezed squeezed = squeeze_with_places(text);
  std::vector<NameAt> found;
  for (const Name& one : names_) {
    for (std::size_t at = squeezed.text.find(one.squeezed); at != std::string::npos;
         at = squeezed.text.find(one.squeezed, at + 1)) {
      const std::size_t last = at + one.squeezed.size() - 1;
      std::size_t end = squeezed.at[last];
      while (end < text.size() && squeezed.at[last + 1] != end &&
             (end == squeezed.at[last] || (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U))
        ++end;
      found.push_back(
          {.begin = squeezed.at[at], .end = end, .node = one.node, .official = one.official, .exact = true});
    }
  }
  std::sort(found.begin(), found.end(), [](const NameAt& a, const NameAt& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<NameAt> out;
  for (NameAt& one : found) {
    // "แบบวัดการเปิดเผยข้อมูลสาธารณะ" names an instrument by an indicator's words.
    const std::string_view before = trim(text.substr(0, one.begin));
    if (before.ends_with("แบบวัด") || before.ends_with("แบบตรวจ") || before.ends_with("แบบ")) continue;
    if (out.empty() || one.begin >= out.back().end) out.push_back(std::move(one));
  }
  return out;
}

std::string Vocabulary::instrument(std::string_view text) const {
  const std::string squeezed = squeeze(text);
  std::string node;
  for (const Instrument& one : edition_->instruments) {
    if (!contains(squeezed, one.code) && squeezed != squeeze(one.name.th)) continue;
    if (!node.empty()) return "";  // several are named: a sentence about all
    node = "instrument:" + one.code;
    for (const framework::Part& part : one.parts) {
      const std::string digit(1, part.code.back());
      if (contains(squeezed, "ส่วนที่" + digit) || contains(squeezed, part.code)) node = "part:" + part.code;
    }
  }
  return node;
}

std::optional<CodeAt> Vocabulary::code(std::string_view text) const {
  std::size_t i = 0;
  while (text.substr(i).starts_with(" ")) ++i;
  if (text.substr(i).starts_with("ข้อ")) i += std::string_view("ข้อ").size();
  while (i < text.size() && text[i] == ' ') ++i;
  if (i >= text.size()) return std::nullopt;
  const std::size_t begin = i;
  CodeAt out;
  char letter = static_cast<char>(text[i] | 0x20);
  if (letter == 'l' || text[i] == '|' || text[i] == '1' || text[i] == '!') {
    letter = 'i';
    out.exact = false;
  } else if (text[i] == '0') {
    letter = 'o';
    out.exact = false;
  } else if (is_digit(text[i])) {
    return std::nullopt;
  }
  const auto has_letter = [&](const ItemText& item) { return item.code.front() == letter; };
  if (std::none_of(items_.begin(), items_.end(), has_letter)) return std::nullopt;
  ++i;
  if (i < text.size() && out.exact && (text[i] == '.' || text[i] == '-' || text[i] == ' ')) ++i;
  std::string digits;
  while (i < text.size() && is_digit(text[i]) && digits.size() < 3) digits += text[i++];
  const bool letters_for_digits = digits.empty() && out.exact && i < text.size() &&
                                  std::string_view("bncloSB").find(text[i]) != std::string_view::npos;
  if (letters_for_digits) {
    digits = text[i] == 'b' ? "6" : text[i] == 'l' ? "1" : "";
    ++i;
    out.exact = false;
  } else if (digits.empty() || digits.front() == '0') {
    return std::nullopt;
  }
  if (i < text.size() && text[i] != ' ' && text[i] != ')' && text[i] != ':' && text[i] != '.' &&
      text[i] != ',') {
    const bool thai = static_cast<unsigned char>(text[i]) >= 0x80;
    if (!thai || !out.exact) return std::nullopt;
  }
  if (!out.exact && i < text.size() && (text[i] == '.' || text[i] == ',') && i + 1 < text.size() &&
      is_digit(text[i + 1]))
    return std::nullopt;
  // "11. เผยแพร่…" counts what follows.
  if (!out.exact && is_digit(text[begin]) && i < text.size() && (text[i] == '.' || text[i] == ')'))
    return std::nullopt;
  out.printed = text.substr(begin, i - begin);
  out.end = i;
  out.code = letter + digits;
  out.known =
      std::any_of(items_.begin(), items_.end(), [&](const ItemText& item) { return item.code == out.code; });
  return out;
}

std::optional<ItemMatch> Vocabulary::item(std::string_view text) const {
  const std::vector<std::uint64_t> core = groups_of(core_of_question(text));
  ItemMatch out;
  for (const ItemText& one : items_) {
    if (one.groups.empty()) continue;
    const int now = alike(core, one.groups);
    if (now > out.likeness) {
      out.second = out.likeness;
      out.likeness = now;
      out.code = one.code;
    } else {
      out.second = std::max(out.second, now);
    }
  }
  if (out.likeness < item_likeness) return std::nullopt;
  return out;
}

int Vocabulary::like_item(std::string_view text, std::string_view code) const {
  for (const ItemText& one : items_) {
    if (one.code != code) continue;
    return one.groups.empty() ? -1 : alike(groups_of(core_of_question(text)), one.groups);
  }
  return -1;
}

bool Vocabulary::complete(char letter) const {
  for (const Instrument& one : edition_->instruments) {
    const auto all = framework::items_of(one);
    if (all.empty() || all.front()->code.front() != letter) continue;
    const auto& expected = one.items_expected.value;
    return !one.items_expected.provenance.sources.empty() && expected
               ? Points::whole(static_cast<std::int64_t>(all.size())) == *expected
               : true;
  }
  return false;
}

std::string Vocabulary::indicator_of_item(std::string_view code) const {
  for (const Instrument& instrument : edition_->instruments) {
    for (const Indicator& one : instrument.indicators) {
      for (const Item* item : framework::items_of(one)) {
        if (item->code == code) return "indicator:" + one.code;
      }
    }
  }
  return "";
}

const Indicator* Vocabulary::find_indicator(std::string_view node) const {
  for (const Instrument& instrument : edition_->instruments) {
    for (const Indicator& one : instrument.indicators) {
      if (node == "indicator:" + one.code) return &one;
    }
  }
  return nullptr;
}

std::vector<std::string> Vocabulary::items_of(std::string_view indicator) const {
  std::vector<std::string> out;
  const Indicator* one = find_indicator(indicator);
  if (one == nullptr) return out;
  for (const Item* item : framework::items_of(*one)) out.push_back(item->code);
  return out;
}

std::string Vocabulary::instrument_of(std::string_view indicator) const {
  for (const Instrument& instrument : edition_->instruments) {
    for (const Indicator& one : instrument.indicators) {
      if (indicator == "indicator:" + one.code) return instrument.code;
    }
  }
  return "";
}

std::vector<std::string> Vocabulary::indicators() const {
  std::vector<std::string> out;
  for (const Instrument& instrument : edition_->instruments) {
    for (const Indicator& one : instrument.indicators) out.push_back("indicator:" + one.code);
  }
  return out;
}

std::string Vocabulary::name_of(std::string_view indicator) const {
  const Indicator* one = find_indicator(indicator);
  return one == nullptr ? "" : one->name.th;
}

}  // namespace prongsai::lint
