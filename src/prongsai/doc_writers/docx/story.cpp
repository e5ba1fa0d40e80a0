// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "prongsai/doc_writers/contents_detail.h"
#include "prongsai/doc_writers/docx/cover_detail.h"
#include "prongsai/doc_writers/docx/pictures_detail.h"
#include "prongsai/doc_writers/docx/story_detail.h"
#include "prongsai/doc_writers/docx/styles_detail.h"
#include "prongsai/doc_writers/docx/table_detail.h"
#include "prongsai/doc_writers/markup_detail.h"
#include "prongsai/doc_writers/text_width_detail.h"

namespace prongsai::doc_writers {
namespace {

std::string style_of(doc::ParagraphRole role) {
  switch (role) {
    case doc::ParagraphRole::body:
      return "BodyText";
    case doc::ParagraphRole::plain:
      return "PlainText";
    case doc::ParagraphRole::centred:
      return "CentredText";
    case doc::ParagraphRole::note:
      return "Note";
    case doc::ParagraphRole::lead:
      return "Lead";
    case doc::ParagraphRole::callout:
      return "Callout";
  }
  return "BodyText";
}

bool is_centred(const doc::Block* block) {
  const auto* paragraph = block == nullptr ? nullptr : std::get_if<doc::Paragraph>(block);
  return paragraph != nullptr && paragraph->role == doc::ParagraphRole::centred;
}

class StoryWriter {
 public:
  explicit StoryWriter(Surroundings& around) : around_(around) {}

  std::vector<Chapter> write(const doc::Document& document) {
    for (const doc::Section& section : document.sections) {
      begin(section.orientation, false);
      for (const doc::Block& block : section.blocks) {
        const auto* cover = std::get_if<doc::Cover>(&block);
        if (cover != nullptr) {
          write_cover(*cover, section.orientation);
          continue;
        }
        if (!has_contents_) write_contents();
        before_ = &block == &section.blocks.front() ? nullptr : &block - 1;
        next_ = &block == &section.blocks.back() ? nullptr : &block + 1;
        std::visit([this](const auto& form) { (*this)(form); }, block);
      }
    }
    std::erase_if(chapters_, [](const Chapter& chapter) { return chapter.content.empty(); });
    return std::move(chapters_);
  }

  void operator()(const doc::Cover& /*has a chapter of its own*/) {}
  void operator()(const doc::Heading& heading) {
    const int level = std::clamp(heading.level, 1, 3);
    const int points = level == 1 ? 20 : level == 2 ? 18 : 16;
    const auto lines = lines_of_phrases(heading, double(width()) / (points * 20), ems);
    std::string content;
    for (const std::string& line : lines) {
      if (!content.empty()) content += "<w:r><w:br/></w:r>";
      content += run(line);
    }
    const auto bookmark = around_.bookmarks.find(heading.id);
    if (bookmark != around_.bookmarks.end()) {
      content = fmt::format("<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/>{2}<w:bookmarkEnd w:id=\"{0}\"/>",
                            ++last_bookmark_, bookmark->second, content);
    }
    put({.style = fmt::format("Heading{}", level),
         .starts_page = heading.starts_page,
         .align = heading.is_centred ? "center" : ""},
        content);
  }
  void operator()(const doc::Paragraph& paragraph) {
    // Lines in the middle that follow one another are one thing: whoever signs, in the room left above.
    const bool is_middle = paragraph.role == doc::ParagraphRole::centred;
    const bool begins = is_middle && is_centred(next_) && !is_centred(before_) && before_ != nullptr &&
                        !std::holds_alternative<doc::Heading>(*before_);
    put({.style = style_of(paragraph.role),
         .keep_with_next = paragraph.keep_with_next || is_centred(next_),
         .spacing = begins ? "w:before=\"480\"" : ""},
        runs(paragraph.spans, around_));
  }
  void operator()(const doc::List& list) { write_items(list.items, 567, is_centred(next_)); }
  void operator()(const doc::Table& table) {
    if (!table.caption.empty()) put({.style = "Caption"}, run(table.caption));
    end_page_break();
    chapters_.back().content +=
        table_markup(table, sheet_of(chapters_.back().orientation), is_centred(next_), around_);
  }
  void operator()(const doc::Figure& figure) {
    const int percent = std::clamp(figure.width_percent, 1, 100);
    // The caption must find room on the same page.
    const int most_height = sheet_of(chapters_.back().orientation).text_height() - 1700;
    const int least = std::min(width(), legible_width(figure.drawing));
    put({.style = "Figure", .keep_with_next = !figure.caption.empty()},
        drawing_run(figure.drawing, std::max(least, width() * percent / 100), most_height, around_));
    if (!figure.caption.empty()) put({.style = "FigureCaption"}, run(figure.caption));
  }
  void operator()(const doc::PageBreak& /*of the next block*/) { must_break_ = true; }
  void operator()(const doc::Provenance& provenance) {
    end_page_break();
    chapters_.back().content += provenance_markup(provenance, width(), around_);
  }

 private:
  [[nodiscard]] int width() const { return sheet_of(chapters_.back().orientation).text_width(); }

  void begin(doc::Orientation orientation, bool is_cover) {
    chapters_.push_back({orientation, is_cover, ""});
    must_break_ = false;
  }

  void put(ParagraphLook look, const std::string& content) {
    look.starts_page = (look.starts_page || must_break_) && !chapters_.back().content.empty();
    must_break_ = false;
    chapters_.back().content += paragraph(look, content);
  }

  /// A table cannot begin a page by itself.
  void end_page_break() {
    if (must_break_) put({.style = "TableEnd"}, "");
  }

  void write_cover(const doc::Cover& cover, doc::Orientation orientation) {
    begin(orientation, true);
    chapters_.back().content = cover_markup(cover, sheet_of(orientation), around_);
    begin(orientation, false);
  }

  void write_contents() {
    has_contents_ = true;
    const auto entries = contents_of(around_.document);
    if (entries.empty()) return;
    chapters_.back().content += contents_markup(entries, around_);
    must_break_ = chapters_.size() > 2 || (chapters_.size() > 1 && chapters_.front().is_cover);
  }

  void write_items(const std::vector<doc::ListItem>& items, int left, bool has_follower) {
    double widest = 0;
    for (const doc::ListItem& item : items) widest = std::max(widest, ems_of_mark(clean(item.mark)));
    const int hanging =
        widest == 0 ? 0
                    : std::max(340, static_cast<int>(std::lround((widest * substitute_width + 0.35) * 320)));
    for (const doc::ListItem& item : items) {
      const bool is_followed = has_follower && &item == &items.back();
      ParagraphLook look{.style = "ListParagraph", .keep_with_next = is_followed || !item.below.empty()};
      look.indent = hanging > 0 ? fmt::format("w:left=\"{}\" w:hanging=\"{}\"", left + hanging, hanging)
                                : fmt::format("w:left=\"{}\"", left);
      const std::string mark = item.mark.empty() ? "" : mark_run(item.mark, 32);
      put(look, mark + runs(item.spans, around_));
      write_items(item.below, left + std::max(hanging, 340), is_followed);
    }
  }

  Surroundings& around_;
  const doc::Block* before_ = nullptr;  ///< in the same section
  const doc::Block* next_ = nullptr;
  std::vector<Chapter> chapters_;
  int last_bookmark_ = 0;
  bool must_break_ = false;
  bool has_contents_ = false;
};

}  // namespace

std::vector<Chapter> chapters_of(const doc::Document& document, Surroundings& around) {
  return StoryWriter(around).write(document);
}

}  // namespace prongsai::doc_writers
