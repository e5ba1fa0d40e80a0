// SPDX-License-Identifier: Apache-2.0
// "ตารางที่ 3", "ส่วนที่ 2", "ประเด็นที่ 5": what is numbered by name, and what the text sends its reader to.
#include <algorithm>
#include <map>
#include <set>

#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/text_rules_detail.h"

namespace prongsai::lint {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<int> number_at(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
  const std::size_t begin = at;
  int number = 0;
  while (at < text.size() && is_digit(text[at]) && at - begin < 3) number = number * 10 + (text[at++] - '0');
  const bool decimal = at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]);
  if (at == begin || decimal || (at < text.size() && is_digit(text[at]))) return std::nullopt;
  return number;
}

struct Label {
  std::size_t line = 0;
  int number = 0;
  std::string words;  ///< squeezed, behind the number
};

/// Lines that begin with the label: captions and headings.
std::vector<Label> labels_of(const Reading& reading, std::string_view word) {
  std::vector<Label> out;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const ReadLine& line = reading.lines[i];
    if (line.running || !line.plain.starts_with(word)) continue;
    std::size_t at = word.size();
    const auto number = number_at(line.plain, at);
    if (!number || *number == 0) continue;
    const std::string_view behind = trim(std::string_view(line.plain).substr(at));
    // "ตารางที่ 3 แสดงให้เห็นว่า …" in the middle of a text is a sentence.
    const bool sentence = behind.starts_with("พบว่า") || behind.starts_with("และ") ||
                          behind.starts_with("จะเห็น") || behind.starts_with("แสดงให้เห็น") ||
                          behind.starts_with("ถึง") || behind.starts_with("-") || behind.starts_with("–");
    if (!sentence) out.push_back({i, *number, squeeze(behind)});
  }
  return out;
}

/// The numbers behind the word, wherever it stands.
std::set<int> numbers_behind(const Reading& reading, std::string_view word) {
  std::set<int> out;
  for (const ReadLine& line : reading.lines) {
    for (std::size_t at = line.plain.find(word); at != std::string::npos;
         at = line.plain.find(word, at + word.size())) {
      std::size_t behind = at + word.size();
      if (const auto number = number_at(line.plain, behind)) out.insert(*number);
    }
  }
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_digit(c)) out += c;
  }
  return out;
}

/// The same caption on the next page; a scan may have read it a little otherwise.
bool goes_on(const std::string& before, const std::string& now) {
  constexpr int alike = 90;
  if (before.empty() || now.empty() || now == before) return true;
  if (digits_of(before) != digits_of(now)) return false;
  return now.starts_with(before) || before.starts_with(now) || likeness(before, now) >= alike;
}

/// 1, 2, 2, 3: the second 2 is a slip. 1, 2, 1, 2 are two series, and continued pages name a part again.
void check_repeated(const Context& context, std::string_view word, const std::vector<Label>& labels,
                    std::vector<Finding>& out) {
  constexpr std::size_t longest = 200;
  const Label* before = nullptr;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = labels[i];
    const ReadLine& line = context.reading.lines[label.line];
    if (line.is_row() || letters(line.plain) > longest) continue;
    const bool same = before != nullptr && before->number == label.number;
    // 1, 1, 3: where the next number is left out, one of the two was meant to have it.
    const bool leaves_out = same && i + 1 < labels.size() && labels[i + 1].number == label.number + 2;
    if (leaves_out || (same && label.number > 1 && !goes_on(before->words, label.words))) {
      Finding found = finding_at(*line.line, "numb.label_repeated", Certainty::probable,
                                 std::string(word) + " " + std::to_string(label.number));
      found.other_lines = {context.reading.lines[before->line].line->number};
      out.push_back(std::move(found));
    }
    before = &label;
  }
}

void check_order(const Context& context, std::string_view word, const std::vector<Label>& labels,
                 std::vector<Finding>& out) {
  std::map<int, const Label*> first;
  for (const Label& label : labels) first.emplace(label.number, &label);
  if (first.size() < 2 || first.begin()->first != 1) return;
  // Between two headings a third has to stand: that the text announces it is not enough.
  const auto heads = [&](const Label* label) { return context.reading.lines[label->line].line->heading > 0; };
  const std::set<int> anywhere = numbers_behind(context.reading, word);
  int last = 0;
  for (const auto& [number, label] : first) {
    const bool between_headings = number == last + 2 && last > 0 && heads(first[last]) && heads(label);
    if (number == last + 2 && (between_headings || !anywhere.contains(last + 1))) {
      Finding found = finding_at(*context.reading.lines[label->line].line, "numb.label_skipped",
                                 Certainty::certain, std::string(word) + " " + std::to_string(number),
                                 std::string(word) + " " + std::to_string(last + 1));
      if (last > 0) found.other_lines = {context.reading.lines[first[last]->line].line->number};
      out.push_back(std::move(found));
    }
    last = number;
  }
}

/// Tables and figures the text sends to, where the document numbers its own.
void check_targets(const Context& context, std::string_view word, const std::vector<Label>& labels,
                   std::vector<Finding>& out) {
  if (labels.empty()) return;
  std::set<int> known;
  for (const Label& label : labels) known.insert(label.number);
  std::set<int> told;
  for (const ReadLine& line : context.reading.lines) {
    if (line.running) continue;
    for (std::size_t at = line.plain.find(word); at != std::string::npos;
         at = line.plain.find(word, at + word.size())) {
      std::size_t behind = at + word.size();
      const auto number = number_at(line.plain, behind);
      if (!number || *number == 0 || known.contains(*number) || !told.insert(*number).second) continue;
      out.push_back(finding_at(*line.line, "numb.no_such_target", Certainty::certain,
                               std::string(word) + " " + std::to_string(*number)));
    }
  }
}

std::vector<Finding> check_references(const Context& context) {
  std::vector<Finding> out;
  for (const std::string_view word : {"ส่วนที่", "ประเด็นที่", "บทที่", "มาตรการที่", "ขั้นตอนที่"}) {
    const std::vector<Label> labels = labels_of(context.reading, word);
    check_order(context, word, labels, out);
    check_repeated(context, word, labels, out);
  }
  for (const std::string_view word : {"ตารางที่", "แผนภูมิที่", "ภาพที่", "รูปที่"}) {
    const std::vector<Label> labels = labels_of(context.reading, word);
    check_order(context, word, labels, out);
    check_repeated(context, word, labels, out);
    check_targets(context, word, labels, out);
  }
  return out;
}

}  // namespace

RuleSet reference_rules() {
  return {{{"numb.label_repeated", Kind::numb},
           {"numb.label_skipped", Kind::numb},
           {"numb.no_such_target", Kind::numb}},
          check_references};
}

}  // namespace prongsai::lint
