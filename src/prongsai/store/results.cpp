// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/results.h"

#include <array>

#include "prongsai/base/assert.h"
#include "prongsai/store/pattern_detail.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

constexpr std::array<std::string_view, 4> state_codes = {"entered", "confirmed", "published", "replaced"};

ResultAgency agency_at(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4)};
}

}  // namespace

std::string_view code_of(ResultState state) {
  return state_codes.at(static_cast<std::size_t>(state));
}

std::optional<ResultState> parse_result_state(std::string_view code) {
  for (std::size_t i = 0; i < state_codes.size(); ++i) {
    if (state_codes.at(i) == code) return static_cast<ResultState>(i);
  }
  return std::nullopt;
}

ResultDraft ResultDraft::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<bool>(2),
          row.get<bool>(3),         row.get<std::string>(4),  row.get<db::Moment>(5)};
}

std::optional<ResultDraft> find_result_draft(db::Transaction& transaction, const ResultKey& key) {
  return transaction.optional<ResultDraft>(sql::find_result_draft, key.agency, key.edition);
}

void record_result_draft(db::Transaction& transaction, const ResultKey& key, const ResultDraft& draft) {
  transaction.execute(sql::record_result_draft, key.agency, key.edition, draft.version, draft.begun_version,
                      draft.is_open, draft.made_up, draft.changed_by, draft.changed_at);
}

DraftText DraftText::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2),
          row.get<std::string>(3)};
}

std::vector<DraftText> list_draft_texts(db::Transaction& transaction, const ResultKey& key) {
  return transaction.all<DraftText>(sql::list_draft_texts, key.agency, key.edition);
}

void record_draft_text(db::Transaction& transaction, const ResultKey& key, const DraftText& text) {
  transaction.execute(sql::record_draft_text, key.agency, key.edition, text.field, text.content, text.version,
                      text.changed_by);
}

void remove_draft_texts(db::Transaction& transaction, const ResultKey& key) {
  transaction.execute(sql::remove_draft_texts, key.agency, key.edition);
}

DraftSource DraftSource::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4)};
}

std::vector<DraftSource> list_draft_sources(db::Transaction& transaction, const ResultKey& key) {
  return transaction.all<DraftSource>(sql::list_draft_sources, key.agency, key.edition);
}

void replace_draft_sources(db::Transaction& transaction, const ResultKey& key,
                           const std::vector<DraftSource>& sources) {
  transaction.execute(sql::remove_draft_sources, key.agency, key.edition);
  std::int64_t number = 0;
  for (const DraftSource& source : sources)
    transaction.execute(sql::record_draft_source, key.agency, key.edition, ++number, source.key, source.title,
                        source.url, source.note_th, source.note_en);
}

ResultIntake ResultIntake::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1) == "file", row.get<std::string>(2),
          row.get<db::Bytes>(3), row.get<db::Moment>(4)};
}

void record_result_intake(db::Transaction& transaction, const ResultKey& key, std::string_view person,
                          const ResultIntake& intake) {
  transaction.execute(sql::record_result_intake, key.agency, key.edition, person, intake.id,
                      intake.is_file ? "file" : "paste", intake.file_name, intake.content, intake.created_at);
}

std::optional<ResultIntake> find_result_intake(db::Transaction& transaction, const ResultKey& key,
                                               std::string_view person) {
  return transaction.optional<ResultIntake>(sql::find_result_intake, key.agency, key.edition, person);
}

void remove_result_intake(db::Transaction& transaction, const ResultKey& key, std::string_view person) {
  transaction.execute(sql::remove_result_intake, key.agency, key.edition, person);
}

void remove_old_result_intakes(db::Transaction& transaction, db::Moment before) {
  transaction.execute(sql::remove_old_result_intakes, before);
}

ResultVersion ResultVersion::read(const db::Row& row) {
  const auto state = parse_result_state(row.get<std::string>(3));
  PRONGSAI_ASSERT(state.has_value());
  return {.key = {row.get<std::string>(0), row.get<std::string>(1)},
          .number = row.get<std::int64_t>(2),
          .state = *state,
          .document = row.get<std::string>(4),
          .fingerprint = row.get<std::string>(5),
          .made_up = row.get<bool>(6),
          .total = row.get<std::optional<base::Points>>(7),
          .level = row.get<std::string>(8),
          .passed = row.get<std::optional<bool>>(9),
          .findings = row.get<std::int64_t>(10),
          .reason = row.get<std::string>(11),
          .entered_by = row.get<std::string>(12),
          .entered_at = row.get<db::Moment>(13),
          .confirmed_by = row.get<std::optional<std::string>>(14),
          .confirmed_at = row.get<std::optional<db::Moment>>(15),
          .proposed_by = row.get<std::optional<std::string>>(16),
          .published_by = row.get<std::optional<std::string>>(17),
          .published_at = row.get<std::optional<db::Moment>>(18)};
}

void record_result_version(db::Transaction& transaction, const ResultVersion& version) {
  transaction.execute(sql::record_result_version, version.key.agency, version.key.edition, version.number,
                      code_of(version.state), version.document, version.fingerprint, version.made_up,
                      version.total, version.level, version.passed, version.findings, version.reason,
                      version.entered_by, version.entered_at, version.confirmed_by, version.confirmed_at,
                      version.proposed_by, version.published_by, version.published_at);
}

std::optional<ResultVersion> find_result_version(db::Transaction& transaction, const ResultKey& key,
                                                 std::int64_t number) {
  return transaction.optional<ResultVersion>(sql::find_result_version, key.agency, key.edition, number);
}

std::vector<ResultVersion> list_result_versions(db::Transaction& transaction, const ResultKey& key) {
  return transaction.all<ResultVersion>(sql::list_result_versions, key.agency, key.edition);
}

bool mark_result_confirmed(db::Transaction& transaction, const ResultKey& key, std::int64_t number,
                           std::string_view by, db::Moment at) {
  return transaction.execute(sql::mark_result_confirmed, key.agency, key.edition, number, by, at) == 1;
}

bool mark_result_published(db::Transaction& transaction, const ResultKey& key, std::int64_t number,
                           std::string_view proposed_by, std::string_view by, db::Moment at) {
  return transaction.execute(sql::mark_result_published, key.agency, key.edition, number, proposed_by, by,
                             at) == 1;
}

void mark_pending_replaced(db::Transaction& transaction, const ResultKey& key) {
  transaction.execute(sql::mark_results_replaced, key.agency, key.edition, "pending");
}

void mark_published_replaced(db::Transaction& transaction, const ResultKey& key) {
  transaction.execute(sql::mark_results_replaced, key.agency, key.edition, "published");
}

PublishedDocument PublishedDocument::read(const db::Row& row) {
  return {
      {row.get<std::string>(0), row.get<std::string>(1)}, row.get<std::string>(2), row.get<std::string>(3)};
}

std::vector<PublishedDocument> list_published_documents(db::Transaction& transaction) {
  return transaction.all<PublishedDocument>(sql::list_published_documents);
}

ResultAgency ResultAgency::read(const db::Row& row) {
  return agency_at(row);
}

std::optional<ResultAgency> find_result_agency(db::Transaction& transaction, std::string_view id) {
  return transaction.optional<ResultAgency>(sql::find_result_agency, id);
}

ResultLine ResultLine::read(const db::Row& row) {
  return {.agency = agency_at(row),
          .has_draft = row.get<std::optional<std::int64_t>>(5).has_value(),
          .pending = row.get<std::optional<std::int64_t>>(6),
          .is_confirmed = row.get<std::string>(7) == "confirmed",
          .published = row.get<std::optional<std::int64_t>>(8),
          .total = row.get<std::optional<base::Points>>(9),
          .level = row.get<std::string>(10),
          .passed = row.get<std::optional<bool>>(11),
          .findings = row.get<std::int64_t>(12)};
}

std::vector<ResultLine> list_results(db::Transaction& transaction, const ResultWish& wish) {
  return transaction.all<ResultLine>(sql::list_results, wish.edition, wish.province, wish.agency,
                                     detail::containing(wish.search_form), wish.state, wish.limit,
                                     wish.offset);
}

std::int64_t count_results(db::Transaction& transaction, const ResultWish& wish) {
  return transaction.one<std::int64_t>(sql::count_results, wish.edition, wish.province, wish.agency,
                                       detail::containing(wish.search_form), wish.state);
}

Publishable Publishable::read(const db::Row& row) {
  return {
      {row.get<std::string>(0), row.get<std::string>(1)}, row.get<std::int64_t>(2), row.get<std::string>(3)};
}

std::vector<Publishable> list_publishable(db::Transaction& transaction, std::string_view edition,
                                          std::string_view province) {
  return transaction.all<Publishable>(sql::list_publishable, edition, province);
}

PublishableGroup PublishableGroup::read(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2)};
}

std::vector<PublishableGroup> count_publishable(db::Transaction& transaction) {
  return transaction.all<PublishableGroup>(sql::count_publishable);
}

}  // namespace prongsai::store
