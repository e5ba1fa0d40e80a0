// SPDX-License-Identifier: Apache-2.0
// Numbers and names of indicators against the year's edition.
#include <algorithm>

#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

std::string code_of_node(const std::string& node) {
  return node.substr(node.find(':') + 1);
}

int year_of_mention(const Reading& reading, std::size_t line) {
  for (const Table& table : reading.tables) {
    if (line >= table.first && line < table.last && table.year != 0) return table.year;
  }
  return reading.results_year;
}

/// A table where the printed number counts rows: told with the finding, since it explains the slip.
int row_of_number(const Reading& reading, const std::string& node, const std::string& number) {
  for (const Table& table : reading.tables) {
    const auto column = table.find(Column::rank) ? table.find(Column::rank) : table.find(Column::row_number);
    for (const Row& row : table.rows) {
      if (row.node != node) continue;
      std::string cell = column ? cell_of(reading, row, *column) : row.number;
      if (cell.ends_with(".")) cell.pop_back();
      if (cell == number) return reading.lines[row.line].line->number;
    }
  }
  return 0;
}

void numbers(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Mention& mention : reading.mentions) {
    if (mention.number.empty()) continue;
    const Vocabulary* names = reading.names(year_of_mention(reading, mention.line));
    if (names == nullptr) continue;
    if (mention.node.empty()) {
      if (names->find_indicator("indicator:" + mention.number) == nullptr) {
        out.push_back(finding_at(source(context, mention.line), "ind.unknown", Certainty::certain,
                                 "ตัวชี้วัดที่ " + mention.number));
        out.back().details = {{"year", std::to_string(names->edition().fiscal_year)}};
      }
      continue;
    }
    const std::string code = code_of_node(mention.node);
    if (mention.number == code) continue;
    Finding finding = finding_at(source(context, mention.line), "ind.number", Certainty::certain,
                                 "ตัวชี้วัดที่ " + mention.number, "ตัวชี้วัดที่ " + code);
    finding.details = {{"node", mention.node},
                       {"name", mention.name},
                       {"year", std::to_string(names->edition().fiscal_year)}};
    const int row = row_of_number(reading, mention.node, mention.number);
    if (row != 0) finding.other_lines.push_back(row);
    out.push_back(std::move(finding));
  }
}

/// Number and name side by side in a table: "4. การใช้…" under "ตัวชี้วัดที่", or two columns.
void numbers_in_rows(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Table& table : reading.tables) {
    const auto column = table.find(Column::indicator_number);
    const auto name = table.find(Column::name);
    const bool in_name = !column && name && squeeze(table.columns[*name].head) == "ตัวชี้วัดที่";
    if (!column && !in_name) continue;
    std::optional<Finding> told;
    for (const Row& row : table.rows) {
      if (!row.name) continue;
      std::string number = column ? cell_of(reading, row, *column) : row.number;
      while (number.ends_with(".") || number.ends_with(")")) number.pop_back();
      if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos ||
          number == code_of_node(row.node))
        continue;
      if (told) {
        told->other_lines.push_back(source(context, row.line).number);
        continue;
      }
      told = finding_at(source(context, row.line), "ind.number", Certainty::certain, number,
                        code_of_node(row.node));
      told->details = {{"node", row.node},
                       {"name", written_name(reading, table.year, row.node)},
                       {"year", std::to_string(table.year)}};
    }
    if (told) out.push_back(std::move(*told));
  }
}

/// Other names than the year's: once a name, at its first place.
void variants(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  std::map<std::string, std::size_t> told;
  std::set<std::string> used;
  for (const Mention& mention : reading.mentions) {
    if (mention.official) used.insert(mention.node);
  }
  for (const Mention& mention : reading.mentions) {
    if (mention.node.empty() || mention.official) continue;
    const Vocabulary* names = reading.names(year_of_mention(reading, mention.line));
    const auto before = told.find(squeeze(mention.name));
    if (before != told.end()) {
      out[before->second].other_lines.push_back(source(context, mention.line).number);
      continue;
    }
    told.emplace(squeeze(mention.name), out.size());
    out.push_back(finding_at(source(context, mention.line), "ind.name",
                             used.contains(mention.node) ? Certainty::certain : Certainty::probable,
                             mention.name, names->name_of(mention.node)));
    out.back().details = {{"node", mention.node}, {"year", std::to_string(names->edition().fiscal_year)}};
  }
  for (const Table& table : reading.tables) {
    for (const Row& row : table.rows) {
      if (!row.name || row.name->exact) continue;
      const std::string expected = reading.names(table.year)->name_of(row.node);
      std::string printed;
      for (const std::string& cell : reading.lines[row.line].cells) {
        if (row.name->end <= cell.size() &&
            likeness(squeeze(cell.substr(row.name->begin, row.name->end - row.name->begin)),
                     squeeze(expected)) >= 80)
          printed = cell.substr(row.name->begin, row.name->end - row.name->begin);
      }
      if (printed.empty() || squeeze(printed) == squeeze(expected)) continue;
      out.push_back(
          finding_at(source(context, row.line), "ind.name", Certainty::probable, printed, expected));
      out.back().details = {{"node", row.node}, {"year", std::to_string(table.year)}};
    }
  }
}

/// "ตัวชี้วัดที่ 2 การใช้เงินงบประมาณ": nearly the name.
void near_names(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Mention& mention : reading.mentions) {
    if (mention.number.empty() || !mention.node.empty()) continue;
    const Vocabulary* names = reading.names(year_of_mention(reading, mention.line));
    const std::string expected = names == nullptr ? "" : names->name_of("indicator:" + mention.number);
    if (expected.empty()) continue;
    const std::string& plain = reading.lines[mention.line].plain;
    std::string_view rest = trim(std::string_view(plain).substr(mention.end));
    const std::size_t end = rest.find_first_of(" (,:;");
    const std::string word(rest.substr(0, end));
    const int like = likeness(squeeze(word), squeeze(expected));
    if (like < 70 || like == 100) continue;
    out.push_back(finding_at(source(context, mention.line), "ind.name", Certainty::probable, word, expected));
    out.back().details = {{"node", "indicator:" + mention.number},
                          {"year", std::to_string(names->edition().fiscal_year)}};
  }
}

/// Rows of a table of indicators whose name no indicator has.
void unknown_rows(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Table& table : reading.tables) {
    const auto column = table.find(Column::name);
    const auto known = std::count_if(table.rows.begin(), table.rows.end(),
                                     [](const Row& row) { return row.name.has_value(); });
    if (!column || !table.find(Column::score) || known < 3) continue;
    for (const Row& row : table.rows) {
      if (reading.lines[row.line].cells.size() < table.columns.size())
        continue;  // merged: which cell is the name?
      const std::string& cell = cell_of(reading, row, *column);
      const auto score = only_number(cell_of(reading, row, *table.find(Column::score)));
      const std::string squeezed = squeeze(cell);
      if ((!row.node.empty() && (row.name || !row.node.starts_with("indicator:"))) || !score ||
          squeezed.size() < 24 || any_of_words(squeezed, {"รวม", "เฉลี่ย", "แบบวัด", "ย่อย"}) || row.code ||
          contains(cell, ".1") || contains(cell, ".2"))
        continue;
      const Vocabulary* names = reading.names(table.year);
      std::string nearest = row.node.empty() ? "" : names->name_of(row.node);
      int best = nearest.empty() ? 45 : 100;
      for (const std::string& node : names->indicators()) {
        const int now = likeness(squeezed, squeeze(names->name_of(node)));
        if (now > best) {
          best = now;
          nearest = names->name_of(node);
        }
      }
      out.push_back(finding_at(source(context, row.line), "ind.unknown", Certainty::probable, cell, nearest));
      out.back().details = {{"year", std::to_string(table.year)}};
    }
  }
}

/// One table numbers its rows, another its indicators, in the same style: "4." is two things.
void mixed_numbers(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Table& counting : reading.tables) {
    const bool counts = counting.rows.size() > 1 &&
                        std::any_of(counting.rows.begin(), counting.rows.end(), [](const Row& row) {
                          return row.name && !row.number.empty() && row.number != code_of_node(row.node);
                        });
    if (!counts) continue;
    for (const Row& row : counting.rows) {
      if (!row.name || row.number.empty() || row.number == code_of_node(row.node)) continue;
      for (const Table& naming : reading.tables) {
        const bool all_right = std::all_of(naming.rows.begin(), naming.rows.end(), [](const Row& one) {
          return !one.name || one.number.empty() || one.number == code_of_node(one.node);
        });
        const auto clash = std::find_if(naming.rows.begin(), naming.rows.end(), [&](const Row& one) {
          return one.name && one.number == row.number && one.node != row.node;
        });
        if (!all_right || clash == naming.rows.end()) continue;
        Finding finding =
            finding_at(source(context, row.line), "ind.mixed_numbers", Certainty::probable,
                       row.number + ". " + reading.names(counting.year)->name_of(row.node),
                       code_of_node(row.node) + ". " + reading.names(counting.year)->name_of(row.node));
        finding.other_lines = {source(context, clash->line).number};
        finding.details = {{"node", row.node},
                           {"number", row.number},
                           {"other", reading.names(counting.year)->name_of(clash->node)}};
        out.push_back(std::move(finding));
        return;
      }
    }
  }
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  variants(context, out);
  numbers(context, out);
  numbers_in_rows(context, out);
  near_names(context, out);
  unknown_rows(context, out);
  mixed_numbers(context, out);
  return out;
}

}  // namespace

RuleSet name_rules() {
  return {.rules = {{"ind.number", Kind::ind},
                    {"ind.name", Kind::ind},
                    {"ind.unknown", Kind::ind},
                    {"ind.mixed_numbers", Kind::ind}},
          .check = find};
}

}  // namespace prongsai::lint
