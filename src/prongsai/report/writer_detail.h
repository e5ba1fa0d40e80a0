// SPDX-License-Identifier: Apache-2.0
// What every part of a document being written shares: the figures looked at once, the numbers registered
// once, and the words.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/analysis/standing.h"
#include "prongsai/analysis/topics.h"
#include "prongsai/analysis/years.h"
#include "prongsai/report/write.h"

namespace prongsai::report::detail {

using analysis::NodeIndex;
using base::Ratio;

/// Inside which repetition a part stands.
struct Scope {
  std::string_view of;                          ///< "", "failing", "topics", "instruments"
  std::optional<NodeIndex> node;                ///< the failing indicator, the instrument
  const analysis::TopicRow* topic = nullptr;    ///< of "topics"
  const improvement::Record* record = nullptr;  ///< a measure, a step, a report
  std::size_t number = 0;                       ///< 1 for the first
};

/// The figures a document speaks about, looked at once.
struct Look {
  const YearFigures* now = nullptr;     ///< of results_year; null where there are none
  const YearFigures* before = nullptr;  ///< of the year before that
  const YearFigures* after = nullptr;   ///< of the plan's own year: what a report on measures ends with
  std::optional<analysis::Standing> standing;
  std::optional<analysis::Years> years;  ///< of all years up to `now`
  std::size_t now_at = 0;                ///< index of `now` in `years`
  analysis::Topics topics;
  std::optional<base::Points> pass_mark;
  std::optional<base::Points>
      target;  ///< that the plan sets for its indicators, else the edition's benchmark
  bool target_is_more_than = false;
  bool target_of_plan = false;            ///< false: the edition's
  std::optional<std::size_t> level;       ///< sure level of `now`
  std::optional<bool> passed;             ///< empty where the total or the pass mark is not known
  std::vector<const YearFigures*> shown;  ///< by year of `years`
};

class Writer {
 public:
  Writer(const Template& pattern, const Wording& wording, const Input& input);

  const Template& pattern;
  const Wording& wording;
  const Input& input;
  Look look;
  Draft draft;

  // Numbers: each registers its datum once and gives the words that stand for it, with Arabic digits.
  [[nodiscard]] doc::Span score(const YearFigures& year, NodeIndex node);  ///< "81.80"; "ไม่มีข้อมูล" muted
  /// "−1.39", points; `node` is of `to`. "ไม่มีข้อมูล" muted where a value is missing.
  /// The node of an earlier year that a node goes on from: an item may have had another code. What has no row
  /// in the comparison of years is found by its id.
  [[nodiscard]] std::optional<NodeIndex> earlier(const YearFigures& from, const YearFigures& to,
                                                 NodeIndex node) const;
  [[nodiscard]] doc::Span change(const YearFigures& from, const YearFigures& to, NodeIndex node);
  /// The same in words, "ลดลง 1.39", with its tone: how tables and sentences of officials have it.
  [[nodiscard]] doc::Spans changed(const YearFigures& from, const YearFigures& to, NodeIndex node);
  [[nodiscard]] doc::Span percent(const YearFigures& year, NodeIndex leaf, std::size_t choice,
                                  const Ratio& value);
  [[nodiscard]] doc::Span count(std::string_view what, std::size_t value);  ///< id "<year>/<what>"
  [[nodiscard]] doc::Span rank(NodeIndex node, std::size_t value);
  [[nodiscard]] doc::Span fiscal_year(int year);
  [[nodiscard]] doc::Span threshold(std::string_view what, base::Points value);  ///< "85.00"
  /// Whatever else is a datum: the level, a typed day. `value` is what is printed.
  [[nodiscard]] doc::Span stated(std::string_view id, std::string label, std::string value, std::string unit);
  [[nodiscard]] doc::Span words(std::string text, bool bold = false) const;

  /// A sentence with its facts filled in. Facts of the scope first, then those of the whole document.
  [[nodiscard]] doc::Spans fill(std::string_view sentence, const Scope& scope);
  /// A word of the wording with facts filled in.
  [[nodiscard]] doc::Spans say(std::string_view key, const Scope& scope = {});
  [[nodiscard]] std::string word(std::string_view key) const { return wording.say(key); }
  /// Of one test, with "not " before it or not. Empty: cannot be decided.
  [[nodiscard]] std::optional<bool> holds(std::string_view test, const Scope& scope);

  /// Told once, however often it is met.
  void gap(Gap gap);

  // Names as the edition of the year has them.
  [[nodiscard]] std::string name_of(const YearFigures& year, NodeIndex node) const;  ///< "การใช้งบประมาณ"
  [[nodiscard]] std::string item_text(const YearFigures& year,
                                      NodeIndex node) const;  ///< wording of an item or bullet
  [[nodiscard]] std::string code_of(const YearFigures& year, NodeIndex node) const;  ///< "I7", "O42"
  /// "ตัวชี้วัดที่ 2 การใช้งบประมาณ", "ข้อ I7", "แบบวัด… (IIT)", "คะแนนรวม".
  [[nodiscard]] std::string label_of(const YearFigures& year, NodeIndex node) const;
  [[nodiscard]] std::vector<std::string> units(const improvement::Record& record) const;
  [[nodiscard]] std::string period(const improvement::Record& record) const;  ///< "1 มีนาคม – 30 เมษายน 2565"
  [[nodiscard]] std::string day(std::string_view iso) const;                  ///< "1 สิงหาคม พ.ศ. 2565"

 private:
  [[nodiscard]] std::size_t datum(doc::Datum datum);
  [[nodiscard]] std::string source_of(const YearFigures& year, NodeIndex node) const;

  std::map<std::string, std::size_t, std::less<>> data_;  ///< by id
};

// One function a name of names.h; empty where there is nothing to show (the block is left out, and a gap says
// so where it should have been there).
[[nodiscard]] std::optional<doc::Table> table(Writer& writer, std::string_view name, const Scope& scope);
[[nodiscard]] std::optional<doc::List> list(Writer& writer, std::string_view name, std::string_view mark,
                                            const Scope& scope);
[[nodiscard]] std::optional<doc::Figure> figure(Writer& writer, std::string_view name, const Scope& scope);
/// The text a fact stands for; empty where there is no such fact in the scope.
[[nodiscard]] std::optional<doc::Spans> fact(Writer& writer, std::string_view name, const Scope& scope);

}  // namespace prongsai::report::detail
