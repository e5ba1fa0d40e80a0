// SPDX-License-Identifier: Apache-2.0
// Lists about plans: the parts a document announces, advice, targets, and what holds an agency back.
#include <algorithm>
#include <array>

#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

constexpr std::array<std::string_view, 5> headings = {"staff", "budget", "technology", "area", "society"};

std::string with_number(std::string words, std::size_t number) {
  const std::string place = "{n}";
  const std::size_t at = words.find(place);
  if (at != std::string::npos) words.replace(at, place.size(), std::to_string(number));
  return words;
}

/// Lines of a text in one run.
std::string in_one_line(std::string_view text) {
  std::string out;
  for (const doc::CellLine& line : lines_of(text)) {
    if (!out.empty()) out += ' ';
    if (!line.mark.empty()) out += line.mark + " ";
    out += doc::text_of(line.spans);
  }
  return out;
}

std::optional<doc::List> list_of(std::vector<doc::ListItem> items) {
  if (items.empty()) return std::nullopt;
  return doc::List{std::move(items)};
}

std::string mark_at(std::string_view mark, std::size_t index) {
  return mark == "1." ? std::to_string(index + 1) + "." : std::string(mark);
}

}  // namespace

std::span<const std::string_view> constraint_headings() {
  return headings;
}

const Record* constraint_of(const Writer& writer, std::string_view heading) {
  for (const Record* one : records(writer, RecordKind::constraint)) {
    const bool says = !one->field("text").empty() || !one->field("none").empty();
    if (one->field("heading") == heading && says) return one;
  }
  return nullptr;
}

// From the template's own headings: a part that is announced is a part that comes.
std::optional<doc::List> sections_list(Writer& writer, std::string_view mark, const Scope& scope) {
  std::vector<doc::ListItem> items;
  for (const BlockPattern& block : writer.pattern.body) {
    const auto* heading = std::get_if<HeadingPattern>(&block.form);
    if (heading == nullptr || heading->level != 1 || heading->numbered.empty()) continue;
    const bool comes = std::all_of(block.when.begin(), block.when.end(), [&](const std::string& test) {
      return writer.holds(test, scope).value_or(false);
    });
    if (!comes) continue;
    const std::string number = heading->numbered == "count" ? "{n}." : writer.word(heading->numbered);
    doc::ListItem item{.mark = mark_at(mark, items.size())};
    item.spans = plain(with_number(number, items.size() + 1) + " ", true);
    for (std::size_t i = 0; i < heading->phrases.size(); ++i) {
      if (i > 0) item.spans.push_back({.text = " "});
      append(item.spans, writer.fill(heading->phrases[i], scope));
    }
    items.push_back(std::move(item));
  }
  return list_of(std::move(items));
}

std::optional<doc::List> recommendations_list(Writer& writer, std::string_view mark, const Scope& /*scope*/) {
  std::vector<doc::ListItem> items;
  for (const Record* one : records(writer, RecordKind::recommendation)) {
    doc::ListItem item{.mark = mark_at(mark, items.size()), .spans = plain(in_one_line(one->field("text")))};
    const std::string about = about_words(writer, about_of(*one));
    std::string after;
    if (!about.empty()) after = writer.word("recommendations.about") + " " + about;
    if (!after.empty()) item.spans.push_back({.text = " (" + after + ")", .tone = doc::Tone::muted});
    items.push_back(std::move(item));
  }
  return list_of(std::move(items));
}

std::optional<doc::List> targets_list(Writer& writer, std::string_view mark, const Scope& /*scope*/) {
  std::vector<doc::ListItem> items;
  for (const Record* one : records(writer, RecordKind::target)) {
    const auto target = improvement::target_of(*one);
    if (!target) continue;
    doc::ListItem item{.mark = mark_at(mark, items.size())};
    item.spans = plain(node_words(writer, target->about), true);
    append(item.spans, plain(" " + writer.word("targets.gets")));
    append(item.spans,
           target_words(writer, target->value, target->comparison == improvement::Comparison::more_than));
    items.push_back(std::move(item));
  }
  return list_of(std::move(items));
}

std::optional<doc::List> constraints_list(Writer& writer, std::string_view mark, const Scope& /*scope*/) {
  std::vector<doc::ListItem> items;
  for (const std::string_view heading : headings) {
    doc::ListItem item{.mark = mark_at(mark, items.size()),
                       .spans = plain(writer.word("constraint." + std::string(heading)), true)};
    doc::ListItem text{.mark = {}};
    const Record* record = constraint_of(writer, heading);
    if (record == nullptr) {
      text.spans = {{.text = writer.word("constraint.missing"), .tone = doc::Tone::bad}};
    } else if (!record->field("text").empty()) {
      text.spans = plain(in_one_line(record->field("text")));
    } else {
      text.spans = plain(writer.word("constraint.none"));
    }
    item.below.push_back(std::move(text));
    items.push_back(std::move(item));
  }
  return list_of(std::move(items));
}

}  // namespace prongsai::report::detail::plans
