// SPDX-License-Identifier: Apache-2.0
// Codes of items: mistyped, unknown, or beside another item's words.
#include <algorithm>

#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

bool is_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// As the document writes codes: capital where its others are.
std::string as_written(const Reading& reading, std::string code) {
  for (const Table& table : reading.tables) {
    for (const Row& row : table.rows) {
      if (!row.code || !row.code->exact || row.code->printed.empty()) continue;
      if (row.code->printed.front() < 'a') code.front() = static_cast<char>(code.front() - 'a' + 'A');
      return code;
    }
  }
  return code;
}

/// A letter read as a digit all over a scan is one slip: told once.
void mistyped(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::optional<Finding> told;
  for (const Table& table : reading.tables) {
    for (const Row& row : table.rows) {
      if (!row.code || row.code->exact || row.node.empty()) continue;
      const std::string expected = as_written(reading, row.node.substr(row.node.find(':') + 1));
      if (told) {
        told->other_lines.push_back(source(context, row.line).number);
        continue;
      }
      told = finding_at(source(context, row.line), "code.mistyped", Certainty::probable, row.code->printed,
                        expected);
      told->details = {{"node", row.node}};
    }
  }
  if (!told) return;
  told->details.emplace_back("count", std::to_string(told->other_lines.size() + 1));
  out.push_back(std::move(*told));
}

void in_rows(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Table& table : reading.tables) {
    const Vocabulary* names = reading.exact(table.year);
    if (names == nullptr) continue;
    for (const Row& row : table.rows) {
      if (!row.code || !row.code->exact) continue;
      if (!row.code->known) {
        if (!names->complete(row.code->code.front())) continue;
        const bool told = row.text && row.text->likeness >= 70;
        out.push_back(finding_at(source(context, row.line), "code.unknown", Certainty::certain,
                                 row.code->printed, told ? as_written(reading, row.text->code) : ""));
        out.back().details = {{"year", std::to_string(table.year)}};
        continue;
      }
      if (!row.text || row.text->code == row.code->code || row.text->likeness < 80) continue;
      int own = 100;
      for (const std::string& cell : reading.lines[row.line].cells) {
        if (contains(cell, row.code->printed))
          own = names->like_item(cell.substr(std::min(cell.size(), row.code->end)), row.code->code);
      }
      if (own < 0 || own > 55) continue;
      out.push_back(finding_at(source(context, row.line), "code.other_text", Certainty::probable,
                               row.code->printed, as_written(reading, row.text->code)));
      out.back().details = {{"year", std::to_string(table.year)}};
    }
  }
}

/// "ข้อ o45" in any text: beyond what any edition the document may mean has.
void in_text(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::set<std::string> told;
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    const std::string& plain = reading.lines[line].plain;
    for (std::size_t i = 0; i < plain.size(); ++i) {
      if (!is_letter(plain[i]) ||
          (i > 0 && (is_letter(plain[i - 1]) || (plain[i - 1] >= '0' && plain[i - 1] <= '9') ||
                     plain[i - 1] == '-' || plain[i - 1] == '.' || plain[i - 1] == '/')))
        continue;
      if (i + 1 >= plain.size() || plain[i + 1] < '1' || plain[i + 1] > '9') continue;
      bool known = false;
      bool can_tell = false;
      std::string printed;
      for (const auto& [year, names] : reading.vocabularies) {
        if (year != reading.results_year && year != reading.title_year) continue;
        const auto code = names->code(std::string_view(plain).substr(i));
        if (!code || !code->exact) continue;
        known = known || code->known || !names->complete(code->code.front());
        can_tell = true;
        printed = code->printed;
      }
      if (!can_tell || known || !told.insert(printed).second) continue;
      out.push_back(finding_at(source(context, line), "code.unknown", Certainty::certain, printed));
      out.back().details = {{"year", std::to_string(reading.results_year)}};
    }
  }
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  mistyped(context, out);
  in_rows(context, out);
  in_text(context, out);
  return out;
}

}  // namespace

RuleSet code_rules() {
  return {
      .rules = {{"code.mistyped", Kind::code}, {"code.unknown", Kind::code}, {"code.other_text", Kind::code}},
      .check = find};
}

}  // namespace prongsai::lint
