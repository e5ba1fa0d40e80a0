// SPDX-License-Identifier: Apache-2.0
// How long the results of a nation take: measure_round_results AGENCIES DATABASE, in an empty place. Every
// agency has two opened surveys and two grades of every item.
#include <chrono>
#include <cstdio>
#include <random>

#include "prongsai/desk/permit.h"
#include "prongsai/desk/results/round_results.h"
#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/participants.h"
#include "prongsai/desk/surveys/surveys.h"
#include "prongsai/store/ballots.h"
#include "prongsai/store/disclosure.h"
#include "prongsai/store/grades.h"
#include "prongsai/store/organisations.h"
#include "prongsai/tally/counts.h"

#include "test_office.h"

namespace prongsai::offices {
namespace {

constexpr const char* edition = "ita/2565";
using Clock = std::chrono::steady_clock;

template <class Value>
Value must(base::Result<Value> result) {
  if (!result) throw std::runtime_error(result.problems().front().code);
  return *std::move(result);
}

class Nation {
 public:
  Nation(int agencies, const std::string& address) : test_(address) {
    std::vector<store::NewAgencyVersion> all;
    for (int i = 0; i < agencies; ++i) {
      agency::AgencyRecord one;
      one.id = "a-" + std::to_string(100'000 + i);
      one.name_th = "หน่วยงาน " + std::to_string(i);
      one.type = "subdistrict_organization";
      one.province = "chiang-mai";
      ids_.push_back(one.id);
      all.push_back({one, 0});
    }
    test_.database().perform(
        [&](db::Transaction& t) { store::record_agencies(t, all, {"system", test_.now(), "วัด"}); });
  }

  void fill() {
    const access::Actor actor = desk::the_program();
    round_ = must(
        desk::make_round(office(), actor, {.edition = edition, .fiscal_year = 2570, .name_th = "ITA 2570"}));
    const auto version = [&] { return must(desk::see_round(office(), actor, round_)).stored.version; };
    must(desk::choose_agencies(office(), actor, round_, version(), {}, desk::Membership::takes_part));
    must(desk::open_round(office(), actor, round_, version()));
    must(desk::make_surveys(office(), actor, round_));
    constexpr std::size_t at_once = 100;
    for (std::size_t first = 0; first < ids_.size(); first += at_once) {
      test_.database().perform([&](db::Transaction& t) {
        for (std::size_t i = first; i < std::min(first + at_once, ids_.size()); ++i) fill(t, ids_[i]);
      });
    }
    const auto calendar = must(desk::see_round(office(), actor, round_)).calendar;
    test_.set_now(calendar.of(round::Phase::publish).front().opens_at);
  }

  void measure(const char* what, const desk::RoundResultsWish& wish) {
    const access::Actor actor = test_.make(access::Role::authority_officer, {}).actor;
    desk::JobProgress progress;
    const auto begun = Clock::now();
    const auto done = must(desk::make_round_results(office(), actor, round_, wish, progress));
    const std::chrono::duration<double> took = Clock::now() - begun;
    std::printf("%s: %.1f s (made %lld, same %lld, ready %lld, incomplete %lld)\n", what, took.count(),
                static_cast<long long>(done.made), static_cast<long long>(done.same),
                static_cast<long long>(done.ready), static_cast<long long>(done.incomplete));
    const auto seen = Clock::now();
    must(desk::see_round_results(office(), actor, round_, "same", 1));
    const std::chrono::duration<double, std::milli> page = Clock::now() - seen;
    std::printf("  the page reads its numbers in %.1f ms\n", page.count());
  }

 private:
  [[nodiscard]] const desk::Office& office() const { return test_.office(); }

  void fill(db::Transaction& t, const std::string& agency) {
    const auto rules = editions().find(edition);
    const std::shared_ptr<const framework::Edition> rule_book(rules, &rules->edition);
    for (const store::StoredSurvey& one : store::list_agency_surveys(t, agency)) {
      const auto questions = must(survey::make_questionnaire(rule_book, one.survey.asked()));
      tally::Counts counts(questions.layout, 1);
      const auto choices = questions.layout.choices_by_box();
      for (std::size_t box = 0; box < choices.size(); ++box)
        for (int i = 0; i < sheets; ++i)
          ++counts.cells()[box * tally::Counts::slots + 1 + dice_() % choices[box]];
      store::record_stack(t, {one.survey.number, one.fingerprint, 1, sheets, {std::string(sheets, '\0')}, 0});
      store::record_survey_count(t, one.survey.number, counts.cells());
      store::mark_survey_opened(t, one.survey.number);
    }
    std::vector<disclosure::ItemFiling> filed;
    std::vector<store::GradeSeat> seats;
    const auto items = framework::items_of(*rules->edition.find_instrument("oit"));
    for (const framework::Item* one : items) {
      filed.push_back({.item = one->code,
                       .answer = disclosure::Answer::shown,
                       .links = {{"https://a.go.th/" + one->code, "หน้าหลัก"}}});
      for (const std::int64_t seat : {1, 2})
        seats.push_back({agency, one->code, seat, "p" + std::to_string(seat), "p", test_.now(), {}});
    }
    store::record_filing(t, {agency, round_},
                         {{1, std::string(64, 'a'), 43, 43, false, "p", test_.now()}, spelled(filed)});
    store::record_grade_seats(t, round_, seats);
    for (const framework::Item* one : items) {
      const framework::Scale& scale = rules->edition.scales[one->scale.value()];
      const framework::Choice& choice = dice_() % 4 == 0 ? scale.choices.back() : scale.choices.front();
      for (const std::int64_t seat : {1, 2})
        store::record_grade(t, {round_, agency, one->code}, seat, "p" + std::to_string(seat),
                            {.number = 1, .choice = choice.code, .filing = 1, .given_at = test_.now()});
    }
  }

  static constexpr int sheets = 60;
  TestOffice test_;
  std::vector<std::string> ids_;
  std::string round_;
  std::mt19937 dice_{2570};
};

}  // namespace
}  // namespace prongsai::offices

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("usage: measure_round_results AGENCIES DATABASE\n", stderr);
    return 2;
  }
  prongsai::offices::Nation nation(std::stoi(words[1]), words[2]);
  const auto begun = std::chrono::steady_clock::now();
  nation.fill();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::printf("filled in %.1f s\n", took.count());
  nation.measure("only looked", {.only_looks = true});
  nation.measure("made", {});
  nation.measure("made again", {});
  return 0;
}
