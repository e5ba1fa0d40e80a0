// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/view.h"

#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using improvement::Plan;
using improvement::Record;
using improvement::RecordKind;

Plan plan_of(db::Transaction& transaction, const store::PlanHead& head) {
  Plan out{.agency = head.key.agency, .year = static_cast<int>(head.key.year), .edition = head.edition};
  out.records = store::list_plan_records(transaction, head.key, false);
  improvement::sort_records(out);
  return out;
}

bool is_part_of(const Plan& plan, const Record& record, const std::vector<std::string>& units) {
  const bool has_owner = record.kind == RecordKind::measure || record.kind == RecordKind::step ||
                         record.kind == RecordKind::activity || record.kind == RecordKind::report;
  return has_owner && std::any_of(units.begin(), units.end(), [&](const std::string& unit) {
           return improvement::concerns_unit(plan, record, unit);
         });
}

/// What belongs to the units; with a step its measure, without which nobody knows what it is for.
Plan narrowed(const Plan& plan, const std::vector<std::string>& units) {
  Plan out{.agency = plan.agency, .year = plan.year, .edition = plan.edition};
  for (const Record& record : plan.records) {
    bool keep = is_part_of(plan, record, units);
    if (!keep && record.kind == RecordKind::measure) {
      const auto steps = plan.of(RecordKind::step, record.id);
      keep = std::any_of(steps.begin(), steps.end(),
                         [&](const Record* step) { return is_part_of(plan, *step, units); });
    }
    if (keep) out.records.push_back(record);
  }
  return out;
}

void add_name(db::Transaction& transaction, const std::string& person,
              std::map<std::string, std::string>& names) {
  if (person.empty() || names.contains(person)) return;
  if (const auto found = store::find_person(transaction, person)) names.emplace(person, found->name);
}

void add_names(db::Transaction& transaction, PlanView& view) {
  add_name(transaction, view.head.changed_by, view.names);
  for (const store::PlanVersion& version : view.versions) {
    add_name(transaction, version.handed_in_by, view.names);
    add_name(transaction, version.decided_by.value_or(""), view.names);
    add_name(transaction, version.published_by.value_or(""), view.names);
  }
}

/// The figures that the plan answers, those before and those that tell what it brought.
void place_years(PlanView& view) {
  for (std::size_t i = 0; i < view.years.size(); ++i) {
    const auto& results = view.years[i].results;
    if (results->edition().id == view.head.edition) {
      view.results = results;
      if (i > 0) view.earlier = view.years[i - 1].results;
    }
    if (results->edition().fiscal_year == view.plan.year) view.after = results;
  }
}

bool may(const access::Actor& actor, Deed deed, const access::Area& area) {
  return access::role_for(actor, deed, area).has_value();
}

void find_rights(const access::Actor& actor, PlanView& view) {
  view.may_change = may(actor, Deed::change_plans, view.area());
  view.may_report = view.may_change || may(actor, Deed::report_progress, view.area());
  for (const std::string& unit : view.sight.units) {
    view.may_report =
        view.may_report || may(actor, Deed::report_progress, {view.agency.province, view.agency.id, unit});
  }
  view.may_approve = may(actor, Deed::approve_plans, view.area());
  view.may_publish = may(actor, Deed::publish_plans, view.area());
}

}  // namespace

improvement::CheckedAgainst PlanView::against() const {
  improvement::CheckedAgainst out;
  out.edition = edition();
  out.today = today;
  if (results) {
    out.nodes = &results->plan();
    out.sheet = &results->assessment.sheet;
  }
  if (earlier) {
    out.earlier_nodes = &earlier->plan();
    out.earlier_sheet = &earlier->assessment.sheet;
  }
  if (earlier_plan) out.earlier_plan = &*earlier_plan;
  return out;
}

std::optional<PlanSight> sight_of(const access::Actor& actor, const store::ResultAgency& agency) {
  const access::Area whole{agency.province, agency.id, ""};
  if (const auto role = access::role_for(actor, Deed::see_plans, whole)) return PlanSight{*role, true, {}};
  PlanSight out;
  for (const access::Area& area : access::areas_for(actor, Deed::see_plans)) {
    if (area.agency == agency.id && !area.unit.empty()) out.units.push_back(area.unit);
  }
  if (out.units.empty()) return std::nullopt;
  out.role = access::Role::unit_officer;
  return out;
}

improvement::Day today_of(const Office& office) {
  return round::thai_day_at(office.now());
}

base::Result<PlanView> read_plan(db::Transaction& transaction, const Office& office,
                                 const access::Actor& actor, const store::PlanKey& key) {
  auto agency = store::find_result_agency(transaction, key.agency);
  if (!agency) return Problem{"plan.no_such_agency", {{"found", key.agency}}, {}};
  auto sight = sight_of(actor, *agency);
  if (!sight) return permit(actor, Deed::see_plans, {agency->province, agency->id, ""}).problems();
  auto head = store::find_plan(transaction, key);
  if (!head) {
    return Problem{
        "plan.no_such_plan", {{"agency", agency->name_th}, {"year", std::to_string(key.year)}}, {}};
  }
  PlanView view{.agency = *std::move(agency), .head = *std::move(head), .sight = *std::move(sight)};
  view.plan = plan_of(transaction, view.head);
  for (const Record& record : view.plan.records)
    view.numbers.emplace(record.id, improvement::number_of(view.plan, record));
  view.today = today_of(office);
  view.rules = office.editions.find(view.head.edition);
  view.units = store::list_units(transaction, key.agency);
  find_rights(actor, view);
  if (!view.sight.is_whole) {
    view.plan = narrowed(view.plan, view.sight.units);
    return view;
  }
  view.years = results_of_years(transaction, office, key.agency);
  place_years(view);
  const auto before = store::find_plan(transaction, {key.agency, key.year - 1});
  if (before) view.earlier_plan = plan_of(transaction, *before);
  view.versions = store::list_plan_versions(transaction, key);
  add_names(transaction, view);
  view.content_mark = base::sha256_hex(improvement::approved_content(view.plan));
  view.findings = improvement::check_plan(view.plan, view.against());
  return view;
}

base::Result<PlanView> look_at_plan(const Office& office, const access::Actor& actor,
                                    const store::PlanKey& key) {
  return office.database.read(
      [&](db::Transaction& transaction) { return read_plan(transaction, office, actor, key); });
}

base::Result<AgencyPlans> look_at_plans(const Office& office, const access::Actor& actor,
                                        const std::string& agency) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<AgencyPlans> {
    auto found = store::find_result_agency(transaction, agency);
    if (!found) return Problem{"plan.no_such_agency", {{"found", agency}}, {}};
    auto sight = sight_of(actor, *found);
    if (!sight) return permit(actor, Deed::see_plans, {found->province, found->id, ""}).problems();
    AgencyPlans out{.agency = *std::move(found), .sight = *std::move(sight)};
    out.may_change = may(actor, Deed::change_plans, {out.agency.province, out.agency.id, ""});
    for (store::PlanHead& head : store::list_plans_of_agency(transaction, agency)) {
      Plan plan = plan_of(transaction, head);
      if (!out.sight.is_whole) plan = narrowed(plan, out.sight.units);
      PlanLine line{.summary = improvement::summary_of(plan, today_of(office))};
      const auto versions = store::list_plan_versions(transaction, head.key);
      if (!versions.empty()) line.state = versions.front().state;
      line.head = std::move(head);
      out.plans.push_back(std::move(line));
    }
    if (out.sight.is_whole) out.years = results_of_years(transaction, office, agency);
    return out;
  });
}

std::vector<store::ResultAgency> own_agencies(const Office& office, const access::Actor& actor) {
  std::vector<std::string> ids;
  for (const access::Area& area : access::areas_for(actor, Deed::see_plans)) {
    if (!area.agency.empty() && std::find(ids.begin(), ids.end(), area.agency) == ids.end()) {
      ids.push_back(area.agency);
    }
  }
  return office.database.read([&](db::Transaction& transaction) {
    std::vector<store::ResultAgency> out;
    for (const std::string& id : ids) {
      if (auto found = store::find_result_agency(transaction, id)) out.push_back(*std::move(found));
    }
    return out;
  });
}

}  // namespace prongsai::desk
