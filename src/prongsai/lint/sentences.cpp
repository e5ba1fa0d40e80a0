// SPDX-License-Identifier: Apache-2.0
// Scores and names of results in running text, and of what the text says them.
#include <algorithm>
#include <array>

#include "prongsai/lint/reading_detail.h"

namespace prongsai::lint {
namespace {

/// How far back what a sentence is about may stand, in bytes: a page of Thai text.
constexpr std::size_t sentence_most = 6000;

/// `text` ends with one of `words`, blanks aside.
bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  text = trim(text);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  text = trim(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

std::string_view last_bytes(std::string_view text, std::size_t count) {
  return text.size() > count ? text.substr(text.size() - count) : text;
}

/// A line to pass, a goal, a change, a share: no score that somebody got.
bool is_no_score(std::string_view before, std::string_view after) {
  static const std::vector<std::string_view> words = {
      "เกณฑ์",  "ต่ำกว่า",  "มากกว่า", "น้อยกว่า",   "สูงกว่า",    "เกิน",      "เป้าหมาย",
      "ตั้งแต่",  "ระหว่าง", "ไม่ถึง",   "ผ่านคะแนน", "ช่วงคะแนน", "เพิ่มขึ้น",    "ลดลง",
      "ผลต่าง", "ต่างกัน",  "ห่าง",    "จาก",      "ขาด",      "เท่ากับหรือ", "อีก"};
  std::string_view near = last_bytes(before, 60);
  const std::size_t got = near.rfind("ได้คะแนน");
  if (got != std::string_view::npos) near = near.substr(got + std::string_view("ได้คะแนน").size());
  if (!first_of(near, words).empty()) return true;
  after = trim(after);
  if (after.starts_with("คะแนน")) after = trim(after.substr(std::string_view("คะแนน").size()));
  return begins_with_any(after, {"ขึ้นไป", "หรือ", "ถึง ", "-", "–"});
}

bool is_said_as_score(std::string_view before, std::string_view after, const NumberAt& number) {
  if (number.percent || number.sign != 0 || number.value > Points::whole(100)) return false;
  const bool cue = ends_with_any(before, {"คะแนน", "เท่ากับ", "อยู่ที่", "ได้", "คือ", "=", ":", "คะแนนรวม",
                                          "คะแนนเฉลี่ย", "มีค่า", "เป็น"}) &&
                   number.decimals > 0;
  const bool unit = begins_with_any(after, {"คะแนน"});
  if (!cue && !unit) return false;
  if (number.decimals == 0 && !ends_with_any(before, {"ได้คะแนน", "เท่ากับ", "อยู่ที่", "คะแนน", "ได้"}))
    return false;
  const bool explicit_cue = ends_with_any(before, {"คะแนน", "เท่ากับ", "อยู่ที่", "ได้", "ได้ผล", "=", "มีค่า"});
  // "คะแนนเพิ่มขึ้น … ได้แก่ การใช้อำนาจ (3.70 คะแนน)": how far it moved.
  if (!explicit_cue && !first_of(last_bytes(before, sentence_most),
                                 {"เพิ่มขึ้น", "ลดลง", "ที่เพิ่ม", "ที่ลด", "ผลต่าง", "ต่ำกว่า", "สูงกว่า"})
                            .empty())
    return false;
  return !is_no_score(before, after);
}

class SentenceReader {
 public:
  SentenceReader(Reading& reading, std::size_t line, const std::string& text)
      : reading_(reading), line_(line), plain_(text), years_(years_in(text)) {}

  void read() {
    std::size_t from = 0;
    for (const NumberAt& number : numbers_in(plain_)) {
      const std::string_view before = std::string_view(plain_).substr(from, number.begin - from);
      const std::string_view after = std::string_view(plain_).substr(number.end);
      if (!is_said_as_score(before, after, number) && !stands_behind_name(before, after, number)) continue;
      take(number, before, after);
      from = number.end;
    }
  }

 private:
  /// "ได้แก่ ตัวชี้วัดที่ 10 การป้องกันการทุจริต (80.00 คะแนน)", where no movement is spoken of.
  bool stands_behind_name(std::string_view before, std::string_view after, const NumberAt& number) const {
    if (number.decimals == 0 || number.percent || number.sign != 0 || !trim(before).ends_with("(") ||
        !trim(after).starts_with("คะแนน)"))
      return false;
    const std::string_view front = std::string_view(plain_).substr(0, number.begin);
    if (!first_of(last_bytes(front, sentence_most), {"เพิ่มขึ้น", "ลดลง", "ที่เพิ่ม", "ที่ลด", "ผลต่าง"}).empty())
      return false;
    const Vocabulary* names = reading_.names(reading_.results_year);
    const std::string_view name = trim(trim(before).substr(0, trim(before).size() - 1));
    const std::vector<NameAt> found = names == nullptr ? std::vector<NameAt>{} : names->indicators_in(name);
    return !found.empty() && found.back().end + 2 >= name.size();
  }

  void take(const NumberAt& number, std::string_view before, std::string_view after) {
    Figure figure{.node = "",
                  .year = year_of(before),
                  .number = number,
                  .line = line_,
                  .table = -1,
                  .by_likeness = false};
    const Vocabulary* names = reading_.names(figure.year);
    if (names == nullptr) return;
    figure.node = subject(*names, before, after, figure);
    reading_.figures.push_back(figure);
    if (figure.node == "total") take_level(*names, figure, after);
  }

  /// The last fiscal year said before the score, of this line or of the line above it, else the document's.
  int year_of(std::string_view before) {
    const auto last = [](const std::vector<YearAt>& years, std::size_t end) {
      int year = 0;
      for (const YearAt& one : years) {
        if (one.end <= end && one.fiscal && !one.date) year = one.year;
      }
      return year;
    };
    const std::size_t end = static_cast<std::size_t>(before.data() - plain_.data()) + before.size();
    int year = last(years_, end);
    if (year == 0 && squeeze(before).size() < 60 && above() != nullptr) {
      const std::string& plain = above()->plain;
      if (!year_above_) year_above_ = last(years_in(plain), plain.size());
      year = *year_above_;
    }
    return year != 0 ? year : reading_.results_year;
  }

  const ReadLine* above() const {
    for (std::size_t i = line_; i > 0; --i) {
      const ReadLine& line = reading_.lines[i - 1];
      if (line.is_row()) return nullptr;
      if (!line.running) return &line;
    }
    return nullptr;
  }

  std::string subject(const Vocabulary& names, std::string_view before, std::string_view after,
                      Figure& figure) const {
    std::string item = item_in(names, before, figure);
    if (!item.empty()) return item;
    const std::vector<NameAt> found = names.indicators_in(before);
    const std::string_view near = last_bytes(before, 420);
    if (!found.empty()) {
      const std::string_view between = before.substr(found.back().end);
      // What its respondents are may stand between the one name of a sentence and its score.
      const bool alone = found.size() == 1 && between.size() < 700 && !contains(between, "ข้อ ");
      if (alone || between.size() < 420) return found.back().node;
    }
    std::string by_number = numbered(names, near);
    if (!by_number.empty()) return by_number;
    if (contains(near, "ตัวชี้วัดนี้")) return of_heading(names);
    if (contains(near, "ตัวชี้วัด") || contains(near, "ข้อคำถาม")) return "";
    std::string instrument = names.instrument(last_bytes(before, 160));
    if (!instrument.empty() && !contains(after.substr(0, 120), "ระดับ")) return instrument;
    return is_total(before, after) ? "total" : "";
  }

  /// "ตัวชี้วัดนี้ได้ 82.82 คะแนน" under a heading that names one.
  std::string of_heading(const Vocabulary& names) const {
    for (std::size_t i = line_; i > 0 && i + 3 > line_; --i) {
      const ReadLine& line = reading_.lines[i - 1];
      const std::vector<NameAt> found =
          line.is_row() ? std::vector<NameAt>{} : names.indicators_in(line.plain);
      if (found.size() == 1) return found.front().node;
      if (!found.empty() || line.is_row()) return "";
    }
    return "";
  }

  /// "ตัวชี้วัดที่ 2 ได้คะแนน": without a name the number is all there is.
  static std::string numbered(const Vocabulary& names, std::string_view text) {
    const std::size_t at = text.rfind("ตัวชี้วัดที่");
    if (at == std::string_view::npos) return "";
    const auto numbers = numbers_in(text.substr(at));
    if (numbers.empty() || numbers[0].decimals != 0) return "";
    const std::string node = "indicator:" + numbers[0].text;
    return names.find_indicator(node) != nullptr ? node : "";
  }

  std::string item_in(const Vocabulary& names, std::string_view before, Figure& figure) const {
    // A code right before: "ข้อ i7 ได้คะแนน 66.40".
    for (std::size_t i = before.size(); i > 0; --i) {
      const char c = before[i - 1];
      if ((c | 0x20) < 'a' || (c | 0x20) > 'z' ||
          (i > 1 && ((before[i - 2] | 0x20) >= 'a' && (before[i - 2] | 0x20) <= 'z')))
        continue;
      const auto code = names.code(before.substr(i - 1));
      if (code && code->exact && code->known && before.size() - i < 700) return "item:" + code->code;
    }
    const std::string_view clause = last_bytes(before, 900);
    const auto match = names.item(clause);
    if (!match || match->likeness < 55) return "";
    figure.by_likeness = true;
    return match->likeness >= match->second + 8 ? "item:" + match->code : "";
  }

  bool is_total(std::string_view before, std::string_view after) const {
    const bool level_follows = contains(after.substr(0, std::min<std::size_t>(after.size(), 160)), "ระดับ");
    const bool said =
        !first_of(last_bytes(before, 300), {"คะแนนรวม", "ภาพรวม", "ผลการประเมิน", "ผลคะแนน"}).empty();
    if (said && (level_follows || !first_of(last_bytes(before, 120), {"คะแนนรวม", "ภาพรวม"}).empty()))
      return true;
    const bool bare = squeeze(before).size() < 60;
    const ReadLine* previous = bare ? above() : nullptr;
    return level_follows && previous != nullptr &&
           !first_of(previous->plain, {"ผลการประเมิน", "ผลคะแนน", "คะแนนรวม", "ภาพรวม", "ประเมินคุณธรรม"})
                .empty();
  }

  void take_level(const Vocabulary& names, const Figure& figure, std::string_view after) {
    const std::size_t at = after.find("ระดับ");
    if (at > 160) return;  // nor where it is not there at all
    std::string_view rest = after.substr(at + std::string_view("ระดับ").size());
    for (const std::string_view word :
         {std::string_view("ผลการประเมิน"), std::string_view("คุณธรรม"), std::string_view("คะแนน"),
          std::string_view(":"), std::string_view("คือ"), std::string_view("“"), std::string_view("\"")}) {
      rest = trim(rest);
      if (rest.starts_with(word)) rest = trim(rest.substr(word.size()));
    }
    const auto stands = [&](const std::string& name) {
      const bool latin = !name.empty() && static_cast<unsigned char>(name.front()) < 0x80;
      const char next = rest.size() > name.size() ? rest[name.size()] : ' ';
      return rest.starts_with(name) && !(latin && ((next | 0x20) >= 'a' && (next | 0x20) <= 'z'));
    };
    LevelSaid said{
        .year = figure.year, .line = line_, .name = "", .total = figure.number.value, .level = std::nullopt};
    const auto& levels = names.edition().levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const std::string& name = levels[i].name.th;
      if (!stands(name) || name.size() <= said.name.size()) continue;
      said.name = name;
      said.level = i;
    }
    if (!said.level) said.name = level_of_others(stands);
    if (!said.name.empty() && reading_.exact(figure.year) != nullptr)
      reading_.levels.push_back(std::move(said));
  }

  /// The longest name that the levels of any year have, or "ไม่ผ่าน".
  template <typename Stands>
  std::string level_of_others(const Stands& stands) const {
    std::string name = stands("ไม่ผ่าน") ? "ไม่ผ่าน" : "";
    for (const auto& [year, names] : reading_.vocabularies) {
      for (const auto& level : names->edition().levels) {
        if (level.name.th.size() > name.size() && stands(level.name.th)) name = level.name.th;
      }
    }
    return name;
  }

  Reading& reading_;
  std::size_t line_;
  const std::string& plain_;
  std::vector<YearAt> years_;
  std::optional<int> year_above_;  ///< once it was asked for
};

void mentions_in_line(Reading& reading, const Vocabulary& names, std::size_t line) {
  const std::string& plain = reading.lines[line].plain;
  const std::vector<NameAt> found = names.indicators_in(plain);
  static constexpr std::string_view word = "ตัวชี้วัดที่";
  std::set<std::size_t> taken;
  for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + word.size())) {
    const auto numbers = numbers_in(std::string_view(plain).substr(at, 60));
    if (numbers.empty() || numbers[0].decimals != 0 ||
        !squeeze(std::string_view(plain).substr(at + word.size(), numbers[0].begin - word.size())).empty())
      continue;
    Mention mention{.line = line,
                    .begin = at,
                    .end = at + numbers[0].end,
                    .number = numbers[0].text,
                    .node = "",
                    .name = "",
                    .official = true,
                    .in_row = reading.lines[line].is_row()};
    for (const NameAt& name : found) {
      if (name.begin < mention.end) continue;
      const std::string between =
          squeeze(std::string_view(plain).substr(mention.end, name.begin - mention.end));
      if (!between.empty() && between != "ด้าน" && between != "คือ" && between != "เรื่อง") break;
      mention.node = name.node;
      mention.name = plain.substr(name.begin, name.end - name.begin);
      mention.official = name.official;
      mention.end = name.end;
      taken.insert(name.begin);
      break;
    }
    reading.mentions.push_back(std::move(mention));
  }
  for (const NameAt& name : found) {
    if (taken.contains(name.begin)) continue;
    reading.mentions.push_back({.line = line,
                                .begin = name.begin,
                                .end = name.end,
                                .number = "",
                                .node = name.node,
                                .name = plain.substr(name.begin, name.end - name.begin),
                                .official = name.official,
                                .in_row = reading.lines[line].is_row()});
  }
}

}  // namespace

void read_sentences(Reading& reading) {
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    const ReadLine& one = reading.lines[line];
    if (one.running) continue;
    if (!one.is_row() && one.line->table == 0) SentenceReader(reading, line, one.plain).read();
    if (!one.is_row()) continue;
    for (const std::string& cell : one.cells) {
      if (contains(cell, "ตัวชี้วัดที่") && contains(cell, "คะแนน")) SentenceReader(reading, line, cell).read();
    }
  }
}

void read_mentions(Reading& reading) {
  const Vocabulary* names = reading.names(reading.results_year);
  if (names == nullptr) return;
  for (std::size_t line = 0; line < reading.lines.size(); ++line) {
    if (!reading.lines[line].running) mentions_in_line(reading, *names, line);
  }
}

}  // namespace prongsai::lint
