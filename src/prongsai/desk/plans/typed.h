// SPDX-License-Identifier: Apache-2.0
// Between what a person types into a field of a plan and what is kept: one door for forms and worksheets.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "prongsai/base/result.h"
#include "prongsai/framework/edition.h"
#include "prongsai/improvement/plan.h"
#include "prongsai/store/organisations.h"
#include "prongsai/text/language.h"

namespace prongsai::desk {

/// What the words of a plan mean.
struct FieldContext {
  int year = 0;                                 ///< fiscal year of the plan
  const framework::Edition* edition = nullptr;  ///< of its results; null: codes are kept as written
  std::span<const store::StoredUnit> units;     ///< of the agency
};

/// The canonical value; "" for an emptied field. Choices are read by code or by their name in either
/// language, units by name. Problems, each with the detail "field": plan.field_too_long,
/// plan.field_has_control, plan.not_a_period, plan.not_a_day, plan.not_points, plan.not_a_choice,
/// plan.not_about, plan.not_yes.
[[nodiscard]] base::Result<std::string> read_typed(const improvement::FieldSpec& spec, std::string_view typed,
                                                   const FieldContext& context);

/// The canonical value as a person of that language would type it: what stands in a form. read_typed gives
/// the value back.
[[nodiscard]] std::string show_typed(const improvement::FieldSpec& spec, const std::string& canonical,
                                     text::Language language, const FieldContext& context);

/// "1 มีนาคม – 31 พฤษภาคม 2565", "ไตรมาสที่ 1", "ภายในวันที่ 30 เมษายน 2565".
[[nodiscard]] std::string period_words(text::Language language, const improvement::Period& period,
                                       int fiscal_year);
/// "1 มีนาคม 2565".
[[nodiscard]] std::string day_words(text::Language language, improvement::Day day);
/// Names of units, whatever the form in which they are kept; a unit that is gone keeps its last name.
[[nodiscard]] std::vector<std::string> unit_words(const std::string& canonical, const FieldContext& context);
/// "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน": one id in words; an id the edition has not as it is.
[[nodiscard]] std::string node_words(text::Language language, std::string_view id,
                                     const framework::Edition* edition);
/// The name of a code of a choice field: "plan.<field>.<code>".
[[nodiscard]] std::string choice_words(text::Language language, std::string_view field,
                                       std::string_view code);

}  // namespace prongsai::desk
