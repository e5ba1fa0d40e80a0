// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "prongsai/base/assert.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/surveys/boxes_detail.h"
#include "prongsai/desk/surveys/opening_detail.h"
#include "prongsai/desk/surveys/questionnaires_detail.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/secret/box_key_file.h"
#include "prongsai/store/ballots.h"
#include "prongsai/survey/progress.h"

namespace prongsai::desk {
namespace {

using base::Problem;
using detail::ToOpen;

/// So many ballots are in memory at once; each such part costs a walk through all sealed ballots.
constexpr std::int64_t ballots_at_once = 100'000;
constexpr int first_bytes = 256;

class Opening {
 public:
  Opening(const Office& office, const access::Actor& actor, access::Role role, JobProgress& progress)
      : office_(office), actor_(actor), role_(role), progress_(progress) {}

  base::Result<OpenedBox> run(std::string_view box, const std::optional<std::string>& key_file) {
    const auto begun = begin(box, key_file);
    if (!begun) return begun.problems();
    if (!to_open_.empty()) {
      detail::Openers openers(**key_);
      count_ballots();
      for (std::size_t at = 0; at < to_open_.size();) {
        const auto next = open_part(openers, at);
        if (!next) return next.problems();
        at = *next;
      }
    }
    key_.reset();
    progress_.begin("open_box.clear", first_bytes);
    for (int byte = 0; byte < first_bytes; ++byte) {
      office_.database.perform([&](db::Transaction& transaction) {
        store::remove_opened_ballots(transaction, static_cast<std::uint8_t>(byte));
      });
      progress_.done(byte + 1);
    }
    return finish();
  }

 private:
  /// Shuts the box for whatever comes, once it is certain that it can be opened.
  base::Result<bool> begin(std::string_view box, const std::optional<std::string>& key_file) {
    const Moment now = office_.now();
    return office_.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
      // Ballots that another server is writing are in the box before this goes on, and none after it.
      store::take_collecting_turn(transaction);
      to_open_.clear();
      auto found = detail::shut_box(transaction, box);
      if (!found) return found.problems();
      box_ = *std::move(found);
      const auto surveys = store::list_box_surveys(transaction, box_.id);
      const base::Problems early = too_early(transaction, surveys, now);
      if (!early.empty()) return early;
      const base::Problems unknown = find_questions(surveys);
      if (!unknown.empty()) return unknown;
      if (!to_open_.empty()) {
        key_.emplace(detail::key_of(office_, box_, key_file));
        if (!*key_) return key_->problems();
      }
      if (!store::change_box(transaction, box_, box_.custody, store::BoxState::opening))
        PRONGSAI_ASSERT(false);
      ++box_.version;
      record(transaction, actor_, role_, now,
             {.action = "box.open",
              .subject_kind = "box",
              .subject = box_.id,
              .agency = box_.agency,
              .after = audit::Snapshot()
                           .text("round", box_.round)
                           .number("surveys", static_cast<std::int64_t>(to_open_.size()))
                           .str()});
      return true;
    });
  }

  base::Problems too_early(db::Transaction& transaction, const std::vector<store::StoredSurvey>& surveys,
                           Moment now) const {
    if (surveys.empty()) return {};
    const auto from = detail::may_open_from(transaction, surveys);
    if (!from) return {Problem{"box.end_not_known", {{"box", box_.id}}, {}}};
    if (now >= *from) return {};
    return {Problem{"box.still_collecting", {{"box", box_.id}, {"until", round::moment_text(*from)}}, {}}};
  }

  base::Problems find_questions(const std::vector<store::StoredSurvey>& surveys) {
    detail::Questionnaires questionnaires(office_.editions);
    for (const store::StoredSurvey& each : surveys) {
      if (each.is_opened) continue;
      const auto made = questionnaires.find(each.survey, each.fingerprint);
      if (!made) return made.problems();
      to_open_.push_back({each.survey.number, *made, 0});
    }
    return {};
  }

  void count_ballots() {
    progress_.begin("open_box.count", 0);
    const auto counts =
        office_.database.read([](db::Transaction& transaction) { return store::count_sealed(transaction); });
    std::map<std::int64_t, std::int64_t> by_survey;
    for (const store::SurveyReceived& each : counts) by_survey.emplace(each.survey, each.received);
    for (ToOpen& each : to_open_) {
      const auto found = by_survey.find(each.survey);
      if (found != by_survey.end()) each.ballots = found->second;
    }
    progress_.begin("open_box", static_cast<std::int64_t>(to_open_.size()));
  }

  /// Opens surveys from `at` on, as many as fit; where the next part begins.
  base::Result<std::size_t> open_part(detail::Openers& openers, std::size_t at) {
    if (progress_.is_cancelled()) return cancelled_problem();
    std::size_t end = at;
    for (std::int64_t ballots = 0; end < to_open_.size(); ++end) {
      ballots += to_open_[end].ballots;
      if (end > at && ballots > ballots_at_once) break;
    }
    const std::span part = std::span(to_open_).subspan(at, end - at);
    const auto sealed = office_.database.read([&](db::Transaction& transaction) {
      return store::list_sealed(transaction, part.front().survey, part.back().survey);
    });
    std::vector<detail::OpenedSurvey> opened = openers.open(part, sealed);
    if (const auto nothing = what_opens(opened); !nothing.empty()) return nothing;
    for (std::size_t i = 0; i < opened.size(); ++i) {
      if (progress_.is_cancelled()) return cancelled_problem();
      write(opened[i]);
      progress_.done(static_cast<std::int64_t>(at + i + 1));
    }
    return end;
  }

  /// A wrong key and a wrong program look alike: everything is refused. Then nothing may be thrown away.
  [[nodiscard]] base::Problems what_opens(const std::vector<detail::OpenedSurvey>& opened) const {
    std::int64_t refused = 0;
    std::int64_t all = 0;
    for (const detail::OpenedSurvey& each : opened) {
      refused += each.stack.refused;
      all += each.stack.refused + each.stack.sheets_count;
    }
    if (refused * 2 <= all) return {};
    return {Problem{"box.nothing_opens",
                    {{"box", box_.id}, {"found", std::to_string(refused)}, {"all", std::to_string(all)}},
                    {}}};
  }

  void write(detail::OpenedSurvey& opened) {
    const std::int64_t survey = opened.stack.survey;
    const bool is_ours = office_.database.perform([&](db::Transaction& transaction) {
      const auto stored = store::find_survey(transaction, survey);
      // Another server opens the same box and was first.
      if (!stored || stored->is_opened) return false;
      store::record_stack(transaction, opened.stack);
      store::record_survey_count(transaction, survey, opened.cells);
      store::record_profile_counts(transaction, survey, opened.profile);
      store::record_receipts(transaction, survey, opened.receipts);
      store::mark_survey_opened(transaction, survey);
      return true;
    });
    if (!is_ours) return;
    ++out_.surveys;
    out_.ballots += opened.stack.sheets_count;
    out_.refused += opened.stack.refused;
  }

  /// Before the box is called opened its key is gone: after a break in between, this is simply done again.
  base::Result<OpenedBox> finish() {
    const auto destroyed = secret::destroy_box_key_file(detail::box_key_path(office_, box_.id));
    if (!destroyed) return destroyed.problems();
    const Moment now = office_.now();
    office_.database.perform([&](db::Transaction& transaction) {
      const auto box = store::find_box(transaction, box_.id);
      if (!box || box->state == store::BoxState::opened) return;
      if (!store::change_box(transaction, *box, box->custody, store::BoxState::opened)) return;
      record(transaction, actor_, role_, now,
             {.action = "box.opened",
              .subject_kind = "box",
              .subject = box_.id,
              .agency = box_.agency,
              .after = told(*box)});
    });
    office_.surveys_changed();
    return out_;
  }

  /// The trail is read by more people than the answers. An agency's own survey tells nobody above it how many
  /// answered, and of few nobody at all.
  [[nodiscard]] std::string told(const store::BallotBox& box) const {
    audit::Snapshot out;
    out.text("round", box_.round).number("surveys", out_.surveys);
    const bool is_own = !box_.agency.empty();
    if (!is_own && out_.ballots >= survey::internal_floor) out.number("ballots", out_.ballots);
    if (!is_own) out.number("refused", out_.refused);
    return out.text("key", word_of(box.custody)).str();
  }

  const Office& office_;
  const access::Actor& actor_;
  const access::Role role_;
  JobProgress& progress_;
  store::BallotBox box_;
  std::vector<ToOpen> to_open_;
  std::optional<base::Result<secret::BoxKey>> key_;
  OpenedBox out_;
};

}  // namespace

base::Result<OpenedBox> open_box(const Office& office, const access::Actor& actor, std::string_view box,
                                 const std::optional<std::string>& key_file, JobProgress& progress) {
  const auto role = permit(actor, access::Deed::open_boxes, {});
  if (!role) return role.problems();
  return Opening(office, actor, *role, progress).run(box, key_file);
}

}  // namespace prongsai::desk
