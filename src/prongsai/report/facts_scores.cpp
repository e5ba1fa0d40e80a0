// SPDX-License-Identifier: Apache-2.0
// The result of the year: total, level, and which indicators pass and reach the target.
#include <algorithm>
#include <array>

#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using Words = std::optional<doc::Spans>;

Words score_of_total(Writer& writer, const YearFigures* year) {
  if (year == nullptr) return std::nullopt;
  return doc::Spans{writer.score(*year, year->scored.plan->total())};
}

Words total(Writer& writer, const Scope&) {
  return score_of_total(writer, writer.look.now);
}
Words total_before(Writer& writer, const Scope&) {
  return score_of_total(writer, writer.look.before);
}
Words total_after(Writer& writer, const Scope&) {
  return score_of_total(writer, writer.look.after);
}

Words level_of(Writer& writer, const YearFigures* year) {
  if (year == nullptr) return std::nullopt;
  const analysis::Scored& scored = year->scored;
  const std::optional<std::size_t> level = level_at(*year);
  if (!level) return std::nullopt;
  const std::string of = std::to_string(scored.edition->fiscal_year);
  return doc::Spans{writer.stated(of + "/level", writer.word("level.label") + " " + of,
                                  scored.edition->levels[*level].name.th, "level")};
}

Words level(Writer& writer, const Scope&) {
  return level_of(writer, writer.look.now);
}
Words level_before(Writer& writer, const Scope&) {
  return level_of(writer, writer.look.before);
}
Words level_after(Writer& writer, const Scope&) {
  return level_of(writer, writer.look.after);
}

Words pass_mark(Writer& writer, const Scope&) {
  if (!writer.look.pass_mark) return std::nullopt;
  return doc::Spans{writer.threshold("pass_mark", *writer.look.pass_mark)};
}
Words target(Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  return doc::Spans{writer.threshold("target", *writer.look.target)};
}
Words target_in_words(Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  return target_words(writer, *writer.look.target, writer.look.target_is_more_than, "target");
}

Words failing_count(Writer& writer, const Scope&) {
  if (!writer.look.standing) return std::nullopt;
  return doc::Spans{writer.count("failing_count", writer.look.standing->failing.size())};
}
Words failing_names(Writer& writer, const Scope&) {
  if (!writer.look.standing) return std::nullopt;
  return named_with_scores(writer, writer.look.standing->failing);
}
Words passing_count(Writer& writer, const Scope&) {
  const auto& rows = rows_of(writer);
  if (rows.empty()) return std::nullopt;
  const auto passing = std::count_if(rows.begin(), rows.end(), [](const analysis::IndicatorRow& row) {
    return row.mark == analysis::Mark::pass;
  });
  return doc::Spans{writer.count("passing_count", static_cast<std::size_t>(passing))};
}
Words indicators_count(Writer& writer, const Scope&) {
  const std::size_t count = rows_of(writer).size();
  if (count == 0) return std::nullopt;
  return doc::Spans{writer.count("indicators_count", count)};
}
Words missing_count(Writer& writer, const Scope&) {
  if (!writer.look.standing) return std::nullopt;
  return doc::Spans{writer.count("missing_count", writer.look.standing->missing)};
}

Words reached_count(Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  return doc::Spans{writer.count("reached_count", split_by_target(writer).reaching.size())};
}
Words short_count(Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  return doc::Spans{writer.count("short_count", split_by_target(writer).short_of_it.size())};
}
Words reached_names(Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  return named_with_scores(writer, split_by_target(writer).reaching);
}
Words short_names(Writer& writer, const Scope&) {
  if (!writer.look.target) return std::nullopt;
  return named_with_scores(writer, split_by_target(writer).short_of_it);
}

/// Those that share an end of all indicators.
Words ends(Writer& writer, bool best) {
  if (writer.look.now == nullptr) return std::nullopt;
  const auto nodes = indicators_of(writer);
  const auto& scored = writer.look.now->scored;
  const auto end = best ? analysis::highest_of(scored, nodes) : analysis::lowest_of(scored, nodes);
  if (end.empty()) return std::nullopt;
  return named_with_scores(writer, end);
}
Words best_names(Writer& writer, const Scope&) {
  return ends(writer, true);
}
Words worst_names(Writer& writer, const Scope&) {
  return ends(writer, false);
}

/// "IIT ร้อยละ 30, EIT ร้อยละ 30 และ OIT ร้อยละ 40"; an unknown weight is said to be so.
Words weights(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  const analysis::Scored& scored = writer.look.now->scored;
  std::vector<doc::Spans> parts;
  for (const framework::Instrument& one : scored.edition->instruments) {
    const auto node = scored.plan->find("instrument:" + one.code);
    if (!node) continue;
    const std::string weight =
        one.weight.value ? writer.word("unit.percent") + " " + base::to_shortest_string(*one.weight.value)
                         : writer.word("missing.rule_unknown");
    parts.push_back({writer.words(short_name_of(writer, *node) + " " + weight)});
  }
  return list_of(writer, parts);
}

Words earlier_target(Writer& writer, const Scope&) {
  if (writer.input.earlier_plan == nullptr) return std::nullopt;
  std::vector<doc::Spans> parts;
  for (const improvement::Record* record : writer.input.earlier_plan->of(improvement::RecordKind::target)) {
    const auto target = improvement::target_of(*record);
    if (!target || target->about != "indicators") continue;
    parts.push_back(target_words(writer, target->value,
                                 target->comparison == improvement::Comparison::more_than, "earlier_target"));
  }
  if (parts.empty()) return std::nullopt;
  return list_of(writer, {parts.front()});
}
Words earlier_reached(Writer& writer, const Scope&) {
  return doc::Spans{writer.count("earlier_reached_count", review_of(writer).reached)};
}
Words earlier_all(Writer& writer, const Scope&) {
  return doc::Spans{writer.count("earlier_all_count", review_of(writer).outcomes.size())};
}

constexpr std::array entries = {
    FactEntry{"total", "", total},
    FactEntry{"total_before", "", total_before},
    FactEntry{"total_after", "", total_after},
    FactEntry{"level", "", level},
    FactEntry{"level_before", "", level_before},
    FactEntry{"level_after", "", level_after},
    FactEntry{"pass_mark", "", pass_mark},
    FactEntry{"target", "", target},
    FactEntry{"target_words", "", target_in_words},
    FactEntry{"failing_count", "", failing_count},
    FactEntry{"failing_names", "", failing_names},
    FactEntry{"passing_count", "", passing_count},
    FactEntry{"indicators_count", "", indicators_count},
    FactEntry{"missing_count", "", missing_count},
    FactEntry{"reached_count", "", reached_count},
    FactEntry{"short_count", "", short_count},
    FactEntry{"reached_names", "", reached_names},
    FactEntry{"short_names", "", short_names},
    FactEntry{"best_names", "", best_names},
    FactEntry{"worst_names", "", worst_names},
    FactEntry{"weights", "", weights},
    FactEntry{"earlier_target_words", "", earlier_target},
    FactEntry{"earlier_reached_count", "", earlier_reached},
    FactEntry{"earlier_all_count", "", earlier_all},
};

}  // namespace

std::span<const FactEntry> facts_of_scores() {
  return entries;
}

}  // namespace prongsai::report::detail
