// SPDX-License-Identifier: Apache-2.0
// Questions that several rules ask of the facts.
#include <algorithm>
#include <cstdlib>

#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {

bool within_rounding(Points a, Points b) {
  return std::llabs((a - b).ten_thousandths()) <= 100;
}

std::string two_places(Points value) {
  return base::to_string(base::round_half_up(value, 2), 2);
}

const Line& source(const Context& context, std::size_t line) {
  return *context.reading.lines[line].line;
}

bool any_of_words(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}

std::vector<std::string> below(const Reading& reading, int year, Points mark) {
  std::vector<std::string> out;
  for (const std::string& node : reading.known_indicators(year)) {
    if (*reading.value(year, node) < mark) out.push_back(node);
  }
  return out;
}

std::optional<Points> pass_mark(const Reading& reading, int year) {
  const Vocabulary* vocabulary = reading.exact(year);
  return vocabulary == nullptr ? std::nullopt : vocabulary->edition().pass_mark.value;
}

bool knows_all(const Reading& reading, int year) {
  const Vocabulary* vocabulary = reading.exact(year);
  return vocabulary != nullptr && reading.known_indicators(year).size() == vocabulary->indicators().size();
}

std::string written_name(const Reading& reading, int year, const std::string& indicator) {
  const Vocabulary* vocabulary = reading.names(year);
  const std::string name = vocabulary == nullptr ? "" : vocabulary->name_of(indicator);
  return "ตัวชี้วัดที่ " + indicator.substr(indicator.find(':') + 1) + (name.empty() ? "" : " " + name);
}

std::string written_list(const Reading& reading, int year, const std::vector<std::string>& indicators) {
  std::string out;
  for (const std::string& one : indicators)
    out += (out.empty() ? "" : ", ") + written_name(reading, year, one);
  return out;
}

int year_before(const Reading& reading) {
  int best = 0;
  for (const int year : reading.years_known(3)) {
    if (year < reading.results_year) best = std::max(best, year);
  }
  return best;
}

Movement movement(const Reading& reading, int from, int to, std::string_view instrument) {
  Movement out;
  const Vocabulary* vocabulary = reading.names(to);
  for (const std::string& node : reading.known_indicators(to)) {
    const auto before = reading.value(from, node);
    if (!before || (!instrument.empty() && vocabulary->instrument_of(node) != instrument)) continue;
    const Points now = *reading.value(to, node);
    (now > *before ? out.rose : now < *before ? out.fell : out.same).push_back(node);
  }
  return out;
}

std::string printed_number(const NumberAt& number) {
  return (number.sign == 0 ? "" : std::string(1, number.sign)) + number.text + (number.percent ? "%" : "");
}

std::optional<std::size_t> score_column(const Table& table) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].kind == Column::score &&
        (!best || table.columns[i].year > table.columns[*best].year))
      best = i;
  }
  return best;
}

}  // namespace prongsai::lint
