// SPDX-License-Identifier: Apache-2.0
// Web pages: headings, paragraphs, items and tables, without anything that is fetched or run.
#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "prongsai/document_files/grid_detail.h"
#include "prongsai/document_files/reading_detail.h"

namespace prongsai::document_files {
namespace {

using namespace std::string_view_literals;

struct FreeDocument {
  void operator()(xmlDoc* document) const noexcept { xmlFreeDoc(document); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string attribute(xmlNode* node, const char* name) {
  xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string out(view(value));
  xmlFree(value);
  return out;
}

std::size_t count_attribute(xmlNode* node, const char* name, std::size_t otherwise) {
  const std::string text = attribute(node, name);
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? std::min<std::size_t>(value, lines_max) : otherwise;
}

bool is_unseen(xmlNode* node) {
  constexpr std::array names = {"script"sv, "style"sv,  "head"sv,   "template"sv, "svg"sv,    "noscript"sv,
                                "select"sv, "object"sv, "iframe"sv, "textarea"sv, "canvas"sv, "math"sv};
  if (is_one_of(view(node->name), names)) return true;
  if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
  std::string style = attribute(node, "style");
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos;
}

bool is_block(std::string_view name) {
  constexpr std::array names = {
      "p"sv,          "div"sv,    "li"sv,   "ul"sv,       "ol"sv,         "h1"sv,      "h2"sv,
      "h3"sv,         "h4"sv,     "h5"sv,   "h6"sv,       "table"sv,      "section"sv, "article"sv,
      "header"sv,     "footer"sv, "main"sv, "aside"sv,    "blockquote"sv, "figure"sv,  "caption"sv,
      "figcaption"sv, "dl"sv,     "dt"sv,   "dd"sv,       "pre"sv,        "hr"sv,      "br"sv,
      "address"sv,    "nav"sv,    "form"sv, "fieldset"sv, "details"sv,    "summary"sv, "center"sv,
      "tr"sv,         "body"sv,   "html"sv, "legend"sv};
  return is_one_of(name, names);
}

int heading_of(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

class PageReader {
 public:
  explicit PageReader(Gatherer& gatherer) : gatherer_(gatherer) {}

  void read(xmlNode* node, int depth) {
    if (depth > depth_max) {
      gatherer_.go_too_deep();
      return;
    }
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      text_ += view(node->content);
      if (!bold_ && !tidy(view(node->content)).empty()) all_bold_ = false;
      return;
    }
    if (node->type != XML_ELEMENT_NODE || is_unseen(node)) return;
    const std::string_view name = view(node->name);
    if (name == "table") {
      flush();
      read_table(node, depth);
      return;
    }
    if (!is_block(name)) {
      const bool was_bold = std::exchange(bold_, bold_ || name == "b" || name == "strong");
      read_children(node, depth);
      bold_ = was_bold;
      return;
    }
    flush();
    const int outer_heading = std::exchange(heading_, heading_of(name) != 0 ? heading_of(name) : heading_);
    if (name == "li") begin_item(node);
    read_children(node, depth);
    flush();
    heading_ = outer_heading;
  }

  void flush() {
    lint::Line line;
    line.cells = {item_ + text_};
    line.heading = heading_;
    if (tidy(text_).empty()) {
      line.cells = {""};  // an item's number waits for its text
    } else {
      item_.clear();
    }
    line.bold = all_bold_ && heading_ == 0;
    text_.clear();
    all_bold_ = true;
    gatherer_.add(std::move(line));
  }

 private:
  void read_children(xmlNode* node, int depth) {
    for (xmlNode* child = node->children; child != nullptr; child = child->next) read(child, depth + 1);
  }

  void begin_item(xmlNode* node) {
    item_ = "• ";
    if (node->parent == nullptr || view(node->parent->name) != "ol"sv) return;
    std::size_t number = count_attribute(node->parent, "start", 1);
    for (xmlNode* before = node->parent->children; before != nullptr && before != node;
         before = before->next) {
      if (before->type == XML_ELEMENT_NODE && view(before->name) == "li"sv) ++number;
    }
    item_ = std::to_string(count_attribute(node, "value", number)) + ". ";
  }

  /// Everything inside as one text, nested tables too.
  std::string flat_text(xmlNode* node, int depth) {
    if (depth > depth_max) {
      gatherer_.go_too_deep();
      return {};
    }
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      return std::string(view(node->content));
    }
    std::string out;
    if (node->type != XML_ELEMENT_NODE || is_unseen(node)) return out;
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      out += flat_text(child, depth + 1);
    }
    const std::string_view name = view(node->name);
    return is_block(name) || name == "td" || name == "th" ? " " + out + " " : out;
  }

  void read_table(xmlNode* table, int depth) {
    SpanGrid grid;
    read_rows(table, grid, depth);
    grid.give_to(gatherer_, 0);
  }

  void read_rows(xmlNode* node, SpanGrid& grid, int depth) {
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE || is_unseen(child)) continue;
      const std::string_view name = view(child->name);
      if (name == "caption") {
        text_ = flat_text(child, depth + 1);
        flush();
      } else if (name == "tr") {
        read_row(child, grid, depth + 1);
      } else if (name == "thead" || name == "tbody" || name == "tfoot") {
        read_rows(child, grid, depth + 1);
      }
    }
  }

  void read_row(xmlNode* row, SpanGrid& grid, int depth) {
    grid.begin_row();
    for (xmlNode* cell = row->children; cell != nullptr; cell = cell->next) {
      const std::string_view name = view(cell->name);
      if (cell->type != XML_ELEMENT_NODE || (name != "td" && name != "th")) continue;
      grid.add(flat_text(cell, depth), count_attribute(cell, "colspan", 1),
               count_attribute(cell, "rowspan", 1));
    }
  }

  Gatherer& gatherer_;
  std::string text_;
  std::string item_;
  int heading_ = 0;
  bool bold_ = false;
  bool all_bold_ = true;
};

}  // namespace

lint::Manuscript read_html(const std::string& text, const std::string& name, bool* is_cut) {
  static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
  (void)ready;
  constexpr int how = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  const std::unique_ptr<xmlDoc, FreeDocument> document(
      htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", how));
  if (!document) refuse_damaged(name);
  Gatherer gatherer(name, is_cut == nullptr ? Beyond::refuse : Beyond::cut);
  PageReader reader(gatherer);
  if (xmlNode* root = xmlDocGetRootElement(document.get()); root != nullptr) {
    reader.read(root, 0);
    reader.flush();
  }
  if (is_cut != nullptr) *is_cut = gatherer.is_cut();
  return gatherer.take();
}

}  // namespace prongsai::document_files
