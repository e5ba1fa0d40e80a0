// SPDX-License-Identifier: Apache-2.0
// One edition of an assessment's rules, as immutable values: what is asked, how it is scored, what a
// score is called. Read from frameworks/ by framework_files; a new year is a new file, never new code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/framework/provenance.h"

namespace prongsai::framework {

using base::Points;

/// One answer a respondent may choose, or one grade an assessor may give.
struct Choice {
  std::string code;
  Text label;
  std::optional<Points> points;  ///< 0 to 100; empty where the value is not known
};

/// An ordered set of choices. On paper and in results files, answers stand in this order.
struct Scale {
  std::string code;
  Text name;
  std::vector<Choice> choices;  ///< 2 to 7
  Provenance provenance;

  /// True when every choice has its points: only then can answers on it be scored.
  [[nodiscard]] bool scorable() const;
};

/// Which end of the scale is the good one.
enum class Polarity : std::uint8_t {
  positive,  ///< the points of the chosen choice count
  negative,  ///< mirrored: highest + lowest - points (on 0..100: 100 - points)
  unknown,   ///< cannot be scored from answers
};

/// What one respondent answers with one mark. An item with bullets has a box a bullet; any other item
/// has one box with the item's own code.
struct Box {
  std::string code;
  Text text;  ///< the bullet; empty when the item has one box
  Fact<Polarity> polarity;
};

/// How complete the list of required elements of a disclosure item is.
enum class ElementsStatus : std::uint8_t { none, partial, complete };

/// What must be shown for a disclosure item to be graded in full.
struct Elements {
  ElementsStatus status = ElementsStatus::none;
  std::vector<std::string> texts;  ///< Thai, as read
  Provenance provenance;
};

/// The item of an earlier edition that this one continues.
struct Ancestor {
  std::string edition;  ///< "ita/2565"
  std::string item;     ///< its code there
  Provenance provenance;
};

/// A question of a survey, or a thing to be disclosed.
struct Item {
  std::string code;  ///< lower case: "i8"
  Text text;
  Wording wording = Wording::missing;
  Provenance provenance;             ///< of the wording
  Text note;                         ///< printed under the question for respondents
  std::optional<std::size_t> scale;  ///< index into Edition::scales; empty where not known
  Provenance scale_provenance;
  Points weight = Points::whole(1);  ///< share within its indicator or sub-indicator
  std::vector<Box> boxes;            ///< at least one
  std::optional<Elements> elements;
  std::vector<Ancestor> ancestors;

  [[nodiscard]] bool has_sub_items() const { return boxes.size() > 1 || boxes.front().code != code; }
};

struct SubIndicator {
  std::string code;  ///< "9.1"
  Text name;
  Provenance provenance;
  Points weight = Points::whole(1);
  std::vector<Item> items;
};

/// Either `items` or `sub_indicators` is filled; both are empty where the items are not known.
struct Indicator {
  std::string code;  ///< "1" to "10" in the ITA
  Text name;
  std::vector<std::string> also_printed;  ///< other names seen in print, Thai
  Provenance provenance;
  Points weight = Points::whole(1);
  std::vector<Item> items;
  std::vector<SubIndicator> sub_indicators;
};

/// One of several ways in which a survey's answers are collected, scored on its own and then averaged.
struct Part {
  std::string code;  ///< "eit1"
  Text name;
  Provenance provenance;
  Points weight = Points::whole(1);
};

enum class InstrumentKind : std::uint8_t {
  survey,      ///< people answer boxes
  disclosure,  ///< assessors grade items
};

/// A question about the respondent, not about the agency: never scored, counted apart from the answers.
struct ProfileQuestion {
  std::string code;  ///< "age_group": a to z, digits and '_'
  Text text;
  Wording wording = Wording::missing;
  Provenance provenance;
  std::vector<Choice> choices;  ///< 2 to 7, without points; one is "not_said": nobody must tell
};

struct Instrument {
  std::string code;  ///< "iit"
  Text name;
  InstrumentKind kind = InstrumentKind::survey;
  Text respondents;             ///< who answers, or who grades
  Fact<Points> weight;          ///< in points of 100
  Fact<Points> items_expected;  ///< how many items the instrument has, where the list here is not complete
  std::vector<Part> parts;      ///< empty, or two and more
  std::vector<ProfileQuestion> profile;  ///< at most 20; of surveys only
  Text notice;  ///< why, who and how long, shown before the first question; empty: the house's own
  std::vector<Indicator> indicators;
};

/// Points taken off the weighted sum (none in the ITA so far).
struct Deduction {
  std::string code;
  Text name;
  Fact<Points> at_most;  ///< the most that may be taken off
};

/// The levels of the tree at which a score may be rounded.
enum class NodeKind : std::uint8_t { total, instrument, part, indicator, sub_indicator, item, box };

/// Decimals kept, halves away from zero, at the levels named; a level not named passes its value on
/// unrounded.
struct Rounding {
  std::map<NodeKind, int> places;
  Provenance provenance;
};

/// "Each of these nodes has at least so many points."
struct LevelCondition {
  std::vector<std::string> nodes;  ///< node ids: "total", "instrument:iit", "part:eit1"
  Points at_least;
};

/// A name for a result. Levels are tried in order, best first; the first whose conditions all hold is
/// the result's level.
struct ResultLevel {
  std::string code;
  Text name;                               ///< the official name, as printed on results
  std::vector<LevelCondition> conditions;  ///< none for the last level
  Provenance provenance;
};

/// A line to compare scores with that is no rule of the level: a target agencies set themselves.
struct Benchmark {
  std::string code;
  Text name;
  Points points;
  Provenance provenance;
};

/// The smallest number of answers wanted of one agency.
struct SampleRule {
  std::string instrument;                        ///< instrument or part code
  Text group;                                    ///< which agencies, as printed; empty: all
  std::string group_code;                        ///< the group's name in a register of agencies; may be empty
  std::vector<std::string> types;                ///< of agencies in the group; empty: not told by type
  std::vector<std::string> sizes;                ///< size groups in it ("S", "M", "L"); empty: any
  std::vector<std::string> except;               ///< official Thai names of agencies that are not in it
  std::optional<Points> share;                   ///< percent of the population
  std::optional<std::int64_t> at_least;          ///< not fewer than this, or everybody if fewer exist
  std::optional<std::int64_t> large_population;  ///< above this population…
  std::optional<std::int64_t> large_at_least;    ///< …this many are enough
  std::optional<std::int64_t> exactly;           ///< a fixed number for the group
  std::optional<std::int64_t> agencies;          ///< how many agencies the group has, where printed
  Provenance provenance;

  /// True for a rule that says which agencies it is for, so that not every agency has it.
  [[nodiscard]] bool for_a_group() const {
    return !group.empty() || !group_code.empty() || !types.empty() || !sizes.empty();
  }
};

/// The phases of an assessment round in their order, as code words: register, collect, disclose, grade,
/// clarify, confirm, publish.
[[nodiscard]] std::span<const std::string_view> phase_codes();

/// A day or a span of the year's calendar; ISO dates of the Common Era, either end may be open.
struct CalendarStep {
  std::string code;
  Text name;
  std::string from;
  std::string to;
  std::string phase;  ///< one of phase_codes() where the step is a phase of the round, else empty
  Provenance provenance;
};

/// A subject of the official analysis that gathers items of several instruments.
struct Topic {
  std::string code;
  Text name;
  std::vector<std::string> items;
  Provenance provenance;
};

/// What one may do with an edition, given what is known of it.
enum class Use : std::uint8_t {
  score_total,    ///< from instrument scores to the total
  find_level,     ///< name the result
  score_answers,  ///< of one instrument: from answer counts or grades to its score
  ask,            ///< of one instrument: print the questionnaire as official
  grade,          ///< of one instrument: grade each item against its elements
};

/// One use, whether it is allowed, and if not, what is missing.
struct Allowance {
  Use use = Use::score_total;
  std::string instrument;  ///< empty where the use concerns the whole edition
  bool allowed = false;
  /// Facts that are missing: {"weight", "oit"}, {"wording", "24"} and so on; the words stand in locale/.
  std::vector<std::pair<std::string, std::string>> missing;
};

struct Edition {
  std::string id;  ///< "ita/2565"
  Text name;
  int fiscal_year = 0;   ///< Buddhist era
  bool made_up = false;  ///< an example that no authority has published
  Text summary_note;     ///< the state of our knowledge, in a sentence
  std::vector<Source> sources;
  std::vector<Scale> scales;
  std::vector<Instrument> instruments;
  std::vector<Deduction> deductions;
  Rounding rounding;
  Fact<Points> pass_mark;
  std::vector<Benchmark> benchmarks;
  std::vector<ResultLevel> levels;  ///< best first; empty where not known
  std::vector<SampleRule> samples;
  std::vector<CalendarStep> calendar;
  std::vector<Topic> topics;
  std::vector<std::string> items_in_no_topic;
  std::string fingerprint;  ///< SHA-256 over the edition's files, lower-case hex

  [[nodiscard]] const Source* find_source(std::string_view key) const;
  [[nodiscard]] const Instrument* find_instrument(std::string_view code) const;
  [[nodiscard]] const Item* find_item(std::string_view code) const;
};

/// Every item of an indicator in order, through its sub-indicators where it has them.
[[nodiscard]] std::vector<const Item*> items_of(const Indicator& indicator);
[[nodiscard]] std::vector<const Item*> items_of(const Instrument& instrument);

/// The points a choice earns in a box: mirrored for a negative box. Empty where points or polarity are
/// not known. Requires: choice < scale.choices.size().
[[nodiscard]] std::optional<Points> points_of(const Scale& scale, const Box& box, std::size_t choice);

/// What this edition may be used for, in a fixed order: total, level, then each instrument's uses.
[[nodiscard]] std::vector<Allowance> allowances(const Edition& edition);

}  // namespace prongsai::framework
