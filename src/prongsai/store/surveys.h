// SPDX-License-Identifier: Apache-2.0
// Surveys, the boxes their ballots go into, single-use codes, and how many ballots came in on which day, as
// the database keeps them. The ballots themselves stand in ballots.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/db/transaction.h"
#include "prongsai/survey/survey.h"

namespace prongsai::store {

/// Where the private key of a box lies until the box is opened.
enum class KeyCustody : std::uint8_t {
  server,      ///< a file in the keys folder
  custodians,  ///< taken from the server; the file comes back for opening
};
enum class BoxState : std::uint8_t {
  sealed,   ///< ballots go in
  opening,  ///< some of its surveys are opened
  opened,   ///< all are; what the server had of the private key is destroyed
};
[[nodiscard]] std::string_view word_of(KeyCustody custody);  ///< "server", "custodians"
[[nodiscard]] std::string_view word_of(BoxState state);      ///< "sealed", "opening", "opened"

struct BallotBox {
  std::string id;
  std::string round;   ///< either of these two is empty
  std::string agency;  ///< of a pulse
  std::string public_key;
  KeyCustody custody = KeyCustody::server;
  BoxState state = BoxState::sealed;
  std::int64_t version = 1;  ///< grows with every change

  static BallotBox read(const db::Row& row);
  friend bool operator==(const BallotBox&, const BallotBox&) = default;
};

/// Throws ConstraintViolated "ballot_box_one_of_a_round" where the round has one.
void record_box(db::Transaction& transaction, const BallotBox& box);
[[nodiscard]] std::optional<BallotBox> find_box(db::Transaction& transaction, std::string_view id);
[[nodiscard]] std::optional<BallotBox> find_round_box(db::Transaction& transaction, std::string_view round);
/// Those of rounds first, each kind by its id.
[[nodiscard]] std::vector<BallotBox> list_boxes(db::Transaction& transaction);
/// False when the box was changed since it had `box.version`; nothing is changed then.
[[nodiscard]] bool change_box(db::Transaction& transaction, const BallotBox& box, KeyCustody custody,
                              BoxState state);

struct StoredSurvey {
  survey::Survey survey;
  std::string fingerprint;           ///< of the questionnaire
  bool is_opened = false;            ///< its ballots are out of the box
  std::optional<db::Moment> opens;   ///< of a pulse; a round's survey is open as the round's collect phase is
  std::optional<db::Moment> closes;  ///< both or neither
  std::int64_t version = 0;          ///< counts over all surveys

  static StoredSurvey read(const db::Row& row);
};

/// Numbers them from the highest number so far, in the order given; whatever `number`, `is_opened` and
/// `version` they have is not looked at. The number of the first; 0 for none. Throws ConstraintViolated
/// "survey_link", "survey_one_of_its_kind".
std::int64_t record_surveys(db::Transaction& transaction, std::span<const StoredSurvey> surveys);
[[nodiscard]] std::optional<StoredSurvey> find_survey(db::Transaction& transaction, std::int64_t number);
/// By number. All of a round, of all rounds and pulses of an agency, in a box.
[[nodiscard]] std::vector<StoredSurvey> list_round_surveys(db::Transaction& transaction,
                                                           std::string_view round);
[[nodiscard]] std::vector<StoredSurvey> list_agency_surveys(db::Transaction& transaction,
                                                            std::string_view agency);
[[nodiscard]] std::vector<StoredSurvey> list_box_surveys(db::Transaction& transaction, std::string_view box);
/// Every link there is, in order: a new one must be none of these.
[[nodiscard]] std::vector<std::string> list_survey_links(db::Transaction& transaction);

/// In what follows the survey gets a new version. Requires: there is one of that number.
void set_survey_credential(db::Transaction& transaction, std::int64_t number, survey::Credential credential);
/// Of a pulse. Requires: opens < closes.
void set_survey_days(db::Transaction& transaction, std::int64_t number, db::Moment opens, db::Moment closes);
void mark_survey_opened(db::Transaction& transaction, std::int64_t number);

/// What a change of anything that decides which surveys can be answered makes grow: the highest version of a
/// survey, and the sum of the versions of all rounds.
struct SurveyMark {
  std::int64_t surveys = 0;
  std::int64_t rounds = 0;

  static SurveyMark read(const db::Row& row);
  friend bool operator==(const SurveyMark&, const SurveyMark&) = default;
};
[[nodiscard]] SurveyMark find_survey_mark(db::Transaction& transaction);

/// With the agency's name as the register has it.
struct NamedSurvey {
  StoredSurvey stored;
  std::string agency_th;
  std::string agency_en;  ///< may be empty

  static NamedSurvey read(const db::Row& row);
};
/// Those with a version above `version`, by number.
[[nodiscard]] std::vector<NamedSurvey> list_changed_surveys(db::Transaction& transaction,
                                                            std::int64_t version);

/// Ballots received on one day, by whichever channel.
struct DayReceived {
  std::int64_t survey = 0;
  std::int64_t day = 0;  ///< whole days since 1970-01-01 in Bangkok
  std::int64_t received = 0;

  static DayReceived read(const db::Row& row);
  friend bool operator==(const DayReceived&, const DayReceived&) = default;
};
/// Ballots received by one channel, on whichever day.
struct ChannelReceived {
  std::int64_t survey = 0;
  survey::Channel channel = survey::Channel::unknown;
  std::int64_t received = 0;

  static ChannelReceived read(const db::Row& row);
  friend bool operator==(const ChannelReceived&, const ChannelReceived&) = default;
};
/// By day. What the days of a survey add up to is what its channels add up to.
[[nodiscard]] std::vector<DayReceived> list_days(db::Transaction& transaction, std::int64_t survey);
/// By the channel's word.
[[nodiscard]] std::vector<ChannelReceived> list_channels(db::Transaction& transaction, std::int64_t survey);
/// Ballots received by each survey of a round, of all days and channels; surveys that received none are
/// absent.
struct SurveyReceived {
  std::int64_t survey = 0;
  std::int64_t received = 0;

  static SurveyReceived read(const db::Row& row);
  friend bool operator==(const SurveyReceived&, const SurveyReceived&) = default;
};
[[nodiscard]] std::vector<SurveyReceived> list_round_received(db::Transaction& transaction,
                                                              std::string_view round);

/// How bunched the arrivals of a day were, 0 to 3. A higher level replaces a lower one (several servers).
struct DayBurst {
  std::int64_t survey = 0;
  std::int64_t day = 0;
  std::int64_t level = 0;

  static DayBurst read(const db::Row& row);
  friend bool operator==(const DayBurst&, const DayBurst&) = default;
};
void record_bursts(db::Transaction& transaction, std::span<const DayBurst> bursts);
[[nodiscard]] std::vector<DayBurst> list_bursts(db::Transaction& transaction, std::int64_t survey);

/// New codes of a survey, by survey::slip_code_digest. Throws ConstraintViolated "survey_code_pkey".
void record_codes(db::Transaction& transaction, std::int64_t survey, std::span<const std::string> digests);
struct CodeCount {
  std::int64_t made = 0;
  std::int64_t used = 0;

  static CodeCount read(const db::Row& row);
  friend bool operator==(const CodeCount&, const CodeCount&) = default;
};
[[nodiscard]] CodeCount count_codes(db::Transaction& transaction, std::int64_t survey);

}  // namespace prongsai::store
