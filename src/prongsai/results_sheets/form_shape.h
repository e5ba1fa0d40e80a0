// SPDX-License-Identifier: Apache-2.0
// Every field an office can fill in for one edition of the rules: one list for form, template and paste.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/results_files/load_results.h"

namespace prongsai::results_sheets {

using base::Points;
using scoring::NodeIndex;

/// What may be written in a field.
enum class FieldKind : std::uint8_t {
  points,   ///< a score from 0 to `most`, with at most `decimals` decimals
  grade,    ///< points of a disclosure item: one of `allowed`, or that it does not apply
  percent,  ///< a share of the answers, 0 to 100
  count,    ///< a whole number of answers
  level,    ///< the name of a result; `allowed` holds the edition's
  place,    ///< words: where a row of percents is printed
};

/// Under which heading a field stands.
enum class FieldGroup : std::uint8_t {
  total,
  level,
  instrument,
  part,
  indicator,
  sub_indicator,
  item,
  bullet,
  printed,   ///< a score of a disclosure item printed beside its grade
  counts,    ///< answers by choice
  percents,  ///< the same in percent, as printed
  answers,   ///< how many people answered
  deduction,
};

/// One field. Every field may be left empty: what is not known is not written.
struct Field {
  std::string name;  ///< stable: "total", "indicator:2", "item:e1@eit1", "counts:i8.1/much", "answers:iit"
  FieldGroup group = FieldGroup::total;
  FieldKind kind = FieldKind::points;
  framework::Text label;              ///< in full: "ตัวชี้วัดที่ 2 การใช้งบประมาณ"
  std::string section;                ///< code of the instrument or part it belongs to; empty: the whole
  std::optional<NodeIndex> node;      ///< the node of the plan it is about
  std::optional<std::size_t> choice;  ///< of counts and percents: which choice of the scale
  int decimals = 2;
  Points most = Points::whole(100);
  std::vector<std::string> allowed;
  bool seldom = false;  ///< a form shows it when it is filled in
};

/// Immutable. Fields stand in the edition's order: total, level, then each instrument from the whole to its
/// answers, then the deductions.
struct FormShape {
  std::shared_ptr<const results_files::PlannedEdition> rules;
  std::vector<Field> fields;
  std::map<std::string, std::size_t, std::less<>> by_name;

  [[nodiscard]] const Field* find(std::string_view name) const;
  /// The fields of one leaf in the order of its choices; empty where it has none. Requires: counts or
  /// percents.
  [[nodiscard]] std::vector<const Field*> row(FieldGroup group, NodeIndex leaf) const;
  [[nodiscard]] const framework::Edition& edition() const { return rules->edition; }
  [[nodiscard]] const scoring::Plan& plan() const { return rules->plan; }
};

/// Requires: rules is not null.
[[nodiscard]] FormShape make_form_shape(std::shared_ptr<const results_files::PlannedEdition> rules);

/// The code of an item with its part, as results files write it: "i8.1", "e1@eit1".
[[nodiscard]] std::string item_key(const scoring::PlanNode& node);
/// The field that says where a row of percents is printed.
[[nodiscard]] std::string place_field(const scoring::PlanNode& leaf);

}  // namespace prongsai::results_sheets
