// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "prongsai/report_files/reading_detail.h"

namespace prongsai::report_files::detail {
namespace {

using report::BlockPattern;
using yaml::Fields;
using yaml::Node;

constexpr std::array<std::string_view, 9> forms = {"heading", "text", "table", "list",   "figure",
                                                   "typed",   "each", "break", "section"};
constexpr std::array<std::string_view, 6> roles = {"body", "plain", "centred", "note", "lead", "callout"};
constexpr std::array<std::string_view, 2> orientations = {"portrait", "landscape"};
constexpr int levels_most = 3;

using doc::ParagraphRole;
constexpr std::array role_values = {ParagraphRole::body, ParagraphRole::plain, ParagraphRole::centred,
                                    ParagraphRole::note, ParagraphRole::lead,  ParagraphRole::callout};

class Block {
 public:
  Block(const Node& node, base::Problems& problems) : fields_(node, problems), problems_(problems) {}

  BlockPattern read() {
    BlockPattern out;
    out.line = fields_.place().line;
    const std::string_view form = form_of();
    if (form.empty()) return out;
    out.when = fields_.optional_texts("when");
    if (form == "heading") out.form = heading();
    if (form == "text") out.form = text();
    if (form == "table")
      out.form = report::TablePattern{.of = fields_.text("table"), .caption = optional("caption")};
    if (form == "list")
      out.form = report::ListPattern{.of = fields_.text("list"), .mark = fields_.text("mark")};
    if (form == "figure") out.form = figure();
    if (form == "typed")
      out.form = report::TypedPattern{.field = fields_.text("typed"), .otherwise = optional("otherwise")};
    if (form == "each") {
      out.form = report::EachPattern{.of = fields_.text("each"),
                                     .body = read_blocks(fields_.required_list("body"), problems_)};
    }
    if (form == "break") page_break();
    if (form == "break") out.form = report::BreakPattern{};
    if (form == "section") out.form = section();
    fields_.finish();
    return out;
  }

 private:
  std::string optional(std::string_view key) { return fields_.optional_text(key).value_or(""); }

  /// Which of the forms the block has; exactly one.
  std::string_view form_of() {
    std::string_view found;
    std::size_t count = 0;
    if (fields_.node().kind != yaml::Kind::map) return {};
    for (const std::string_view one : forms) {
      if (fields_.node().find(one) == nullptr) continue;
      found = one;
      ++count;
    }
    if (count == 1) return found;
    std::string expected;
    for (const std::string_view one : forms) expected += (expected.empty() ? "" : ", ") + std::string(one);
    fields_.complain("document.block_form", {{"expected", expected}});
    return {};
  }

  report::HeadingPattern heading() {
    report::HeadingPattern out;
    for (const Node& node : fields_.required_list("heading")) {
      if (auto phrase = yaml::read_text(node, "heading", problems_))
        out.phrases.push_back(*std::move(phrase));
    }
    out.level = static_cast<int>(fields_.optional_integer("level", 1, levels_most).value_or(1));
    out.numbered = optional("numbered");
    out.starts_page = fields_.optional_boolean("starts_page", false);
    out.is_centred = fields_.optional_boolean("centred", false);
    return out;
  }

  report::Sentence sentence(const Node& node) {
    report::Sentence out;
    out.line = node.place.line;
    if (node.kind == yaml::Kind::map) {
      Fields inner(node, problems_);
      out.say = inner.text("say");
      out.when = inner.optional_texts("when");
      inner.finish();
    } else {
      out.say = yaml::read_text(node, "text", problems_).value_or("");
    }
    return out;
  }

  report::TextPattern text() {
    report::TextPattern out;
    for (const Node& node : fields_.required_list("text")) out.sentences.push_back(sentence(node));
    if (fields_.has("role")) {
      if (const auto role = fields_.choice("role", roles)) out.role = role_values[*role];
    }
    out.is_first_only = fields_.optional_boolean("first_only", false);
    out.keep_with_next = fields_.optional_boolean("keep_with_next", false);
    return out;
  }

  report::FigurePattern figure() {
    constexpr int narrowest = 20;
    constexpr int widest = 100;
    report::FigurePattern out;
    out.of = fields_.text("figure");
    out.caption = fields_.text("caption");
    out.width_percent =
        static_cast<int>(fields_.optional_integer("width", narrowest, widest).value_or(widest));
    return out;
  }

  void page_break() {
    constexpr std::array<std::string_view, 1> kinds = {"page"};
    (void)fields_.choice("break", kinds);
  }

  report::SectionPattern section() {
    report::SectionPattern out;
    if (const auto found = fields_.choice("section", orientations)) {
      out.orientation = *found == 0 ? doc::Orientation::portrait : doc::Orientation::landscape;
    }
    return out;
  }

  Fields fields_;
  base::Problems& problems_;
};

}  // namespace

report::BlockPatterns read_blocks(std::span<const Node> nodes, base::Problems& problems) {
  report::BlockPatterns out;
  for (const Node& node : nodes) out.push_back(Block(node, problems).read());
  return out;
}

}  // namespace prongsai::report_files::detail
