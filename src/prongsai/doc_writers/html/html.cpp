// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/html.h"

#include <fmt/format.h>

#include "prongsai/doc_writers/html/body_detail.h"
#include "prongsai/doc_writers/html/style_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/figure/palette.h"

namespace prongsai::doc_writers {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += at + i > bytes.size() ? '=' : letters[group >> (18 - 6 * i) & 63];
    }
  }
  return out;
}

std::string logo_markup(const doc::Document& document) {
  if (!document.logo || document.logo->bytes.empty()) return "";
  const bool is_jpeg = document.logo->bytes.starts_with("\xff\xd8");
  return fmt::format("<img class=\"doc-logo\" alt=\"{}\" src=\"data:image/{};base64,{}\">\n",
                     escaped(document.logo->alternative), is_jpeg ? "jpeg" : "png",
                     base64(document.logo->bytes));
}

std::string meta(std::string_view name, const std::string& content) {
  if (content.empty()) return "";
  return fmt::format("<meta name=\"{}\" content=\"{}\">\n", name, escaped(content));
}

}  // namespace

std::string html(const doc::Document& document) {
  std::string out = "<!doctype html>\n<html lang=\"" + escaped(document.language) +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                    "'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                    escaped(document.title) + "</title>\n";
  out += meta("author", document.author);
  out += meta("description", document.subject);
  out += meta("dcterms.identifier", document.identifier);
  out += meta("dcterms.date", document.date);
  out += "<style>\n" + html_stylesheet() + page_style(document) + "</style>\n</head>\n<body>\n<main>\n";
  return out + article(document, logo_markup(document)) + "</main>\n</body>\n</html>\n";
}

std::string html_fragment(const doc::Document& document) {
  return article(document, "");
}

std::string html_stylesheet() {
  return figure::stylesheet().append(document_style());
}

}  // namespace prongsai::doc_writers
