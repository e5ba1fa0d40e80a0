// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/boxes.h"

#include <algorithm>
#include <map>
#include <set>

#include "prongsai/base/assert.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/record.h"
#include "prongsai/desk/surveys/boxes_detail.h"
#include "prongsai/round/round.h"
#include "prongsai/secret/box_key_file.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/rounds.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;

Problem of_box(const char* code, std::string_view box) {
  return {code, {{"box", std::string(box)}}, {}};
}

/// The last moment at which answers of a round are taken; empty where the calendar does not say.
std::optional<Moment> end_of_collecting(db::Transaction& transaction, const std::string& round) {
  const auto stored = store::find_round(transaction, round);
  if (!stored) return std::nullopt;
  const auto calendar = round::calendar_of(stored->round);
  if (!calendar) return std::nullopt;
  std::optional<Moment> out;
  for (const round::Window& window : calendar->of(round::Phase::collect))
    out = std::max(out.value_or(Moment::min()), Moment(round::grace_ends_at(window)));
  return out;
}

void tell(db::Transaction& transaction, const access::Actor& actor, access::Role role, Moment now,
          const char* action, const store::BallotBox& box) {
  record(transaction, actor, role, now,
         {.action = action,
          .subject_kind = "box",
          .subject = box.id,
          .agency = box.agency,
          .after = audit::Snapshot().text("round", box.round).str()});
}

}  // namespace

namespace detail {

std::string box_key_path(const Office& office, std::string_view box) {
  return office.box_keys + "/" + std::string(box) + ".key";
}

base::Result<store::BallotBox> shut_box(db::Transaction& transaction, std::string_view box) {
  auto found = store::find_box(transaction, box);
  if (!found) return of_box("box.no_such_box", box);
  if (found->state == store::BoxState::opened) return of_box("box.is_opened", box);
  return *std::move(found);
}

base::Result<secret::BoxKey> key_of(const Office& office, const store::BallotBox& box,
                                    const std::optional<std::string>& key_file) {
  if (key_file) {
    auto key = secret::read_key_file(*key_file);
    if (key && key->public_key != box.public_key) return of_box("box.other_key", box.id);
    return key;
  }
  auto key = secret::read_box_key_file(box_key_path(office, box.id));
  if (!key) return key.problems();
  if (!*key) return of_box("box.key_not_here", box.id);
  if ((*key)->public_key != box.public_key) return of_box("box.other_key", box.id);
  return **std::move(key);
}

std::optional<Moment> may_open_from(db::Transaction& transaction,
                                    const std::vector<store::StoredSurvey>& surveys) {
  std::map<std::string, std::optional<Moment>> rounds;
  std::optional<Moment> out;
  for (const store::StoredSurvey& each : surveys) {
    const std::string& round = each.survey.round;
    std::optional<Moment> end = each.closes;
    if (!round.empty()) {
      auto found = rounds.find(round);
      if (found == rounds.end()) found = rounds.emplace(round, end_of_collecting(transaction, round)).first;
      end = found->second;
    }
    if (!end) return std::nullopt;
    out = std::max(out.value_or(Moment::min()), *end + settling_time);
  }
  return out;
}

}  // namespace detail

base::Result<store::BallotBox> make_box(const Office& office, std::string_view round,
                                        std::string_view agency) {
  PRONGSAI_ASSERT(round.empty() != agency.empty());
  if (office.box_keys.empty()) return Problem{"box.no_folder", {}, {}};
  const secret::BoxKey key = secret::make_box_key();
  store::BallotBox box;
  box.id = secret::new_id("b");
  box.round = round;
  box.agency = agency;
  box.public_key = key.public_key;
  const auto written = secret::write_box_key_file(detail::box_key_path(office, box.id), key);
  if (!written) return written.problems();
  return box;
}

base::Result<BoxView> look_at_box(const Office& office, const access::Actor& actor, std::string_view box) {
  const auto role = permit(actor, Deed::open_boxes, {});
  if (!role) return role.problems();
  auto view = office.database.read([&](db::Transaction& transaction) -> base::Result<BoxView> {
    auto found = store::find_box(transaction, box);
    if (!found) return of_box("box.no_such_box", box);
    const auto surveys = store::list_box_surveys(transaction, box);
    BoxView out{.box = *std::move(found), .surveys = static_cast<std::int64_t>(surveys.size())};
    out.opened = std::ranges::count(surveys, true, &store::StoredSurvey::is_opened);
    out.may_open_from = detail::may_open_from(transaction, surveys);
    return out;
  });
  if (view) {
    const auto key = secret::read_box_key_file(detail::box_key_path(office, view->box.id));
    view->key_is_here = key && key->has_value();
  }
  return view;
}

base::Result<std::string> read_box_key(const Office& office, const access::Actor& actor,
                                       std::string_view box) {
  const auto role = permit(actor, Deed::open_boxes, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<std::string> {
    const auto found = detail::shut_box(transaction, box);
    if (!found) return found.problems();
    const auto key = detail::key_of(office, *found, std::nullopt);
    if (!key) return key.problems();
    tell(transaction, actor, *role, now, "box.read_key", *found);
    return secret::to_key_file(*key);
  });
}

base::Result<bool> give_key_to_custodians(const Office& office, const access::Actor& actor,
                                          std::string_view box, std::string_view key_file) {
  const auto role = permit(actor, Deed::open_boxes, {});
  if (!role) return role.problems();
  const Moment now = office.now();
  auto given = office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto found = detail::shut_box(transaction, box);
    if (!found) return found.problems();
    const auto shown = detail::key_of(office, *found, std::string(key_file));
    if (!shown) return shown.problems();
    const bool changed = store::change_box(transaction, *found, store::KeyCustody::custodians, found->state);
    PRONGSAI_ASSERT(changed);
    tell(transaction, actor, *role, now, "box.give_key", *found);
    return true;
  });
  if (!given) return given;
  return secret::destroy_box_key_file(detail::box_key_path(office, box));
}

}  // namespace prongsai::desk
