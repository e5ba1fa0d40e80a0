// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/search.h"

#include <array>
#include <utility>

namespace prongsai::web {
namespace {

constexpr std::size_t thai_bytes = 3;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool starts_letter(std::string_view text, std::size_t at, std::string_view first, std::string_view last) {
  const std::string_view letter = text.substr(at, thai_bytes);
  return letter.size() == thai_bytes && letter >= first && letter <= last;
}

}  // namespace

std::string search_form(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 30> rules = {{
      {"๐", "0"},
      {"๑", "1"},
      {"๒", "2"},
      {"๓", "3"},
      {"๔", "4"},
      {"๕", "5"},
      {"๖", "6"},
      {"๗", "7"},
      {"๘", "8"},
      {"๙", "9"},
      {" ", ""},
      {"\t", ""},
      {"\u00a0", ""},
      {"\u200b", ""},
      {"\u200c", ""},
      {"\u200d", ""},
      {"\u2060", ""},
      {"\ufeff", ""},
      {"\u0e4d\u0e32", "\u0e33"},
      {"เเ", "แ"},
      {"อบต.", "องค์การบริหารส่วนตำบล"},
      {"อบจ.", "องค์การบริหารส่วนจังหวัด"},
      {"ทต.", "เทศบาลตำบล"},
      {"ทม.", "เทศบาลเมือง"},
      {"ทน.", "เทศบาลนคร"},
      {"อบต", "องค์การบริหารส่วนตำบล"},
      {"อบจ", "องค์การบริหารส่วนจังหวัด"},
      {"จ.", "จังหวัด"},
      {"ต.", "ตำบล"},
      {"อ.", "อำเภอ"},
  }};
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const auto& [from, to] : rules) replace_all(out, from, to);
  return out;
}

bool name_matches(std::string_view name, std::string_view typed) {
  return search_form(name).find(search_form(typed)) != std::string::npos;
}

std::string sort_form(std::string_view name) {
  const std::string text = search_form(name);
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    if (starts_letter(text, at, "เ", "ไ") && starts_letter(text, at + thai_bytes, "ก", "ฮ")) {
      out += text.substr(at + thai_bytes, thai_bytes) + text.substr(at, thai_bytes);
      at += 2 * thai_bytes;
    } else if (starts_letter(text, at, "็", "๎")) {
      at += thai_bytes;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace prongsai::web
