// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/collecting.h"

#include <utility>

namespace prongsai::app {

Collecting::Collecting(Premises& premises, std::function<void(const std::string& what)> tell)
    : premises_(premises),
      directory_(premises.office()),
      tell_(std::move(tell)),
      collector_(std::make_unique<desk::Collector>(premises.database(),
                                                   [this](const std::string& what) { break_off(what); })),
      desk_(noting_arrivals(web::survey_desk(premises.office(), directory_, *collector_))) {
  directory_.refresh();  // before the first visitor: to a server that begins anew, too, people send answers
  premises_.set_surveys_changed([this] { directory_.refresh(); });
}

Collecting::~Collecting() {
  premises_.set_surveys_changed([] {});
}

void Collecting::break_off(const std::string& what) {
  if (is_broken_.exchange(true)) return;
  tell_(what);
  stop_();
}

void Collecting::try_to_write() {
  try {
    premises_.database().perform([](db::Transaction&) {});
  } catch (const db::DatabaseTrouble& trouble) {
    if (trouble.cause() == db::DatabaseTrouble::Cause::storage_failed) break_off(trouble.what());
  }
}

/// Inside an agency a staff meeting answers together, which is no signal: only people outside are looked at.
web::SurveyDesk Collecting::noting_arrivals(web::SurveyDesk desk) {
  desk.submit = [this, submit = std::move(desk.submit)](desk::Submission submission,
                                                        desk::Collector::Done done) {
    const std::int64_t number = submission.survey;
    return submit(std::move(submission), [this, number, done = std::move(done)](desk::Submitted outcome) {
      if (outcome == desk::Submitted::received) {
        const auto survey = directory_.find(number);
        const bool is_outside = survey && survey->survey.instrument == "eit";
        if (is_outside && survey->survey.purpose == survey::Purpose::official)
          bursts_.note(number, premises_.office().now());
      }
      done(outcome);
    });
  };
  return desk;
}

void Collecting::tidy_up() {
  directory_.forget_old_keys();
  desk::keep_bursts(premises_.office(), bursts_);
}

}  // namespace prongsai::app
