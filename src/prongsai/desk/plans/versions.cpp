// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/versions.h"

#include <algorithm>

#include "prongsai/base/digest.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/plans/edit_detail.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using improvement::PlanFinding;
using improvement::Record;
using improvement::Weight;
using store::PlanState;

std::size_t count_of(const PlanView& view, Weight weight) {
  return static_cast<std::size_t>(
      std::count_if(view.findings.begin(), view.findings.end(),
                    [&](const PlanFinding& one) { return one.weight == weight; }));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    out.emplace_back(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return out;
}

std::string open_points_of(const PlanView& view) {
  std::string out;
  for (const PlanFinding& finding : view.findings) {
    if (finding.weight == Weight::acknowledge) out += (out.empty() ? "" : "\n") + point_of(finding);
  }
  return out;
}

base::Problems check_hand_in(const PlanView& view, const HandInWish& wish) {
  if (view.head.version != wish.version) return {{"plan.changed_since", {}, {}}};
  if (view.plan.records.empty()) return {{"plan.empty", {}, {}}};
  const bool waits_or_stands = view.newest() != nullptr && view.newest()->state != PlanState::sent_back;
  if (waits_or_stands && !view.has_changed_since()) return {{"plan.nothing_new", {}, {}}};
  base::Problems out;
  if (const std::size_t count = count_of(view, Weight::blocks); count > 0) {
    out.push_back({"plan.not_sound", {{"count", std::to_string(count)}}, {}});
  }
  if (const std::size_t count = count_of(view, Weight::acknowledge); count > 0 && wish.note.empty()) {
    out.push_back({"plan.note_needed", {{"count", std::to_string(count)}, {"field", "note"}}, {}});
  }
  if (wish.note.size() > reason_bytes_max) {
    out.push_back(
        {"plan.note_too_long", {{"most", std::to_string(reason_bytes_max / 3)}, {"field", "note"}}, {}});
  }
  return out;
}

improvement_files::PlanFile file_of(const PlanView& view) {
  improvement_files::PlanFile out;
  out.plan = view.plan;
  out.agency_name = {view.agency.name_th, view.agency.name_en};
  return out;
}

std::string snapshot_of(const store::PlanVersion& version) {
  return audit::Snapshot()
      .number("number", version.number)
      .text("state", store::code_of(version.state))
      .text("fingerprint", version.fingerprint)
      .number("version", version.plan_version)
      .str();
}

Done done_of(const store::PlanVersion& version, const char* action, PlanState state,
             const std::string& reason) {
  store::PlanVersion after = version;
  after.state = state;
  return {.action = action,
          .subject_kind = "plan",
          .subject = detail::subject_of(version.key),
          .agency = version.key.agency,
          .before = snapshot_of(version),
          .after = snapshot_of(after),
          .reason = reason};
}

struct FoundVersion {
  store::ResultAgency agency;
  store::PlanVersion version;
  access::Role role;
};
base::Result<FoundVersion> find_version(db::Transaction& transaction, const access::Actor& actor, Deed deed,
                                        const store::PlanKey& key, std::int64_t number) {
  auto agency = store::find_result_agency(transaction, key.agency);
  if (!agency) return Problem{"plan.no_such_agency", {{"found", key.agency}}, {}};
  const auto role = permit(actor, deed, {agency->province, agency->id, ""});
  if (!role) return role.problems();
  auto version = store::find_plan_version(transaction, key, number);
  if (!version) return Problem{"plan.no_such_version", {{"found", std::to_string(number)}}, {}};
  return FoundVersion{*std::move(agency), *std::move(version), *role};
}

base::Problems check_decision(const store::PlanVersion& version, const access::Actor& actor,
                              const DecideWish& wish) {
  if (version.state != PlanState::handed_in || version.fingerprint != wish.fingerprint) {
    return {{"plan.version_changed", {}, {}}};
  }
  if (version.handed_in_by == actor.person) return {{"plan.second_person", {}, {}}};
  if (wish.note.size() > reason_bytes_max) {
    return {{"plan.note_too_long", {{"most", std::to_string(reason_bytes_max / 3)}, {"field", "note"}}, {}}};
  }
  if (!wish.approve) {
    if (wish.note.empty()) return {{"plan.reason_to_send_back", {{"field", "note"}}, {}}};
    return {};
  }
  std::size_t missing = 0;
  for (const std::string& point : lines_of(version.open_points)) {
    const bool is_ticked =
        std::find(wish.acknowledged.begin(), wish.acknowledged.end(), point) != wish.acknowledged.end();
    missing += is_ticked ? 0U : 1U;
  }
  if (missing > 0) return {{"plan.point_not_acknowledged", {{"count", std::to_string(missing)}}, {}}};
  return {};
}

improvement_files::PlanFile read_frozen(const store::PlanVersion& version) {
  auto read = improvement_files::parse_plan(version.document, detail::subject_of(version.key));
  PRONGSAI_ASSERT(read.ok());
  return std::move(read).value();
}

/// Ids of records whose approved content is not that of the version before.
std::vector<std::string> changed_records(const improvement::Plan& before, const improvement::Plan& after) {
  std::vector<std::string> out;
  for (const Record& record : after.records) {
    const Record* earlier = before.find(record.id);
    if (earlier == nullptr || earlier->fields != record.fields) out.push_back(record.id);
  }
  for (const Record& record : before.records) {
    if (after.find(record.id) == nullptr) out.push_back(record.id);
  }
  return out;
}

void add_name(db::Transaction& transaction, const std::string& person,
              std::map<std::string, std::string>& names) {
  if (const auto found = store::find_person(transaction, person)) names.emplace(person, found->name);
}

}  // namespace

std::string point_of(const PlanFinding& finding) {
  return finding.code + " " + finding.node + " " + finding.record;
}

base::Result<std::int64_t> hand_in_plan(const Office& office, const access::Actor& actor,
                                        const store::PlanKey& key, const HandInWish& wish) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::int64_t> {
    const auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::permitted_change(actor, *view);
    if (!role) return role.problems();
    if (base::Problems problems = check_hand_in(*view, wish); !problems.empty()) return problems;
    store::PlanVersion version{.key = key};
    version.number = view->newest() == nullptr ? 1 : view->newest()->number + 1;
    version.plan_version = view->head.version;
    version.document = improvement_files::write_plan(file_of(*view));
    // What is frozen must be readable for ever, so it is read back before it is kept.
    const auto readable = improvement_files::parse_plan(version.document, detail::subject_of(key));
    if (!readable) return readable.problems();
    version.fingerprint = base::sha256_hex(version.document);
    version.content_mark = view->content_mark;
    version.note = wish.note;
    version.open_points = open_points_of(*view);
    version.handed_in_by = actor.person;
    version.handed_in_at = office.now();
    store::replace_plan_versions(transaction, key, PlanState::handed_in);
    store::record_plan_version(transaction, version);
    Done done = done_of(version, "plan.hand_in", PlanState::handed_in, wish.note);
    done.before.clear();
    record(transaction, actor, *role, version.handed_in_at, std::move(done));
    return version.number;
  });
}

base::Result<bool> decide_plan(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                               const DecideWish& wish) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = find_version(transaction, actor, Deed::approve_plans, key, wish.number);
    if (!found) return found.problems();
    if (base::Problems problems = check_decision(found->version, actor, wish); !problems.empty()) {
      return problems;
    }
    const PlanState state = wish.approve ? PlanState::approved : PlanState::sent_back;
    const Moment now = office.now();
    if (wish.approve) store::replace_plan_versions(transaction, key, PlanState::approved);
    const bool done =
        store::decide_plan_version(transaction, key, wish.number, state, actor.person, now, wish.note);
    if (!done) return Problem{"plan.version_changed", {}, {}};
    record(transaction, actor, found->role, now,
           done_of(found->version, wish.approve ? "plan.approve" : "plan.send_back", state, wish.note));
    return true;
  });
}

base::Result<bool> publish_plan(const Office& office, const access::Actor& actor, const store::PlanKey& key,
                                std::int64_t number) {
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = find_version(transaction, actor, Deed::publish_plans, key, number);
    if (!found) return found.problems();
    if (found->version.state != PlanState::approved) return Problem{"plan.not_approved", {}, {}};
    const Moment now = office.now();
    store::replace_plan_versions(transaction, key, PlanState::published);
    if (!store::publish_plan_version(transaction, key, number, actor.person, now)) {
      return Problem{"plan.not_approved", {}, {}};
    }
    record(transaction, actor, found->role, now,
           done_of(found->version, "plan.publish", PlanState::published, {}));
    return true;
  });
}

base::Result<PlanVersionView> look_at_plan_version(const Office& office, const access::Actor& actor,
                                                   const store::PlanKey& key, std::int64_t number) {
  return office.database.read([&](db::Transaction& transaction) -> base::Result<PlanVersionView> {
    auto found = find_version(transaction, actor, Deed::see_plans, key, number);
    if (!found) return found.problems();
    PlanVersionView out{
        .agency = found->agency, .version = found->version, .file = read_frozen(found->version)};
    out.may_approve =
        access::role_for(actor, Deed::approve_plans, {out.agency.province, out.agency.id, ""}) &&
        out.version.handed_in_by != actor.person;
    out.may_publish =
        access::role_for(actor, Deed::publish_plans, {out.agency.province, out.agency.id, ""}).has_value();
    add_name(transaction, out.version.handed_in_by, out.names);
    add_name(transaction, out.version.decided_by.value_or(""), out.names);
    add_name(transaction, out.version.published_by.value_or(""), out.names);
    for (const store::PlanVersion& one : store::list_plan_versions(transaction, key)) {
      const bool counts = one.number < number && one.decided_by && one.state != PlanState::sent_back;
      if (!counts) continue;
      const auto whole = store::find_plan_version(transaction, key, one.number);
      out.changed = changed_records(read_frozen(*whole).plan, out.file.plan);
      break;
    }
    return out;
  });
}

std::optional<PublicPlan> find_public_plan(const Office& office, const store::PlanKey& key) {
  return office.database.read([&](db::Transaction& transaction) -> std::optional<PublicPlan> {
    auto agency = store::find_result_agency(transaction, key.agency);
    if (!agency) return std::nullopt;
    for (const store::PlanVersion& version : store::list_published_plans(transaction, key.agency)) {
      if (version.key != key) continue;
      auto whole = store::find_plan_version(transaction, key, version.number);
      improvement_files::PlanFile file = read_frozen(*whole);
      return PublicPlan{*std::move(agency), *std::move(whole), std::move(file),
                        store::list_units(transaction, key.agency)};
    }
    return std::nullopt;
  });
}

std::vector<std::int64_t> list_public_plans(const Office& office, const std::string& agency) {
  return office.database.read([&](db::Transaction& transaction) {
    std::vector<std::int64_t> out;
    for (const store::PlanVersion& version : store::list_published_plans(transaction, agency))
      out.push_back(version.key.year);
    return out;
  });
}

base::Result<bool> import_plan_file(const Office& office, const access::Actor& actor, std::string_view text,
                                    const std::string& file, bool is_published) {
  auto read = improvement_files::parse_plan(text, file);
  if (!read) return read.problems();
  const improvement::Plan& plan = read->plan;
  const store::PlanKey key{plan.agency, plan.year};
  // What was published elsewhere was approved elsewhere: only whoever runs the machine may say so here.
  if (is_published && actor.person != the_program().person) {
    return Problem{"desk.not_permitted", {{"deed", "publish_plans"}}, {}};
  }
  const auto made = make_plan(office, actor, {key, plan.edition});
  if (!made) return made;
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    auto view = read_plan(transaction, office, actor, key);
    if (!view) return view.problems();
    const auto role = detail::permitted_change(actor, *view);
    if (!role) return role.problems();
    detail::PlanEdit edit(transaction, office, actor, *view, "import");
    for (const Record& record : plan.records) edit.put(record);
    edit.finish({}, *role);
    if (!is_published) return true;
    store::PlanVersion version{.key = key, .number = 1, .state = PlanState::published};
    version.plan_version = view->head.version;
    version.document = improvement_files::write_plan(*read);
    version.fingerprint = base::sha256_hex(version.document);
    version.content_mark = base::sha256_hex(improvement::approved_content(plan));
    version.handed_in_by = version.decided_by.emplace("system");
    version.published_by = version.decided_by;
    version.handed_in_at = version.decided_at.emplace(office.now());
    version.published_at = version.decided_at;
    store::record_plan_version(transaction, version);
    Done done = done_of(version, "plan.import", PlanState::published, {});
    done.before.clear();
    record(transaction, actor, *role, version.handed_in_at, std::move(done));
    return true;
  });
}

}  // namespace prongsai::desk
