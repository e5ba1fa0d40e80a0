// SPDX-License-Identifier: Apache-2.0
// What assessors advised, gathered by what it is about; and the causes that the agency gives.
#include <algorithm>
#include <array>

#include "prongsai/report/plan_parts_detail.h"
#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using improvement::Record;
using improvement::RecordKind;

doc::ListItem item(const Writer& writer, std::string_view mark, std::size_t number, const std::string& text,
                   bool bold = false) {
  const bool is_counted = mark == "1.";
  return {.mark = is_counted ? std::to_string(number) + "." : std::string(mark),
          .spans = {writer.words(text, bold)},
          .below = {}};
}

/// "… (ข้อ E14)": the question the advice is about, so that its score can be looked up.
std::string with_items(const Writer& writer, const Record& record) {
  std::string text;
  for (const std::string& line : lines_of(record.field("text"))) text += (text.empty() ? "" : " ") + line;
  const scoring::Plan& plan = *writer.look.now->scored.plan;
  std::string items;
  for (const std::string& one : improvement::read_about(record.field("about"))) {
    const auto node = one.starts_with("item:") ? plan.find(one) : std::nullopt;
    if (node) items += (items.empty() ? "" : ", ") + writer.code_of(*writer.look.now, *node);
  }
  return items.empty() ? text : text + " (" + writer.word("node.item") + " " + items + ")";
}

std::vector<const Record*> about_nothing(const Writer& writer) {
  std::vector<const Record*> out;
  const std::vector<NodeIndex> nodes = indicators_of(writer);
  for (const Record* record : writer.input.plan->of(RecordKind::recommendation)) {
    const bool is_placed = std::any_of(nodes.begin(), nodes.end(),
                                       [&](NodeIndex node) { return is_about(writer, *record, node); });
    if (!is_placed) out.push_back(record);
  }
  return out;
}

using Named = std::pair<std::string, std::vector<const Record*>>;

/// Those about topics, instruments or the whole, each under what it names, in the order in which it is met
/// first.
std::vector<Named> by_what_else(const Writer& writer) {
  std::vector<Named> out;
  for (const Record* record : about_nothing(writer)) {
    std::string name = plans::about_words(writer, plans::about_of(*record));
    if (name.empty()) name = writer.word("advice.general");
    auto found = std::find_if(out.begin(), out.end(), [&](const Named& one) { return one.first == name; });
    if (found == out.end()) found = out.insert(out.end(), {std::move(name), {}});
    found->second.push_back(record);
  }
  return out;
}

void add_group(const Writer& writer, doc::List& to, const std::string& name, std::string_view mark,
               const std::vector<const Record*>& records) {
  if (records.empty()) return;
  doc::ListItem group = item(writer, "1.", to.items.size() + 1, name, true);
  for (const Record* record : records)
    group.below.push_back(item(writer, mark, group.below.size() + 1, with_items(writer, *record)));
  to.items.push_back(std::move(group));
}

/// Failing indicators first, so that what is most pressing is read first.
std::optional<doc::List> recommendations(Writer& writer, std::string_view mark, const Scope&) {
  if (writer.input.plan == nullptr || writer.look.now == nullptr) return std::nullopt;
  std::vector<NodeIndex> nodes = indicators_of(writer);
  std::vector<NodeIndex> passing = nodes;
  std::erase_if(passing, [&](NodeIndex node) { return is_failing(writer, node); });
  nodes = writer.look.standing->failing;
  nodes.insert(nodes.end(), passing.begin(), passing.end());
  doc::List out;
  std::vector<const Record*> printed;
  for (const NodeIndex node : nodes) {
    std::vector<const Record*> records = records_about(writer, RecordKind::recommendation, node);
    // One that concerns two indicators stands once, at the first.
    std::erase_if(records, [&](const Record* one) {
      return std::find(printed.begin(), printed.end(), one) != printed.end();
    });
    printed.insert(printed.end(), records.begin(), records.end());
    add_group(writer, out, writer.label_of(*writer.look.now, node), mark, records);
  }
  for (const auto& [name, records] : by_what_else(writer)) add_group(writer, out, name, mark, records);
  if (out.items.empty()) return std::nullopt;
  return out;
}

/// Those of one indicator, or of every indicator of one instrument.
std::optional<doc::List> advice(Writer& writer, std::string_view mark, const Scope& scope) {
  const scoring::Plan& plan = *writer.look.now->scored.plan;
  const bool is_instrument = plan.nodes[*scope.node].kind == framework::NodeKind::instrument;
  doc::List out;
  std::vector<const Record*> printed;
  for (const NodeIndex node : indicators_of(writer)) {
    const bool is_here =
        is_instrument ? analysis::instrument_of(plan, node) == *scope.node : node == *scope.node;
    if (!is_here) continue;
    for (const Record* record : records_about(writer, RecordKind::recommendation, node)) {
      if (std::find(printed.begin(), printed.end(), record) != printed.end()) continue;
      printed.push_back(record);
      out.items.push_back(item(writer, mark, out.items.size() + 1, with_items(writer, *record)));
    }
  }
  if (out.items.empty()) return std::nullopt;
  return out;
}

/// Only inside indicators that fell or failed: nothing else has a cause to be given.
std::optional<doc::List> causes(Writer& writer, std::string_view mark, const Scope& scope) {
  doc::List out;
  for (const Record* record : records_about(writer, RecordKind::cause, *scope.node)) {
    for (const std::string& line : lines_of(record->field("text")))
      out.items.push_back(item(writer, mark, out.items.size() + 1, line));
  }
  if (out.items.empty()) return std::nullopt;
  return out;
}

constexpr std::array entries = {
    ListEntry{"recommendations", "", recommendations},
    ListEntry{"advice", "failing fallen instruments", advice},
    ListEntry{"causes", "failing fallen", causes},
};

}  // namespace

std::span<const ListEntry> lists_of_advice() {
  return entries;
}

}  // namespace prongsai::report::detail
