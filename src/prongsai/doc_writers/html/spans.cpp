// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "prongsai/doc_writers/html/body_detail.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {
namespace {

/// Wraps a number in what it is: <data value="81.80" title="ตัวชี้วัดที่ 2 … (computed)">.
std::string with_datum(const std::string& content, const doc::Datum& datum) {
  const std::string title = datum.source.empty() ? datum.label : datum.label + " (" + datum.source + ")";
  const bool is_day = datum.unit == "date" && datum.value.size() == 10 && datum.value[4] == '-';
  return fmt::format("<{0} class=\"doc-datum\" {1}=\"{2}\" title=\"{3}\" data-id=\"{4}\">{5}</{0}>",
                     is_day ? "time" : "data", is_day ? "datetime" : "value", escaped(datum.value),
                     escaped(title), escaped(datum.id), content);
}

std::string span_markup(const doc::Span& span, const doc::Document& document) {
  std::string out = escaped(span.text);
  if (span.datum && *span.datum < document.data.size()) out = with_datum(out, document.data[*span.datum]);
  if (span.italic) out = "<em>" + out + "</em>";
  if (span.bold) out = "<strong>" + out + "</strong>";
  std::string_view tone;
  if (span.tone == doc::Tone::muted) tone = "doc-muted";
  if (span.tone == doc::Tone::good) tone = "doc-good";
  if (span.tone == doc::Tone::bad) tone = "doc-bad";
  if (!tone.empty()) out = fmt::format("<span class=\"{}\">{}</span>", tone, out);
  if (span.verbatim) out = "<span class=\"doc-verbatim\" translate=\"no\">" + out + "</span>";
  const bool is_link = is_address(span.href) || (span.href.starts_with('#') && span.href.size() > 1);
  return is_link ? "<a href=\"" + escaped(span.href) + "\">" + out + "</a>" : out;
}

}  // namespace

std::string spans_markup(const doc::Spans& spans, const doc::Document& document) {
  std::string out;
  for (const doc::Span& span : spans) out += span_markup(span, document);
  return out;
}

}  // namespace prongsai::doc_writers
