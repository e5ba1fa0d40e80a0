// SPDX-License-Identifier: Apache-2.0
// Constraints, and the words of every record: G4 (years), G11 (words taken over), G17 (what a form leaves
// in).
#include <algorithm>
#include <array>
#include <set>

#include "prongsai/improvement/checks_detail.h"
#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement::detail {
namespace {

constexpr std::array<std::string_view, 14> words_of_law = {
    "พระราชบัญญัติ", "พ.ร.บ.", "พรบ.", "ระเบียบ", "ประกาศ",   "กฎหมาย",   "พระราชกฤษฎีกา",
    "กฎกระทรวง",  "ข้อบังคับ", "คำสั่ง", "มติ",     "รัฐธรรมนูญ", "ยุทธศาสตร์", " act "};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_latin(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_text(FieldType type) {
  return type == FieldType::line || type == FieldType::paragraphs || type == FieldType::units ||
         type == FieldType::link;
}

/// Years from 2500 to 2599 that the text names, but for those of laws, orders and strategies, which stay what
/// they are from year to year.
std::set<int> years_in(std::string_view plain) {
  std::set<int> out;
  for (const std::string_view line : parts_of(plain, {"\n"})) {
    for (std::size_t at = 0; at + 4 <= line.size(); ++at) {
      const bool stands_alone =
          (at == 0 || !is_digit(line[at - 1])) && (at + 4 == line.size() || !is_digit(line[at + 4]));
      if (!stands_alone || !line.substr(at).starts_with("25")) continue;
      if (!is_digit(line[at + 2]) || !is_digit(line[at + 3])) continue;
      constexpr std::size_t reach = 240;
      const std::size_t from = at > reach ? at - reach : 0;
      if (holds_any(line.substr(from, at - from), words_of_law)) continue;
      out.insert(2500 + (line[at + 2] - '0') * 10 + (line[at + 3] - '0'));
    }
  }
  return out;
}

/// True where `count` or more of the sign stand in a row.
bool has_run(std::string_view text, std::string_view sign, std::size_t count) {
  std::string run;
  for (std::size_t i = 0; i < count; ++i) run += sign;
  return text.find(run) != std::string_view::npos;
}

/// "xxx" that is no part of a word or an address.
bool has_crosses(std::string_view plain) {
  for (std::size_t at = plain.find("xxx"); at != std::string_view::npos; at = plain.find("xxx", at + 1)) {
    const std::size_t end = std::min(plain.find_first_not_of('x', at), plain.size());
    const auto is_apart = [&](std::size_t place) {
      return place >= plain.size() ||
             (!is_latin(plain[place]) && !is_digit(plain[place]) && plain[place] != '.');
    };
    if ((at == 0 || (plain[at - 1] != 'x' && is_apart(at - 1))) && is_apart(end)) return true;
  }
  return false;
}

/// What a form or a template leaves in.
bool has_placeholder(std::string_view text) {
  constexpr std::array<std::string_view, 10> left = {"[...]", "[…]",  "(...)", "(…)",      "[ระบุ",
                                                     "(ระบุ",  "<ระบุ", "{ระบุ",  "[specify", "(specify"};
  const std::string plain = plain_text(trimmed(text));
  if (plain.empty()) return false;
  if (has_run(plain, ".", 5) || has_run(plain, "…", 2) || has_run(plain, "_", 4)) return true;
  if (holds_any(plain, left) || has_crosses(plain)) return true;
  std::string rest = plain;
  for (std::size_t at = rest.find("…"); at != std::string::npos; at = rest.find("…"))
    rest.erase(at, std::string_view("…").size());
  // Only signs: "…", "...", "-".
  return rest.find_first_not_of(" .-_?\n\t") == std::string::npos;
}

void check_words(Checking& checking, const Record& record) {
  std::set<int> years;
  for (const FieldSpec& field : spec_of(record.kind).fields) {
    const std::string& text = record.field(field.code);
    if (!is_text(field.type) || text.empty()) continue;
    if (has_placeholder(text)) {
      checking.tell_record("text.placeholder", Weight::blocks, record, {{"field", std::string(field.code)}});
    }
    if (field.type != FieldType::link) years.merge(years_in(plain_text(text)));
  }
  const int year = checking.plan.year;
  for (const int named : years) {
    if (named >= year - 2 && named <= year + 1) continue;
    checking.tell_record("text.other_year", Weight::warns, record,
                         {{"text", std::to_string(named)}, {"year", std::to_string(year)}});
  }
}

}  // namespace

void check_constraints(Checking& checking) {
  const auto constraints = checking.plan.of(RecordKind::constraint);
  for (const std::string_view heading : spec_of(RecordKind::constraint).find("heading")->choices) {
    bool is_answered = false;
    for (const Record* constraint : constraints) {
      if (constraint->field("heading") != heading) continue;
      const bool has_text = !trimmed(constraint->field("text")).empty();
      const bool is_none = !constraint->field("none").empty();
      is_answered = is_answered || has_text || is_none;
      if (has_text && is_none) {
        checking.tell_record("constraint.both", Weight::warns, *constraint,
                             {{"heading", std::string(heading)}});
      }
    }
    if (!is_answered)
      checking.tell("constraint.missing", Weight::blocks, {{"heading", std::string(heading)}});
  }
}

/// A measure is read and confirmed together with its steps: one line for all of it.
bool is_unconfirmed(const Plan& plan, const Record& record) {
  if (!record.is_confirmed) return true;
  const auto steps = plan.of(RecordKind::step, record.id);
  return std::any_of(steps.begin(), steps.end(), [](const Record* step) { return !step->is_confirmed; });
}

void check_texts(Checking& checking) {
  for (const Record& record : checking.plan.records) {
    const bool has_own_line = record.kind != RecordKind::step;
    if (has_own_line && is_unconfirmed(checking.plan, record)) {
      checking.tell_record("text.unconfirmed", Weight::blocks, record);
    }
    check_words(checking, record);
  }
}

}  // namespace prongsai::improvement::detail
