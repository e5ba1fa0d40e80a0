// SPDX-License-Identifier: Apache-2.0
// Sentences filled in, tests decided, and what things are called.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "prongsai/base/assert.h"
#include "prongsai/report/parts_detail.h"

namespace prongsai::report::detail {
namespace {

using framework::NodeKind;
using improvement::PeriodForm;

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

void add(doc::Spans& out, doc::Span span, bool bold) {
  if (span.text.empty()) return;
  span.bold = span.bold || bold;
  const bool is_plain = !span.datum && span.href.empty() && !span.verbatim && span.tone == doc::Tone::plain;
  if (is_plain && !out.empty()) {
    doc::Span& last = out.back();
    const bool joins = !last.datum && last.href.empty() && !last.verbatim && last.bold == span.bold &&
                       last.tone == doc::Tone::plain && !last.italic && !span.italic;
    if (joins) {
      last.text += span.text;
      return;
    }
  }
  out.push_back(std::move(span));
}

std::chrono::year_month_day civil(improvement::Day day) {
  return std::chrono::year_month_day(day);
}
int buddhist(std::chrono::year_month_day day) {
  constexpr int era = 543;
  return static_cast<int>(day.year()) + era;
}

std::string month_of(const Writer& writer, std::chrono::year_month_day day) {
  return writer.word("month." + std::to_string(static_cast<unsigned>(day.month())));
}

std::string day_and_month(const Writer& writer, std::chrono::year_month_day day) {
  return std::to_string(static_cast<unsigned>(day.day())) + " " + month_of(writer, day);
}

std::string whole_day(const Writer& writer, std::chrono::year_month_day day) {
  return day_and_month(writer, day) + " " + std::to_string(buddhist(day));
}

/// What both ends share is said once.
std::string span_of_days(const Writer& writer, const improvement::Period& period) {
  const auto first = civil(period.first);
  const auto last = civil(period.last);
  if (first == last) return whole_day(writer, last);
  if (first.year() != last.year()) return whole_day(writer, first) + " – " + whole_day(writer, last);
  if (first.month() != last.month()) return day_and_month(writer, first) + " – " + whole_day(writer, last);
  return std::to_string(static_cast<unsigned>(first.day())) + " – " + whole_day(writer, last);
}

std::string period_words(const Writer& writer, const improvement::Period& period, int year) {
  switch (period.form) {
    case PeriodForm::month:
      return month_of(writer, civil(period.first)) + " " + std::to_string(buddhist(civil(period.first)));
    case PeriodForm::days:
      return span_of_days(writer, period);
    case PeriodForm::until:
      return writer.word("period.until") + " " + whole_day(writer, civil(period.last));
    case PeriodForm::quarter:
      return writer.word("period.quarter") + " " + std::to_string(period.quarter);
    case PeriodForm::year:
      break;
  }
  return writer.word("period.year") + " " + std::to_string(year);
}

}  // namespace

doc::Spans Writer::fill(std::string_view sentence, const Scope& scope) {
  doc::Spans out;
  bool bold = false;
  std::string text;
  const auto flush = [&] {
    add(out, words(std::move(text)), bold);
    text.clear();
  };
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    if (sentence.substr(at).starts_with("**")) {
      flush();
      bold = !bold;
      ++at;
      continue;
    }
    const std::size_t end = sentence[at] == '{' ? sentence.find('}', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      text += sentence[at];
      continue;
    }
    flush();
    const auto found = fact(*this, sentence.substr(at + 1, end - at - 1), scope);
    const doc::Span unknown = {.text = word("missing.nothing_known"), .tone = doc::Tone::muted};
    for (doc::Span& span : found.value_or(doc::Spans{unknown})) add(out, std::move(span), bold);
    at = end;
  }
  flush();
  return out;
}

doc::Spans Writer::say(std::string_view key, const Scope& scope) {
  return fill(word(key), scope);
}

std::optional<bool> Writer::holds(std::string_view test, const Scope& scope) {
  constexpr std::string_view negation = "not ";
  const bool is_negated = test.starts_with(negation);
  if (is_negated) test.remove_prefix(negation.size());
  for (const TestEntry& entry : all_tests()) {
    if (entry.code != test) continue;
    const std::optional<bool> decided = entry.decide(*this, scope);
    if (!decided) return std::nullopt;
    return *decided != is_negated;
  }
  return std::nullopt;
}

void Writer::gap(Gap gap) {
  const bool is_told = std::any_of(draft.gaps.begin(), draft.gaps.end(), [&](const Gap& one) {
    return one.code == gap.code && one.record == gap.record && one.details == gap.details;
  });
  if (!is_told) draft.gaps.push_back(std::move(gap));
}

std::string Writer::name_of(const YearFigures& year, NodeIndex node) const {
  const scoring::PlanNode& planned = year.scored.plan->nodes[node];
  if (planned.kind == NodeKind::total) return word("node.total");
  return planned.name.th.empty() ? word("missing.wording") : planned.name.th;
}

std::string Writer::item_text(const YearFigures& year, NodeIndex node) const {
  const scoring::PlanNode& planned = year.scored.plan->nodes[node];
  std::string text = name_of(year, node);
  if (planned.kind != NodeKind::item) return text;
  const framework::Item* item = year.scored.edition->find_item(planned.code);
  const bool is_official = item == nullptr || item->wording != framework::Wording::paraphrase;
  return is_official || planned.name.th.empty() ? text : text + " " + word("item.paraphrase");
}

std::string Writer::code_of(const YearFigures& year, NodeIndex node) const {
  return upper(year.scored.plan->nodes[node].code);
}

std::string Writer::label_of(const YearFigures& year, NodeIndex node) const {
  const scoring::PlanNode& planned = year.scored.plan->nodes[node];
  switch (planned.kind) {
    case NodeKind::total:
    case NodeKind::instrument:
    case NodeKind::part:
      return name_of(year, node);
    case NodeKind::indicator:
      return word("node.indicator") + " " + planned.code + " " + name_of(year, node);
    case NodeKind::sub_indicator:
      return word("node.sub_indicator") + " " + planned.code + " " + name_of(year, node);
    case NodeKind::item:
    case NodeKind::box:
      break;
  }
  return word("node.item") + " " + upper(planned.code);
}

std::vector<std::string> Writer::units(const improvement::Record& record) const {
  constexpr std::string_view prefix = "unit:";
  std::vector<std::string> out;
  for (const std::string& one : improvement::units_of(record)) {
    const bool is_id = one.starts_with(prefix);
    const auto found = is_id ? input.units.find(one.substr(prefix.size())) : input.units.end();
    const auto whole = input.units.find(one);
    if (found != input.units.end()) {
      out.push_back(found->second);
    } else {
      out.push_back(whole != input.units.end() ? whole->second : one);
    }
  }
  return out;
}

std::string Writer::period(const improvement::Record& record) const {
  const int year = input.plan != nullptr ? input.plan->year : results_year(input) + 1;
  const auto found = improvement::period_of(record, year);
  return found ? period_words(*this, *found, year) : std::string();
}

std::string Writer::day(std::string_view iso) const {
  const auto found = improvement::parse_iso(iso);
  if (!found) return std::string(iso);
  const auto date = civil(*found);
  return fmt::format("{} {} {}", day_and_month(*this, date), word("year.era"), buddhist(date));
}

}  // namespace prongsai::report::detail
