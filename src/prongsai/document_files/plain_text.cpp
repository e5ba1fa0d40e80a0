// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <new>

#include <zlib.h>

#include "prongsai/archive/archive.h"
#include "prongsai/document_files/encoding_detail.h"
#include "prongsai/document_files/kind_detail.h"
#include "prongsai/document_files/read.h"
#include "prongsai/document_files/reading_detail.h"
#include "prongsai/document_files/texts_detail.h"
#include "prongsai/table_files/read_table.h"

namespace prongsai::document_files {
namespace {

const std::string unnamed = "?";

/// Adds a line; false when there is no more room.
bool add_line(PlainText& out, std::string_view line) {
  if (line.empty()) return true;
  if (out.text.size() + line.size() + 1 > plain_text_bytes_max) return false;
  out.text.append(line).append("\n");
  return true;
}

std::string inflated(std::string_view bytes) {
  constexpr int any_header = 15 + 32;
  z_stream stream{};
  if (inflateInit2(&stream, any_header) != Z_OK) throw std::bad_alloc();
  std::string out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::array<char, 64U * 1024> piece;
  int state = Z_OK;
  while (state == Z_OK && out.size() <= document_bytes_max) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > document_bytes_max) refuse_too_large(out.size(), document_bytes_max);
  // What came before the end was lost is text all the same: pages are often cut short.
  if (out.empty()) refuse_damaged(unnamed);
  return out;
}

/// Of a page's own head only its name is text that readers see.
std::string title_of(const std::string& html) {
  constexpr std::size_t head_max = 64U * 1024;
  std::string head = html.substr(0, head_max);
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const std::size_t tag = head.find("<title");
  const std::size_t begin = tag == std::string::npos ? tag : head.find('>', tag);
  const std::size_t end = begin == std::string::npos ? begin : head.find("</title", begin);
  if (end == std::string::npos) return {};
  return tidy(std::string_view(html).substr(begin + 1, end - begin - 1));
}

void note_cut(PlainText& out) {
  out.trouble = "document.text_cut";
}

void take_lines(PlainText& out, const lint::Manuscript& manuscript, bool is_cut) {
  if (is_cut) note_cut(out);
  for (const lint::Line& line : manuscript.lines) {
    if (line.table != 0) ++out.table_rows;
    if (add_line(out, line.text())) continue;
    note_cut(out);
    return;
  }
}

PlainText read_page(std::string_view bytes) {
  PlainText out;
  const auto text = decode(bytes);
  if (!text) refuse("document.unknown_kind", {{"name", unnamed}});
  out.read_as = "html";
  (void)add_line(out, title_of(*text));
  bool is_cut = false;
  const lint::Manuscript manuscript = read_html(*text, unnamed, &is_cut);
  take_lines(out, manuscript, is_cut);
  return out;
}

PlainText read_sheets(std::string_view bytes, const char* read_as) {
  PlainText out;
  const auto workbook = table_files::read_table(bytes, unnamed);
  if (!workbook) {
    out.trouble = workbook.problems().front().code;
    return out;
  }
  out.read_as = read_as;
  for (const table_files::Sheet& sheet : workbook->sheets) {
    (void)add_line(out, tidy(sheet.name));
    for (const auto& row : sheet.rows) {
      std::string line;
      for (const std::string& cell : row) {
        if (!line.empty()) line += '\t';
        line += tidy(cell);
      }
      if (line.find_first_not_of('\t') == std::string::npos) continue;
      ++out.table_rows;
      if (add_line(out, line)) continue;
      note_cut(out);
      return out;
    }
  }
  return out;
}

PlainText read_archive(std::string_view bytes) {
  const archive::Archive archive(bytes, archive::Limits{});
  if (archive.trouble() != archive::Trouble::none) refuse_damaged(unnamed);
  if (archive.has("xl/workbook.xml")) return read_sheets(bytes, "xlsx");
  PlainText out;
  bool is_cut = false;
  const lint::Manuscript manuscript = read_docx(bytes, unnamed, &is_cut);
  take_lines(out, manuscript, is_cut);
  out.read_as = "docx";
  return out;
}

PlainText read_letters(std::string_view bytes) {
  const auto text = decode(bytes);
  if (!text) refuse("document.unknown_kind", {{"name", unnamed}});
  PlainText out;
  out.read_as = "text";
  for (std::string_view left = *text; !left.empty();) {
    const std::string_view line = left.substr(0, left.find('\n'));
    left.remove_prefix(std::min(left.size(), line.size() + 1));
    if (add_line(out, tidy(line))) continue;
    note_cut(out);
    break;
  }
  return out;
}

PlainText read_form(std::string_view bytes, const SentAs& sent_as) {
  const Form form = form_of(bytes, unnamed);
  if (form == Form::pdf) return read_plain_pdf(bytes);
  if (form == Form::archive) return read_archive(bytes);
  const bool is_page = sent_as.media_type == "text/html" || sent_as.media_type == "application/xhtml+xml";
  if (form == Form::html || is_page) return read_page(bytes);
  if (sent_as.media_type == "text/csv") {
    PlainText out = read_sheets(bytes, "csv");
    if (!out.read_as.empty()) return out;
  }
  return read_letters(bytes);
}

}  // namespace

PlainText read_plain(std::string_view bytes, const SentAs& sent_as) {
  try {
    if (bytes.size() > document_bytes_max) refuse_too_large(bytes.size(), document_bytes_max);
    std::string unpacked;
    if (sent_as.packing == "gzip" || sent_as.packing == "x-gzip" || sent_as.packing == "deflate") {
      unpacked = inflated(bytes);
      bytes = unpacked;
    } else if (!sent_as.packing.empty() && sent_as.packing != "identity") {
      refuse("document.unknown_kind", {{"name", unnamed}});
    }
    PlainText out = read_form(bytes, sent_as);
    if (out.text.empty() && out.trouble.empty()) out.trouble = "document.empty";
    return out;
  } catch (const Refusal& refusal) {
    PlainText out;
    out.trouble = refusal.problem.code;
    return out;
  }
}

}  // namespace prongsai::document_files
