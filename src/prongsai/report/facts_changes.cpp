// SPDX-License-Identifier: Apache-2.0
// What changed since the year before, and the tests without which nothing of it may be said.
#include <algorithm>
#include <array>

#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using Words = std::optional<doc::Spans>;
using Decision = std::optional<bool>;
using framework::NodeKind;

/// The magnitude alone: the sentence around it says the direction, and has a test for it.
Words size_of_change(Writer& writer, NodeIndex node) {
  if (!change_of(writer, node)) return std::nullopt;
  doc::Span span = writer.change(*writer.look.before, *writer.look.now, node);
  span.text.erase(0, span.text.find_first_of("0123456789"));
  return doc::Spans{span};
}

Words total_change(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  return size_of_change(writer, writer.look.now->scored.plan->total());
}

Words count_of(Writer& writer, std::string_view what, const std::vector<NodeIndex>& nodes) {
  if (writer.look.before == nullptr) return std::nullopt;
  return doc::Spans{writer.count(what, nodes.size())};
}
Words risen_count(Writer& writer, const Scope&) {
  return count_of(writer, "risen_count", moved(writer).risen);
}
Words fallen_count(Writer& writer, const Scope&) {
  return count_of(writer, "fallen_count", moved(writer).fallen);
}
Words unchanged_count(Writer& writer, const Scope&) {
  return count_of(writer, "unchanged_count", moved(writer).unchanged);
}
Words unknown_change_count(Writer& writer, const Scope&) {
  return count_of(writer, "unknown_change_count", moved(writer).unknown);
}

/// Names with how far they went, farthest first.
Words names_of(Writer& writer, std::vector<NodeIndex> nodes) {
  const auto distance = [&](NodeIndex node) {
    const Ratio points = change_of(writer, node)->points;
    return points < Ratio() ? Ratio() - points : points;
  };
  std::sort(nodes.begin(), nodes.end(), [&](NodeIndex a, NodeIndex b) {
    return distance(a) != distance(b) ? distance(a) > distance(b) : a < b;
  });
  std::vector<doc::Spans> parts;
  for (const NodeIndex node : nodes) {
    doc::Spans one = {writer.words(writer.label_of(*writer.look.now, node) + " (")};
    append(one, *size_of_change(writer, node));
    one.push_back(writer.words(" " + writer.word("unit.points") + ")"));
    parts.push_back(std::move(one));
  }
  return list_of(writer, parts);
}
Words risen_names(Writer& writer, const Scope&) {
  return names_of(writer, moved(writer).risen);
}
Words fallen_names(Writer& writer, const Scope&) {
  return names_of(writer, moved(writer).fallen);
}
Words unchanged_names(Writer& writer, const Scope&) {
  return named(writer, moved(writer).unchanged);
}

/// Of the test behind change_is_significant, which takes z_of_95_percent.
Words confidence(Writer& writer, const Scope&) {
  return doc::Spans{writer.words("95")};
}

constexpr std::array facts = {
    FactEntry{"confidence", "", confidence},
    FactEntry{"total_change", "", total_change},
    FactEntry{"risen_count", "", risen_count},
    FactEntry{"fallen_count", "", fallen_count},
    FactEntry{"unchanged_count", "", unchanged_count},
    FactEntry{"unknown_change_count", "", unknown_change_count},
    FactEntry{"risen_names", "", risen_names},
    FactEntry{"fallen_names", "", fallen_names},
    FactEntry{"unchanged_names", "", unchanged_names},
};

Decision sign_of_total(const Writer& writer, int wanted) {
  if (writer.look.now == nullptr) return std::nullopt;
  const auto change = change_of(writer, writer.look.now->scored.plan->total());
  if (!change) return std::nullopt;
  const int sign = change->points == Ratio() ? 0 : change->points > Ratio() ? 1 : -1;
  return sign == wanted;
}
Decision total_rose(const Writer& writer, const Scope&) {
  return sign_of_total(writer, 1);
}
Decision total_fell(const Writer& writer, const Scope&) {
  return sign_of_total(writer, -1);
}
Decision total_same(const Writer& writer, const Scope&) {
  return sign_of_total(writer, 0);
}

Decision has_previous(const Writer& writer, const Scope&) {
  return writer.look.now != nullptr && writer.look.before != nullptr;
}
/// Unknown without a year before: nothing is compared then.
Decision comparable(const Writer& writer, const Scope&) {
  const Look& look = writer.look;
  if (look.before == nullptr || look.now == nullptr || look.now_at == 0) return std::nullopt;
  return !analysis::breaks_series(look.years->rules[look.now_at - 1]);
}
Decision some_years(const Writer& writer, const Scope&) {
  return writer.look.shown.size() > 1;
}

std::optional<analysis::Directions> directions(const Writer& writer) {
  const Look& look = writer.look;
  if (look.before == nullptr || look.now == nullptr || look.now_at == 0) return std::nullopt;
  return look.years->directions(NodeKind::indicator, look.now_at - 1);
}

/// "At least one did": false only where nothing is missing that could have.
Decision some(std::size_t count, std::size_t unknown) {
  if (count > 0) return true;
  if (unknown > 0) return std::nullopt;
  return false;
}
Decision all_rose(const Writer& writer, const Scope&) {
  const auto found = directions(writer);
  return found ? found->all_rose() : std::nullopt;
}
Decision all_fell(const Writer& writer, const Scope&) {
  const auto found = directions(writer);
  return found ? found->all_fell() : std::nullopt;
}
Decision none_rose(const Writer& writer, const Scope&) {
  const auto found = directions(writer);
  return found ? found->none_rose() : std::nullopt;
}
Decision none_fell(const Writer& writer, const Scope&) {
  const auto found = directions(writer);
  return found ? found->none_fell() : std::nullopt;
}
Decision some_rose(const Writer& writer, const Scope&) {
  if (!directions(writer)) return std::nullopt;
  const Moved way = moved(writer);
  return some(way.risen.size(), way.unknown.size());
}
Decision some_fell(const Writer& writer, const Scope&) {
  if (!directions(writer)) return std::nullopt;
  const Moved way = moved(writer);
  return some(way.fallen.size(), way.unknown.size());
}
Decision some_same(const Writer& writer, const Scope&) {
  if (!directions(writer)) return std::nullopt;
  const Moved way = moved(writer);
  return some(way.unchanged.size(), way.unknown.size());
}
Decision all_same(const Writer& writer, const Scope&) {
  const auto found = directions(writer);
  if (!found) return std::nullopt;
  if (found->risen + found->fallen > 0) return false;
  if (found->unknown > 0) return std::nullopt;
  return found->unchanged > 0;
}
/// Fell, and is not below the mark: what the parts on failing indicators do not speak of.
Decision some_fell_and_pass(const Writer& writer, const Scope&) {
  if (!directions(writer)) return std::nullopt;
  const std::vector<NodeIndex> fallen = moved(writer).fallen;
  return std::any_of(fallen.begin(), fallen.end(), [&](NodeIndex node) { return !is_failing(writer, node); });
}
Decision some_change_unknown(const Writer& writer, const Scope&) {
  if (!directions(writer)) return std::nullopt;
  return !moved(writer).unknown.empty();
}

constexpr std::array tests = {
    TestEntry{"total_rose", "", total_rose},
    TestEntry{"total_fell", "", total_fell},
    TestEntry{"total_same", "", total_same},
    TestEntry{"has_previous", "", has_previous},
    TestEntry{"comparable", "", comparable},
    TestEntry{"several_years", "", some_years},
    TestEntry{"all_rose", "", all_rose},
    TestEntry{"all_fell", "", all_fell},
    TestEntry{"all_same", "", all_same},
    TestEntry{"none_rose", "", none_rose},
    TestEntry{"none_fell", "", none_fell},
    TestEntry{"some_rose", "", some_rose},
    TestEntry{"some_fell", "", some_fell},
    TestEntry{"some_same", "", some_same},
    TestEntry{"some_fell_and_pass", "", some_fell_and_pass},
    TestEntry{"some_change_unknown", "", some_change_unknown},
};

}  // namespace

std::span<const FactEntry> facts_of_changes() {
  return facts;
}

std::span<const TestEntry> tests_of_changes() {
  return tests;
}

}  // namespace prongsai::report::detail
