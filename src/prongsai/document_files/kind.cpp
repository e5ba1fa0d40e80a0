// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/document_files/kind_detail.h"
#include "prongsai/document_files/reading_detail.h"

namespace prongsai::document_files {
namespace {

using namespace std::string_view_literals;

/// Names in the directory of a compound file ([MS-CFB]) stand there in UTF-16.
bool has_wide(std::string_view bytes, std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

bool begins_with_markup(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n"sv);
  if (begin == std::string_view::npos || bytes[begin] != '<') return false;
  std::string head(bytes.substr(begin, 4096));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  // A text whose first line is "<b>…</b>" stays a text: tools that read scans write such lines.
  constexpr std::array marks = {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv,
                                "<table"sv,         "<div"sv,  "<meta"sv, "<h1"sv};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return head.find(mark) < 2048; }) &&
         (head.starts_with("<!") || head.starts_with("<?xml") || head.starts_with("<html") ||
          head.starts_with("<head") || head.starts_with("<meta") || head.starts_with("<body"));
}

}  // namespace

Form form_of(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("PK\x03\x04")) return Form::archive;
  if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    if (has_wide(bytes, "EncryptedPackage")) refuse("document.protected", {{"name", name}});
    if (has_wide(bytes, "WordDocument")) refuse("document.old_word_file", {{"name", name}});
    refuse("document.unknown_kind", {{"name", name}});
  }
  // Programs write some bytes before the mark now and then (ISO 32000-1, annex H.3.4.1).
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Form::pdf;
  if (bytes.empty()) refuse("document.empty", {{"name", name}});
  if (bytes.starts_with("{\\rtf") || bytes.find('\0') != std::string_view::npos) {
    refuse("document.unknown_kind", {{"name", name}});
  }
  return begins_with_markup(bytes) ? Form::html : Form::text;
}

}  // namespace prongsai::document_files
