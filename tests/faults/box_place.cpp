// SPDX-License-Identifier: Apache-2.0
#include "box_place.h"

#include <cstdlib>
#include <stdexcept>

#include <pwd.h>
#include <unistd.h>

#include "prongsai/secret/box_key_file.h"
#include "prongsai/store/schema.h"

#include "boxes_fixture.h"

namespace prongsai::faults {
namespace {

namespace fs = std::filesystem;

/// PostgreSQL's own user must be able to write there.
fs::path give_to_postgres(const fs::path& folder) {
  fs::create_directories(folder);
  const passwd* user = getpwnam("postgres");  // NOLINT(concurrency-mt-unsafe)
  if (geteuid() == 0 && (user == nullptr || chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0))
    throw std::runtime_error("the folder cannot be given to the user postgres: " + folder.string());
  return folder;
}

store::StoredSurvey survey_of(const offices::TestOffice& test, const store::BallotBox& box,
                              const survey::Questionnaire& questionnaire, const std::string& link) {
  return {.survey = {.link = link,
                     .agency = "a-1",
                     .edition = "ita/2565",
                     .instrument = "iit",
                     .purpose = survey::Purpose::pulse,
                     .box = box.id},
          .fingerprint = questionnaire.fingerprint,
          .opens = test.now() - std::chrono::hours(1),
          .closes = test.now() + std::chrono::hours(1)};
}

}  // namespace

int faults_wanted(int usual) {
  const char* told = std::getenv("PRONGSAI_FAULTS");  // NOLINT(concurrency-mt-unsafe)
  return told == nullptr ? usual : std::stoi(told);
}

BoxPlace::BoxPlace(engines::Place engine, const fs::path& disk, const fs::path& outside) {
  if (engine == engines::Place::postgres) {
    server_ = std::make_unique<engines::PostgresServer>(give_to_postgres(outside / "socket"),
                                                        give_to_postgres(disk / "postgres") / "cluster",
                                                        engines::PostgresServer::Durability::as_delivered);
    address_ = server_->fresh_address();
  } else {
    address_ = disk / "prongsai.db";
  }
  fill();
}

void BoxPlace::fill() {
  offices::TestOffice test(address_);
  test.register_agency("a-1", "chiang-mai");
  const store::BallotBox box = desk::make_box(test.office(), "", "a-1").value();
  key_ = secret::read_box_key_file(test.office().box_keys + "/" + box.id + ".key").value();
  const survey::Questionnaire questionnaire = offices::iit_of_2565();
  first_ = test.database().perform([&](db::Transaction& t) {
    store::record_box(t, box);
    return store::record_surveys(
        t, {{survey_of(test, box, questionnaire, "k7m2qd"), survey_of(test, box, questionnaire, "k7m2qe")}});
  });
  const survey::Answers answers{.sheet = std::vector<std::uint8_t>(questionnaire.boxes(), 1),
                                .profile = {},
                                .pace = survey::Pace::unknown};
  plain_ = survey::pack_ballot(questionnaire, first_, answers);
  coded_plain_ = survey::pack_ballot(questionnaire, first_ + 1, answers);
  watch_ =
      std::make_unique<crash::BallotWatch>(crash::WatchedBox{first_, box.public_key, plain_, coded_plain_});
}

db::Database BoxPlace::open() const {
  auto out = db::Database::open(address_, {.pause = [](int) {}}, store::migrations());
  if (!out) throw std::runtime_error(out.problems().front().code);
  return *std::move(out);
}

void BoxPlace::look_into_every_ballot() const {
  db::Database database = open();
  secret::BallotOpener opener(*key_);
  const auto all =
      database.read([&](db::Transaction& t) { return store::list_sealed(t, first_, first_ + 1); });
  for (const store::SealedBallot& one : all)
    EXPECT_EQ(opener.open(one.sealed), one.survey == first_ ? plain_ : coded_plain_);
  if (server_) return;
  constexpr db::Query check("check_integrity", "PRAGMA integrity_check");
  EXPECT_EQ(database.read([&](db::Transaction& t) { return t.one<std::string>(check); }), "ok");
}

}  // namespace prongsai::faults
