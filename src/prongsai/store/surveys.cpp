// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/surveys.h"

#include <tuple>

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

KeyCustody custody_at(const db::Row& row, int column) {
  return row.get<std::string>(column) == "server" ? KeyCustody::server : KeyCustody::custodians;
}

BoxState box_state_at(const db::Row& row, int column) {
  const auto word = row.get<std::string>(column);
  return word == "sealed" ? BoxState::sealed : word == "opening" ? BoxState::opening : BoxState::opened;
}

/// The schema lets no other word in.
template <class Parsed>
auto known(Parsed&& parsed) {
  PRONGSAI_ASSERT(parsed.has_value());
  return *parsed;
}

StoredSurvey survey_at(const db::Row& row) {
  return {.survey = {.number = row.get<std::int64_t>(0),
                     .link = row.get<std::string>(2),
                     .agency = row.get<std::string>(1),
                     .round = row.get<std::string>(3),
                     .edition = row.get<std::string>(4),
                     .instrument = row.get<std::string>(6),
                     .part = row.get<std::string>(7),
                     .purpose = known(survey::parse_purpose(row.get<std::string>(8))),
                     .credential = known(survey::parse_credential(row.get<std::string>(9))),
                     .box = row.get<std::string>(10)},
          .fingerprint = row.get<std::string>(5),
          .is_opened = row.get<std::string>(11) == "opened",
          .opens = row.get<std::optional<db::Moment>>(12),
          .closes = row.get<std::optional<db::Moment>>(13),
          .version = row.get<std::int64_t>(14)};
}

survey::Channel channel_of_word(std::string_view word) {
  for (std::size_t index = 0; index < survey::channel_count; ++index) {
    const auto channel = static_cast<survey::Channel>(index);
    if (survey::word_of(channel) == word) return channel;
  }
  return survey::Channel::unknown;
}

}  // namespace

std::string_view word_of(KeyCustody custody) {
  return custody == KeyCustody::server ? "server" : "custodians";
}

std::string_view word_of(BoxState state) {
  switch (state) {
    case BoxState::sealed:
      return "sealed";
    case BoxState::opening:
      return "opening";
    case BoxState::opened:
      return "opened";
  }
  PRONGSAI_ASSERT(false);
  return {};
}

BallotBox BallotBox::read(const db::Row& row) {
  return {.id = row.get<std::string>(0),
          .round = row.get<std::string>(1),
          .agency = row.get<std::string>(2),
          .public_key = row.get<db::Bytes>(3).value,
          .custody = custody_at(row, 4),
          .state = box_state_at(row, 5),
          .version = row.get<std::int64_t>(6)};
}

void record_box(db::Transaction& transaction, const BallotBox& box) {
  transaction.execute(sql::record_box, box.id, box.round, box.agency, db::BytesView{box.public_key},
                      word_of(box.custody), word_of(box.state), box.version);
}

std::optional<BallotBox> find_box(db::Transaction& transaction, std::string_view id) {
  return transaction.optional<BallotBox>(sql::find_box, id);
}

std::optional<BallotBox> find_round_box(db::Transaction& transaction, std::string_view round) {
  return transaction.optional<BallotBox>(sql::find_round_box, round);
}

std::vector<BallotBox> list_boxes(db::Transaction& transaction) {
  return transaction.all<BallotBox>(sql::list_boxes);
}

bool change_box(db::Transaction& transaction, const BallotBox& box, KeyCustody custody, BoxState state) {
  return transaction.execute(sql::change_box, box.id, box.version, word_of(custody), word_of(state)) == 1;
}

StoredSurvey StoredSurvey::read(const db::Row& row) {
  return survey_at(row);
}

std::int64_t record_surveys(db::Transaction& transaction, std::span<const StoredSurvey> surveys) {
  if (surveys.empty()) return 0;
  const auto [last, version] = transaction.one<std::tuple<std::int64_t, std::int64_t>>(sql::find_last_survey);
  static const std::array<std::string, 15> columns = {
      "survey_number", "agency_id",  "link",   "round_id", "edition_id", "fingerprint", "instrument", "part",
      "purpose",       "credential", "box_id", "state",    "opens_at",   "closes_at",   "version"};
  transaction.insert_in_bulk("survey", columns, [&](auto&& add) {
    std::int64_t number = last;
    for (const StoredSurvey& each : surveys) {
      const survey::Survey& survey = each.survey;
      add(++number, survey.agency, survey.link, survey.round, survey.edition, each.fingerprint,
          survey.instrument, survey.part, word_of(survey.purpose), word_of(survey.credential), survey.box,
          std::string_view("collecting"), each.opens, each.closes, version + 1);
    }
  });
  return last + 1;
}

std::optional<StoredSurvey> find_survey(db::Transaction& transaction, std::int64_t number) {
  return transaction.optional<StoredSurvey>(sql::find_survey, number);
}

std::vector<StoredSurvey> list_round_surveys(db::Transaction& transaction, std::string_view round) {
  return transaction.all<StoredSurvey>(sql::list_round_surveys, round);
}

std::vector<StoredSurvey> list_agency_surveys(db::Transaction& transaction, std::string_view agency) {
  return transaction.all<StoredSurvey>(sql::list_agency_surveys, agency);
}

std::vector<StoredSurvey> list_box_surveys(db::Transaction& transaction, std::string_view box) {
  return transaction.all<StoredSurvey>(sql::list_box_surveys, box);
}

std::vector<std::string> list_survey_links(db::Transaction& transaction) {
  return transaction.all<std::string>(sql::list_survey_links);
}

void set_survey_credential(db::Transaction& transaction, std::int64_t number, survey::Credential credential) {
  const auto changed = transaction.execute(sql::set_survey_credential, number, word_of(credential));
  PRONGSAI_ASSERT(changed == 1);
}

void set_survey_days(db::Transaction& transaction, std::int64_t number, db::Moment opens, db::Moment closes) {
  const auto changed = transaction.execute(sql::set_survey_days, number, opens, closes);
  PRONGSAI_ASSERT(changed == 1);
}

void mark_survey_opened(db::Transaction& transaction, std::int64_t number) {
  const auto changed = transaction.execute(sql::mark_survey_opened, number);
  PRONGSAI_ASSERT(changed == 1);
}

SurveyMark SurveyMark::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1)};
}

SurveyMark find_survey_mark(db::Transaction& transaction) {
  return transaction.one<SurveyMark>(sql::find_survey_mark);
}

NamedSurvey NamedSurvey::read(const db::Row& row) {
  return {survey_at(row), row.get<std::string>(15), row.get<std::string>(16)};
}

std::vector<NamedSurvey> list_changed_surveys(db::Transaction& transaction, std::int64_t version) {
  return transaction.all<NamedSurvey>(sql::list_changed_surveys, version);
}

DayReceived DayReceived::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
}

ChannelReceived ChannelReceived::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), channel_of_word(row.get<std::string>(1)), row.get<std::int64_t>(2)};
}

std::vector<DayReceived> list_days(db::Transaction& transaction, std::int64_t survey) {
  return transaction.all<DayReceived>(sql::list_days, survey);
}

std::vector<ChannelReceived> list_channels(db::Transaction& transaction, std::int64_t survey) {
  return transaction.all<ChannelReceived>(sql::list_channels, survey);
}

SurveyReceived SurveyReceived::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1)};
}

std::vector<SurveyReceived> list_round_received(db::Transaction& transaction, std::string_view round) {
  return transaction.all<SurveyReceived>(sql::list_round_received, round);
}

DayBurst DayBurst::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
}

void record_bursts(db::Transaction& transaction, std::span<const DayBurst> bursts) {
  for (const DayBurst& each : bursts)
    transaction.execute(sql::record_burst, each.survey, each.day, each.level);
}

std::vector<DayBurst> list_bursts(db::Transaction& transaction, std::int64_t survey) {
  return transaction.all<DayBurst>(sql::list_bursts, survey);
}

void record_codes(db::Transaction& transaction, std::int64_t survey, std::span<const std::string> digests) {
  static const std::array<std::string, 3> columns = {"survey_number", "code_digest", "used"};
  transaction.insert_in_bulk("survey_code", columns, [&](auto&& add) {
    for (const std::string& digest : digests) add(survey, db::BytesView{digest}, false);
  });
}

CodeCount CodeCount::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1)};
}

CodeCount count_codes(db::Transaction& transaction, std::int64_t survey) {
  return transaction.one<CodeCount>(sql::count_codes, survey);
}

}  // namespace prongsai::store
