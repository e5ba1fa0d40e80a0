// SPDX-License-Identifier: Apache-2.0
// Pass and fail, and how many: statements that count indicators or questions.
#include <algorithm>

#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

void status(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (const Table& table : reading.tables) {
    const auto column = table.find(Column::status);
    const auto score = score_column(table);
    if (!column || !score) continue;
    const int year = table.columns[*score].year != 0 ? table.columns[*score].year : table.year;
    const auto mark = pass_mark(reading, year);
    if (!mark) continue;
    for (const Row& row : table.rows) {
      const std::string said = squeeze(cell_of(reading, row, *column));
      const auto value = only_number(cell_of(reading, row, *score));
      const bool fails = said.starts_with("ไม่ผ่าน");
      if (!value || row.node.empty() || (!fails && !said.starts_with("ผ่าน"))) continue;
      if (fails == (value->value < *mark)) continue;
      out.push_back(finding_at(source(context, row.line), "num.status", Certainty::certain,
                               cell_of(reading, row, *column), fails ? "ผ่าน" : "ไม่ผ่าน"));
      out.back().details = {{"node", row.node}, {"score", value->text}, {"mark", two_places(*mark)}};
    }
  }
}

/// "เกณฑ์ผ่านการประเมินคือตั้งแต่ 85.00 คะแนน": the edition's own mark.
void marks(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  constexpr std::size_t near = 400;
  const auto mark = pass_mark(reading, reading.results_year);
  if (!mark) return;
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    const std::string& plain = reading.lines[line].plain;
    if (!contains(plain, "เกณฑ์")) continue;
    for (const NumberAt& number : numbers_in(plain)) {
      // Between the word and its number stand few others.
      const std::size_t from = number.begin > near ? number.begin - near : 0;
      const std::string_view before = std::string_view(plain).substr(from, number.begin - from);
      const std::size_t at = before.rfind("เกณฑ์");
      if (number.decimals == 0 || number.percent || at == std::string_view::npos || number.value == *mark)
        continue;
      std::string between = squeeze(before.substr(at + std::string_view("เกณฑ์").size()));
      for (const std::string_view word :
           {"ผ่านการประเมิน", "การประเมิน", "ผ่าน", "คือ", "ตั้งแต่", "กำหนด", "ที่", "คะแนน"}) {
        const std::size_t found = between.find(word);
        if (found != std::string::npos) between.erase(found, word.size());
      }
      const bool of_passing = before.substr(0, at).ends_with("ผ่าน") || contains(before.substr(at, 60), "ผ่าน");
      const std::string_view front = trim(before.substr(0, at));
      const bool distance = front.ends_with("ต่ำกว่า") || front.ends_with("สูงกว่า") || front.ends_with("เกิน") ||
                            front.ends_with("จาก");
      if (distance || !between.empty() || !of_passing ||
          !trim(std::string_view(plain).substr(number.end)).starts_with("คะแนน"))
        continue;
      out.push_back(finding_at(source(context, line), "num.pass_mark", Certainty::probable, number.text,
                               two_places(*mark)));
      out.back().details = {{"year", std::to_string(reading.results_year)}};
    }
  }
}

/// What a count of indicators counts.
enum class Counted : std::uint8_t { nothing, failing, passing, rose, fell, same };

/// Within the last `reach` bytes; what stands before them still tells "ไม่ผ่าน" from "ผ่าน".
Counted predicate_in(std::string_view text, bool last, std::size_t reach = std::string_view::npos) {
  static const std::vector<std::pair<std::string_view, Counted>> words = {
      {"ไม่ผ่าน", Counted::failing}, {"ผ่านเกณฑ์", Counted::passing}, {"ผ่านการประเมิน", Counted::passing},
      {"เพิ่มขึ้น", Counted::rose},    {"สูงขึ้น", Counted::rose},       {"ลดลง", Counted::fell},
      {"เท่าเดิม", Counted::same},   {"คงเดิม", Counted::same},      {"ไม่เปลี่ยนแปลง", Counted::same}};
  std::size_t best = std::string_view::npos;
  Counted out = Counted::nothing;
  for (const auto& [word, counted] : words) {
    std::size_t at = last ? text.rfind(word) : text.find(word);
    // "ไม่ผ่านเกณฑ์" holds "ผ่านเกณฑ์".
    if (at != std::string_view::npos && counted == Counted::passing && text.substr(0, at).ends_with("ไม่"))
      continue;
    if (at == std::string_view::npos || (reach < text.size() && at < text.size() - reach)) continue;
    if (best != std::string_view::npos && (last ? at <= best : at >= best)) continue;
    best = at;
    out = counted;
  }
  return out;
}

std::size_t count_of(const Reading& reading, Counted counted, const std::string& instrument, bool& known) {
  const int year = reading.results_year;
  const Vocabulary* names = reading.exact(year);
  const auto mark = pass_mark(reading, year);
  known = names != nullptr && mark && knows_all(reading, year);
  if (!known) return 0;
  if (counted == Counted::failing || counted == Counted::passing) {
    std::size_t count = 0;
    for (const std::string& node : names->indicators()) {
      if (!instrument.empty() && names->instrument_of(node) != instrument) continue;
      count += (*reading.value(year, node) < *mark) == (counted == Counted::failing) ? 1U : 0U;
    }
    return count;
  }
  const int before = year_before(reading);
  known = before != 0 && knows_all(reading, before);
  if (!known) return 0;
  const Movement moved = movement(reading, before, year, instrument);
  return counted == Counted::rose   ? moved.rose.size()
         : counted == Counted::fell ? moved.fell.size()
                                    : moved.same.size();
}

std::string instrument_named(const Reading& reading, std::string_view text) {
  const Vocabulary* names = reading.names(reading.results_year);
  const std::string node = names == nullptr ? "" : names->instrument(text);
  return node.starts_with("instrument:") ? node.substr(node.find(':') + 1) : "";
}

bool several_instruments(const Reading& reading, std::string_view text) {
  const Vocabulary* names = reading.names(reading.results_year);
  std::size_t count = 0;
  const std::string squeezed = squeeze(text);
  for (const auto& one : names->edition().instruments) count += contains(squeezed, one.code) ? 1U : 0U;
  return count > 1;
}

/// "8 จาก 10 ตัวชี้วัด": what stands behind the first number then.
std::string_view behind_all(std::string_view after) {
  if (!after.starts_with("จาก")) return after;
  const auto numbers = numbers_in(after.substr(0, 40));
  if (numbers.empty() || numbers[0].decimals != 0) return after;
  const std::string between = squeeze(after.substr(std::string_view("จาก").size(), numbers[0].begin - 9));
  return between.empty() || between == "ทั้งหมด" || between == "จำนวน" ? trim(after.substr(numbers[0].end))
                                                                     : after;
}

void counts_in_line(const Context& context, std::size_t line, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const std::string& plain = reading.lines[line].plain;
  static constexpr std::string_view word = "ตัวชี้วัด";
  if (any_of_words(plain, {"เป้าหมาย", "ปีถัดไป"}) || several_instruments(reading, plain)) return;
  for (const NumberAt& number : numbers_in(plain)) {
    const std::string_view behind = trim(std::string_view(plain).substr(number.end));
    std::string_view after = behind_all(behind);
    const bool of_all = after.data() != behind.data();
    if (number.decimals != 0 || number.percent || !after.starts_with(word) || after.starts_with("ตัวชี้วัดที่ ") ||
        after.starts_with("ตัวชี้วัดย่อย"))
      continue;
    after = after.substr(word.size());
    if (!after.empty() && after.starts_with("ที่") && after.size() > 9 && after[9] >= '0' && after[9] <= '9')
      continue;
    const std::string_view before = std::string_view(plain).substr(0, number.begin);
    // "เพิ่มขึ้น 3 ตัวชี้วัด ลดลง 5 ตัวชี้วัด": what stands right before tells first.
    const std::size_t joined = before.rfind("และ");
    Counted counted =
        predicate_in(joined == std::string_view::npos ? before : before.substr(joined), true, 40);
    if (counted == Counted::nothing && of_all) counted = predicate_in(before, true, 120);
    if (counted == Counted::nothing) counted = predicate_in(after.substr(0, 120), false);
    if (counted == Counted::nothing) counted = predicate_in(before, true, 150);
    if (counted == Counted::nothing ||
        contains(before.substr(before.size() > 30 ? before.size() - 30 : 0), "จาก"))
      continue;
    bool known = false;
    const std::size_t count = count_of(reading, counted, instrument_named(reading, plain), known);
    if (!known || number.text == std::to_string(count)) continue;
    // Of "10 ตัวชี้วัด" all indicators are meant, whatever is said of some of them next.
    if (!of_all && number.text == std::to_string(reading.exact(reading.results_year)->indicators().size()) &&
        !contains(before.substr(before.size() > 40 ? before.size() - 40 : 0), "จำนวน"))
      continue;
    out.push_back(finding_at(source(context, line), "num.count", Certainty::certain, number.text + " ตัวชี้วัด",
                             std::to_string(count) + " ตัวชี้วัด"));
    const auto mark = pass_mark(reading, reading.results_year);
    out.back().details = {{"list", counted == Counted::failing
                                       ? written_list(reading, reading.results_year,
                                                      below(reading, reading.results_year, *mark))
                                       : ""}};
  }
}

void questions(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    const std::string& plain = reading.lines[line].plain;
    for (const NumberAt& number : numbers_in(plain)) {
      if (number.decimals != 0 || !trim(std::string_view(plain).substr(number.end)).starts_with("ข้อคำถาม") ||
          !trim(std::string_view(plain).substr(0, number.begin)).ends_with("จำนวน"))
        continue;
      std::string node;
      for (const Mention& mention : reading.mentions_in(line)) {
        if (mention.end <= number.begin && !mention.node.empty()) node = mention.node;
      }
      const Vocabulary* names = reading.exact(reading.results_year);
      if (node.empty() || names == nullptr) continue;
      const std::vector<std::string> items = names->items_of(node);
      if (items.empty() || !names->complete(items.front().front()) ||
          number.text == std::to_string(items.size()))
        continue;
      const auto printed = std::count_if(items.begin(), items.end(), [&](const std::string& code) {
        return reading.value(reading.results_year, "item:" + code).has_value();
      });
      if (number.text == std::to_string(printed)) continue;  // as many as it shows
      out.push_back(finding_at(
          source(context, line), "num.questions",
          printed == static_cast<std::int64_t>(items.size()) ? Certainty::certain : Certainty::probable,
          number.text + " ข้อคำถาม", std::to_string(items.size()) + " ข้อคำถาม"));
      out.back().details = {{"node", node}, {"year", std::to_string(reading.results_year)}};
    }
  }
}

/// Names that stand one after another from `at` on: "ตัวชี้วัดที่ 2 … และตัวชี้วัดที่ 8 …".
std::vector<const Mention*> list_from(const Reading& reading, std::size_t line, std::size_t at) {
  std::vector<const Mention*> out;
  const std::string& plain = reading.lines[line].plain;
  for (const Mention& mention : reading.mentions_in(line)) {
    if (mention.begin >= at) out.push_back(&mention);
  }
  std::sort(out.begin(), out.end(), [](const Mention* a, const Mention* b) { return a->begin < b->begin; });
  std::size_t end = at;
  std::size_t kept = 0;
  for (const Mention* mention : out) {
    std::string between = squeeze(std::string_view(plain).substr(end, mention->begin - end));
    for (const std::string_view word : {"ได้คะแนน", "มีคะแนน", "คะแนน", "และ", "ตัวชี้วัด", "ที่", "ด้าน", "คือ",
                                        "ได้แก่", "เท่ากับ", "ดังนี้", "ประกอบด้วย"}) {
      const std::size_t found = between.find(word);
      if (found != std::string::npos) between.erase(found, std::string_view(word).size());
    }
    if (between.find_first_not_of("0123456789") != std::string::npos) break;
    end = mention->end;
    ++kept;
  }
  out.resize(kept);
  return out;
}

void failing_lists(const Context& context, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const int year = reading.results_year;
  const auto mark = pass_mark(reading, year);
  if (!mark || !knows_all(reading, year)) return;
  const Vocabulary* names = reading.exact(year);
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    const std::string& plain = reading.lines[line].plain;
    if (reading.lines[line].is_row() || contains(plain, "เช่น")) continue;
    const std::size_t said = plain.find("ไม่ผ่าน");
    if (said == std::string::npos) continue;
    const std::string near = plain.substr(said, 160);
    std::size_t at = std::string::npos;
    for (const std::string_view word : {"คือ", "ได้แก่", "ประกอบด้วย"}) at = std::min(at, near.find(word));
    if (at == std::string::npos) continue;
    const std::vector<const Mention*> list = list_from(reading, line, said + at);
    if (list.empty()) continue;
    const std::string instrument = instrument_named(reading, plain.substr(0, said));
    std::vector<std::string> failing = below(reading, year, *mark);
    if (!instrument.empty())
      std::erase_if(failing,
                    [&](const std::string& node) { return names->instrument_of(node) != instrument; });
    std::set<std::string> listed;
    for (const Mention* mention : list)
      listed.insert(mention->node.empty() ? "indicator:" + mention->number : mention->node);
    if (listed == std::set<std::string>(failing.begin(), failing.end())) continue;
    out.push_back(finding_at(source(context, line), "narr.failing_list", Certainty::certain,
                             plain.substr(list.front()->begin, list.back()->end - list.front()->begin),
                             written_list(reading, year, failing)));
    out.back().details = {{"count", std::to_string(failing.size())}, {"mark", two_places(*mark)}};
  }
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  status(context, out);
  marks(context, out);
  questions(context, out);
  failing_lists(context, out);
  for (std::size_t line = 0; line < context.reading.lines.size(); ++line) {
    const ReadLine& one = context.reading.lines[line];
    if (!one.is_row() && !one.running) counts_in_line(context, line, out);
  }
  return out;
}

}  // namespace

RuleSet statement_rules() {
  return {.rules = {{"num.status", Kind::num},
                    {"num.count", Kind::num},
                    {"num.questions", Kind::num},
                    {"num.pass_mark", Kind::num},
                    {"narr.failing_list", Kind::narr}},
          .check = find};
}

}  // namespace prongsai::lint
