// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "prongsai/doc_writers/docx/cover_detail.h"
#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/fixed_words_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/doc_writers/text_width_detail.h"

namespace prongsai::doc_writers {
namespace {

// For the fonts that may take the place of TH Sarabun New, which are wider and taller: a cover is one page.
// Lines have a height of their own, so that no font changes it.
constexpr double line_height = 1.45;

/// The size at which the longest line still fits, within bounds: the lines are broken by sense already.
int points_of(const std::vector<std::string>& lines, int most, int least, int width) {
  double widest = 1;
  for (const std::string& line : lines) widest = std::max(widest, ems(clean(line)) * bold_width);
  return std::clamp(static_cast<int>(width / (widest * 20)), least, most);
}

std::string of_size(int points) {
  return fmt::format("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", points * 2);
}

/// Lines on the page once those too long are broken.
int lines_of(const std::string& text, int points, int width) {
  constexpr double ragged = 1.05;  // words do not fill their lines to the end
  const double wide = ems(clean(text)) * bold_width * substitute_width * ragged;
  return 1 + static_cast<int>(wide * points * 20 / width);
}

/// Fingerprints are smaller, so that they stand on one line.
std::string value_runs(const doc::Spans& value, Surroundings& around) {
  constexpr std::size_t long_word = 40;
  constexpr int points = 11;
  std::string out;
  for (const doc::Span& span : value) {
    const bool is_fingerprint = span.verbatim && span.href.empty() && span.text.size() >= long_word;
    out += is_fingerprint ? run(span.text, "<w:noProof/>" + of_size(points)) : runs({span}, around);
  }
  return out;
}

}  // namespace

std::string cover_markup(const doc::Cover& cover, const Sheet& sheet, Surroundings& around) {
  constexpr int logo_height = 2270;  // 4 cm
  struct Line {
    std::string style;
    std::string content;
    int points = 0;  ///< 0: as high as what stands in it
    double height = 0;
    double share = 0;  ///< of the free height, above the line
  };
  std::vector<Line> lines;
  const auto put = [&](const std::string& style, const std::string& words, int points, double share,
                       const std::string& content) {
    const int count = lines_of(words, points, sheet.text_width());
    lines.push_back({style, content, points, count * points * 20 * line_height, share});
  };
  const std::string logo = cover.has_logo && around.document.logo
                               ? image_run(*around.document.logo, sheet.text_width() / 2, logo_height, around)
                               : std::string();
  if (!logo.empty()) lines.push_back({"CoverLogo", logo, 0, logo_height + 200.0, 0.06});
  const int title_points = points_of(cover.title, 24, 18, sheet.text_width());
  for (const std::string& line : cover.title) {
    const double share = logo.empty() ? 0.3 : 0.16;
    put("Title", line, title_points, &line == &cover.title.front() ? share : 0,
        run(line, of_size(title_points)));
  }
  const int subtitle_points = points_of(cover.subtitle, std::min(22, title_points), 16, sheet.text_width());
  for (const std::string& line : cover.subtitle) {
    put("Subtitle", line, subtitle_points, &line == &cover.subtitle.front() ? 0.1 : 0,
        run(line, of_size(subtitle_points)));
  }
  if (!cover.slogan.empty()) put("CoverSlogan", cover.slogan, 20, 0.14, run(cover.slogan));
  double used_share = 0;
  for (const Line& line : lines) used_share += line.share;
  for (const doc::Spans& spans : cover.issuer) {
    const double share = &spans == &cover.issuer.front() ? std::max(0.0, 0.96 - used_share) : 0;
    put("CoverIssuer", doc::text_of(spans), 18, share, runs(spans, around));
  }
  double free = sheet.text_height() - 300.0;  // the end of the section
  for (const Line& line : lines) free -= line.height;
  std::string out;
  for (const Line& line : lines) {
    const int before = static_cast<int>(std::lround(std::max(0.0, free * line.share)));
    std::string spacing = before > 0 ? fmt::format("w:before=\"{}\"", before) : "";
    if (line.points > 0) {
      if (!spacing.empty()) spacing += ' ';
      spacing += fmt::format("w:line=\"{}\" w:lineRule=\"exact\"",
                             static_cast<int>(std::lround(line.points * 20 * line_height)));
    }
    out += paragraph({.style = line.style, .spacing = spacing}, line.content);
  }
  return out;
}

std::string contents_markup(const std::vector<const doc::Heading*>& entries, const Surroundings& around) {
  std::string out =
      "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>"
      "</w:docPartObj></w:sdtPr><w:sdtContent>";
  out += paragraph({.style = "TOCHeading"}, run(fixed_words(around.document.language).contents));
  for (const doc::Heading* heading : entries) {
    std::string content;
    if (heading == entries.front()) {
      content +=
          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o "
          "\"1-2\" \\n \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    }
    const auto bookmark = around.bookmarks.find(heading->id);
    const std::string words = run(doc::text_of(*heading));
    content += bookmark == around.bookmarks.end()
                   ? words
                   : fmt::format("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
                                 bookmark->second, words);
    if (heading == entries.back()) content += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    out += paragraph({.style = heading->level == 1 ? "TOC1" : "TOC2"}, content);
  }
  return out + "</w:sdtContent></w:sdt>";
}

std::string provenance_markup(const doc::Provenance& provenance, int width, Surroundings& around) {
  std::string words = paragraph({.style = "Heading3", .keep_with_next = true}, run(provenance.title));
  for (const doc::Provenance::Line& line : provenance.lines) {
    const bool has_value = !doc::text_of(line.value).empty();
    words += paragraph(
        {.style = "Provenance", .keep_with_next = &line == &provenance.lines.front()},
        run(line.label + (has_value ? ": " : ""), "<w:b/><w:bCs/>") + value_runs(line.value, around));
  }
  if (!tells_address(provenance)) {
    const doc::Spans address = {{.text = provenance.address, .href = provenance.address, .verbatim = true}};
    words += paragraph({.style = "Provenance"}, runs(address, around));
  }
  constexpr int qr_side = 1701;  // 3 cm
  const std::string qr =
      provenance.qr ? drawing_run(*provenance.qr, qr_side, qr_side, around) : std::string();
  const int right = qr.empty() ? 0 : qr_side + 180;
  std::string out = fmt::format(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"ProvenanceTable\"/><w:tblW w:w=\"{}\" "
      "w:type=\"dxa\"/><w:tblLayout "
      "w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{}\"/>",
      width, width - right);
  if (!qr.empty()) out += fmt::format("<w:gridCol w:w=\"{}\"/>", right);
  out += fmt::format(
      "</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"{}\" "
      "w:type=\"dxa\"/></w:tcPr>{}"
      "</w:tc>",
      width - right, words);
  if (!qr.empty()) {
    out += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", right,
                       paragraph({.style = "Figure"}, qr));
  }
  return out + "</w:tr></w:tbl>" + paragraph({.style = "SectionEnd"}, "");
}

}  // namespace prongsai::doc_writers
