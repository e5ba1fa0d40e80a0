// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/field.h"

#include <algorithm>

namespace prongsai::http {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same_header(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

const std::string* find_header(const Fields& headers, std::string_view name) {
  for (const Field& field : headers) {
    if (is_same_header(field.name, name)) return &field.value;
  }
  return nullptr;
}

void set_header(Fields& headers, std::string_view name, std::string value) {
  std::erase_if(headers, [&](const Field& field) { return is_same_header(field.name, name); });
  headers.push_back({std::string(name), std::move(value)});
}

void add_header(Fields& headers, std::string_view name, std::string value) {
  headers.push_back({std::string(name), std::move(value)});
}

std::vector<std::string_view> split_list(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

int weight_thousandths(std::string_view part) {
  const auto pieces = split_list(part, ';');
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    std::string_view piece = pieces[i];
    if (piece.size() < 2 || lower(piece[0]) != 'q' || piece[1] != '=') continue;
    piece.remove_prefix(2);
    if (piece.empty() || piece.size() > 5 || (piece[0] != '0' && piece[0] != '1')) return 0;
    int weight = (piece[0] - '0') * 1000;
    for (std::size_t at = 1, place = 100; at < piece.size(); ++at) {
      if (at == 1) {
        if (piece[at] != '.') return 0;
        continue;
      }
      if (piece[at] < '0' || piece[at] > '9') return 0;
      weight += (piece[at] - '0') * static_cast<int>(place);
      place /= 10;
    }
    return std::min(weight, 1000);
  }
  return 1000;
}

}  // namespace prongsai::http
