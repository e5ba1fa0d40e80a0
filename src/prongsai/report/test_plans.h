// SPDX-License-Identifier: Apache-2.0
// For tests: a document's input around a small plan and small results, and its cells as words.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "prongsai/improvement/test_plan.h"
#include "prongsai/report/writer_detail.h"

namespace prongsai::report::test {

using improvement::RecordKind;

/// Words are their keys ("⟦plan.not_said⟧"), so that tests say which word is meant.
struct Desk {
  explicit Desk(Kind kind, improvement::test::Draft draft = improvement::test::Draft(),
                improvement::test::Results results = improvement::test::Results())
      : made(std::move(draft)), now(std::move(results)), now_inputs(now.nodes) {
    input.kind = kind;
    input.plan = &made.plan;
    input.year = is_of_plan(kind) ? made.plan.year : made.plan.year - 1;
    input.letterhead.name = "เทศบาลตำบลตัวอย่าง";
    put(now, now_inputs);
    pattern.kind = kind;
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void put(const improvement::test::Results& results, const scoring::Inputs& inputs) {
    input.years.push_back({.scored = {.edition = &results.edition,
                                      .plan = &results.nodes,
                                      .inputs = &inputs,
                                      .sheet = &results.sheet},
                           .fingerprint = {},
                           .is_published = true});
  }
  [[nodiscard]] detail::Writer writer() const { return detail::Writer(pattern, wording, input); }
  [[nodiscard]] std::vector<Gap> gaps() const { return write(pattern, wording, input).gaps; }

  improvement::test::Draft made;
  improvement::test::Results now;
  scoring::Inputs now_inputs;
  Template pattern;
  Wording wording;
  Input input;
};

inline std::string words_of(const doc::Cell& cell) {
  std::string out;
  for (const doc::CellLine& line : cell.lines) {
    if (!out.empty()) out += " / ";
    out += (line.mark.empty() ? "" : line.mark + " ") + doc::text_of(line.spans);
  }
  return out;
}
inline std::vector<std::string> words_of(const doc::Row& row) {
  std::vector<std::string> out;
  for (const doc::Cell& cell : row.cells) out.push_back(words_of(cell));
  return out;
}

/// What `doc::flaws` says of a document with nothing but the table.
inline std::vector<std::string> flaws_of(const doc::Table& table, const detail::Writer& writer) {
  doc::Document document;
  document.data = writer.draft.document.data;
  document.sections = {{.orientation = {}, .blocks = {table}}};
  return doc::flaws(document);
}

inline const Gap* find(const std::vector<Gap>& gaps, std::string_view code, std::string_view record = {}) {
  for (const Gap& one : gaps)
    if (one.code == code && (record.empty() || one.record == record)) return &one;
  return nullptr;
}

}  // namespace prongsai::report::test
