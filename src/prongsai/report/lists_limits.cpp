// SPDX-License-Identifier: Apache-2.0
// What a reader must know of the data before relying on it.
#include <algorithm>
#include <array>

#include "prongsai/report/answers_detail.h"

namespace prongsai::report::detail {
namespace {

class Limits {
 public:
  Limits(Writer& writer, std::string_view mark) : writer_(writer), mark_(mark) {}

  /// `key` is a word that stands before the names, or for itself where there are none.
  void add(std::string_view key, doc::Spans names = {}) {
    doc::Spans spans = writer_.say(key);
    if (!names.empty()) {
      spans.push_back(writer_.words(" "));
      append(spans, names);
    }
    const std::string mark =
        mark_ == "1." ? std::to_string(list_.items.size() + 1) + "." : std::string(mark_);
    list_.items.push_back({.mark = mark, .spans = std::move(spans), .below = {}});
  }
  [[nodiscard]] std::optional<doc::List> done() {
    if (list_.items.empty()) return std::nullopt;
    return std::move(list_);
  }

 private:
  Writer& writer_;
  std::string_view mark_;
  doc::List list_;
};

/// "ตัวชี้วัดที่ 1, 3 และ 4".
doc::Spans numbers_of(const Writer& writer, const std::vector<NodeIndex>& nodes) {
  std::vector<doc::Spans> codes;
  for (const NodeIndex node : nodes)
    codes.push_back({writer.words(writer.look.now->scored.plan->nodes[node].code)});
  doc::Spans out = {writer.words(writer.word("node.indicator") + " ")};
  append(out, list_of(writer, codes));
  return out;
}

template <class Wanted>
void add_indicators(Writer& writer, Limits& limits, std::string_view key, const Wanted& wanted) {
  std::vector<NodeIndex> nodes;
  for (const NodeIndex node : indicators_of(writer)) {
    if (wanted(node)) nodes.push_back(node);
  }
  if (!nodes.empty()) limits.add(key, numbers_of(writer, nodes));
}

bool is_as_printed(const analysis::Line& line) {
  const auto printed = [](const analysis::Share& one) { return one.as_printed; };
  return std::any_of(line.choices.begin(), line.choices.end(), printed) ||
         std::any_of(line.below.begin(), line.below.end(), is_as_printed);
}

void add_missing(Writer& writer, Limits& limits) {
  const analysis::Scored& scored = writer.look.now->scored;
  const auto basis = [&](NodeIndex node) { return scored.sheet->nodes[node].basis; };
  add_indicators(writer, limits, "limit.no_score",
                 [&](NodeIndex node) { return basis(node) == scoring::Basis::missing; });
  add_indicators(writer, limits, "limit.as_published",
                 [&](NodeIndex node) { return basis(node) == scoring::Basis::published; });
  add_indicators(writer, limits, "limit.no_items", [&](NodeIndex node) {
    return basis(node) != scoring::Basis::missing && !has_known_items(writer, node);
  });
  add_indicators(writer, limits, "limit.some_items", [&](NodeIndex node) {
    return has_known_items(writer, node) && analysis::break_down(scored, node).missing > 0;
  });
  add_indicators(writer, limits, "limit.as_printed", [&](NodeIndex node) {
    const auto items = items_of(writer, node);
    return std::any_of(items.begin(), items.end(), is_as_printed);
  });
  if (basis(scored.plan->total()) == scoring::Basis::published) limits.add("limit.total_as_published");
}

void add_rules(const Writer& writer, Limits& limits) {
  const auto& instruments = writer.look.now->scored.edition->instruments;
  const bool inferred = std::any_of(instruments.begin(), instruments.end(), [](const auto& one) {
    return one.weight.provenance.certainty == framework::Certainty::inferred;
  });
  if (inferred) limits.add("limit.weights_inferred");
}

/// How far the year may be held against the one before.
void add_years(const Writer& writer, Limits& limits) {
  const Look& look = writer.look;
  if (look.before == nullptr || look.now_at == 0) {
    limits.add("limit.no_year_before");
    return;
  }
  static constexpr std::array keys = {"difference.instruments", "difference.weights", "difference.indicators",
                                      "difference.items",       "difference.scales",  "difference.levels"};
  std::vector<doc::Spans> names;
  for (const analysis::Difference one : look.years->rules[look.now_at - 1])
    names.push_back({writer.words(writer.word(keys[static_cast<std::size_t>(one)]))});
  if (names.empty()) {
    limits.add("limit.same_rules");
  } else {
    limits.add(analysis::breaks_series(look.years->rules[look.now_at - 1]) ? "limit.rules_changed"
                                                                           : "limit.rules_differ",
               list_of(writer, names));
  }
}

std::optional<doc::List> data_limits(Writer& writer, std::string_view mark, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  Limits limits(writer, mark);
  add_missing(writer, limits);
  add_rules(writer, limits);
  add_years(writer, limits);
  return limits.done();
}

constexpr std::array entries = {ListEntry{"data_limits", "", data_limits}};

}  // namespace

std::span<const ListEntry> lists_of_limits() {
  return entries;
}

}  // namespace prongsai::report::detail
