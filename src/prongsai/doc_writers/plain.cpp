// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/plain.h"

#include <algorithm>

#include "prongsai/doc_writers/grid_detail.h"
#include "prongsai/doc_writers/markup_detail.h"

namespace prongsai::doc_writers {
namespace {

class PlainWriter {
 public:
  void write(const doc::Block& block) {
    const std::size_t before = out_.size();
    if (before > 0) out_ += '\n';
    const std::size_t begin = out_.size();
    std::visit([this](const auto& form) { (*this)(form); }, block);
    if (out_.size() == begin) out_.resize(before);
  }
  [[nodiscard]] std::string text() && { return std::move(out_); }

  void operator()(const doc::Cover& cover) {
    for (const auto* lines : {&cover.title, &cover.subtitle}) {
      for (const std::string& text : *lines) line(clean(text));
    }
    line(clean(cover.slogan));
    for (const doc::Spans& spans : cover.issuer) line(clean(doc::text_of(spans)));
  }
  void operator()(const doc::Heading& heading) {
    const std::string marks(static_cast<std::size_t>(std::clamp(heading.level, 1, 3)), '#');
    line(marks + " " + clean(doc::text_of(heading)));
  }
  void operator()(const doc::Paragraph& paragraph) { line(clean(doc::text_of(paragraph.spans))); }
  void operator()(const doc::List& list) { items(list.items); }
  void operator()(const doc::Table& table) {
    line(clean(table.caption));
    for (const auto* rows : {&table.head, &table.body}) {
      for (const auto& places : grid(*rows, table.columns.size())) row(places);
    }
  }
  void operator()(const doc::Figure& figure) {
    line(clean(figure.caption.empty() ? figure.drawing.caption.title : figure.caption));
  }
  void operator()(const doc::PageBreak& /*nothing to say*/) {}
  void operator()(const doc::Provenance& provenance) {
    line(clean(provenance.title));
    for (const auto& entry : provenance.lines) {
      line(clean(entry.label) + "\t" + clean(doc::text_of(entry.value)));
    }
    if (!tells_address(provenance)) line(clean(provenance.address));
  }

 private:
  void line(const std::string& text) {
    if (!text.empty()) out_ += text + "\n";
  }
  void items(const std::vector<doc::ListItem>& all) {
    for (const doc::ListItem& item : all) {
      const std::string mark = clean(item.mark);
      line(mark + (mark.empty() ? "" : " ") + clean(doc::text_of(item.spans)));
      items(item.below);
    }
  }
  void row(const std::vector<Place>& places) {
    for (const Place& place : places) {
      if (place.column > 0) out_ += '\t';
      if (place.cell != nullptr && place.is_first) out_ += words_of(*place.cell);
      out_.append(place.columns - 1, '\t');
    }
    out_ += '\n';
  }

  std::string out_;
};

}  // namespace

std::string plain(const doc::Document& document) {
  PlainWriter writer;
  for (const doc::Section& section : document.sections) {
    for (const doc::Block& block : section.blocks) writer.write(block);
  }
  return std::move(writer).text();
}

}  // namespace prongsai::doc_writers
