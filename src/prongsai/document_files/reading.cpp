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
    const std::size_t length = first_letter(text.substr(at)).bytes;
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

void Allowance::take(const lint::Line& line) {
  constexpr std::size_t kilobyte = 1024;
  const std::string number = std::to_string(line.number);
  std::size_t bytes = 0;
  for (const std::string& cell : line.cells) bytes += cell.size() + 1;
  if (line.cells.size() > columns_max) {
    refuse("document.row_too_wide", {{"line", number},
                                     {"found", std::to_string(line.cells.size())},
                                     {"most", std::to_string(columns_max)}});
  }
  if (bytes > line_bytes_max) {
    refuse("document.line_too_long", {{"line", number},
                                      {"kilobytes", std::to_string((bytes + kilobyte - 1) / kilobyte)},
                                      {"most", std::to_string(line_bytes_max / kilobyte)}});
  }
  if (++lines_ > lines_max) {
    refuse("document.too_many_rows", {{"line", number}, {"most", std::to_string(lines_max)}});
  }
  cells_ += line.cells.size();
  if (cells_ > cells_max) {
    refuse("document.too_many_cells", {{"line", number}, {"most", std::to_string(cells_max)}});
  }
  bytes_ += bytes;
  if (bytes_ > text_bytes_max) {
    refuse("document.too_much_text",
           {{"line", number}, {"most", std::to_string(text_bytes_max / (kilobyte * kilobyte))}});
  }
}

namespace {

/// To what one line may have, at the end of a letter. Whether anything was taken off.
bool shorten(lint::Line& line) {
  std::size_t room = line_bytes_max;
  bool is_cut = false;
  for (std::string& cell : line.cells) {
    room -= std::min<std::size_t>(room, 1);
    if (cell.size() > room) {
      std::size_t end = room;
      while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
      cell.resize(end);
      is_cut = true;
    }
    room -= cell.size();
  }
  return is_cut;
}

}  // namespace

void hold_to_limits(const lint::Manuscript& manuscript) {
  Allowance allowance;
  for (const lint::Line& line : manuscript.lines) allowance.take(line);
}

void Gatherer::add(lint::Line line) {
  if (line.cells.size() > columns_max) line.cells.resize(columns_max);
  bool is_empty = true;
  for (std::string& cell : line.cells) {
    cell = tidy(cell);
    if (!cell.empty()) is_empty = false;
  }
  if (is_empty) return;
  line.number = static_cast<int>(manuscript_.lines.size()) + 1;
  if (beyond_ == Beyond::cut) {
    if (is_full_) return;
    is_cut_ = shorten(line) || is_cut_;
    try {
      allowance_.take(line);
    } catch (const Refusal&) {
      is_full_ = is_cut_ = true;
      return;
    }
  } else {
    allowance_.take(line);
  }
  manuscript_.lines.push_back(std::move(line));
}

void Gatherer::go_too_deep() {
  if (beyond_ == Beyond::refuse) refuse_damaged(name());
  is_cut_ = true;
}

}  // namespace prongsai::document_files
