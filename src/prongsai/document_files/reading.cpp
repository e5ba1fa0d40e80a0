// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/reading_detail.h"

namespace prongsai::document_files {

void refuse(std::string code, std::vector<std::pair<std::string, std::string>> details) {
  throw Refusal{base::Problem{std::move(code), std::move(details), {}}};
}

void refuse_damaged(const std::string& name) {
  refuse("document.damaged", {{"name", name}});
}

void refuse_too_large(std::size_t bytes, std::size_t most) {
  constexpr std::size_t megabyte = 1024U * 1024;
  refuse("document.too_large", {{"megabytes", std::to_string((bytes + megabyte - 1) / megabyte)},
                                {"most", std::to_string(most / megabyte)}});
}

std::string tidy(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 1 && (static_cast<unsigned char>(text[at]) < 0x20 || text[at] == 0x7f)) {
      plain += ' ';
    } else {
      plain.append(text, at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
  std::string out = lint::tidy_thai(plain);
  const std::size_t begin = out.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(' ') - begin + 1);
}

void append_with_blank(std::string& to, std::string_view text) {
  if (!to.empty() && !text.empty()) to += ' ';
  to += text;
}

void Gatherer::add(lint::Line line) {
  if (line.cells.size() > columns_max) line.cells.resize(columns_max);
  bool is_empty = true;
  for (std::string& cell : line.cells) {
    cell = tidy(cell);
    bytes_ += cell.size() + 1;
    if (!cell.empty()) is_empty = false;
  }
  if (bytes_ > text_bytes_max) refuse_too_large(bytes_, text_bytes_max);
  if (is_empty) return;
  if (manuscript_.lines.size() >= lines_max) refuse_too_large(bytes_, text_bytes_max);
  line.number = static_cast<int>(manuscript_.lines.size()) + 1;
  manuscript_.lines.push_back(std::move(line));
}

}  // namespace prongsai::document_files
