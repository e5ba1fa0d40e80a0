// SPDX-License-Identifier: Apache-2.0
// A frozen plan laid out to be read: by the executive before the decision, by everybody after publication.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "prongsai/desk/plans/versions.h"
#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web::plans {

struct Readable {
  const improvement_files::PlanFile& file;
  const framework::Edition* edition = nullptr;  ///< of its results; null: codes are shown as they are
  std::span<const store::StoredUnit> units;     ///< whose names stand for their ids
  std::vector<std::string> changed;             ///< ids of records to mark
};
/// Targets, measures with their steps, the calendar, constraints, groups and statements; what is empty is
/// left out.
[[nodiscard]] Html plan_reading(const Voice& voice, const Readable& readable);

/// Where a record is looked at.
using AddressOf = std::function<std::string(const improvement::Record& record)>;
/// The activities as bars over the twelve months, drawn for a phone and for a page. `today`: a line there;
/// empty where the year is another one.
[[nodiscard]] Html plan_calendar(const Voice& voice, const improvement::Plan& plan,
                                 std::optional<improvement::Day> today, const AddressOf& address_of = {});

/// "/th/agency/cm-city/plan/2567".
[[nodiscard]] std::string public_plan_path(text::Language language, const store::PlanKey& key);
/// Of the words in that address; year 0 for what is no year.
[[nodiscard]] store::PlanKey public_plan_key(const std::string& agency, std::string_view year);
/// The page of a published plan, for everybody. `has_agency_page`: results of the agency are public too.
[[nodiscard]] Page public_plan_page(const Voice& voice, const desk::PublicPlan& plan,
                                    const framework::Edition* edition, bool has_agency_page);
/// Links to the published plans of those years; empty without any.
[[nodiscard]] Html public_plan_links(const Voice& voice, const std::string& agency,
                                     const std::vector<std::int64_t>& years);

}  // namespace prongsai::web::plans
