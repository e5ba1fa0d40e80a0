// SPDX-License-Identifier: Apache-2.0
// Results of agencies as the database keeps them: drafts, what came in files, and the versions handed in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/points.h"
#include "prongsai/db/transaction.h"

namespace prongsai::store {

/// One agency under one edition of the rules: what every row here belongs to.
struct ResultKey {
  std::string agency;
  std::string edition;  ///< "ita/2565"

  friend bool operator==(const ResultKey&, const ResultKey&) = default;
};

/// What is being typed. There is one at most for a key, shared by all who may enter.
struct ResultDraft {
  std::int64_t version = 0;        ///< counts every change, for ever
  std::int64_t begun_version = 0;  ///< the version with which the present draft began
  bool is_open = false;            ///< false: handed in since, and nothing new was typed
  bool made_up = false;
  std::string changed_by;
  db::Moment changed_at{};

  static ResultDraft read(const db::Row& row);
};
[[nodiscard]] std::optional<ResultDraft> find_result_draft(db::Transaction& transaction,
                                                           const ResultKey& key);
void record_result_draft(db::Transaction& transaction, const ResultKey& key, const ResultDraft& draft);

/// One field of a draft as typed; emptied fields stay, so that their version is known.
struct DraftText {
  std::string field;
  std::string content;
  std::int64_t version = 0;  ///< of the draft when it was changed last
  std::string changed_by;

  static DraftText read(const db::Row& row);
};
[[nodiscard]] std::vector<DraftText> list_draft_texts(db::Transaction& transaction, const ResultKey& key);
void record_draft_text(db::Transaction& transaction, const ResultKey& key, const DraftText& text);
void remove_draft_texts(db::Transaction& transaction, const ResultKey& key);

/// A document that figures of a draft were read in.
struct DraftSource {
  std::string key;
  std::string title;
  std::string url;
  std::string note_th;
  std::string note_en;

  static DraftSource read(const db::Row& row);
  friend bool operator==(const DraftSource&, const DraftSource&) = default;
};
[[nodiscard]] std::vector<DraftSource> list_draft_sources(db::Transaction& transaction, const ResultKey& key);
void replace_draft_sources(db::Transaction& transaction, const ResultKey& key,
                           const std::vector<DraftSource>& sources);

/// A file or a paste that somebody looks at before its figures go into the draft. One for each person and
/// key.
struct ResultIntake {
  std::string id;
  bool is_file = false;
  std::string file_name;
  db::Bytes content;
  db::Moment created_at{};

  static ResultIntake read(const db::Row& row);
};
/// Takes the place of an earlier one.
void record_result_intake(db::Transaction& transaction, const ResultKey& key, std::string_view person,
                          const ResultIntake& intake);
[[nodiscard]] std::optional<ResultIntake> find_result_intake(db::Transaction& transaction,
                                                             const ResultKey& key, std::string_view person);
void remove_result_intake(db::Transaction& transaction, const ResultKey& key, std::string_view person);
void remove_old_result_intakes(db::Transaction& transaction, db::Moment before);

/// What has become of a version. At most one of a key is pending (entered or confirmed), at most one
/// published.
enum class ResultState : std::uint8_t {
  entered,    ///< handed in; waits for the executive
  confirmed,  ///< the executive's word; waits for publication
  published,  ///< everybody sees it
  replaced,   ///< a newer version took its place; stays readable
};
[[nodiscard]] std::string_view code_of(ResultState state);
[[nodiscard]] std::optional<ResultState> parse_result_state(std::string_view code);

/// A version handed in. Everything but state, confirmation and publication is written once.
struct ResultVersion {
  ResultKey key;
  std::int64_t number = 0;  ///< from 1
  ResultState state = ResultState::entered;
  std::string document;     ///< the results file; empty where a list was asked for
  std::string fingerprint;  ///< SHA-256 of the document, lower-case hex
  bool made_up = false;
  std::optional<base::Points> total;
  std::string level;           ///< code of the level; empty where it is not sure
  std::optional<bool> passed;  ///< empty where the edition has no mark, or the total is missing
  std::int64_t findings = 0;
  std::string reason;  ///< why it was handed in in spite of its findings, or why it corrects an earlier one
  std::string entered_by;
  db::Moment entered_at{};
  std::optional<std::string> confirmed_by;
  std::optional<db::Moment> confirmed_at;
  std::optional<std::string> proposed_by;  ///< first of the two persons
  std::optional<std::string> published_by;
  std::optional<db::Moment> published_at;

  static ResultVersion read(const db::Row& row);
};
/// Throws ConstraintViolated "result_version_one_pending" or "…_one_published" when there is one already.
void record_result_version(db::Transaction& transaction, const ResultVersion& version);
[[nodiscard]] std::optional<ResultVersion> find_result_version(db::Transaction& transaction,
                                                               const ResultKey& key, std::int64_t number);
/// Newest edition and version first, without documents. An empty edition: of all.
[[nodiscard]] std::vector<ResultVersion> list_result_versions(db::Transaction& transaction,
                                                              const ResultKey& key);
/// False when it is not in the state before (entered, confirmed).
[[nodiscard]] bool mark_result_confirmed(db::Transaction& transaction, const ResultKey& key,
                                         std::int64_t number, std::string_view by, db::Moment at);
[[nodiscard]] bool mark_result_published(db::Transaction& transaction, const ResultKey& key,
                                         std::int64_t number, std::string_view proposed_by,
                                         std::string_view by, db::Moment at);
void mark_pending_replaced(db::Transaction& transaction, const ResultKey& key);
void mark_published_replaced(db::Transaction& transaction, const ResultKey& key);

struct PublishedDocument {
  ResultKey key;
  std::string fingerprint;
  std::string document;

  static PublishedDocument read(const db::Row& row);
};
/// By agency and edition.
[[nodiscard]] std::vector<PublishedDocument> list_published_documents(db::Transaction& transaction);

/// An agency, as pages about results need it.
struct ResultAgency {
  std::string id;
  std::string name_th;
  std::string name_en;
  std::string type;
  std::string province;

  static ResultAgency read(const db::Row& row);
};
[[nodiscard]] std::optional<ResultAgency> find_result_agency(db::Transaction& transaction,
                                                             std::string_view id);

/// An agency and how far its results of one edition are.
struct ResultLine {
  ResultAgency agency;
  bool has_draft = false;
  std::optional<std::int64_t> pending;  ///< number of the version that waits
  bool is_confirmed = false;            ///< of the pending one
  std::optional<std::int64_t> published;
  std::optional<base::Points> total;  ///< of the pending one where there is one, else of the published one
  std::string level;
  std::optional<bool> passed;
  std::int64_t findings = 0;

  static ResultLine read(const db::Row& row);
};
/// What a list of results asks for. Empty texts narrow nothing.
struct ResultWish {
  std::string edition;      ///< must be given
  std::string province;     ///< the visitor's own area…
  std::string agency;       ///< …or agency
  std::string search_form;  ///< part of a name in its search form
  std::string state;        ///< "none", "draft", "entered", "confirmed", "published"
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
/// By Thai name.
[[nodiscard]] std::vector<ResultLine> list_results(db::Transaction& transaction, const ResultWish& wish);
[[nodiscard]] std::int64_t count_results(db::Transaction& transaction, const ResultWish& wish);

/// A confirmed version that could be published.
struct Publishable {
  ResultKey key;
  std::int64_t number = 0;
  std::string fingerprint;

  static Publishable read(const db::Row& row);
};
/// Of an edition, by agency; of one province where it is named.
[[nodiscard]] std::vector<Publishable> list_publishable(db::Transaction& transaction,
                                                        std::string_view edition, std::string_view province);

/// How many confirmed versions there are in a province under an edition.
struct PublishableGroup {
  std::string edition;
  std::string province;
  std::int64_t count = 0;

  static PublishableGroup read(const db::Row& row);
};
[[nodiscard]] std::vector<PublishableGroup> count_publishable(db::Transaction& transaction);

}  // namespace prongsai::store
