// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/directory.h"

#include <map>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "prongsai/desk/surveys/questionnaires_detail.h"
#include "prongsai/desk/surveys/surveys_detail.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {
namespace {

/// What the database says of surveys that changed.
struct Changed {
  store::SurveyMark mark;
  std::vector<store::NamedSurvey> surveys;
  std::map<std::string, std::string> boxes;  ///< public keys by id
  std::map<std::string, store::StoredRound> rounds;
};

using Listed = std::shared_ptr<const OpenSurvey>;

/// The surveys at a moment. Made anew beside the one in use, then put in its place.
struct Shelf {
  std::unordered_map<std::int64_t, Listed> by_number;
  std::unordered_map<std::string, Listed> by_link;

  void take_away(std::int64_t number) {
    const auto found = by_number.find(number);
    if (found == by_number.end()) return;
    by_link.erase(found->second->survey.link);
    by_number.erase(found);
  }
  void put(Listed survey) {
    take_away(survey->survey.number);
    by_link[survey->survey.link] = survey;
    const std::int64_t number = survey->survey.number;
    by_number[number] = std::move(survey);
  }
};

}  // namespace

Availability availability(const OpenSurvey& survey, Moment now) {
  if (now < survey.opens) return Availability::not_yet;
  return now < survey.closes ? Availability::open : Availability::over;
}

class SurveyDirectory::State {
 public:
  explicit State(const Office& office)
      : office_(office), questionnaires_(office.editions), shelf_(std::make_shared<const Shelf>()) {}

  [[nodiscard]] std::shared_ptr<const Shelf> shelf() const {
    const std::shared_lock lock(mutex_);
    return shelf_;
  }

  void refresh() {
    const std::lock_guard one_at_a_time(refreshing_);
    const Moment now = office_.now();
    const auto changed = look(now);
    if (!changed) return;
    const bool rounds_moved = changed->mark.rounds != mark_.rounds || now >= look_again_;
    auto made = std::make_shared<Shelf>(*shelf());
    for (const store::NamedSurvey& each : changed->surveys) {
      if (each.stored.is_opened) {
        made->take_away(each.stored.survey.number);
        stored_.erase(each.stored.survey.number);
      } else {
        stored_[each.stored.survey.number] = each;
        put(*made, each, *changed, now);
      }
    }
    if (rounds_moved || !changed->surveys.empty()) set_times(*made, *changed, now);
    mark_ = changed->mark;
    const std::lock_guard lock(mutex_);
    shelf_ = std::move(made);
  }

  void forget_old_keys() {
    const std::lock_guard one_at_a_time(refreshing_);
    for (const auto& [id, box] : boxes_) box->forget_old_pair();
  }

 private:
  /// Nothing where nothing changed.
  [[nodiscard]] std::optional<Changed> look(Moment now) {
    return office_.database.read([&](db::Transaction& transaction) -> std::optional<Changed> {
      Changed out{.mark = store::find_survey_mark(transaction), .surveys = {}, .boxes = {}, .rounds = {}};
      if (out.mark == mark_ && now < look_again_) return std::nullopt;
      out.surveys = store::list_changed_surveys(transaction, mark_.surveys);
      for (const store::BallotBox& box : store::list_boxes(transaction)) out.boxes[box.id] = box.public_key;
      for (const store::StoredRound& round : store::list_rounds(transaction))
        out.rounds[round.round.id] = store::find_round(transaction, round.round.id).value_or(round);
      return out;
    });
  }

  void put(Shelf& shelf, const store::NamedSurvey& each, const Changed& changed, Moment now) {
    const survey::Survey& survey = each.stored.survey;
    const auto questionnaire = questionnaires_.find(survey, each.stored.fingerprint);
    if (!questionnaire) {
      leave_out(shelf, survey, questionnaire.problems().front().code);
      return;
    }
    const auto box = box_of(survey.box, changed);
    if (!box) {
      leave_out(shelf, survey, "its box has no usable key");
      return;
    }
    const auto span = span_of(each, changed, now);
    if (!span) {
      leave_out(shelf, survey, "its round has no time for collecting");
      return;
    }
    shelf.put(std::make_shared<const OpenSurvey>(OpenSurvey{.survey = survey,
                                                            .agency_th = each.agency_th,
                                                            .agency_en = each.agency_en,
                                                            .questionnaire = *questionnaire,
                                                            .box = box,
                                                            .opens = span->first,
                                                            .closes = span->second}));
  }

  /// After a decision about a round's calendar, or where another window of it begins to count.
  void set_times(Shelf& shelf, const Changed& changed, Moment now) {
    look_again_ = Moment::max();
    for (const auto& [number, each] : stored_) {
      const auto listed = shelf.by_number.find(number);
      const auto span = span_of(each, changed, now);
      if (!span || listed == shelf.by_number.end()) {
        put(shelf, each, changed, now);
        continue;
      }
      if (now < span->second) look_again_ = std::min(look_again_, span->second);
      if (std::pair(listed->second->opens, listed->second->closes) == *span) continue;
      OpenSurvey moved = *listed->second;
      moved.opens = span->first;
      moved.closes = span->second;
      shelf.put(std::make_shared<const OpenSurvey>(std::move(moved)));
    }
  }

  [[nodiscard]] std::optional<std::pair<Moment, Moment>> span_of(const store::NamedSurvey& each,
                                                                 const Changed& changed, Moment now) {
    const std::string& id = each.stored.survey.round;
    const auto round = changed.rounds.find(id);
    if (!id.empty() && round == changed.rounds.end()) return std::nullopt;
    if (id.empty()) {
      const auto own = detail::span_of(each.stored, nullptr, now);
      return std::pair(*own.opens, *own.closes);
    }
    // Once a round: 25,000 surveys ask for the same.
    const auto key = std::pair(id, changed.mark.rounds);
    if (!last_span_ || last_span_->first != key || last_span_at_ != now) {
      const auto found = detail::span_of(each.stored, &round->second, now);
      last_span_.emplace(key, std::nullopt);
      if (found.opens && found.closes) last_span_->second = std::pair(*found.opens, *found.closes);
      last_span_at_ = now;
    }
    return last_span_->second;
  }

  std::shared_ptr<secret::BallotSealer> box_of(const std::string& id, const Changed& changed) {
    const auto known = boxes_.find(id);
    if (known != boxes_.end()) return known->second;
    const auto found = changed.boxes.find(id);
    if (found == changed.boxes.end() || !secret::is_box_public_key(found->second)) return nullptr;
    return boxes_.emplace(id, std::make_shared<secret::BallotSealer>(found->second)).first->second;
  }

  void leave_out(Shelf& shelf, const survey::Survey& survey, const std::string& why) {
    shelf.take_away(survey.number);
    // One word for all of a round: thousands of surveys would say the same.
    if (told_.insert({survey.round + "/" + survey.edition + "/" + survey.asked(), why}).second)
      office_.tell_fault("survey " + std::to_string(survey.number) + " cannot be answered", why);
  }

  const Office& office_;
  mutable std::shared_mutex mutex_;  ///< of shelf_ alone
  std::mutex refreshing_;            ///< of everything else
  detail::Questionnaires questionnaires_;
  store::SurveyMark mark_;
  std::map<std::int64_t, store::NamedSurvey> stored_;  ///< all that are not opened
  std::map<std::string, std::shared_ptr<secret::BallotSealer>> boxes_;
  std::map<std::string, std::string> told_;
  Moment look_again_ = Moment::max();
  using Span = std::pair<Moment, Moment>;
  std::optional<std::pair<std::pair<std::string, std::int64_t>, std::optional<Span>>> last_span_;
  Moment last_span_at_{};
  std::shared_ptr<const Shelf> shelf_;
};

SurveyDirectory::SurveyDirectory(const Office& office) : state_(std::make_unique<State>(office)) {}

SurveyDirectory::~SurveyDirectory() = default;

Listed SurveyDirectory::find(std::string_view asked, std::string_view link) const {
  const auto shelf = state_->shelf();
  const auto found = shelf->by_link.find(std::string(link));
  if (found == shelf->by_link.end() || found->second->survey.asked() != asked) return nullptr;
  return found->second;
}

Listed SurveyDirectory::find(std::int64_t number) const {
  const auto shelf = state_->shelf();
  const auto found = shelf->by_number.find(number);
  return found == shelf->by_number.end() ? nullptr : found->second;
}

std::size_t SurveyDirectory::size() const {
  return state_->shelf()->by_number.size();
}

void SurveyDirectory::refresh() {
  state_->refresh();
}

void SurveyDirectory::forget_old_keys() {
  state_->forget_old_keys();
}

}  // namespace prongsai::desk
