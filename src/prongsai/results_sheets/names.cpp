// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/results_sheets/names_detail.h"
#include "prongsai/results_sheets/plain_text_detail.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets {
namespace {

/// Shorter names are held against whole cells only: they occur within too many others.
constexpr std::size_t bytes_to_contain = 18;
/// A name is meant by a cell that holds it where the rest of the cell is not longer than this share of it.
constexpr std::size_t share_least = 60;
constexpr std::size_t hundred = 100;

/// A bullet may be misspelt by one byte in so many: a tenth.
constexpr std::size_t slips_share = 10;

/// The least number of bytes put in, left out or changed that makes one text the other.
std::size_t edits(std::string_view a, std::string_view b) {
  constexpr std::size_t compared_most = 600;
  if (a.size() > compared_most || b.size() > compared_most) return compared_most;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// Takes a prefix that is one of the words of a catalogue off; true when there was one.
bool take_prefix(std::string& cell, std::string_view key) {
  std::string best;
  for (const char* language : {"th", "en"}) {
    for (const std::string& word :
         parted(text::say(*text::parse_language(language), "results_sheets.word." + std::string(key)), '|')) {
      if (cell.starts_with(word) && word.size() > best.size()) best = word;
    }
  }
  if (best.empty()) return false;
  cell = trimmed(std::string_view(cell).substr(best.size()));
  return true;
}

/// "7", "9.1", from the front of the cell.
std::string take_number(std::string& cell) {
  std::size_t end = 0;
  while (end < cell.size() && (is_digit(cell[end]) || (cell[end] == '.' && end > 0 && end + 1 < cell.size() &&
                                                       is_digit(cell[end + 1]))))
    ++end;
  std::string number = cell.substr(0, end);
  cell.erase(0, end);
  return number;
}

/// "12. ", "๑) ", "▶ ": what lists put before their lines.
std::string without_numbering(std::string_view cell) {
  std::string out = trimmed(cell);
  std::string rest = out;
  if (!take_number(rest).empty() && !rest.empty() && (rest[0] == '.' || rest[0] == ')' || rest[0] == ' '))
    out = trimmed(std::string_view(rest).substr(1));
  return out;
}

}  // namespace

Names::Names(const FormShape& shape) : shape_(shape) {
  for (const Field& field : shape.fields) {
    const bool named = field.group != FieldGroup::counts && field.group != FieldGroup::percents &&
                       field.group != FieldGroup::printed && field.group != FieldGroup::answers;
    if (!named) continue;
    add(field.label.th, field.name);
    add(field.label.en, field.name);
    if (!field.node) continue;
    const scoring::PlanNode& node = shape.plan().nodes[*field.node];
    add(node.name.th, field.name);
    add(node.name.en, field.name);
  }
  for (const std::string& word : words_of("total")) add(word, "total");
  for (const std::string& word : words_of("level")) add(word, "level");
  add_edition();
}

void Names::add_edition() {
  for (const framework::Instrument& instrument : shape_.edition().instruments) {
    add(instrument.code, "instrument:" + instrument.code);
    int number = 0;
    for (const framework::Part& part : instrument.parts) {
      add(part.code, "part:" + part.code);
      ++number;
      for (const std::string& word : words_of("part"))
        add(instrument.code + word + std::to_string(number), "part:" + part.code);
    }
    for (const framework::Indicator& indicator : instrument.indicators) {
      for (const std::string& name : indicator.also_printed) add(name, "indicator:" + indicator.code);
    }
  }
  for (const framework::Scale& scale : shape_.edition().scales) {
    for (const framework::Choice& choice : scale.choices) {
      choices_.push_back(folded(choice.label.th));
      choices_.push_back(folded(choice.label.en));
    }
  }
}

void Names::add(std::string_view name, const std::string& field) {
  const std::string key = folded(name);
  if (key.empty() || shape_.find(field) == nullptr) return;
  auto& fields = by_name_[key];
  if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
}

bool Names::is_choice(std::string_view folded_label) const {
  return !folded_label.empty() && std::find(choices_.begin(), choices_.end(), folded_label) != choices_.end();
}

const Field* Names::only(const std::vector<std::string>& names, const Field* near) const {
  std::vector<const Field*> fields;
  for (const std::string& name : names) fields.push_back(shape_.find(name));
  if (fields.size() > 1 && near != nullptr && near->node) {
    std::vector<const Field*> below;
    for (const Field* field : fields) {
      if (field->node && shape_.plan().nodes[*field->node].parent == near->node) below.push_back(field);
    }
    if (!below.empty()) fields = below;
  }
  // What is printed without a part is the whole.
  if (fields.size() > 1) {
    std::vector<const Field*> whole;
    for (const Field* field : fields) {
      if (field->node && shape_.plan().nodes[*field->node].part.empty()) whole.push_back(field);
    }
    if (!whole.empty()) fields = whole;
  }
  return fields.size() == 1 ? fields.front() : nullptr;
}

std::optional<Match> Names::by_code(std::string_view text) const {
  std::string cell = simple(trimmed(text));
  if (const Field* field = shape_.find(cell)) return Match{.field = field};
  std::string prefix = "item:";
  bool numbered = false;
  if (take_prefix(cell, "sub_indicator_number")) {
    prefix = "sub:";
  } else if (take_prefix(cell, "indicator_number")) {
    prefix = "indicator:";
  } else {
    numbered = take_prefix(cell, "item_number");
  }
  std::string code;
  bool zero_for_o = false;
  if (prefix == "item:" && numbered && cell.size() > 1 && cell[0] == '0' && is_digit(cell[1])) {
    // Thai print has ๐ where the letter o is meant: "ข้อ ๐๑".
    zero_for_o = true;
    code = "o";
    cell.erase(0, 1);
  } else if (prefix == "item:") {
    while (!cell.empty() && is_letter(cell[0]) && code.size() < 2) {
      code += cell[0];
      cell.erase(0, 1);
    }
    if (code.empty()) return std::nullopt;
    cell = trimmed(cell);
  }
  const std::string number = take_number(cell);
  if (number.empty()) return std::nullopt;
  if (cell.starts_with('@')) {
    std::size_t end = 1;
    while (end < cell.size() && (is_letter(cell[end]) || is_digit(cell[end]))) ++end;
    code += number;
    code += cell.substr(0, end);
    cell.erase(0, end);
  } else {
    code += number;
  }
  if (!cell.empty() && is_letter(cell[0])) return std::nullopt;
  const Field* field = shape_.find(prefix + code);
  if (field == nullptr) return std::nullopt;
  const std::string rest = folded(cell);
  const bool agrees = !zero_for_o && (rest.empty() || is_name_of(*field, cell));
  return Match{.field = field, .certain = agrees ? Certain::code : Certain::differs};
}

std::optional<Match> Names::exactly(std::string_view cell, const Field* near) const {
  const auto found = by_name_.find(cell);
  const Field* field = found == by_name_.end() ? nullptr : only(found->second, near);
  if (field == nullptr) return std::nullopt;
  return Match{.field = field, .certain = Certain::exact};
}

std::optional<Match> Names::partly(std::string_view cell, const Field* near) const {
  if (by_name_.contains(cell)) return std::nullopt;  // a name of several things
  if (const Field* bullet = misspelt_bullet(cell, near))
    return Match{.field = bullet, .certain = Certain::partly};
  std::vector<std::string> found;
  for (const auto& [name, fields] : by_name_) {
    const std::string_view longer = name.size() > cell.size() ? std::string_view(name) : cell;
    const std::string_view shorter = name.size() > cell.size() ? cell : std::string_view(name);
    if (shorter.size() < bytes_to_contain || shorter.size() * hundred < longer.size() * share_least) continue;
    if (longer.find(shorter) == std::string_view::npos) continue;
    for (const std::string& field : fields) {
      if (std::find(found.begin(), found.end(), field) == found.end()) found.push_back(field);
    }
  }
  const Field* field = found.empty() ? nullptr : only(found, near);
  if (field == nullptr) return std::nullopt;
  return Match{.field = field, .certain = Certain::partly};
}

/// Below a question only its own few bullets can follow, so that a slip of the pen still tells which one.
const Field* Names::misspelt_bullet(std::string_view cell, const Field* near) const {
  if (near == nullptr || !near->node || cell.size() < bytes_to_contain) return nullptr;
  const Field* found = nullptr;
  for (const NodeIndex child : shape_.plan().children(*near->node)) {
    const std::string name = folded(shape_.plan().nodes[child].name.th);
    if (edits(cell, name) * slips_share > name.size()) continue;
    if (found != nullptr) return nullptr;
    found = shape_.find(shape_.plan().nodes[child].id);
  }
  return found;
}

std::optional<Match> Names::find(std::string_view cell, const Field* near) const {
  if (auto match = by_code(cell)) return match;
  if (auto match = exactly(folded(cell), near)) return match;
  if (auto match = by_bracket(cell)) return match;
  const std::string name = folded(without_numbering(simple(cell)));
  if (name.empty()) return std::nullopt;
  const auto match = exactly(name, near);
  return match ? match : partly(name, near);
}

bool Names::is_code(std::string_view cell) const {
  const auto match = by_code(cell);
  return match && match->certain == Certain::code;
}

std::optional<Match> Names::by_bracket(std::string_view text) const {
  const std::string cell = trimmed(text);
  const std::size_t open = cell.rfind('(');
  if (open == std::string::npos || !cell.ends_with(')')) return std::nullopt;
  const auto match = exactly(folded(std::string_view(cell).substr(open)), nullptr);
  const bool whole =
      match && (match->field->group == FieldGroup::instrument || match->field->group == FieldGroup::part);
  return whole ? match : std::nullopt;
}

const Field* Names::indicator(std::string_view text) const {
  std::string cell = simple(trimmed(text));
  const std::string number = take_number(cell);
  if (number.empty() || !folded(cell).empty()) return nullptr;
  const Field* field = shape_.find("indicator:" + number);
  return field != nullptr ? field : shape_.find("sub:" + number);
}

bool Names::is_name_of(const Field& field, std::string_view words) const {
  const std::string cell = folded(words);
  if (const auto exact = by_name_.find(cell); exact != by_name_.end())
    return std::find(exact->second.begin(), exact->second.end(), field.name) != exact->second.end();
  const auto match = partly(cell, nullptr);
  return match && match->field == &field;
}

std::optional<std::size_t> choice_called(const framework::Scale& scale, std::string_view label) {
  for (std::size_t i = 0; i < scale.choices.size(); ++i) {
    if (label == folded(scale.choices[i].label.th) || label == folded(scale.choices[i].label.en)) return i;
  }
  return std::nullopt;
}

}  // namespace prongsai::results_sheets
