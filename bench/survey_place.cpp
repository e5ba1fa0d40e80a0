// SPDX-License-Identifier: Apache-2.0
#include "survey_place.h"

#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <utility>

#include "prongsai/db/database.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/store/schema.h"
#include "prongsai/store/surveys.h"
#include "prongsai/survey/answers.h"
#include "prongsai/survey/link.h"
#include "prongsai/web/survey/survey_pages.h"

#include "survey_requests.h"
#include "survey_servers.h"

namespace prongsai::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* box_id = "box";
constexpr const char* round_id = "ita-2565";

db::Database open(const std::string& address) {
  auto opened = db::Database::open(address, {}, store::migrations());
  if (!opened) throw std::runtime_error("cannot open the database: " + opened.problems().front().code);
  return *std::move(opened);
}

std::string random_bytes(std::mt19937_64& random, std::size_t count) {
  std::string out;
  while (out.size() < count) {
    const std::uint64_t eight = random();
    out.append(reinterpret_cast<const char*>(&eight), sizeof eight);
  }
  out.resize(count);
  return out;
}

survey::Survey survey_of(std::size_t number, const std::string& link) {
  survey::Survey out;
  out.number = static_cast<std::int64_t>(number);
  out.link = link;
  out.agency = "agency-" + std::to_string(number);
  out.round = round_id;
  out.edition = asked_edition;
  out.instrument = asked_instrument;
  out.box = box_id;
  return out;
}

void tell_broken(const std::string& what) {
  std::fprintf(stderr, "bench: the collector broke: %s\n", what.c_str());
}

}  // namespace

std::vector<std::string> survey_links() {
  std::vector<std::string> links;
  for (std::size_t number = 0; number < surveys_count; ++number) {
    std::string link(survey::link_length, survey::code_letters.front());
    std::size_t rest = number;
    for (char& letter : link) {
      letter = survey::code_letters[rest % survey::code_letters.size()];
      rest /= survey::code_letters.size();
    }
    links.push_back(std::move(link));
  }
  return links;
}

SurveyPlace make_place(const std::string& address, const survey::Questionnaire& questionnaire) {
  SurveyPlace place{
      .address = address, .public_key = secret::make_box_key().public_key, .links = survey_links()};
  db::Database database = open(address);
  database.perform([&](db::Transaction& transaction) {
    store::BallotBox box;
    box.id = box_id;
    box.round = round_id;
    box.public_key = place.public_key;
    store::record_box(transaction, box);
    std::vector<store::StoredSurvey> surveys;
    for (std::size_t at = 0; at < place.links.size(); ++at) {
      store::StoredSurvey stored;
      stored.survey = survey_of(at + 1, place.links[at]);
      stored.fingerprint = questionnaire.fingerprint;
      surveys.push_back(std::move(stored));
    }
    if (store::record_surveys(transaction, surveys) != 1)
      throw std::runtime_error("the database is not empty");
  });
  return place;
}

void serve_place(const SurveyPlace& place, std::shared_ptr<const survey::Questionnaire> questionnaire,
                 std::uint16_t port, const std::function<void(const http::Listening&)>& on_listening) {
  db::Database database = open(place.address);
  desk::Collector collector(database, tell_broken);
  const auto box = std::make_shared<secret::BallotSealer>(place.public_key);
  const auto now = [] {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  };
  std::map<std::string, std::shared_ptr<const desk::OpenSurvey>, std::less<>> surveys;
  for (std::size_t at = 0; at < place.links.size(); ++at) {
    surveys.emplace(place.links[at], std::make_shared<desk::OpenSurvey>(desk::OpenSurvey{
                                         .survey = survey_of(at + 1, place.links[at]),
                                         .agency_th = "องค์การบริหารส่วนตำบลตัวอย่าง",
                                         .agency_en = "Example",
                                         .questionnaire = questionnaire,
                                         .box = box,
                                         .opens = desk::Moment{},
                                         .closes = desk::Moment::max(),
                                     }));
  }
  http::Router router;
  web::add_survey_pages(
      router,
      {.find = [&](std::string_view asked, std::string_view link) -> std::shared_ptr<const desk::OpenSurvey> {
         const auto found = surveys.find(link);
         return asked != asked_instrument || found == surveys.end() ? nullptr : found->second;
       },
       .submit =
           [&](desk::Submission submission, desk::Collector::Done done) {
             return collector.submit(std::move(submission), std::move(done));
           },
       .find_receipt = [](const std::string&) { return desk::ReceiptStanding::unknown; },
       .now = now});
  serve_routes(router, port, on_listening);
}

double collect_without_pages(const SurveyPlace& place, const std::vector<BareBallot>& ballots,
                             std::size_t in_flight, double seconds) {
  db::Database database = open(place.address);
  std::counting_semaphore<> free(static_cast<std::ptrdiff_t>(in_flight));
  std::uint64_t received = 0;  // on the collector's thread, read when that has ended
  const auto begin = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  {
    desk::Collector collector(database, tell_broken);
    for (std::size_t at = 0; at < ballots.size() && elapsed() < seconds; ++at) {
      free.acquire();
      const BareBallot& ballot = ballots[at];
      desk::Submission submission{.id_digest = ballot.digests.substr(0, 16),
                                  .receipt_digest = ballot.digests.substr(16),
                                  .survey = ballot.survey,
                                  .code_digest = std::nullopt,
                                  .sealed = ballot.sealed,
                                  .channel = survey::Channel::poster,
                                  .day = 20'000};
      const bool was_taken = collector.submit(std::move(submission), [&](desk::Submitted outcome) {
        if (outcome == desk::Submitted::received) ++received;
        free.release();
      });
      if (!was_taken) throw std::runtime_error("the collector refused");
    }
  }
  return static_cast<double>(received) / elapsed();
}

Kept count_kept(const SurveyPlace& place) {
  static constexpr db::Query ballots("count_all_sealed", "SELECT count(*) FROM sealed_ballot");
  static constexpr db::Query received("sum_all_received",
                                      "SELECT CAST(COALESCE(SUM(received), 0) AS BIGINT) FROM survey_day");
  db::Database database = open(place.address);
  return database.read([&](db::Transaction& transaction) {
    return Kept{.ballots = transaction.one<std::int64_t>(ballots),
                .received = transaction.one<std::int64_t>(received)};
  });
}

std::vector<BareBallot> make_bare_ballots(const survey::Questionnaire& questionnaire, std::size_t count,
                                          std::uint64_t start) {
  static constexpr std::size_t digests_bytes = 32;
  std::mt19937_64 random(start);
  const std::size_t sealed = survey::ballot_bytes(questionnaire) + secret::seal_overhead;
  std::vector<BareBallot> out;
  out.reserve(count);
  for (std::size_t number = 0; number < count; ++number) {
    out.push_back({.digests = random_bytes(random, digests_bytes),
                   .survey = static_cast<std::int64_t>(1 + random() % surveys_count),
                   .sealed = random_bytes(random, sealed)});
  }
  return out;
}

}  // namespace prongsai::bench
