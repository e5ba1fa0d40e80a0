// SPDX-License-Identifier: Apache-2.0
// A plan being changed within one transaction; private to the plans of the desk.
#pragma once

#include <string>
#include <string_view>

#include "prongsai/desk/plans/edit.h"
#include "prongsai/desk/record.h"

namespace prongsai::desk::detail {

/// Collects the changes of one deed: each becomes a version of the plan, all share one batch and one line of
/// the trail.
class PlanEdit {
 public:
  PlanEdit(db::Transaction& transaction, const Office& office, const access::Actor& actor, PlanView& view,
           std::string deed);

  [[nodiscard]] PlanView& view() { return view_; }
  [[nodiscard]] const PlanView& view() const { return view_; }
  /// As it stands now, removed ones too; null when there is none.
  [[nodiscard]] const improvement::Record* find(std::string_view id) const;
  /// Records the new state of a record, or a new record. Does nothing when it is the same.
  void put(improvement::Record record);
  /// Ends the deed: keeps the head and writes the line in the trail, if anything changed.
  Saved finish(const std::string& id, access::Role role, const std::string& reason = {});
  /// A position after all of its kind and parent.
  [[nodiscard]] std::int64_t last_position(improvement::RecordKind kind, std::string_view parent) const;
  [[nodiscard]] std::size_t count() const { return records_.size(); }
  [[nodiscard]] const std::vector<improvement::Record>& records() const { return records_; }

 private:
  db::Transaction& transaction_;
  const access::Actor& actor_;
  PlanView& view_;
  std::string deed_;
  Moment now_;
  std::int64_t version_before_ = 0;
  std::vector<improvement::Record> records_;  ///< with the removed ones
  std::string first_before_;
  std::string first_after_;
};

/// The role in which the actor may do it to the whole agency.
[[nodiscard]] base::Result<access::Role> permitted_change(const access::Actor& actor, const PlanView& view,
                                                          access::Deed deed = access::Deed::change_plans);

/// Reads the typed fields of the wish against the record's kind. Problems: those of read_typed,
/// plan.no_such_field.
[[nodiscard]] base::Result<improvement::FieldTexts> read_fields(const improvement::KindSpec& spec,
                                                                const improvement::FieldTexts& typed,
                                                                const FieldContext& context);
/// Saves one record within the deed; used by forms and by worksheets alike. Problems as save_record.
[[nodiscard]] base::Result<bool> put_wish(db::Transaction& transaction, PlanEdit& edit,
                                          const RecordWish& wish);
/// The text, cut at a whole letter to what a line of the trail may hold, with "…" where something is missing.
[[nodiscard]] std::string cut_for_trail(const std::string& text);
/// "cm-city/2567" as the trail names it.
[[nodiscard]] std::string subject_of(const store::PlanKey& key);

}  // namespace prongsai::desk::detail
