// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/render.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/desk/documents/typesetters.h"
#include "prongsai/doc_writers/docx.h"
#include "prongsai/doc_writers/html.h"
#include "prongsai/doc_writers/plain.h"
#include "prongsai/doc_writers/sheets.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {
namespace {

constexpr std::array<std::string_view, 4> codes = {"pdf", "docx", "html", "xlsx"};
constexpr std::array<std::string_view, 4> media_types = {
    "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/html; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};

}  // namespace

std::string_view code_of(Format format) {
  return codes.at(static_cast<std::size_t>(format));
}

std::optional<Format> find_format(std::string_view code) {
  const auto found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) return std::nullopt;
  return formats.at(static_cast<std::size_t>(found - codes.begin()));
}

std::string_view media_type_of(Format format) {
  return media_types.at(static_cast<std::size_t>(format));
}

std::string render(const Office& office, const doc::Document& document, Format format) {
  switch (format) {
    case Format::pdf:
      PRONGSAI_ASSERT(office.typesetters != nullptr);
      return office.typesetters->pdf(document);
    case Format::docx:
      return doc_writers::docx(document);
    case Format::html:
      return doc_writers::html(document);
    case Format::xlsx:
      break;
  }
  return doc_writers::xlsx(document);
}

doc::Document marked_as_draft(doc::Document document) {
  const std::string line = text::say(text::Language::th, "document.draft_header");
  document.header.insert(document.header.begin(), line);
  document.title = line + " " + document.title;
  return document;
}

std::string fingerprint_of(const doc::Document& document) {
  std::string all = document.title + "\n" + document.author + "\n" + document.date + "\n";
  for (const std::string& line : document.header) all += line + "\n";
  all += document.footer + "\n" + doc_writers::plain(document);
  for (const doc::Datum& datum : document.data) {
    for (const std::string* part : {&datum.id, &datum.label, &datum.value, &datum.unit, &datum.source})
      all += *part + "\t";
    all += "\n";
  }
  return base::sha256_hex(all);
}

}  // namespace prongsai::desk
