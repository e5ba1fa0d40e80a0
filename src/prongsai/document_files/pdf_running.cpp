// SPDX-License-Identifier: Apache-2.0
// What is printed on every page at the same place, and numbers of pages.
#include <algorithm>
#include <cmath>
#include <map>

#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/pdf_detail.h"

namespace prongsai::document_files {
namespace {

constexpr double margin = 0.17;  // of the page's height: where heads and feet stand, some of three lines

bool is_digit(std::string_view letter) {
  return (letter.size() == 1 && letter[0] >= '0' && letter[0] <= '9') ||
         (letter >= "๐" && letter <= "๙" && letter.size() == 3);
}

/// Numbers count up from page to page: they do not tell two heads apart.
std::string without_numbers(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length =
        std::max<std::size_t>(first_letter(std::string_view(text).substr(at)).bytes, 1);
    const std::string_view letter = std::string_view(text).substr(at, length);
    if (!is_digit(letter)) {
      out += letter;
    } else if (!out.ends_with('#')) {
      out += '#';
    }
    at += length;
  }
  return out;
}

bool is_page_number(const std::string& shape) {
  std::string bare;
  for (const char c : shape) {
    if (c != ' ' && c != '-' && c != '|') bare += c;
  }
  return bare == "#" || bare == "#/#" || bare == "หน้า#" || bare == "หน้าที่#" || bare == "Page#" ||
         bare == "หน้า#/#" || bare == "หน้า#จาก#" || bare == "(#)";
}

bool is_in_margin(const Item& item, double height) {
  return item.rows.empty() && (item.box.bottom < margin * height || item.box.top > (1 - margin) * height);
}

struct Seen {
  std::size_t pages = 0;
  std::string first;
};

}  // namespace

std::vector<std::string> take_running_lines(std::vector<PdfPage>& pages) {
  std::map<std::pair<std::string, long>, Seen> seen;
  // By its distance from the nearer edge: pages may lie or stand.
  const auto key = [](const Item& item, double height) {
    const double place = item.box.top < height / 2 ? item.box.top : item.box.top - height;
    return std::pair(without_numbers(item.text.text), std::lround(place / 6));
  };
  for (const PdfPage& page : pages) {
    std::map<std::pair<std::string, long>, std::string> here;
    for (const Item& item : page.items) {
      if (is_in_margin(item, page.height)) here.emplace(key(item, page.height), item.text.text);
    }
    for (const auto& [place, text] : here) {
      Seen& one = seen[place];
      if (++one.pages == 1) one.first = text;
    }
  }
  const std::size_t needed = std::max<std::size_t>(2, pages.size() / 4);
  std::vector<std::string> out;
  for (PdfPage& page : pages) {
    std::erase_if(page.items, [&](const Item& item) {
      if (!is_in_margin(item, page.height)) return false;
      const auto place = key(item, page.height);
      if (is_page_number(place.first)) return true;
      const auto found = seen.find(place);
      if (found == seen.end() || found->second.pages < needed) return false;
      if (std::find(out.begin(), out.end(), found->second.first) == out.end()) {
        const bool known = std::any_of(out.begin(), out.end(), [&](const std::string& other) {
          return without_numbers(other) == place.first;
        });
        if (!known) out.push_back(found->second.first);
      }
      return true;
    });
  }
  return out;
}

}  // namespace prongsai::document_files
