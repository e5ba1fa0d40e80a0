// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/ballots.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

constexpr std::size_t digest_bytes = 16;

/// A list of numbers or plain words as PostgreSQL reads an array.
class ArrayText {
 public:
  void add(std::int64_t number) { add(std::string_view(std::to_string(number))); }
  void add(std::string_view word) { (text_ += text_.size() == 1 ? "" : ",") += word; }
  [[nodiscard]] std::string value() const { return text_ + "}"; }

 private:
  std::string text_ = "{";
};

std::string key_of(std::int64_t survey, std::string_view submission) {
  return std::to_string(survey).append(submission);
}

/// Of each ballot, whether there is one of its id.
std::vector<bool> find_kept(db::Transaction& transaction, std::span<const NewBallot> ballots) {
  std::vector<bool> out;
  if (transaction.engine() == db::EngineKind::sqlite) {
    for (const NewBallot& ballot : ballots) {
      out.push_back(transaction.one<std::int64_t>(sql::find_kept_ballots, ballot.survey,
                                                  db::BytesView{ballot.submission},
                                                  db::BytesView{ballot.receipt}) != 0);
    }
    return out;
  }
  ArrayText surveys;
  std::string digests;
  for (const NewBallot& ballot : ballots) {
    surveys.add(ballot.survey);
    digests.append(ballot.submission).append(ballot.receipt);
  }
  for (const std::int64_t found :
       transaction.all<std::int64_t>(sql::find_kept_ballots, surveys.value(), db::BytesView{digests}))
    out.push_back(found != 0);
  return out;
}

std::vector<bool> insert_one_by_one(db::Transaction& transaction, std::span<const NewBallot> ballots) {
  std::vector<bool> out;
  for (const NewBallot& ballot : ballots) {
    out.push_back(transaction.execute(sql::keep_ballots, ballot.survey, db::BytesView{ballot.submission},
                                      db::BytesView{ballot.receipt}, db::BytesView{ballot.sealed}) == 1);
  }
  return out;
}

std::vector<bool> insert_at_once(db::Transaction& transaction, std::span<const NewBallot> ballots) {
  ArrayText surveys;
  ArrayText starts;
  ArrayText lengths;
  std::string digests;
  std::string sealed;
  std::unordered_map<std::string, std::size_t> place;
  place.reserve(ballots.size());
  for (const NewBallot& ballot : ballots) {
    place.emplace(key_of(ballot.survey, ballot.submission), place.size());
    surveys.add(ballot.survey);
    starts.add(static_cast<std::int64_t>(sealed.size() + 1));
    lengths.add(static_cast<std::int64_t>(ballot.sealed.size()));
    digests.append(ballot.submission).append(ballot.receipt);
    sealed += ballot.sealed;
  }
  std::vector<bool> out(ballots.size());
  using Inserted = std::tuple<std::int64_t, db::Bytes>;
  for (const auto& [survey, submission] :
       transaction.all<Inserted>(sql::keep_ballots, surveys.value(), db::BytesView{digests}, starts.value(),
                                 lengths.value(), db::BytesView{sealed}))
    out[place.at(key_of(survey, submission.value))] = true;
  return out;
}

/// Requires: `codes` is not empty.
std::pair<std::string, std::string> packed(std::span<const CodeKey> codes) {
  ArrayText surveys;
  std::string digests;
  for (const CodeKey& code : codes) {
    PRONGSAI_ASSERT(code.digest.size() == codes.front().digest.size());
    surveys.add(code.survey);
    digests += code.digest;
  }
  return {surveys.value(), digests};
}

/// -1: no such code; else whether it is used.
std::vector<std::int64_t> find_codes(db::Transaction& transaction, std::span<const CodeKey> codes) {
  std::vector<std::int64_t> out;
  if (codes.empty()) return out;
  if (transaction.engine() == db::EngineKind::sqlite) {
    for (const CodeKey& code : codes)
      out.push_back(transaction.one<std::int64_t>(sql::find_codes, code.survey, db::BytesView{code.digest}));
    return out;
  }
  const auto [surveys, digests] = packed(codes);
  return transaction.all<std::int64_t>(sql::find_codes, surveys, db::BytesView{digests},
                                       static_cast<std::int64_t>(codes.front().digest.size()));
}

}  // namespace

void take_collecting_turn(db::Transaction& transaction) {
  transaction.execute(sql::take_collecting_turn);
}

std::vector<BallotKept> keep_ballots(db::Transaction& transaction, std::span<const NewBallot> ballots) {
  std::vector<BallotKept> out(ballots.size(), BallotKept::kept);
  if (ballots.empty()) return out;
  for (const NewBallot& ballot : ballots)
    PRONGSAI_ASSERT(ballot.submission.size() == digest_bytes && ballot.receipt.size() == digest_bytes);
  const std::vector<bool> inserted = transaction.engine() == db::EngineKind::sqlite
                                         ? insert_one_by_one(transaction, ballots)
                                         : insert_at_once(transaction, ballots);
  std::vector<NewBallot> others;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    if (inserted[i]) continue;
    others.push_back(ballots[i]);
    places.push_back(i);
  }
  if (others.empty()) return out;
  const std::vector<bool> kept = find_kept(transaction, others);
  for (std::size_t i = 0; i < others.size(); ++i)
    out[places[i]] = kept[i] ? BallotKept::kept_before : BallotKept::too_late;
  return out;
}

std::vector<CodedBallot> look_at_codes(db::Transaction& transaction, std::span<const CodeKey> codes,
                                       std::span<const NewBallot> ballots) {
  PRONGSAI_ASSERT(codes.size() == ballots.size());
  std::vector<CodedBallot> out(codes.size());
  if (codes.empty()) return out;
  const std::vector<std::int64_t> used = find_codes(transaction, codes);
  const std::vector<bool> kept = find_kept(transaction, ballots);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].code = used[i] < 0    ? CodeStanding::unknown
                  : used[i] == 0 ? CodeStanding::free
                                 : CodeStanding::used;
    out[i].kept_before = kept[i];
  }
  return out;
}

void spend_codes(db::Transaction& transaction, std::span<const CodeKey> codes) {
  if (codes.empty()) return;
  std::int64_t spent = 0;
  if (transaction.engine() == db::EngineKind::sqlite) {
    for (const CodeKey& code : codes)
      spent += transaction.execute(sql::spend_codes, code.survey, db::BytesView{code.digest});
  } else {
    const auto [surveys, digests] = packed(codes);
    spent = transaction.execute(sql::spend_codes, surveys, db::BytesView{digests},
                                static_cast<std::int64_t>(codes.front().digest.size()));
  }
  const bool every_code_was_free = spent == static_cast<std::int64_t>(codes.size());
  PRONGSAI_ASSERT(every_code_was_free);
}

void add_received(db::Transaction& transaction, std::span<const DayReceived> days,
                  std::span<const ChannelReceived> channels) {
  if (transaction.engine() == db::EngineKind::sqlite) {
    for (const DayReceived& each : days)
      transaction.execute(sql::add_days, each.survey, each.day, each.received);
    for (const ChannelReceived& each : channels)
      transaction.execute(sql::add_channels, each.survey, word_of(each.channel), each.received);
    return;
  }
  ArrayText surveys;
  ArrayText which;
  ArrayText numbers;
  for (const DayReceived& each : days) {
    surveys.add(each.survey);
    which.add(each.day);
    numbers.add(each.received);
  }
  transaction.execute(sql::add_days, surveys.value(), which.value(), numbers.value());
  surveys = which = numbers = {};
  for (const ChannelReceived& each : channels) {
    surveys.add(each.survey);
    which.add(word_of(each.channel));
    numbers.add(each.received);
  }
  transaction.execute(sql::add_channels, surveys.value(), which.value(), numbers.value());
}

std::vector<SurveyReceived> count_sealed(db::Transaction& transaction) {
  return transaction.all<SurveyReceived>(sql::count_sealed);
}

SealedBallot SealedBallot::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<db::Bytes>(1).value, row.get<db::Bytes>(2).value};
}

std::vector<SealedBallot> list_sealed(db::Transaction& transaction, std::int64_t first, std::int64_t last) {
  return transaction.all<SealedBallot>(sql::list_sealed, first, last);
}

std::int64_t remove_opened_ballots(db::Transaction& transaction, std::uint8_t first_byte) {
  const std::string from(1, static_cast<char>(first_byte));
  // Above every digest that begins with that byte, and with the last one too.
  const std::string to = from + std::string(digest_bytes, '\xFF');
  return transaction.execute(sql::remove_opened_ballots, db::BytesView{from}, db::BytesView{to});
}

}  // namespace prongsai::store
