// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/evidence_changes.h"

#include <algorithm>
#include <map>

#include "prongsai/desk/disclosure/capture_checks.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/rounds/round_detail.h"

namespace prongsai::desk {
namespace {

using access::Deed;

/// Of each address the copy of these that was made first.
std::map<std::string, store::StoredCapture> by_address(db::Transaction& transaction,
                                                       const std::string& agency,
                                                       const std::vector<std::string>& ids) {
  std::map<std::string, store::StoredCapture> out;
  for (const std::string& id : ids) {
    auto capture = store::find_capture(transaction, agency, id);
    if (!capture) continue;
    const auto known = out.find(capture->address);
    if (known != out.end() && known->second.asked_at <= capture->asked_at) continue;
    std::string address = capture->address;
    out.insert_or_assign(std::move(address), *std::move(capture));
  }
  return out;
}

/// Nothing where both say the same.
std::optional<EvidenceChange> compare(db::Transaction& transaction, const store::StoredCapture& graded,
                                      const store::StoredCapture& now) {
  if (now.asked_at <= graded.asked_at) return std::nullopt;
  const bool is_same = !now.body_sha256.empty() && now.body_sha256 == graded.body_sha256;
  if (is_same || (now.body_sha256.empty() && graded.body_sha256.empty())) return std::nullopt;
  EvidenceChange out{.address = now.address, .graded = graded, .now = now};
  if (graded.is_good() && !now.is_good()) {
    out.kind = EvidenceChange::Kind::gone;
    return out;
  }
  const auto before = store::find_captured_text(transaction, graded.body_sha256);
  const auto after = store::find_captured_text(transaction, now.body_sha256);
  // Of what nobody has read yet nothing can be said.
  if (!now.body_sha256.empty() && !after) return std::nullopt;
  const auto texts_known = before && after && !before->text_sha256.empty() && !after->text_sha256.empty();
  if (!texts_known) {
    out.kind = EvidenceChange::Kind::bytes;
    return out;
  }
  if (before->text_sha256 == after->text_sha256) return std::nullopt;
  out.difference =
      disclosure::difference_between(text_of(*before).value_or(""), text_of(*after).value_or(""));
  return out;
}

std::vector<EvidenceChange> changes_of(db::Transaction& transaction, const store::ItemKey& key,
                                       const std::vector<std::string>& graded) {
  std::vector<EvidenceChange> out;
  auto before = by_address(transaction, key.agency, graded);
  if (before.empty()) return out;
  // The newest of each link comes first.
  for (const store::StoredCapture& now : store::list_captures(transaction, key.agency, key.round, key.item)) {
    const auto found = before.find(now.address);
    if (found == before.end()) continue;
    if (auto change = compare(transaction, found->second, now)) out.push_back(*std::move(change));
    before.erase(found);
  }
  return out;
}

}  // namespace

std::vector<std::string> detail::graded_copies(db::Transaction& transaction, const store::ItemKey& key) {
  std::vector<std::string> out;
  for (const store::GradeSeat& seat : store::list_grade_seats(transaction, key.round, key.agency, key.item)) {
    constexpr std::int64_t third = 3;
    if (seat.seat < third && !seat.grade) return {};
    if (!seat.grade) continue;
    if (seat.seat == third) out.clear();
    for (std::string& id : split_codes(seat.grade->captures)) out.push_back(std::move(id));
  }
  return out;
}

std::vector<EvidenceChange> changes_since_own_grade(const Office& office, const GradingSheet& sheet) {
  std::vector<std::string> graded;
  if (sheet.seat.grade) graded = split_codes(sheet.seat.grade->captures);
  if (graded.empty()) return {};
  return office.database.read(
      [&](db::Transaction& transaction) { return changes_of(transaction, sheet.key, graded); });
}

std::vector<EvidenceChange> changes_since_grades(const Office& office, const AgencyGrades& grades,
                                                 std::string_view item) {
  const store::ItemKey key{grades.round.round.id, grades.agency.agency, std::string(item)};
  return office.database.read([&](db::Transaction& transaction) {
    return changes_of(transaction, key, detail::graded_copies(transaction, key));
  });
}

base::Result<ChangedEvidence> see_changed_evidence(const Office& office, const access::Actor& actor,
                                                   std::string_view round, const std::string& province,
                                                   std::int64_t page) {
  const auto role = permit(actor, Deed::see_boards, {province, "", ""});
  if (!role) return role.problems();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<ChangedEvidence> {
    auto stored = store::find_round(transaction, round);
    if (!stored) return detail::no_such_round(round);
    ChangedEvidence out{.round = *std::move(stored), .rules = {}, .province = province};
    out.rules = office.editions.find(out.round.round.edition);
    if (!out.rules) return detail::rules_problems(out.round, nullptr);
    out.found = store::count_changed_captures(transaction, round, province);
    out.links = store::list_changed_captures(transaction, round, province, changed_links_a_page,
                                             (page - 1) * changed_links_a_page);
    return out;
  });
}

std::vector<ChangedCount> changed_evidence_owed(const Office& office, const access::Actor& actor) {
  if (!access::role_for(actor, Deed::assign_graders, {})) return {};
  return office.database.read([&](db::Transaction& transaction) {
    std::vector<ChangedCount> out;
    for (store::StoredRound& each : store::list_running_rounds(transaction)) {
      const std::int64_t links = store::count_changed_captures(transaction, each.round.id, "");
      if (links > 0) out.push_back({std::move(each), links});
    }
    return out;
  });
}

}  // namespace prongsai::desk
