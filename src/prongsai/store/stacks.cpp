// SPDX-License-Identifier: Apache-2.0
// What is left of opened surveys: the second half of ballots.h.
#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/store/ballots.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

constexpr unsigned bits_of_byte = 8;
constexpr std::size_t bytes_of_cell = 4;

}  // namespace

BallotStack BallotStack::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::string>(1), row.get<std::int64_t>(2),
          row.get<std::int64_t>(3), row.get<db::Bytes>(4),   row.get<std::int64_t>(5)};
}

void record_stack(db::Transaction& transaction, const BallotStack& stack) {
  transaction.execute(sql::record_stack, stack.survey, stack.fingerprint, stack.bytes_each,
                      stack.sheets_count, stack.sheets, stack.refused);
}

std::optional<BallotStack> find_stack(db::Transaction& transaction, std::int64_t survey) {
  return transaction.optional<BallotStack>(sql::find_stack, survey);
}

void record_survey_count(db::Transaction& transaction, std::int64_t survey,
                         std::span<const std::uint32_t> cells) {
  std::string bytes;
  bytes.reserve(cells.size() * bytes_of_cell);
  for (const std::uint32_t cell : cells) {
    for (unsigned byte = 0; byte < bytes_of_cell; ++byte)
      bytes += static_cast<char>((cell >> (byte * bits_of_byte)) & 0xFFU);
  }
  transaction.execute(sql::record_survey_count, survey, db::BytesView{bytes});
}

std::optional<std::vector<std::uint32_t>> find_survey_count(db::Transaction& transaction,
                                                            std::int64_t survey) {
  const auto bytes = transaction.optional<db::Bytes>(sql::find_survey_count, survey);
  if (!bytes) return std::nullopt;
  std::vector<std::uint32_t> out(bytes->value.size() / bytes_of_cell);
  for (std::size_t i = 0; i < out.size() * bytes_of_cell; ++i) {
    const auto byte = static_cast<unsigned char>(bytes->value[i]);
    out[i / bytes_of_cell] |= static_cast<std::uint32_t>(byte) << (i % bytes_of_cell * bits_of_byte);
  }
  return out;
}

ProfileCount ProfileCount::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
}

void record_profile_counts(db::Transaction& transaction, std::int64_t survey,
                           std::span<const ProfileCount> counts) {
  for (const ProfileCount& each : counts)
    transaction.execute(sql::record_profile_count, survey, each.question, each.choice, each.count);
}

std::vector<ProfileCount> list_profile_counts(db::Transaction& transaction, std::int64_t survey) {
  return transaction.all<ProfileCount>(sql::list_profile_counts, survey);
}

void record_receipts(db::Transaction& transaction, std::int64_t survey, std::vector<std::string> receipts) {
  std::ranges::sort(receipts);
  static const std::array<std::string, 3> columns = {"survey_number", "receipt", "ballots"};
  transaction.insert_in_bulk("counted_receipt", columns, [&](auto&& add) {
    for (auto first = receipts.begin(); first != receipts.end();) {
      const auto next = std::upper_bound(first, receipts.end(), *first);
      add(survey, db::BytesView{*first}, static_cast<std::int64_t>(next - first));
      first = next;
    }
  });
}

std::int64_t count_receipts(db::Transaction& transaction, std::int64_t survey) {
  return transaction.one<std::int64_t>(sql::count_receipts, survey);
}

ReceiptStanding find_receipt(db::Transaction& transaction, std::string_view receipt) {
  return static_cast<ReceiptStanding>(
      transaction.one<std::int64_t>(sql::find_receipt, db::BytesView{receipt}));
}

}  // namespace prongsai::store
