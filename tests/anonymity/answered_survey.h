// SPDX-License-Identifier: Apache-2.0
// Two surveys to be answered over HTTP at the hours of this machine, one of them with single-use codes.
#pragma once

#include "boxes_fixture.h"
#include "survey_server.h"

namespace prongsai::anonymity {

class AnsweredSurvey : public offices::BoxOffices {
 protected:
  static constexpr std::size_t codes_made = 1'500;

  AnsweredSurvey() {
    const desk::Moment begun = db::moment_by_the_machine();
    store::StoredSurvey open = pulse("ppqqrr");
    open.opens = begun - std::chrono::hours(1);
    open.closes = begun + std::chrono::hours(1);
    store::StoredSurvey coded = open;
    coded.survey.link = "ccddee";
    coded.survey.credential = survey::Credential::single_use_code;
    std::vector<std::string> digests;
    perform([&](db::Transaction& t) {
      open_ = store::record_surveys(t, {{open, coded}});
      coded_ = open_ + 1;
      for (std::size_t i = 0; i < codes_made; ++i) {
        codes_.push_back(survey::make_slip_code(offices::Dice(i + 1).hexadecimal(32)));
        digests.push_back(survey::slip_code_digest(coded_, codes_.back()));
      }
      store::record_codes(t, coded_, digests);
    });
    test_.own_office().now = [this] { return is_over_ ? test_.now() : db::moment_by_the_machine(); };
  }

  [[nodiscard]] std::vector<std::uint8_t> random_sheet() { return random_answers().sheet; }
  [[nodiscard]] base::Result<desk::OpenedBox> open_the_box() {
    test_.set_now(db::moment_by_the_machine() + std::chrono::hours(2));
    is_over_ = true;
    desk::JobProgress progress;
    return desk::open_box(office(), officer_.actor, box_.id, std::nullopt, progress);
  }
  [[nodiscard]] std::int64_t received(std::int64_t survey) {
    std::int64_t out = 0;
    for (const auto& day : read([&](db::Transaction& t) { return store::list_days(t, survey); }))
      out += day.received;
    return out;
  }

  std::int64_t open_ = 0;
  std::int64_t coded_ = 0;
  std::vector<std::string> codes_;
  static constexpr const char* open_page = "/go/iit/ppqqrr";
  static constexpr const char* coded_page = "/go/iit/ccddee";

 private:
  std::atomic<bool> is_over_ = false;
};

}  // namespace prongsai::anonymity
