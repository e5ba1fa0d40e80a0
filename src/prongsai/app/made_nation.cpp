// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/made_nation.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "prongsai/app/made_ballots.h"
#include "prongsai/app/made_figures.h"
#include "prongsai/app/made_grades.h"
#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/desk/jobs.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/simulation/nation.h"
#include "prongsai/store/ballots.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/people.h"
#include "prongsai/store/trail.h"

namespace prongsai::app {
namespace {

using base::Problem;
using base::Result;
using std::chrono::days;

/// Questions of the IIT as they were asked, those of the EIT as far as they are known.
constexpr const char* edition_asked = "ita/2565";
constexpr std::array surveys_asked = {"iit", "eit"};
constexpr std::uint32_t agencies_at_once = 500;

/// SHA-256 over all stacks, one agency after another: of each its agency, what was asked, the fingerprint
/// and the sorted sheets.
class StackDigest {
 public:
  void add(const survey::Survey& survey, const std::string& fingerprint, std::string_view sheets) {
    text_ = base::sha256_hex(text_ + "\n" + survey.agency + "\n" + survey.asked() + "\n" + fingerprint +
                             "\n" + std::string(sheets));
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string sorted_sheets(const simulation::SimulatedSurvey& answered, std::size_t boxes) {
  std::vector<std::string_view> sheets;
  const auto* bytes = reinterpret_cast<const char*>(answered.sheets.data());
  for (std::size_t i = 0; i < answered.ballots.size(); ++i) sheets.emplace_back(bytes + i * boxes, boxes);
  std::ranges::sort(sheets);
  std::string out;
  out.reserve(answered.sheets.size());
  for (const std::string_view sheet : sheets) out += sheet;
  return out;
}

class MakingNation {
 public:
  MakingNation(const desk::Office& office, const NationWish& wish, const NationWatch& watch)
      : office_(office), wish_(wish), watch_(watch), collect_(usual_collecting(wish.year)) {
    then_.now = [at = round::start_of_thai_day(wish.year.first + days(1))] { return at; };
  }

  Result<MadeNation> run() {
    auto done = prepare();
    if (done) done = register_agencies();
    if (done) done = open_round();
    if (done) done = fill_box();
    if (done && !wish_.stays_sealed) done = open_box();
    if (!done) return done.problems();
    return made_;
  }

 private:
  [[nodiscard]] std::uint32_t agencies() const { return wish_.agencies; }

  Result<bool> prepare() {
    rules_ = office_.editions.find(edition_asked);
    if (!rules_) return Problem{"rounds.no_such_edition", {{"found", edition_asked}}, {}};
    const std::shared_ptr<const framework::Edition> edition(rules_, &rules_->edition);
    std::vector<credibility::Form> forms;
    for (const char* asked : surveys_asked) {
      auto made = survey::make_questionnaire(edition, asked);
      if (!made) return made.problems();
      forms.push_back(credibility::form_of(*made));
      questionnaires_.push_back(*std::move(made));
    }
    disclosure_ = edition->find_instrument("oit");
    PRONGSAI_ASSERT(disclosure_ != nullptr);
    simulation::NationOptions options;
    options.agencies = agencies();
    options.seed = wish_.seed;
    options.stuffed_per_mille = wish_.stuffed_per_mille;
    options.days = static_cast<std::size_t>((collect_.last - collect_.first).count()) + 1;
    options.first_day = collect_.first.time_since_epoch().count();
    options.disclosure_items = framework::items_of(*disclosure_).size();
    nation_.emplace(options, simulation::Forms{forms[0], forms[1]});
    for (const agency::OrganisationNode& node : office_.reference.nodes())
      if (node.kind == agency::NodeKind::province) provinces_.push_back(node.code);
    PRONGSAI_ASSERT(!provinces_.empty());
    if (!wish_.figures.empty()) figures_.emplace(wish_.figures);
    return figures_ ? figures_->outcome() : Result<bool>(true);
  }

  /// One after another over the provinces; that is no map of any country.
  [[nodiscard]] agency::AgencyRecord record_of(std::uint32_t number) const {
    agency::AgencyRecord out = nation_->record(number);
    if (agency::belongs_to_a_province(out.type)) out.province = provinces_[number % provinces_.size()];
    return out;
  }

  Result<bool> register_agencies() {
    for (std::uint32_t from = 0; from < agencies(); from += agencies_at_once) {
      if (watch_.is_to_stop()) return stopped(0);
      std::vector<store::NewAgencyVersion> versions;
      for (std::uint32_t i = from; i < std::min(from + agencies_at_once, agencies()); ++i)
        versions.push_back({record_of(i), 0});
      const access::Actor actor = desk::the_program();
      const auto done = office_.database.perform([&](db::Transaction& transaction) -> Result<bool> {
        if (from == 0) {
          if (const base::Problems refused = what_is_there(transaction); !refused.empty()) return refused;
          tell_trail(transaction, actor);
        }
        store::record_agencies(transaction, versions, {actor.person, then_.now(), "simulate"});
        return true;
      });
      if (!done) return done;
    }
    return true;
  }

  /// In the transaction that writes first, so that nobody comes between looking and writing.
  [[nodiscard]] base::Problems what_is_there(db::Transaction& transaction) const {
    const std::int64_t people = store::count_people(transaction);
    const std::int64_t there = store::count_agencies(transaction, {});
    const auto lines = store::trail_frontier(transaction).size();
    if (people == 0 && there == 0 && lines == 0 && store::register_version(transaction) == 0) return {};
    return {Problem{"simulate.not_empty",
                    {{"place", office_.database.location().shown},
                     {"agencies", std::to_string(there)},
                     {"people", std::to_string(people)},
                     {"lines", std::to_string(lines)}},
                    {}}};
  }

  void tell_trail(db::Transaction& transaction, const access::Actor& actor) const {
    desk::record(transaction, actor, access::Role::system_administrator, then_.now(),
                 {.action = "register.simulate",
                  .subject_kind = "register",
                  .subject = "simulated",
                  .after = audit::Snapshot()
                               .number("agencies", agencies())
                               .number("seed", static_cast<std::int64_t>(wish_.seed))
                               .number("stuffed", wish_.stuffed_per_mille)
                               .str()});
  }

  Result<bool> open_round() {
    const std::string year = std::to_string(wish_.year.year);
    auto round = open_made_round(
        then_, {.wish = {edition_asked, wish_.year.year, "การประเมินจำลอง ปีงบประมาณ พ.ศ. " + year + " (สมมติ)",
                         "Simulated round, fiscal year " + year + " (made up)"},
                .calendar = calendar_with(wish_.year, collect_)});
    if (!round) return round.problems();
    made_.round = *std::move(round);
    const auto stored = office_.database.read(
        [&](db::Transaction& transaction) { return store::list_round_surveys(transaction, made_.round); });
    for (const store::StoredSurvey& one : stored) surveys_[{one.survey.agency, one.survey.asked()}] = one;
    made_.surveys = static_cast<std::int64_t>(stored.size());
    return true;
  }

  [[nodiscard]] const store::StoredSurvey& survey_of(const std::string& agency,
                                                     const std::string& asked) const {
    return surveys_.at({agency, asked});
  }

  Result<bool> fill_box() {
    MadeBallots ballots(office_);
    MadeGrades grades(office_, made_.round, rules_->edition, *disclosure_, agencies());
    StackDigest digest;
    for (std::uint32_t number = 0; number < agencies(); ++number) {
      if (watch_.is_to_stop()) return stopped(number);
      const simulation::SimulatedAgency agency = nation_->agency(number);
      for (std::size_t i = 0; i < questionnaires_.size(); ++i) {
        const survey::Questionnaire& asked = questionnaires_[i];
        const store::StoredSurvey& stored = survey_of(agency.record.id, asked.asked());
        const simulation::SimulatedSurvey& answered = agency.surveys[i];
        const auto put = ballots.put_in(asked, stored.survey, answered, collect_.first, collect_.last);
        if (!put) return put;
        digest.add(stored.survey, asked.fingerprint, sorted_sheets(answered, asked.boxes()));
        made_.ballots += static_cast<std::int64_t>(answered.ballots.size());
        const auto asked_of = i == 0 ? credibility::Asked::internal : credibility::Asked::external;
        if (figures_) figures_->add_survey(agency, asked, nation_->forms().of(asked_of), answered);
      }
      grades.add(number, agency);
      if (figures_) figures_->add_disclosure(agency, *disclosure_);
      watch_.tell({NationStep::answering, number + 1, agencies(), made_.ballots});
    }
    grades.finish();
    const auto done = ballots.finish();
    if (!done) return done;
    made_.digest = digest.text();
    return figures_ ? figures_->finish() : Result<bool>(true);
  }

  /// As a job of the desk, because a job can be asked to stop.
  Result<bool> open_box() {
    const auto box = office_.database.read(
        [&](db::Transaction& transaction) { return store::find_round_box(transaction, made_.round); });
    PRONGSAI_ASSERT(box.has_value());
    const std::string owner = desk::the_program().person;
    desk::Jobs jobs;
    const auto id = jobs.start("open_box", owner, [&](desk::JobProgress& progress) -> Result<std::string> {
      const auto opened = desk::open_box(office_, desk::the_program(), box->id, std::nullopt, progress);
      if (!opened) return opened.problems();
      return std::to_string(opened->ballots);
    });
    PRONGSAI_ASSERT(id.ok());
    for (;;) {
      const auto view = jobs.wait(*id, owner, std::chrono::milliseconds(200));
      PRONGSAI_ASSERT(view.has_value());
      if (view->state == desk::JobView::State::finished) return look_at_stacks();
      if (view->state == desk::JobView::State::failed)
        return view->is_cancelled ? Result<bool>(stopped(agencies())) : Result<bool>(view->problems);
      if (watch_.is_to_stop()) jobs.cancel(*id, owner);
      if (view->phase == "open_box")
        watch_.tell({NationStep::opening, view->done, view->total, made_.ballots});
    }
  }

  /// What lies in the database is what was made: anything else is a mistake of this program.
  Result<bool> look_at_stacks() {
    StackDigest digest;
    for (std::uint32_t number = 0; number < agencies(); ++number) {
      const std::string id = nation_->record(number).id;
      for (const survey::Questionnaire& asked : questionnaires_) {
        const store::StoredSurvey& stored = survey_of(id, asked.asked());
        const auto stack = office_.database.read([&](db::Transaction& transaction) {
          return store::find_stack(transaction, stored.survey.number);
        });
        PRONGSAI_ASSERT(stack.has_value());
        digest.add(stored.survey, stack->fingerprint, stack->sheets.value);
      }
    }
    const bool opened_what_was_put_in = digest.text() == made_.digest;
    PRONGSAI_ASSERT(opened_what_was_put_in);
    return true;
  }

  [[nodiscard]] Problem stopped(std::int64_t done) const {
    return {"simulate.stopped",
            {{"done", std::to_string(done)},
             {"all", std::to_string(agencies())},
             {"place", office_.database.location().shown}},
            {}};
  }

  const desk::Office& office_;
  const NationWish& wish_;
  const NationWatch& watch_;
  const DaySpan collect_;
  desk::Office then_ = office_;  ///< with a clock that stands at the beginning of that year
  std::shared_ptr<const results_files::PlannedEdition> rules_;
  std::vector<survey::Questionnaire> questionnaires_;  ///< one for one with surveys_asked
  const framework::Instrument* disclosure_ = nullptr;
  std::optional<simulation::Nation> nation_;
  std::vector<std::string> provinces_;
  std::optional<MadeFigures> figures_;
  std::map<std::pair<std::string, std::string>, store::StoredSurvey> surveys_;
  MadeNation made_;
};

}  // namespace

Result<MadeNation> make_nation(const desk::Office& office, const NationWish& wish, const NationWatch& watch) {
  return MakingNation(office, wish, watch).run();
}

}  // namespace prongsai::app
