// SPDX-License-Identifier: Apache-2.0
// Writing in a plan: every change is one transaction with its line in the trail and its own undo.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/plans/view.h"

namespace prongsai::desk {

/// Of every action below, besides what each names: plan.no_such_agency, plan.no_such_plan;
/// desk.not_permitted.

struct NewPlan {
  store::PlanKey key;
  std::string edition;  ///< the results it answers
};
/// Problems: plan.year_out_of_range {found}, field "year"; plan.no_such_edition {found}, field "edition";
/// plan.is_there.
[[nodiscard]] base::Result<bool> make_plan(const Office& office, const access::Actor& actor,
                                           const NewPlan& wish);

/// What a form sends: the fields it showed, as they are now.
struct RecordWish {
  /// Chosen by the page when it was made, so that a form sent twice makes one record: see new_record_id.
  std::string id;
  std::string kind;
  std::string parent;
  std::int64_t version = 0;  ///< of the plan when the page was made
  improvement::FieldTexts typed;
};
struct Saved {
  std::string id;
  std::int64_t version = 0;  ///< of the plan now
  bool has_changed = false;  ///< false: everything stood there already
};
[[nodiscard]] std::string new_record_id();

/// Makes the record or changes it; a change that somebody else made meanwhile in other fields stays. Saving
/// is confirming: words that were carried over count as this year's from then on. Who may only report changes
/// what is followed up, of what is theirs. Nothing is kept when anything is wrong. Problems: those of
/// read_typed; plan.field_needed {field}; plan.clash {theirs, yours, field}, one a field;
/// plan.no_such_record; plan.record_removed; plan.no_such_kind; plan.no_such_parent; plan.too_many_records
/// {most}; plan.only_progress.
[[nodiscard]] base::Result<Saved> save_record(const Office& office, const access::Actor& actor,
                                              const store::PlanKey& key, const RecordWish& wish);

/// Takes the record out, and what hangs on it. It can be undone. Problems: plan.no_such_record;
/// plan.changed_since.
[[nodiscard]] base::Result<Saved> remove_record(const Office& office, const access::Actor& actor,
                                                const store::PlanKey& key, std::string_view id,
                                                std::int64_t version);

/// One place up (-1) or down (+1) among its kind; nothing happens at an end. Problem: plan.no_such_record.
[[nodiscard]] base::Result<Saved> move_record(const Office& office, const access::Actor& actor,
                                              const store::PlanKey& key, std::string_view id, int by);

/// "These words hold for this year." Problem: plan.no_such_record.
[[nodiscard]] base::Result<Saved> confirm_record(const Office& office, const access::Actor& actor,
                                                 const store::PlanKey& key, std::string_view id);

struct HistoryLine {
  store::PlanChange change;
  improvement::Record before;  ///< id empty where there was none
  improvement::Record after;
  std::string person;  ///< name; empty for the program
};
/// Newest first, fifty at a time, those before the number (0: from the newest); of one record where it is
/// named.
[[nodiscard]] base::Result<std::vector<HistoryLine>> list_history(const Office& office,
                                                                  const access::Actor& actor,
                                                                  const store::PlanKey& key,
                                                                  std::string_view record,
                                                                  std::int64_t before);
inline constexpr std::int64_t history_page = 50;

/// Takes back everything of the deed to which that change belongs, as far as nobody changed it since.
/// Problems: plan.no_such_change; plan.nothing_to_undo.
[[nodiscard]] base::Result<Saved> undo_change(const Office& office, const access::Actor& actor,
                                              const store::PlanKey& key, std::int64_t number);

}  // namespace prongsai::desk
