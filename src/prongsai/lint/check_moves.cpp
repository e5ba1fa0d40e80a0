// SPDX-License-Identifier: Apache-2.0
// Sentences that say how a score moved: its direction, by how much, from what, to what, since which year.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "prongsai/base/ratio.h"
#include "prongsai/lint/layout_detail.h"
#include "prongsai/lint/number_rules_detail.h"

namespace prongsai::lint {
namespace {

struct Move {
  std::size_t line = 0;
  std::string word;  ///< "เพิ่มขึ้น"
  int direction = 0;
  std::string node;  ///< empty: of whom is not said
  int year = 0;      ///< of the newer score
  int since = 0;     ///< year it is compared with; 0: not said
  std::optional<NumberAt> amount;
  bool percent = false;     ///< "ร้อยละ" or "%" with the amount
  bool both_units = false;  ///< "ร้อยละ 0.11 คะแนน"
  std::optional<NumberAt> from;
  std::optional<NumberAt> to;
};

std::string_view skip(std::string_view text, std::initializer_list<std::string_view> words) {
  for (bool more = true; more;) {
    more = false;
    text = trim(text);
    for (const std::string_view word : words) {
      if (!text.starts_with(word)) continue;
      text.remove_prefix(word.size());
      more = true;
    }
  }
  return text;
}

/// The number a text begins with.
std::optional<NumberAt> leading_score(std::string_view text) {
  const auto numbers = numbers_in(text.substr(0, 40));
  if (numbers.empty() || !trim(text.substr(0, numbers[0].begin)).empty()) return std::nullopt;
  return numbers[0];
}

std::string_view up_to(std::string_view text, std::initializer_list<std::string_view> words) {
  std::size_t end = text.size();
  for (const std::string_view word : words) end = std::min(end, text.find(word));
  return text.substr(0, end);
}

/// "ซึ่งได้ 77.26 คะแนน": a score said right behind its year.
std::optional<NumberAt> score_behind_year(std::string_view text) {
  text = skip(text, {"ซึ่ง", "ที่", "โดย", "มี", "ผล", "ได้", "คะแนน", "รวม", "เท่ากับ", "อยู่", "คือ", "("});
  const auto number = leading_score(text);
  if (!number || number->decimals == 0 || number->percent) return std::nullopt;
  return number;
}

/// A year that results are compared with, and the score said of it.
void read_since(std::string_view text, Move& move) {
  for (const YearAt& year : years_in(text)) {
    if (!year.fiscal || year.date) continue;
    move.since = year.year;
    if (!move.from) move.from = score_behind_year(text.substr(year.end));
    return;
  }
}

/// "… 2.55 คะแนน จาก 77.26 คะแนน เป็น 79.81 คะแนน", "… 2.55 คะแนนจากปีงบประมาณ พ.ศ. 2564 ซึ่งได้ 77.26 คะแนน".
void read_behind(std::string_view text, Move& move) {
  text = skip(text, {"อย่างมีนัยสำคัญ", "อย่างต่อเนื่อง", "ถึง", "จำนวน", "เท่ากับ", "อีก"});
  if (text.starts_with("ร้อยละ")) {
    move.percent = true;
    text = skip(text, {"ร้อยละ"});
  }
  if (const auto amount = leading_score(text)) {
    const std::string_view behind = skip(text.substr(amount->end), {"คะแนน"});
    const bool counts = trim(text.substr(amount->end)).starts_with("ตัวชี้วัด") ||
                        trim(text.substr(amount->end)).starts_with("ข้อ");
    if (!counts && (amount->decimals > 0 || behind.size() != trim(text.substr(amount->end)).size())) {
      move.amount = amount;
      move.percent = move.percent || amount->percent;
      move.both_units = move.percent && trim(text.substr(amount->end)).starts_with("คะแนน");
    }
    text = behind;
  }
  // Only what follows at once belongs to it.
  std::string_view rest = trim(text);
  if (!rest.starts_with("จาก") && !rest.starts_with("เมื่อเทียบกับ")) return;
  const bool from = rest.starts_with("จาก");
  rest = up_to(rest.substr(std::string_view("จาก").size()), {"เพิ่มขึ้น", "ลดลง", "สูงขึ้น", "ต่ำลง"});
  const std::string_view older = up_to(rest, {" เป็น", "มาเป็น"});
  const std::string_view score = skip(older, {"เดิม", "คะแนน", "ที่", "ได้"});
  if (const auto number = from ? leading_score(score) : std::nullopt; number && number->decimals > 0) {
    move.from = number;
    read_since(score.substr(number->end), move);
  } else {
    read_since(older, move);
  }
  if (older.size() == rest.size()) return;
  const std::string_view newer = skip(rest.substr(older.size()), {"มา", "เป็น", "คะแนน"});
  if (const auto number = leading_score(newer); number && number->decimals > 0) move.to = number;
}

/// The section's own indicator, where its heading names one and no other.
std::string of_section(const Reading& reading, const Vocabulary& names, std::size_t line) {
  constexpr std::size_t reach = 12;
  for (std::size_t i = line; i-- > 0 && i + reach > line;) {
    if (!is_heading(reading.lines[i])) continue;
    const auto found = names.indicators_in(reading.lines[i].plain);
    return found.size() == 1 ? found.front().node : "";
  }
  return "";
}

std::string subject_of(const Reading& reading, std::size_t line, std::string_view before) {
  const Vocabulary* names = reading.names(reading.results_year);
  const std::string squeezed = squeeze(before);
  if (squeezed == "คะแนน" || squeezed == "ตัวชี้วัดนี้" || squeezed == "คะแนนของตัวชี้วัดนี้" ||
      squeezed == "ตัวชี้วัดนี้มีคะแนน" || squeezed == "มีคะแนน")
    return of_section(reading, *names, line);
  const auto found = names->indicators_in(before);
  if (found.size() == 1) return found.front().node;
  if (found.size() > 1 || any_of_words(before, {"ข้อคำถาม", "ข้อ ", "ตัวชี้วัด", "ประเด็น"})) return "";
  const std::string instrument = names->instrument(before);
  if (!instrument.empty()) return instrument;
  const bool total = any_of_words(before, {"คะแนนรวม", "ภาพรวม"});
  return total && !any_of_words(before, {"แบบวัด", "IIT", "EIT", "OIT"}) ? "total" : "";
}

/// What is wished for, or of an enumeration, is no statement of one move.
bool is_statement(std::string_view before) {
  return !any_of_words(before,
                       {"เพื่อให้", "เป้าหมาย", "ควร", "คาดว่า", "ยกระดับ", "จะต้อง", "ตั้งเป้า", "อาจ", "ผลักดัน"});
}

Move read_move(const Reading& reading, std::size_t line, std::size_t at, std::size_t begin,
               std::string_view word) {
  const std::string_view plain = reading.lines[line].plain;
  Move move;
  move.line = line;
  move.word = word;
  move.direction = word == "เพิ่มขึ้น" || word == "สูงขึ้น" ? 1 : -1;
  move.year = reading.results_year;
  read_behind(plain.substr(at + word.size(), 600), move);
  std::string_view before = plain.substr(begin, at - begin);
  // "เมื่อเทียบกับปีงบประมาณ พ.ศ. 2564 ซึ่งได้ 77.26 คะแนน คะแนนรวม…": what stands behind the score is the subject.
  const std::size_t compared = before.rfind("เทียบกับ");
  if (compared != std::string_view::npos) {
    const std::string_view clause = before.substr(compared);
    if (move.since == 0) read_since(clause, move);
    const auto years = years_in(clause);
    const auto numbers = numbers_in(clause);
    std::size_t end = years.empty() ? 0 : years.front().end;
    if (!numbers.empty() && numbers.back().decimals > 0) end = std::max(end, numbers.back().end);
    std::string_view behind = clause.substr(end);
    if (end > 0 && trim(behind).starts_with("คะแนน ")) behind = trim(behind).substr(15);
    before = years.empty() || trim(behind).empty() ? before : behind;
  } else if (const auto numbers = numbers_in(before); !numbers.empty() && numbers.back().decimals > 0) {
    // "… ได้ 91.61 คะแนน ลดลง 1.54 คะแนน"
    if (skip(before.substr(numbers.back().end), {"คะแนน", "ซึ่ง", "โดย", "และ"}).empty())
      move.to = numbers.back();
  }
  if (is_statement(before)) move.node = subject_of(reading, line, before);
  if (!is_statement(plain.substr(begin, at - begin))) move.direction = 0;
  return move;
}

std::vector<Move> moves_in(const Reading& reading, std::size_t line) {
  static constexpr std::array<std::string_view, 4> words = {"เพิ่มขึ้น", "ลดลง", "สูงขึ้น", "ต่ำลง"};
  const std::string& plain = reading.lines[line].plain;
  std::vector<Move> out;
  std::array<std::size_t, words.size()>
      places{};  // of each word the next: a word that is not there is sought once
  for (std::size_t i = 0; i < words.size(); ++i) places[i] = plain.find(words[i]);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < plain.size();) {
    std::size_t next = plain.size();
    std::string_view word;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (places[i] < at) places[i] = plain.find(words[i], at);
      if (places[i] >= next) continue;
      next = places[i];
      word = words[i];
    }
    if (word.empty()) break;
    Move move = read_move(reading, line, next, begin, word);
    at = begin = next + word.size();
    if (move.direction != 0 && (move.amount || move.from)) out.push_back(std::move(move));
  }
  return out;
}

Points magnitude(Points value) {
  return value < Points{} ? -value : value;
}

bool near_enough(Points a, Points b) {
  return std::llabs((a - b).ten_thousandths()) <= 150;
}

std::string with_sign(Points value) {
  return (value > Points{} ? "+" : "") + two_places(value);
}

/// The year whose score the sentence gives as that of another; 0: none.
int year_of_score(const Reading& reading, const Move& move, Points score) {
  for (const auto& [quantity, value] : reading.values) {
    if (quantity.second == move.node && quantity.first < move.year && quantity.first != move.since &&
        value == score)
      return quantity.first;
  }
  return 0;
}

/// The earlier score against what the document prints of that year. True when something was told.
bool earlier(const Context& context, const Move& move, int since, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  if (!move.from || move.node.empty() || move.from->percent) return false;
  // What this very sentence says of the year bears nothing out.
  const std::vector<std::size_t>& places = reading.places(since, move.node);
  const bool elsewhere = std::any_of(places.begin(), places.end(), [&](std::size_t place) {
    return reading.figures[place].line != move.line;
  });
  const auto known = elsewhere ? reading.value(since, move.node) : std::nullopt;
  if (known && within_rounding(*known, move.from->value)) return false;
  const int meant = year_of_score(reading, move, move.from->value);
  const Line& line = source(context, move.line);
  if (meant != 0 && move.since != 0) {
    out.push_back(finding_at(line, "year.compared", Certainty::certain, "พ.ศ. " + std::to_string(move.since),
                             "พ.ศ. " + std::to_string(meant)));
    out.back().details = {{"node", move.node}, {"score", move.from->text}};
    return true;
  }
  if (!known || meant != 0) return false;
  out.push_back(finding_at(line, "num.two_values", Certainty::probable, move.from->text, two_places(*known)));
  for (const std::size_t place : places) {
    const Figure& other = reading.figures[place];
    if (out.back().other_lines.size() >= other_lines_most) break;
    if (other.number.value == *known)
      out.back().other_lines.push_back(reading.lines[other.line].line->number);
  }
  out.back().details = {{"node", move.node},
                        {"year", std::to_string(since)},
                        {"other", two_places(*known)},
                        {"because", "majority"}};
  return true;
}

/// Where the document prints what the move was held against.
void add_lines(const Context& context, const Move& move, int since, Finding& finding) {
  for (const int year : std::set<int>{since, move.year}) {
    for (const std::size_t place : context.reading.places(year, move.node)) {
      const std::size_t line = context.reading.figures[place].line;
      if (finding.other_lines.size() >= other_lines_most) return;
      if (line != move.line) finding.other_lines.push_back(source(context, line).number);
    }
  }
}

void amount(const Context& context, const Move& move, Points from, Points to, std::vector<Finding>& out) {
  const Points difference = to - from;
  const bool is_difference = near_enough(move.amount->value, magnitude(difference));
  Points relative;
  if (from > Points{}) {
    relative = base::round_half_up(
        base::Ratio(base::Int128{difference.ten_thousandths()} * 100 * Points::unit, from.ten_thousandths()),
        4);
  }
  const bool is_relative = from > Points{} && near_enough(move.amount->value, magnitude(relative));
  const Line& line = source(context, move.line);
  const std::string printed = move.word + (move.percent && !move.amount->percent ? "ร้อยละ " : " ") +
                              move.amount->text + (move.amount->percent ? "%" : "");
  if (move.percent && is_difference && (!is_relative || move.both_units)) {
    out.push_back(finding_at(line, "unit.points_as_percent", Certainty::certain, printed,
                             move.word + " " + two_places(magnitude(difference)) + " คะแนน"));
  } else if (!is_difference && !is_relative) {
    out.push_back(finding_at(line, "num.change", Certainty::certain, printed,
                             move.percent ? with_sign(relative) + "%" : with_sign(difference)));
  } else {
    return;
  }
  out.back().details = {{"node", move.node},
                        {"difference", with_sign(difference)},
                        {"percent", with_sign(relative)},
                        {"count", "1"}};
}

void one_move(const Context& context, const Move& move, std::vector<Finding>& out) {
  const Reading& reading = context.reading;
  const int since = move.since != 0 ? move.since : year_before(reading);
  if (since >= move.year && move.since != 0) return;
  const bool other_year = earlier(context, move, since, out);
  const auto known = [&](int year) {
    return move.node.empty() ? std::nullopt : reading.value(year, move.node);
  };
  auto from = known(since);
  if (!from && move.from && !move.from->percent) from = move.from->value;
  auto to = known(move.year);
  if (!to && move.to) to = move.to->value;
  // Of whom it speaks is not known: then the sentence has to bear itself out.
  if (move.node.empty() && (!move.from || !move.to)) return;
  if (!from || !to || other_year) return;
  const Points difference = *to - *from;
  const std::size_t before = out.size();
  if (move.amount) amount(context, move, *from, *to, out);
  if (!within_rounding(*from, *to) && (difference > Points{}) != (move.direction > 0)) {
    out.push_back(finding_at(source(context, move.line), "narr.direction", Certainty::certain, move.word,
                             difference > Points{} ? "เพิ่มขึ้น" : "ลดลง"));
    out.back().details = {{"node", move.node}, {"difference", with_sign(difference)}};
  }
  for (std::size_t i = before; i < out.size(); ++i) add_lines(context, move, since, out[i]);
}

std::vector<Finding> find(const Context& context) {
  std::vector<Finding> out;
  if (context.reading.names(context.reading.results_year) == nullptr) return out;
  for (std::size_t line = 0; line < context.reading.lines.size(); ++line) {
    if (!is_text(context.reading.lines[line])) continue;
    for (const Move& move : moves_in(context.reading, line)) one_move(context, move, out);
  }
  return out;
}

}  // namespace

RuleSet move_rules() {
  return {.rules = {{"year.compared", Kind::year}}, .check = find};
}

}  // namespace prongsai::lint
