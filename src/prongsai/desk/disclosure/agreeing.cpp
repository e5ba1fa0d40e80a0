// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/agreeing.h"

#include <algorithm>
#include <map>

#include "prongsai/desk/disclosure/grading_detail.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using disclosure::Pair;

/// Of one item, both blind grades.
struct BlindPair {
  const detail::ItemToGrade* item = nullptr;
  const store::GradeSeat* first = nullptr;
  const store::GradeSeat* second = nullptr;
  Pair pair;
};

const framework::Scale* most_used(const std::vector<detail::ItemToGrade>& items) {
  std::map<const framework::Scale*, std::size_t> counts;
  const framework::Scale* out = nullptr;
  for (const detail::ItemToGrade& one : items) {
    if (one.scale == nullptr) continue;
    if (++counts[one.scale] > (out == nullptr ? 0 : counts[out])) out = one.scale;
  }
  return out;
}

using ByItem = std::map<std::string, const detail::ItemToGrade*, std::less<>>;

std::vector<BlindPair> pairs_of(const std::vector<store::GradeSeat>& seats, const ByItem& items) {
  std::vector<BlindPair> out;
  for (std::size_t i = 0; i + 1 < seats.size(); ++i) {
    const store::GradeSeat& first = seats[i];
    const store::GradeSeat& second = seats[i + 1];
    const bool are_blind = first.seat == 1 && second.seat == 2 && first.agency == second.agency &&
                           first.item == second.item && first.grade && second.grade;
    const auto item = items.find(first.item);
    if (!are_blind || item == items.end()) continue;
    const auto a = item->second->choice_of(first.grade->choice);
    const auto b = item->second->choice_of(second.grade->choice);
    if (a && b) out.push_back({item->second, &first, &second, {*a, *b}});
  }
  return out;
}

disclosure::Agreement agreement_of(const std::vector<Pair>& pairs, const framework::Scale* scale) {
  return disclosure::agreement(pairs, scale->choices.size());
}

std::vector<GraderAgreement> graders_of(db::Transaction& transaction, const framework::Scale* scale,
                                        const std::vector<store::GradeSeat>& seats,
                                        const std::vector<BlindPair>& pairs,
                                        const std::vector<store::GoldenItem>& golden, const ByItem& items) {
  struct Of {
    std::vector<Pair> others;
    std::vector<Pair> known;
  };
  std::map<std::string, Of> people;
  for (const BlindPair& one : pairs) {
    if (one.item->scale != scale) continue;
    people[one.first->person].others.push_back(one.pair);
    people[one.second->person].others.push_back({one.pair.second, one.pair.first});
  }
  std::map<std::pair<std::string, std::string>, const store::GoldenItem*> known;
  for (const store::GoldenItem& one : golden) known[{one.agency, one.item}] = &one;
  for (const store::GradeSeat& seat : seats) {
    Of& person = people[seat.person];
    const auto found = known.find({seat.agency, seat.item});
    const auto item = items.find(seat.item);
    if (!seat.grade || found == known.end() || item == items.end() || item->second->scale != scale) continue;
    const auto given = item->second->choice_of(seat.grade->choice);
    const auto right = item->second->choice_of(found->second->choice);
    if (given && right) person.known.push_back({*given, *right});
  }
  std::vector<GraderAgreement> out;
  for (const auto& [id, of] : people) {
    const auto person = store::find_person(transaction, id);
    out.push_back(
        {id, person ? person->name : id, agreement_of(of.others, scale), agreement_of(of.known, scale)});
  }
  std::ranges::sort(out, {}, [](const GraderAgreement& one) { return std::pair(one.name, one.person); });
  return out;
}

}  // namespace

base::Result<AgreementBoard> see_agreement(const Office& office, const access::Actor& actor,
                                           std::string_view round) {
  const auto role = permit(actor, access::Deed::see_boards, {});
  if (!role) return role.problems();
  const bool assigns = access::role_for(actor, access::Deed::assign_graders, {}).has_value();
  return office.database.read([&](db::Transaction& transaction) -> base::Result<AgreementBoard> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded) return graded.problems();
    AgreementBoard out{.round = graded->stored, .rules = graded->rules};
    const auto all = detail::items_to_grade(graded->edition());
    out.scale = most_used(all);
    if (out.scale == nullptr) return out;
    ByItem items;
    for (const detail::ItemToGrade& one : all) {
      if (one.scale != nullptr) items.emplace(one.item->code, &one);
    }
    const auto seats = store::list_grade_seats(transaction, round);
    const auto pairs = pairs_of(seats, items);
    std::map<const detail::ItemToGrade*, std::vector<Pair>> by_item;
    std::vector<Pair> whole;
    for (const BlindPair& one : pairs) {
      by_item[one.item].push_back(one.pair);
      if (one.item->scale == out.scale) whole.push_back(one.pair);
    }
    out.whole = agreement_of(whole, out.scale);
    for (const detail::ItemToGrade& one : all) {
      const auto found = by_item.find(&one);
      if (found != by_item.end()) out.items.push_back({one.item, agreement_of(found->second, one.scale)});
    }
    if (assigns)
      out.graders = graders_of(transaction, out.scale, seats, pairs,
                               store::list_golden_items(transaction, round), items);
    return out;
  });
}

}  // namespace prongsai::desk
