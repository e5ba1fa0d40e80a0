// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/gather.h"

#include <algorithm>
#include <cstdlib>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/desk/documents/letterhead.h"
#include "prongsai/desk/documents/qr_drawing.h"
#include "prongsai/improvement_files/plan_file.h"
#include "prongsai/round/thai_day.h"

namespace prongsai::desk {
namespace {

using base::Problem;
using improvement::Plan;
using report::Kind;
using store::PlanState;

analysis::Scored looked_at(const results_files::Results& results) {
  return {.edition = &results.edition(),
          .plan = &results.plan(),
          .inputs = &results.assessment.inputs,
          .sheet = &results.assessment.sheet,
          .known = &results.known};
}

/// Two editions may share a year (a trial beside the real one): what is published is what counts, and of
/// two published the later one in the order of ids.
std::vector<YearResults> one_a_year(std::vector<YearResults> years) {
  std::vector<YearResults> out;
  for (YearResults& year : years) {
    if (out.empty() || out.back().results->year() != year.results->year()) {
      out.push_back(std::move(year));
    } else if (out.back().state != store::ResultState::published ||
               year.state == store::ResultState::published) {
      out.back() = std::move(year);
    }
  }
  return out;
}

struct FoundPlan {
  std::shared_ptr<const Plan> plan;
  std::int64_t number = 0;
};

std::shared_ptr<const Plan> living_plan(db::Transaction& transaction, const store::PlanKey& key) {
  const auto head = store::find_plan(transaction, key);
  if (!head) return nullptr;
  Plan out{.agency = key.agency, .year = static_cast<int>(key.year), .edition = head->edition};
  out.records = store::list_plan_records(transaction, key, false);
  improvement::sort_records(out);
  return std::make_shared<const Plan>(std::move(out));
}

/// As the executive approved it last, as long as nothing newer took its place.
FoundPlan approved_plan(db::Transaction& transaction, const store::PlanKey& key) {
  for (const store::PlanVersion& version : store::list_plan_versions(transaction, key)) {
    if (version.state != PlanState::approved && version.state != PlanState::published) continue;
    const auto whole = store::find_plan_version(transaction, key, version.number);
    auto read = improvement_files::parse_plan(whole->document, key.agency + "/" + std::to_string(key.year));
    PRONGSAI_ASSERT(read.ok());
    return {std::make_shared<const Plan>(std::move(read).value().plan), version.number};
  }
  return {};
}

FoundPlan plan_for(db::Transaction& transaction, const store::PlanKey& key, bool is_frozen) {
  if (is_frozen) {
    if (FoundPlan found = approved_plan(transaction, key); found.plan) return found;
  }
  return {living_plan(transaction, key), 0};
}

std::string content_of(const Plan* plan) {
  std::string out;
  if (plan == nullptr) return out;
  for (const improvement::Record& record : plan->records) out += improvement::written(record) + "\n";
  return out;
}

/// Rules that say which topics there are, of the year nearest to the document's, the later one of two.
const framework::Edition* topics_lender(const Office& office, int year) {
  const framework::Edition* best = nullptr;
  for (const auto& planned : office.editions.all()) {
    const framework::Edition& edition = planned->edition;
    if (edition.topics.empty()) continue;
    const int distance = std::abs(edition.fiscal_year - year);
    const int best_distance = best == nullptr ? 0 : std::abs(best->fiscal_year - year);
    const bool is_nearer = best == nullptr || distance < best_distance ||
                           (distance == best_distance && edition.fiscal_year > best->fiscal_year);
    if (is_nearer) best = &edition;
  }
  return best;
}

std::string marked(const GatheredDocument& gathered, const Office& office) {
  const report::Letterhead& head = gathered.base.letterhead;
  std::string all;
  const auto add = [&all](std::string_view text) {
    all += std::to_string(text.size()) + ":";
    all += text;
  };
  const auto add_lines = [&](const std::vector<std::string>& lines) {
    add(std::to_string(lines.size()));
    for (const std::string& line : lines) add(line);
  };
  add(gathered.key.agency);
  add(gathered.key.kind);
  add(std::to_string(gathered.key.year));
  for (const std::string* text :
       {&head.name, &head.place, &head.telephone, &head.mail, &head.signer, &head.signer_position})
    add(*text);
  add_lines(head.issuer);
  add_lines(head.header);
  add(head.digits == doc::Digits::thai ? "thai" : "arabic");
  add(head.logo ? head.logo->bytes : "");
  for (const YearResults& year : gathered.years) {
    add(year.results->edition().id + " " + year.results->edition().fingerprint);
    add(year.results->fingerprint);
    add(year.state == store::ResultState::published ? "published" : "waits");
  }
  add(content_of(gathered.plan.get()));
  add(std::to_string(gathered.plan_number));
  add(content_of(gathered.earlier_plan.get()));
  for (const auto& [id, name] : gathered.base.units) add(id + " " + name);
  for (const auto& [field, text] : gathered.base.typed) add(field + " " + text);
  add(office.patterns->wording.fingerprint);
  add(office.software);
  return base::sha256_hex(all);
}

void add_words(db::Transaction& transaction, const Office& office, GatheredDocument& out) {
  report::Input& input = out.base;
  input.kind = out.kind;
  input.year = static_cast<int>(out.key.year);
  input.letterhead = letterhead_of(transaction, office, out.agency);
  for (const store::StoredUnit& unit : store::list_units(transaction, out.agency.id))
    input.units.emplace(unit.unit.id, unit.unit.name);
  out.fields = store::list_document_fields(transaction, out.key);
  for (const store::DocumentField& field : out.fields) {
    if (!field.content.empty()) input.typed.emplace(field.field, field.content);
  }
  input.topics_from = topics_lender(office, out.results_year());
  input.issue = {.version = 0,
                 .day = round::day_text(round::thai_day_at(office.now())),
                 .address = {},
                 .software = office.software};
}

}  // namespace

bool is_document_year(std::int64_t year) {
  return year >= 2500 && year <= 2700;
}

store::DocumentKey document_of_results(std::string_view agency, report::Kind kind, int results_year) {
  return {std::string(agency), std::string(report::code_of(kind)),
          results_year + (report::is_of_plan(kind) ? 1 : 0)};
}

int GatheredDocument::results_year() const {
  return static_cast<int>(key.year) - (report::is_of_plan(kind) ? 1 : 0);
}

const YearResults* GatheredDocument::results() const {
  for (const YearResults& year : years) {
    if (year.results->year() == results_year()) return &year;
  }
  return nullptr;
}

bool GatheredDocument::needs_approved_plan() const {
  return kind == Kind::drive_plan || kind == Kind::topic_analysis || kind == Kind::threshold_analysis;
}

const std::string& GatheredDocument::typed(std::string_view field) const {
  static const std::string none;
  const auto found = base.typed.find(field);
  return found == base.typed.end() ? none : found->second;
}

report::Input GatheredDocument::input() const {
  report::Input out = base;
  out.years.clear();
  for (const YearResults& year : years) {
    out.years.push_back({.scored = looked_at(*year.results),
                         .fingerprint = year.results->fingerprint,
                         .is_published = year.state == store::ResultState::published});
  }
  out.plan = plan.get();
  out.earlier_plan = earlier_plan.get();
  return out;
}

base::Result<GatheredDocument> gather_document(db::Transaction& transaction, const Office& office,
                                               const store::DocumentKey& key) {
  const auto kind = report::find_kind(key.kind);
  if (!kind) return Problem{"document.no_such_kind", {{"found", key.kind}}, {}};
  if (!is_document_year(key.year)) {
    return Problem{"document.no_such_year", {{"found", std::to_string(key.year)}}, {}};
  }
  auto agency = store::find_result_agency(transaction, key.agency);
  if (!agency) return Problem{"plan.no_such_agency", {{"found", key.agency}}, {}};
  GatheredDocument out{.key = key, .kind = *kind, .agency = *std::move(agency)};
  out.years = one_a_year(results_of_years(transaction, office, key.agency));
  out.plan_key = {key.agency, out.results_year() + 1};
  FoundPlan plan = plan_for(transaction, out.plan_key, out.needs_approved_plan());
  out.plan = std::move(plan.plan);
  out.plan_number = plan.number;
  // Nobody is held to targets that the executive did not set.
  out.earlier_plan = approved_plan(transaction, {key.agency, out.plan_key.year - 1}).plan;
  add_words(transaction, office, out);
  if (out.plan) out.base.plan_mark = base::sha256_hex(content_of(out.plan.get()));
  out.mark = marked(out, office);
  return out;
}

std::string address_of(const Office& office, const store::DocumentKey& key, std::int64_t number) {
  if (office.public_address.empty()) return {};
  return office.public_address + "/th/document/" + key.agency + "/" + key.kind + "/" +
         std::to_string(key.year) + "/" + std::to_string(number);
}

}  // namespace prongsai::desk
