// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "prongsai/table_files/kind_detail.h"
#include "prongsai/table_files/problems_detail.h"

namespace prongsai::table_files {
namespace {

using namespace std::string_view_literals;

bool has(std::string_view bytes, std::string_view part) {
  return bytes.find(part) != std::string_view::npos;
}

/// The names inside a compound file ([MS-CFB]) stand in its directory in UTF-16.
std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

[[noreturn]] void refuse_compound_file(std::string_view bytes) {
  if (has(bytes, wide("EncryptedPackage"))) refuse("table_files.encrypted");
  if (has(bytes, wide("Workbook")) || has(bytes, wide("Book"))) refuse("table_files.old_xls");
  if (has(bytes, wide("WordDocument"))) refuse("table_files.word_document");
  refuse("table_files.not_a_table");
}

void refuse_markup(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n"sv);
  if (begin == std::string_view::npos || bytes[begin] != '<') return;
  std::string head(bytes.substr(begin, 4096));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (has(head, "<html") || has(head, "<!doctype html") || has(head, "<table"))
    refuse("table_files.web_page");
  if (head.starts_with("<?xml") || head.starts_with("<svg")) refuse("table_files.not_a_table");
}

}  // namespace

Kind kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return Kind::archive;
  if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) refuse_compound_file(bytes);
  if (has(bytes.substr(0, 1024), "%PDF-")) refuse("table_files.pdf");
  if (bytes.starts_with("{\\rtf")) refuse("table_files.word_document");
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return Kind::text;
  if (bytes.empty()) refuse("table_files.empty");
  if (has(bytes, "\0"sv)) refuse("table_files.not_a_table");
  refuse_markup(bytes);
  return Kind::text;
}

}  // namespace prongsai::table_files
