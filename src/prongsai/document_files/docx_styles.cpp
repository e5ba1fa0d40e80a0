// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "prongsai/document_files/docx_styles_detail.h"
#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/package_detail.h"

namespace prongsai::document_files {
namespace {

std::optional<ListPlace> list_place(pugi::xml_node properties) {
  const pugi::xml_node place = child_called(properties, "numPr");
  if (!place) return std::nullopt;
  return ListPlace{number_of(child_called(place, "numId"), "val", 0),
                   std::clamp(number_of(child_called(place, "ilvl"), "val", 0), 0, levels - 1)};
}

std::optional<bool> bold_of(pugi::xml_node run_properties) {
  for (const char* name : {"b", "bCs"}) {
    if (const pugi::xml_node bold = child_called(run_properties, name)) return is_on(bold);
  }
  return std::nullopt;
}

std::optional<int> heading_of(pugi::xml_node properties) {
  const int level = number_of(child_called(properties, "outlineLvl"), "val", -1);
  if (level < 0) return std::nullopt;
  return level < 6 ? level + 1 : 0;
}

}  // namespace

Styles::Styles(const pugi::xml_document& styles) {
  for (const pugi::xml_node node : styles.document_element().children()) {
    if (!is_called(node, "style") || value_of(node, "type") != "paragraph") continue;
    const pugi::xml_node properties = child_called(node, "pPr");
    Style style;
    style.based_on = value_of(child_called(node, "basedOn"));
    style.heading = heading_of(properties);
    style.bold = bold_of(child_called(node, "rPr"));
    style.list = list_place(properties);
    const std::string_view name = value_of(child_called(node, "name"));
    if (name == "Title" || name == "title") style.heading = 1;
    if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '6') {
      style.heading = name[8] - '0';
    }
    const std::string id(value_of(node, "styleId"));
    if (value_of(node, "default") == "1") default_ = id;
    styles_.emplace(id, std::move(style));
  }
}

template <class Value>
std::optional<Value> Styles::inherited(pugi::xml_node properties, std::optional<Value> Style::* of) const {
  const std::string_view own = value_of(child_called(properties, "pStyle"));
  auto style = styles_.find(own.empty() ? std::string_view(default_) : own);
  // A style may be based on itself in a file made to break readers.
  for (int hops = 0; style != styles_.end() && hops < 32; ++hops) {
    if (const auto& said = style->second.*of) return said;
    style = styles_.find(style->second.based_on);
  }
  return std::nullopt;
}

int Styles::heading(pugi::xml_node paragraph_properties) const {
  if (const auto own = heading_of(paragraph_properties)) return *own;
  return inherited(paragraph_properties, &Style::heading).value_or(0);
}

bool Styles::is_bold(pugi::xml_node paragraph_properties) const {
  return inherited(paragraph_properties, &Style::bold).value_or(false);
}

std::optional<ListPlace> Styles::list(pugi::xml_node paragraph_properties) const {
  if (const auto own = list_place(paragraph_properties)) return own;
  return inherited(paragraph_properties, &Style::list);
}

Numbering::Numbering(const pugi::xml_document& numbering) {
  std::map<std::string, List, std::less<>> kinds;
  const auto read_level = [](pugi::xml_node node, List& list) {
    const int at = number_of(node, "ilvl", -1);
    if (at < 0 || at >= levels) return;
    list.levels[static_cast<std::size_t>(at)] = {
        std::clamp(number_of(child_called(node, "start"), "val", 1), 0, 100'000),
        std::string(value_of(child_called(node, "numFmt"))),
        std::string(value_of(child_called(node, "lvlText")))};
  };
  for (const pugi::xml_node node : numbering.document_element().children()) {
    if (is_called(node, "abstractNum")) {
      List list;
      list.counted_as = value_of(node, "abstractNumId");
      for (const pugi::xml_node level : node.children()) {
        if (is_called(level, "lvl")) read_level(level, list);
      }
      kinds.emplace(list.counted_as, list);
    } else if (is_called(node, "num")) {
      const auto kind = kinds.find(value_of(child_called(node, "abstractNumId")));
      if (kind == kinds.end()) continue;
      List list = kind->second;
      const int id = number_of(node, "numId", 0);
      for (const pugi::xml_node change : node.children()) {
        if (!is_called(change, "lvlOverride")) continue;
        if (const auto level = child_called(change, "lvl")) read_level(level, list);
        const int at = number_of(change, "ilvl", 0);
        if (const auto start = child_called(change, "startOverride"); start && at >= 0 && at < levels) {
          list.levels[static_cast<std::size_t>(at)].start =
              std::clamp(number_of(start, "val", 1), 0, 100'000);
          list.counted_as = "list " + std::to_string(id);
        }
      }
      lists_.emplace(id, std::move(list));
    }
  }
}

std::string Numbering::next(ListPlace place) {
  const auto found = lists_.find(place.list);
  if (found == lists_.end()) return {};
  const List& list = found->second;
  Count& count = counts_[list.counted_as];
  const auto level = static_cast<std::size_t>(place.level);
  count.at[level] = count.begun[level] ? count.at[level] + 1 : list.levels[level].start;
  count.begun[level] = true;
  for (std::size_t below = level + 1; below < levels; ++below) count.begun[below] = false;
  const Level& shape = list.levels[level];
  if (shape.format == "none") return {};
  if (shape.format == "bullet") return "•";
  std::string out;
  for (std::size_t i = 0; i < shape.text.size(); ++i) {
    const char c = shape.text[i];
    const char digit = i + 1 < shape.text.size() ? shape.text[i + 1] : '\0';
    if (c != '%' || digit < '1' || digit > '9') {
      out += c;
      continue;
    }
    const auto of = static_cast<std::size_t>(digit - '1');
    out += list_number(count.begun[of] ? count.at[of] : list.levels[of].start, list.levels[of].format);
    ++i;
  }
  return out;
}

std::string list_number(int number, std::string_view format) {
  const std::string decimal = std::to_string(number);
  if (format == "thaiNumbers") {
    std::string out;
    for (const char digit : decimal) append_utf8(out, 0x0e50U + static_cast<char32_t>(digit - '0'));
    return out;
  }
  if (format == "decimalZero") return number < 10 ? "0" + decimal : decimal;
  if (number < 1) return decimal;
  if (format == "lowerLetter" || format == "upperLetter") {
    // After z comes aa, then bb.
    const auto letter = static_cast<char>((format == "lowerLetter" ? 'a' : 'A') + (number - 1) % 26);
    return std::string(static_cast<std::size_t>(std::min((number - 1) / 26 + 1, 20)), letter);
  }
  if (format == "thaiLetters") {
    // Without the two letters that are no longer written, ฃ and ฅ, and without ฤ and ฦ.
    std::string letters;
    std::size_t at = static_cast<std::size_t>(number - 1) % 42;
    for (char32_t letter = 0x0e01; letter <= 0x0e2e; ++letter) {
      if (letter == 0x0e03 || letter == 0x0e05 || letter == 0x0e24 || letter == 0x0e26) continue;
      if (at-- == 0) append_utf8(letters, letter);
    }
    return letters;
  }
  if ((format == "lowerRoman" || format == "upperRoman") && number < 4000) {
    constexpr std::array<std::pair<int, std::string_view>, 13> signs = {{{1000, "m"},
                                                                         {900, "cm"},
                                                                         {500, "d"},
                                                                         {400, "cd"},
                                                                         {100, "c"},
                                                                         {90, "xc"},
                                                                         {50, "l"},
                                                                         {40, "xl"},
                                                                         {10, "x"},
                                                                         {9, "ix"},
                                                                         {5, "v"},
                                                                         {4, "iv"},
                                                                         {1, "i"}}};
    std::string out;
    for (const auto& [value, sign] : signs) {
      for (; number >= value; number -= value) out += sign;
    }
    if (format == "upperRoman") {
      for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
  }
  return decimal;
}

}  // namespace prongsai::document_files
