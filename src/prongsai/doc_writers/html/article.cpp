// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "prongsai/doc_writers/contents_detail.h"
#include "prongsai/doc_writers/fixed_words_detail.h"
#include "prongsai/doc_writers/html/body_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/figure/svg.h"
#include "prongsai/thai/words.h"

namespace prongsai::doc_writers {
namespace {

std::string_view class_of(doc::ParagraphRole role) {
  switch (role) {
    case doc::ParagraphRole::body:
      return "doc-body";
    case doc::ParagraphRole::plain:
      return "doc-plain";
    case doc::ParagraphRole::centred:
      return "doc-centred";
    case doc::ParagraphRole::note:
      return "doc-note";
    case doc::ParagraphRole::lead:
      return "doc-lead";
    case doc::ParagraphRole::callout:
      return "doc-callout";
  }
  return "doc-body";
}

bool has_thai_digit(std::string_view text) {
  for (std::size_t at = text.find("\xe0\xb9"); at != std::string_view::npos;
       at = text.find("\xe0\xb9", at + 2)) {
    if (at + 2 < text.size() && text[at + 2] >= '\x90' && text[at + 2] <= '\x99') return true;
  }
  return false;
}

/// Words of the field, which browsers would cut, kept whole.
std::string phrase_markup(const std::string& phrase, const doc::Document& document) {
  const std::vector<std::string>& whole = thai::field_words();
  std::string out;
  const std::string text = clean(phrase);
  for (const std::string_view word : thai::words(text, document.names)) {
    const bool is_whole = std::binary_search(whole.begin(), whole.end(), word);
    out += is_whole ? "<span class=\"doc-whole\">" + escaped(word) + "</span>" : escaped(word);
  }
  return out;
}

class ArticleWriter {
 public:
  ArticleWriter(const doc::Document& document, const std::string& logo) : document_(document), logo_(logo) {}

  std::string write() {
    out_ = "<article class=\"doc\" lang=\"" + escaped(document_.language) + "\">\n";
    for (const doc::Section& section : document_.sections) write(section);
    return out_ + "</article>\n";
  }

  void operator()(const doc::Cover& cover) {
    has_title_ = true;
    out_ += "<header class=\"doc-cover\">\n";
    if (cover.has_logo) out_ += logo_;
    out_ += "<h1 class=\"doc-title\">" + lines_markup(cover.title) + "</h1>\n";
    for (const std::string& line : cover.subtitle)
      out_ += "<p class=\"doc-subtitle\">" + escaped(line) + "</p>\n";
    if (!cover.slogan.empty()) out_ += "<p class=\"doc-slogan\">" + escaped(cover.slogan) + "</p>\n";
    for (const doc::Spans& spans : cover.issuer) {
      out_ += "<p class=\"doc-issuer\">" + spans_markup(spans, document_) + "</p>\n";
    }
    out_ += "</header>\n";
  }
  void operator()(const doc::Heading& heading) {
    const int level = std::clamp(heading.level, 1, 3);
    const int element = level + (has_title_ ? 1 : 0);
    std::string classes = fmt::format("doc-heading-{}", level);
    if (heading.is_centred) classes += " doc-centred";
    if (heading.starts_page) classes += " doc-new-page";
    out_ += fmt::format("<h{} class=\"{}\" id=\"{}\">", element, classes, escaped(heading.id));
    const std::string number =
        heading.number.empty() ? "" : "<span class=\"doc-number\">" + escaped(heading.number) + "</span> ";
    // In the middle of the page a line may end behind the number, at its edge it may not.
    out_ +=
        heading.is_centred ? number + lines_markup(heading.phrases) : lines_markup(heading.phrases, number);
    out_ += fmt::format("</h{}>\n", element);
  }
  void operator()(const doc::Paragraph& paragraph) {
    out_ +=
        fmt::format("<p class=\"{}{}\">{}</p>\n", class_of(paragraph.role),
                    paragraph.keep_with_next ? " doc-keep" : "", spans_markup(paragraph.spans, document_));
  }
  void operator()(const doc::List& list) { write(list.items); }
  void operator()(const doc::Table& table) { out_ += html_table(table, document_); }
  void operator()(const doc::Figure& figure) {
    out_ += fmt::format(
        "<figure class=\"doc-figure\" id=\"{}\"><div class=\"doc-box\" tabindex=\"0\" role=\"group\" "
        "aria-label=\"{}\">\n{}</div>",
        escaped(figure.id), escaped(figure.drawing.caption.title),
        figure::to_svg(figure.drawing, figure.id + "-picture",
                       fmt::format("doc-share-{}", (std::clamp(figure.width_percent, 1, 100) + 9) / 10)));
    if (!figure.caption.empty()) out_ += "<figcaption>" + escaped(figure.caption) + "</figcaption>";
    out_ += "</figure>\n";
  }
  void operator()(const doc::PageBreak& /*on paper only*/) { out_ += "<div class=\"doc-break\"></div>\n"; }
  void operator()(const doc::Provenance& provenance) {
    out_ +=
        "<section class=\"doc-provenance\" aria-labelledby=\"doc-provenance\"><div>\n"
        "<p class=\"doc-provenance-title\" id=\"doc-provenance\">" +
        escaped(provenance.title) + "</p>\n<dl>\n";
    for (const auto& line : provenance.lines) {
      out_ += "<dt>" + escaped(line.label) + "</dt><dd>" + spans_markup(line.value, document_) + "</dd>\n";
    }
    out_ += "</dl>\n";
    if (!tells_address(provenance)) {
      const doc::Spans address = {{.text = provenance.address, .href = provenance.address, .verbatim = true}};
      out_ += "<p>" + spans_markup(address, document_) + "</p>\n";
    }
    out_ += "</div>\n";
    if (provenance.qr) {
      out_ += "<div class=\"doc-qr\">" + figure::to_svg(*provenance.qr, "doc-provenance-qr") + "</div>\n";
    }
    out_ += "</section>\n";
  }

 private:
  void write(const doc::Section& section) {
    const bool is_wide = section.orientation == doc::Orientation::landscape;
    out_ += is_wide ? "<div class=\"doc-sheet doc-landscape\">\n" : "<div class=\"doc-sheet\">\n";
    for (const doc::Block& block : section.blocks) {
      if (!has_contents_ && !std::holds_alternative<doc::Cover>(block)) write_contents();
      std::visit([this](const auto& form) { (*this)(form); }, block);
    }
    out_ += "</div>\n";
  }

  /// Each phrase stays in one line where there is room for it.
  std::string lines_markup(const std::vector<std::string>& phrases, const std::string& number = "") {
    std::string out;
    for (const std::string& phrase : phrases) {
      const std::string before = out.empty() ? number : "";
      if (!out.empty()) out += ' ';
      out += "<span class=\"doc-phrase\">" + before + phrase_markup(phrase, document_) + "</span>";
    }
    return out;
  }

  void write_contents() {
    has_contents_ = true;
    const auto entries = contents_of(document_);
    if (entries.empty()) return;
    const std::string title = escaped(fixed_words(document_.language).contents);
    out_ += "<nav class=\"doc-contents\" aria-label=\"" + title + "\"><p class=\"doc-contents-title\">" +
            title + "</p>\n<ol>\n";
    for (const doc::Heading* heading : entries) {
      out_ +=
          fmt::format("<li{}><a href=\"#{}\">{}</a></li>\n", heading->level > 1 ? " class=\"doc-below\"" : "",
                      escaped(heading->id), escaped(doc::text_of(*heading)));
    }
    out_ += "</ol></nav>\n";
  }

  void write(const std::vector<doc::ListItem>& items) {
    if (items.empty()) return;
    // Marks are part of the text, so the list shows none; some readers then no longer see a list without a
    // role.
    const std::string& mark = items.front().mark;
    const bool is_numbered =
        !mark.empty() && (mark.find_first_of("0123456789") != std::string::npos || has_thai_digit(mark));
    const std::string tag = is_numbered ? "ol" : "ul";
    out_ += "<" + tag + " class=\"doc-list\" role=\"list\">\n";
    for (const doc::ListItem& item : items) {
      out_ += "<li>";
      if (!item.mark.empty()) out_ += "<span class=\"doc-mark\">" + escaped(item.mark) + "</span> ";
      out_ += spans_markup(item.spans, document_);
      write(item.below);
      out_ += "</li>\n";
    }
    out_ += "</" + tag + ">\n";
  }

  const doc::Document& document_;
  const std::string& logo_;
  std::string out_;
  bool has_title_ = false;
  bool has_contents_ = false;
};

}  // namespace

std::string article(const doc::Document& document, const std::string& logo) {
  return ArticleWriter(document, logo).write();
}

}  // namespace prongsai::doc_writers
