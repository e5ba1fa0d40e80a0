// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/agreeing.h"

#include <algorithm>
#include <map>
#include <vector>

#include "prongsai/desk/disclosure/grading_seats.h"
#include "prongsai/store/people.h"

namespace prongsai::desk {
namespace {

using disclosure::Pair;

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

disclosure::Agreement agreement_of(const std::vector<Pair>& pairs, const framework::Scale* scale) {
  return disclosure::agreement(pairs, scale->choices.size());
}

struct OfGrader {
  std::vector<Pair> others;
  std::vector<Pair> known;
};
/// Pairs as they are gathered, agency by agency.
class Pairs {
 public:
  Pairs(const ByItem& items, const framework::Scale* scale, const std::vector<store::GoldenItem>& golden)
      : items_(items), scale_(scale) {
    for (const store::GoldenItem& one : golden) golden_[{one.agency, one.item}] = one.choice;
  }

  void add(const store::AgencySeats& seats) {
    std::vector<OfGrader*> people;
    for (const std::string& one : seats.people) people.push_back(&graders[one]);
    for (const store::SeatedItem& one : seats.items) {
      const auto item = items_.find(one.item);
      if (item == items_.end()) continue;
      add_blind(*item->second, one, people);
      if (!golden_.empty()) add_golden(seats.agency, *item->second, one, people);
    }
  }

  std::map<const detail::ItemToGrade*, std::vector<Pair>> by_item;
  std::vector<Pair> whole;
  std::map<std::string, OfGrader, std::less<>> graders;

 private:
  void add_blind(const detail::ItemToGrade& item, const store::SeatedItem& seated,
                 const std::vector<OfGrader*>& people) {
    const auto& [first, second, third] = seated.seats;
    if (first.choice.empty() || second.choice.empty()) return;
    const auto a = item.choice_of(first.choice);
    const auto b = item.choice_of(second.choice);
    if (!a || !b) return;
    by_item[&item].push_back({*a, *b});
    if (item.scale != scale_) return;
    whole.push_back({*a, *b});
    people.at(first.person)->others.push_back({*a, *b});
    people.at(second.person)->others.push_back({*b, *a});
  }
  void add_golden(const std::string& agency, const detail::ItemToGrade& item, const store::SeatedItem& seated,
                  const std::vector<OfGrader*>& people) {
    const auto known = golden_.find(std::pair(agency, seated.item));
    if (known == golden_.end() || item.scale != scale_) return;
    const auto right = item.choice_of(known->second);
    for (const store::SeatedItem::Seat& seat : seated.seats) {
      const auto given = item.choice_of(seat.choice);
      if (given && right) people.at(seat.person)->known.push_back({*given, *right});
    }
  }

  const ByItem& items_;
  const framework::Scale* scale_;
  std::map<std::pair<std::string, std::string>, std::string> golden_;
};

std::vector<GraderAgreement> graders_of(db::Transaction& transaction, const framework::Scale* scale,
                                        const std::map<std::string, OfGrader, std::less<>>& graders) {
  std::map<std::string, std::string> names;
  for (const store::GraderRole& one : store::list_graders(transaction)) names[one.person] = one.name;
  std::vector<GraderAgreement> out;
  for (const auto& [id, of] : graders) {
    auto [name, is_new] = names.try_emplace(id, id);
    if (is_new) {
      if (const auto person = store::find_person(transaction, id)) name->second = person->name;
    }
    out.push_back({id, name->second, agreement_of(of.others, scale), agreement_of(of.known, scale)});
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
    const auto golden =
        assigns ? store::list_golden_items(transaction, round) : std::vector<store::GoldenItem>();
    Pairs pairs(items, out.scale, golden);
    detail::visit_seats(transaction, *graded, "", [&](const store::AgencySeats& seats) { pairs.add(seats); });
    out.whole = agreement_of(pairs.whole, out.scale);
    for (const detail::ItemToGrade& one : all) {
      const auto found = pairs.by_item.find(&one);
      if (found != pairs.by_item.end())
        out.items.push_back({one.item, agreement_of(found->second, one.scale)});
    }
    if (assigns) out.graders = graders_of(transaction, out.scale, pairs.graders);
    return out;
  });
}

}  // namespace prongsai::desk
