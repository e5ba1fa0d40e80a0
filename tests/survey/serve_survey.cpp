// SPDX-License-Identifier: Apache-2.0
// Serves surveys from a database of its own: serve_survey DATABASE. Prints its address, then codes for the
// survey that wants them. Below /test it tells what is in the database, and moves its clock.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "prongsai/desk/permit.h"
#include "prongsai/desk/surveys/boxes.h"
#include "prongsai/round/thai_day.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/ballots.h"
#include "prongsai/survey/link.h"
#include "prongsai/survey/questionnaire.h"
#include "prongsai/tally/counts.h"
#include "prongsai/web/survey/survey_pages.h"

#include "test_server.h"

namespace prongsai {
namespace {

constexpr std::size_t codes_wanted = 20;

struct Asked {
  std::string link;
  std::string edition;
  std::string instrument;
  survey::Credential credential = survey::Credential::open_link;
};

/// Links are no secret: these are read by the test, too.
const std::vector<Asked>& all_asked() {
  static const std::vector<Asked> all = {
      {"ppqqrr", "ita/2565", "iit", survey::Credential::open_link},
      {"ccddee", "ita/2565", "iit", survey::Credential::single_use_code},
      {"xxyyzz", "ita/2565", "eit", survey::Credential::open_link},
      {"hhjjkk", "example/harbour-2573", "staff", survey::Credential::open_link},
  };
  return all;
}

std::string fingerprint_of(const Asked& asked) {
  const auto planned = offices::editions().find(asked.edition);
  return survey::make_questionnaire({planned, &planned->edition}, asked.instrument).value().fingerprint;
}

/// Pulses, because they need no round around them; a respondent meets the same pages.
void make_surveys(offices::TestOffice& test) {
  test.register_agency("wang-phai", "chiang-mai");
  const store::BallotBox box = desk::make_box(test.office(), "", "wang-phai").value();
  std::vector<store::StoredSurvey> surveys;
  for (const Asked& asked : all_asked()) {
    surveys.push_back({.survey = {.link = asked.link,
                                  .agency = "wang-phai",
                                  .edition = asked.edition,
                                  .instrument = asked.instrument,
                                  .purpose = survey::Purpose::pulse,
                                  .credential = asked.credential,
                                  .box = box.id},
                       .fingerprint = fingerprint_of(asked),
                       .opens = test.now() - std::chrono::hours(24),
                       .closes = test.now() + std::chrono::hours(24 * 10)});
  }
  std::vector<std::string> digests;
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < codes_wanted; ++i) codes.push_back(survey::make_slip_code(secret::new_token()));
  test.database().perform([&](db::Transaction& t) {
    store::record_box(t, box);
    const std::int64_t first = store::record_surveys(t, surveys);
    for (const std::string& code : codes) digests.push_back(survey::slip_code_digest(first + 1, code));
    store::record_codes(t, first + 1, digests);
  });
  for (const std::string& code : codes) std::cout << "code " << survey::print_slip_code(code) << "\n";
}

/// [{"link", "sealed", "received", "used"}, …]
std::string rows(offices::TestOffice& test) {
  std::string out;
  test.database().read([&](db::Transaction& t) {
    for (const store::StoredSurvey& one : store::list_agency_surveys(t, "wang-phai")) {
      std::int64_t received = 0;
      for (const store::DayReceived& day : store::list_days(t, one.survey.number)) received += day.received;
      out += fmt::format(R"({}{{"link":"{}","sealed":{},"received":{},"used":{}}})", out.empty() ? "" : ",",
                         one.survey.link, store::list_sealed(t, one.survey.number, one.survey.number).size(),
                         received, store::count_codes(t, one.survey.number).used);
    }
  });
  return "[" + out + "]";
}

/// Opens the box and tells of one survey {"ballots", "refused", "counts": {"i1.1=2": 7, …}}. The clock is
/// then after the end of collecting.
std::string open_box(offices::TestOffice& test, const std::string& link) {
  const auto all =
      test.database().read([](db::Transaction& t) { return store::list_agency_surveys(t, "wang-phai"); });
  const auto one =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.survey.link == link; });
  test.set_now(*one->closes + desk::settling_time);
  desk::JobProgress progress;
  (void)desk::open_box(test.office(), desk::the_program(), one->survey.box, std::nullopt, progress).value();
  const auto planned = offices::editions().find(one->survey.edition);
  const auto questions =
      survey::make_questionnaire({planned, &planned->edition}, one->survey.instrument).value();
  return test.database().read([&](db::Transaction& t) {
    tally::Counts counts(questions.layout, 1);
    const auto cells = store::find_survey_count(t, one->survey.number).value();
    std::copy(cells.begin(), cells.end(), counts.cells().begin());
    std::string out;
    for (std::size_t box = 0; box < questions.boxes(); ++box) {
      std::size_t choice = 0;
      for (const std::uint32_t count : counts.choices(0, box))
        out +=
            fmt::format(R"({}"{}={}":{})", out.empty() ? "" : ",", questions.box_codes[box], ++choice, count);
    }
    const auto stack = store::find_stack(t, one->survey.number).value();
    return fmt::format(R"({{"ballots":{},"refused":{},"counts":{{{}}}}})", stack.sheets_count, stack.refused,
                       out);
  });
}

int serve(const std::string& address) {
  offices::TestOffice test(address);
  make_surveys(test);
  desk::SurveyDirectory directory(test.office());
  directory.refresh();
  desk::Collector collector(test.database(), [](const std::string& what) { std::cerr << what << std::endl; });

  http::Router pages;
  web::add_survey_pages(pages, web::survey_desk(test.office(), directory, collector));
  http::Surface surface = offices::surface_of(pages);
  surface.error_page = [](int status, const http::Request& request) {
    return web::survey_error_page(status, request);
  };
  offices::TestServer server(test);
  server.doors().get("/test/rows",
                     [&test](const http::Request&) { return http::Response::json(rows(test)); });
  server.doors().post("/test/clock/{hours}", [&test](const http::Request& request) {
    test.pass(std::chrono::hours(std::stoi(request.capture("hours"))));
    return http::Response::text("ok");
  });
  server.doors().post("/test/open/{link}", [&test](const http::Request& request) {
    return http::Response::json(open_box(test, request.capture("link")));
  });
  return server.run(std::move(surface));
}

}  // namespace
}  // namespace prongsai

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "serve_survey DATABASE\n";
    return 2;
  }
  return prongsai::serve(argv[1]);
}
