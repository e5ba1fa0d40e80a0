// SPDX-License-Identifier: Apache-2.0
// Numbers in front of rows and paragraphs: repeated, left out, or not those of the calendar.
#include <algorithm>
#include <map>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

struct Entry {
  std::size_t line = 0;  ///< index into Reading::lines
  int number = 0;
  std::string words;  ///< squeezed
};

/// Follows a list whose lists below it begin again at 1.
class Counter {
 public:
  enum class Step { fits, repeated, skipped, other };
  Step take(int number) {
    if (number == 1) {
      open_.push_back(1);
      return Step::fits;
    }
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i] + 1 != number) continue;
      open_.resize(i + 1);
      open_.back() = number;
      return Step::fits;
    }
    if (open_.empty()) return Step::other;
    const int last = open_.back();
    open_.back() = number;
    if (number == last) return Step::repeated;
    return number > last && number <= last + 3 ? Step::skipped : Step::other;
  }
  [[nodiscard]] int last() const { return open_.empty() ? 0 : open_.back(); }

 private:
  std::vector<int> open_;
};

void count(const Context& context, const std::vector<Entry>& entries, Certainty certainty,
           std::vector<Finding>& out) {
  Counter counter;
  const Entry* before = nullptr;
  for (const Entry& entry : entries) {
    const int last = counter.last();
    // The same entry printed again, on the next page.
    if (before != nullptr && before->number == entry.number && before->words == entry.words) continue;
    const Counter::Step step = counter.take(entry.number);
    if (step == Counter::Step::repeated || step == Counter::Step::skipped) {
      const char* code = step == Counter::Step::repeated ? "numb.repeated" : "numb.skipped";
      Finding found = finding_at(*context.reading.lines[entry.line].line, code, certainty,
                                 std::to_string(entry.number) + ".", std::to_string(last + 1) + ".");
      if (before != nullptr) found.other_lines = {context.reading.lines[before->line].line->number};
      out.push_back(std::move(found));
    }
    before = &entry;
  }
}

/// In steps of one, as lists are: not the numbers of indicators, places of a rank or years.
bool is_counted(const std::vector<Entry>& entries) {
  if (entries.size() < 3 || entries.front().number != 1) return false;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < entries.size(); ++i)
    steps += entries[i].number == entries[i - 1].number + 1 || entries[i].number == 1 ? 1U : 0U;
  return steps * 3 >= (entries.size() - 1) * 2;
}

bool names_indicator(const Context& context, const Entry& entry) {
  return std::any_of(context.catalogue.editions.begin(), context.catalogue.editions.end(),
                     [&](const framework::Edition* edition) {
                       for (const framework::Instrument& instrument : edition->instruments) {
                         for (const framework::Indicator& indicator : instrument.indicators) {
                           if (indicator.code == std::to_string(entry.number) &&
                               entry.words.starts_with(squeeze(indicator.name.th)))
                             return true;
                         }
                       }
                       return false;
                     });
}

/// Where the rows of a table are numbered: in a column of its own, or in front of the words.
std::vector<Entry> entries_of(const Context& context, const Sheet& table) {
  std::vector<Entry> out;
  const std::string head = squeeze(table.head.front());
  const bool own_column = head == "ลำดับ" || head == "ลำดับที่" || head == "ที่" || head == "ข้อ" || head == "เลขที่";
  if (contains(head, "ตัวชี้วัดที่") || contains(head, "อันดับ")) return out;
  std::size_t indicators = 0;
  for (const std::size_t index : table.rows) {
    const ReadLine& row = context.reading.lines[index];
    const std::string_view first = cell_of(row, 0);
    Entry entry;
    entry.line = index;
    if (own_column) {
      const auto number = only_number(first.ends_with(".") ? first.substr(0, first.size() - 1) : first);
      if (!number || number->decimals != 0 || number->value > Points::whole(500)) continue;
      entry.number = std::stoi(number->text);
      entry.words = squeeze(cell_of(row, 1));
    } else {
      const auto number = leading_number(first);
      if (!number || number->mark == "()") continue;
      entry.number = number->number;
      entry.words = squeeze(number->rest);
    }
    indicators += names_indicator(context, entry) ? 1U : 0U;
    out.push_back(std::move(entry));
  }
  if (indicators * 2 >= out.size()) out.clear();
  return out;
}

void check_tables(const Context& context, std::vector<Finding>& out) {
  const Certainty certainty = context.manuscript.is_scan ? Certainty::probable : Certainty::certain;
  for (const Sheet& table : sheets_of(context.reading)) {
    const std::vector<Entry> entries = entries_of(context, table);
    if (is_counted(entries)) count(context, entries, certainty, out);
  }
}

/// Paragraphs with a number in front, between two headings. Each style of number is a list of its own.
void check_lists(const Context& context, std::vector<Finding>& out) {
  constexpr std::size_t apart = 40;  // lines: farther away it is another list
  std::map<std::string, std::vector<Entry>> lists;
  const auto finish = [&] {
    for (const auto& [mark, entries] : lists) {
      if (is_counted(entries)) count(context, entries, Certainty::probable, out);
    }
    lists.clear();
  };
  const std::vector<ReadLine>& lines = context.reading.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_text(lines[i])) continue;
    const auto number = leading_number(lines[i].plain);
    if (!number || number->rest.empty()) {
      if (is_heading(lines[i])) finish();
      continue;
    }
    std::vector<Entry>& list = lists[number->mark];
    if (!list.empty() && i - list.back().line > apart) finish();
    lists[number->mark].push_back({i, number->number, squeeze(number->rest)});
  }
  finish();
}

/// "5", "5.2" in front of a heading: its numbers from the first to the last.
std::vector<int> heading_numbers(std::string_view text) {
  std::vector<int> out;
  std::size_t at = 0;
  while (at < text.size()) {
    int number = 0;
    const std::size_t begin = at;
    while (at < text.size() && at - begin < 3 && text[at] >= '0' && text[at] <= '9')
      number = number * 10 + (text[at++] - '0');
    if (at == begin) break;
    out.push_back(number);
    if (at >= text.size() || text[at] != '.') break;
    ++at;
  }
  // "2565 …" and "3 ขั้นตอน" count nothing; "5.2 …" and "5. …" do.
  const bool ends = at < text.size() && text[at] == ' ';
  const bool single = out.size() == 1 && (at == 0 || text[at - 1] != '.');
  return ends && !single ? out : std::vector<int>{};
}

/// Headings of one level under one heading above them.
void check_headings(const Context& context, std::vector<Finding>& out) {
  struct Last {
    int number = 0;
    std::size_t line = 0;
  };
  std::map<std::pair<int, std::vector<int>>, Last> lasts;
  const std::vector<ReadLine>& lines = context.reading.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int level = lines[i].line->heading;
    if (level == 0 || !is_text(lines[i])) continue;
    std::erase_if(lasts, [&](const auto& one) { return one.first.first > level; });
    std::vector<int> numbers = heading_numbers(lines[i].plain);
    const Entry entry{i, numbers.empty() ? 0 : numbers.back(), squeeze(without_mark(lines[i].plain))};
    if (numbers.empty() || names_indicator(context, entry)) continue;
    numbers.pop_back();
    Last& last = lasts[{level, numbers}];
    const bool skipped =
        last.number != 0 && entry.number > last.number + 1 && entry.number <= last.number + 3;
    if (skipped || (last.number == entry.number && last.number != 0)) {
      std::string prefix;
      for (const int number : numbers) prefix += std::to_string(number) + ".";
      Finding found = finding_at(*lines[i].line, skipped ? "numb.skipped" : "numb.repeated",
                                 Certainty::certain, prefix + std::to_string(entry.number) + ".",
                                 prefix + std::to_string(last.number + 1) + ".");
      found.other_lines = {lines[last.line].line->number};
      out.push_back(std::move(found));
    }
    last = {entry.number, i};
  }
}

/// The same thing to do under two numbers, in the list and in the calendar.
void check_two_numbers(const Context& context, std::vector<Finding>& out) {
  const Calendars calendars(context.reading);
  if (!calendars.are_comparable()) return;  // told by the rules on calendars
  for (const Chart& chart : calendars.charts()) {
    for (std::size_t which = 0; which < calendars.lists().size(); ++which) {
      const ActivityList& list = calendars.lists()[which];
      std::vector<int> listed;
      std::vector<int> charted;
      std::vector<int> at;
      const Line* first = nullptr;
      for (const ChartRow& row : chart.rows) {
        const auto index = calendars.same_activity(row, which);
        if (!index || !row.number || !list.activities[*index].number) continue;
        const Activity& activity = list.activities[*index];
        if (*row.number == *activity.number) continue;
        listed.push_back(*activity.number);
        charted.push_back(*row.number);
        if (first == nullptr) first = context.reading.lines[activity.line].line;
        at.push_back(context.reading.lines[activity.line].line->number);
        at.push_back(context.reading.lines[row.line].line->number);
      }
      if (listed.empty()) continue;
      const auto words = [](const std::vector<int>& numbers) {
        std::string text;
        for (const int number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
        return text;
      };
      Finding found =
          finding_at(*first, "numb.two_numbers", Certainty::certain, words(listed), words(charted));
      found.other_lines.assign(at.begin() + 1, at.end());
      found.details = {{"count", std::to_string(listed.size())}};
      out.push_back(std::move(found));
    }
  }
}

std::vector<Finding> check_numbering(const Context& context) {
  std::vector<Finding> out;
  check_tables(context, out);
  check_lists(context, out);
  check_headings(context, out);
  check_two_numbers(context, out);
  return out;
}

}  // namespace

RuleSet numbering_rules() {
  return {{{"numb.repeated", Kind::numb}, {"numb.skipped", Kind::numb}, {"numb.two_numbers", Kind::numb}},
          check_numbering};
}

}  // namespace prongsai::lint
