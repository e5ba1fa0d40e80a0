// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "prongsai/doc_writers/docx/runs_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/doc_writers/text_width_detail.h"

namespace prongsai::doc_writers {
namespace {

std::string_view colour_of(doc::Tone tone) {
  switch (tone) {
    case doc::Tone::plain:
      return "";
    case doc::Tone::muted:
      return "56616E";
    case doc::Tone::good:
      return "146B54";
    case doc::Tone::bad:
      return "A6271D";
  }
  return "";
}

std::string properties_of(const doc::Span& span, bool is_link) {
  std::string out;
  if (is_link) out += "<w:rStyle w:val=\"Hyperlink\"/>";
  // Thai is a complex script, which has switches of its own.
  if (span.bold) out += "<w:b/><w:bCs/>";
  if (span.italic) out += "<w:i/><w:iCs/>";
  if (span.verbatim) out += "<w:noProof/>";
  if (span.tone != doc::Tone::plain) out += fmt::format("<w:color w:val=\"{}\"/>", colour_of(span.tone));
  return out;
}

}  // namespace

std::string run(std::string_view words, const std::string& properties) {
  if (words.empty()) return "";
  return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") +
         "<w:t xml:space=\"preserve\">" + escaped(words) + "</w:t></w:r>";
}

std::string runs(const doc::Spans& spans, Surroundings& around) {
  std::string out;
  for (const doc::Span& span : spans) {
    const auto bookmark =
        span.href.starts_with('#') ? around.bookmarks.find(span.href.substr(1)) : around.bookmarks.end();
    std::string link;
    if (bookmark != around.bookmarks.end()) {
      link = fmt::format("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", bookmark->second);
    } else if (is_address(span.href)) {
      link = fmt::format("<w:hyperlink r:id=\"{}\" w:history=\"1\">", around.relations.to_address(span.href));
    }
    const std::string words = run(span.text, properties_of(span, !link.empty()));
    out += link.empty() || words.empty() ? words : link + words + "</w:hyperlink>";
  }
  return out;
}

std::string mark_run(std::string_view mark, int half_points) {
  const std::string properties =
      is_sign(mark) ? fmt::format("<w:position w:val=\"2\"/><w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>",
                                  static_cast<int>(half_points * sign_size))
                    : "";
  return run(mark, properties) + "<w:r><w:tab/></w:r>";
}

std::string paragraph(const ParagraphLook& look, const std::string& content) {
  std::string out = "<w:p><w:pPr><w:pStyle w:val=\"" + look.style + "\"/>";
  if (look.keep_with_next) out += "<w:keepNext/>";
  if (look.starts_page) out += "<w:pageBreakBefore/>";
  if (!look.tabs.empty()) out += "<w:tabs>" + look.tabs + "</w:tabs>";
  if (!look.spacing.empty()) out += "<w:spacing " + look.spacing + "/>";
  if (!look.indent.empty()) out += "<w:ind " + look.indent + "/>";
  if (!look.align.empty()) out += "<w:jc w:val=\"" + look.align + "\"/>";
  return out + look.section + "</w:pPr>" + content + "</w:p>";
}

}  // namespace prongsai::doc_writers
