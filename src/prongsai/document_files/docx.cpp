// SPDX-License-Identifier: Apache-2.0
// Documents of Word and its relatives: paragraphs, lists with their numbers, tables, running heads.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "prongsai/document_files/docx_styles_detail.h"
#include "prongsai/document_files/grid_detail.h"
#include "prongsai/document_files/package_detail.h"
#include "prongsai/document_files/reading_detail.h"

namespace prongsai::document_files {
namespace {

/// Text that was taken away, or moved from here, while changes were tracked; and alternatives of what stands
/// beside it.
bool is_left_out(pugi::xml_node node) {
  const std::string_view name = local_name(node.name());
  return name == "del" || name == "moveFrom" || name == "Fallback" || name == "instrText" ||
         name == "delText" || name == "rPr" || name == "pPr" || name == "sectPr";
}

/// One paragraph's text, and what came with it.
struct Paragraph {
  std::vector<std::string> lines = {""};  ///< as broken by hand
  bool bold = true;                       ///< every letter so far
  std::vector<pugi::xml_node> boxes;      ///< text boxes anchored here
};

class BodyReader {
 public:
  BodyReader(Gatherer& gatherer, const Styles& styles, Numbering& numbering)
      : gatherer_(gatherer), styles_(styles), numbering_(numbering) {}

  /// `with_pages`: the file remembers where its pages ended when it was last shown.
  void read_blocks(pugi::xml_node parent, bool with_pages) {
    if (with_pages) page_ = 1;
    blocks(parent);
  }

  /// What stands above or below every page. A number alone is that of the page.
  void read_running(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      bool bold = true;
      const std::string text = is_called(node, "p") ? paragraph_text(node) : flat_text(node, bold);
      if (text.find_first_not_of("0123456789-/| ") == std::string::npos) continue;
      lint::Line line;
      line.cells = {text};
      gatherer_.add(std::move(line));
    }
  }

 private:
  void blocks(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      if (is_left_out(node)) continue;
      if (is_called(node, "p")) {
        paragraph(node);
      } else if (is_called(node, "tbl")) {
        table(node);
      } else {
        blocks(node);  // content controls, tracked insertions, custom XML
      }
    }
  }

  void paragraph(pugi::xml_node node) {
    const int page = page_;
    Paragraph read = read_paragraph(node);
    const pugi::xml_node properties = child_called(node, "pPr");
    const int heading = styles_.heading(properties);
    for (std::size_t i = 0; i < read.lines.size(); ++i) {
      lint::Line line;
      line.page = page;
      line.cells = {std::move(read.lines[i])};
      line.heading = heading;
      line.bold = read.bold && heading == 0;
      gatherer_.add(std::move(line));
    }
    for (const pugi::xml_node box : read.boxes) blocks(box);
  }

  Paragraph read_paragraph(pugi::xml_node node) {
    Paragraph read;
    const pugi::xml_node properties = child_called(node, "pPr");
    const bool bold_style = styles_.is_bold(properties);
    runs(node, bold_style, read);
    const bool has_text = std::any_of(read.lines.begin(), read.lines.end(),
                                      [](const std::string& line) { return !tidy(line).empty(); });
    if (!has_text) read.bold = false;
    // An empty item shows its number, yet says nothing; but it counts.
    if (const auto place = styles_.list(properties); place && place->list != 0) {
      const std::string number = numbering_.next(*place);
      if (has_text && !number.empty()) read.lines.front() = number + " " + read.lines.front();
    }
    return read;
  }

  void runs(pugi::xml_node parent, bool bold_style, Paragraph& read) {
    for (const pugi::xml_node node : parent.children()) {
      if (is_left_out(node)) continue;
      if (is_called(node, "txbxContent")) {
        read.boxes.push_back(node);
      } else if (is_called(node, "r")) {
        run(node, bold_style, read);
      } else {
        runs(node, bold_style, read);  // links, simple fields, tracked insertions
      }
    }
  }

  void run(pugi::xml_node node, bool bold_style, Paragraph& read) {
    const pugi::xml_node properties = child_called(node, "rPr");
    if (is_on(child_called(properties, "vanish")) || child_called(properties, "del")) return;
    bool bold = bold_style;
    for (const char* name : {"b", "bCs"}) {
      if (const pugi::xml_node property = child_called(properties, name)) bold = is_on(property);
    }
    for (const pugi::xml_node piece : node.children()) {
      const std::string_view name = local_name(piece.name());
      if (name == "t") {
        read.lines.back() += piece.child_value();
        if (!bold && !tidy(piece.child_value()).empty()) read.bold = false;
      } else if (name == "tab" || name == "ptab") {
        read.lines.back() += ' ';
      } else if (name == "noBreakHyphen") {
        read.lines.back() += '-';
      } else if (name == "cr" || name == "br") {
        if (value_of(piece, "type").empty() || value_of(piece, "type") == "textWrapping") {
          read.lines.emplace_back();
        }
      } else if (name == "lastRenderedPageBreak") {
        if (page_ > 0) ++page_;
      } else if (!is_left_out(piece)) {
        runs(piece, bold_style, read);  // drawings with text boxes
      }
    }
  }

  std::string paragraph_text(pugi::xml_node node) {
    std::string out;
    const Paragraph read = read_paragraph(node);
    for (const std::string& line : read.lines) append_with_blank(out, tidy(line));
    return out;
  }

  /// Paragraphs and tables of a cell as one text.
  std::string flat_text(pugi::xml_node parent, bool& bold) {
    std::string out;
    for (const pugi::xml_node node : parent.children()) {
      if (is_left_out(node) || is_called(node, "tcPr") || is_called(node, "tblPr") ||
          is_called(node, "trPr")) {
        continue;
      }
      if (!is_called(node, "p")) {
        append_with_blank(out, flat_text(node, bold));
        continue;
      }
      const Paragraph read = read_paragraph(node);
      for (const std::string& line : read.lines) append_with_blank(out, tidy(line));
      for (const pugi::xml_node box : read.boxes) append_with_blank(out, flat_text(box, bold));
      if (!out.empty() && !read.bold) bold = false;
    }
    return out;
  }

  void collect(pugi::xml_node parent, std::string_view name, std::vector<pugi::xml_node>& out) {
    for (const pugi::xml_node node : parent.children()) {
      if (is_called(node, name)) {
        out.push_back(node);
      } else if (is_called(node, "sdt") || is_called(node, "sdtContent") || is_called(node, "ins") ||
                 is_called(node, "customXml")) {
        collect(node, name, out);
      }
    }
  }

  void table(pugi::xml_node node) {
    std::vector<pugi::xml_node> rows;
    collect(node, "tr", rows);
    std::erase_if(rows, [](pugi::xml_node row) {
      return static_cast<bool>(child_called(child_called(row, "trPr"), "del"));
    });
    std::vector<pugi::xml_node> cells;
    for (const pugi::xml_node row : rows) collect(row, "tc", cells);
    if (cells.size() == 1) {  // a frame around text
      blocks(cells.front());
      return;
    }
    SpanGrid grid;
    const int page = page_;
    for (const pugi::xml_node row : rows) table_row(row, grid);
    grid.give_to(gatherer_, page);
  }

  void table_row(pugi::xml_node row, SpanGrid& grid) {
    std::vector<pugi::xml_node> cells;
    collect(row, "tc", cells);
    grid.begin_row();
    const auto skipped = number_of(child_called(child_called(row, "trPr"), "gridBefore"), "val", 0);
    if (skipped > 0) grid.add("", static_cast<std::size_t>(skipped), 1);
    bool bold = true;
    for (const pugi::xml_node cell : cells) {
      const pugi::xml_node properties = child_called(cell, "tcPr");
      const int span = number_of(child_called(properties, "gridSpan"), "val", 1);
      const pugi::xml_node merge = child_called(properties, "vMerge");
      const bool is_covered = merge && value_of(merge) != "restart";
      grid.add(is_covered ? std::string() : flat_text(cell, bold),
               static_cast<std::size_t>(std::max(span, 1)), 1);
    }
    grid.end_row(bold);
  }

  Gatherer& gatherer_;
  const Styles& styles_;
  Numbering& numbering_;
  int page_ = 0;
};

/// The running heads and feet that sections name, each part once.
std::vector<std::string> running_parts(pugi::xml_node node,
                                       const std::map<std::string, std::string>& relations) {
  std::vector<std::string> out;
  for (const pugi::xpath_node& found : node.select_nodes("//*[local-name()='sectPr']/*")) {
    if (!is_called(found.node(), "headerReference") && !is_called(found.node(), "footerReference")) continue;
    const auto target = relations.find(std::string(value_of(found.node(), "id")));
    if (target == relations.end()) continue;
    if (std::find(out.begin(), out.end(), target->second) == out.end()) out.push_back(target->second);
  }
  return out;
}

}  // namespace

lint::Manuscript read_docx(std::string_view bytes, const std::string& name, bool* is_cut) {
  Package package(bytes, name);
  std::string main = package.related("", "officeDocument");
  if (main.empty()) main = "word/document.xml";
  const auto document = package.xml(main);
  const pugi::xml_node body = child_called(document->document_element(), "body");
  if (!body) refuse("document.unknown_kind", {{"name", name}});
  const auto relations = package.relations(main);
  const auto part = [&](const char* type) {
    const auto found = relations.find(std::string("type:") + type);
    return package.xml(found == relations.end() ? std::string() : found->second);
  };
  const Styles styles(*part("styles"));
  Numbering numbering(*part("numbering"));
  Gatherer gatherer(name, is_cut == nullptr ? Beyond::refuse : Beyond::cut);
  BodyReader reader(gatherer, styles, numbering);
  for (const std::string& running : running_parts(body, relations)) {
    const auto xml = package.xml(running);
    BodyReader(gatherer, styles, numbering).read_running(xml->document_element());
  }
  const bool with_pages = !body.select_node("(//*[local-name()='lastRenderedPageBreak'])[1]").node().empty();
  reader.read_blocks(body, with_pages);
  const auto notes = part("footnotes");
  for (const pugi::xml_node note : notes->document_element().children()) {
    if (value_of(note, "type").empty()) BodyReader(gatherer, styles, numbering).read_blocks(note, false);
  }
  if (is_cut != nullptr) *is_cut = gatherer.is_cut();
  return gatherer.take();
}

}  // namespace prongsai::document_files
