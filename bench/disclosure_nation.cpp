// SPDX-License-Identifier: Apache-2.0
#include "disclosure_nation.h"

#include "prongsai/desk/disclosure/grading_seats.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/participants.h"
#include "prongsai/desk/rounds/view.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/disclosure.h"
#include "prongsai/store/grades.h"
#include "prongsai/store/organisations.h"
#include "prongsai/store/people.h"

namespace prongsai::bench {
namespace {

using access::Role;

constexpr const char* edition = "ita/2565";
constexpr std::size_t not_handed_in_every = 12;
constexpr std::size_t disputes_every = 8;
constexpr std::size_t disputes_of_one = 6;
constexpr std::size_t agencies_a_transaction = 300;

/// A small generator of our own, so that every machine makes the same nation.
std::uint64_t mixed(std::uint64_t number) {
  number = (number ^ (number >> 31U)) * 0x9E3779B97F4A7C15U;
  number = (number ^ (number >> 29U)) * 0xBF58476D1CE4E5B9U;
  return number ^ (number >> 32U);
}

agency::AgencyRecord record_of(const std::string& id, const std::string& province) {
  agency::AgencyRecord out;
  out.id = id;
  out.name_th = "องค์การบริหารส่วนตำบลสมมติที่ " + id;
  out.name_en = "Made-up Subdistrict Organization " + id;
  out.type = "subdistrict_organization";
  out.province = province;
  out.website = "https://" + id + ".go.th";
  return out;
}

std::vector<disclosure::ItemFiling> filings_of(const std::string& agency,
                                               const std::vector<std::string>& items) {
  std::vector<disclosure::ItemFiling> out;
  for (const std::string& item : items) {
    disclosure::ItemFiling& one = out.emplace_back();
    one.item = item;
    one.answer = disclosure::Answer::shown;
    one.links = {{"https://" + agency + ".go.th/ita/2570/" + item + ".html", "หน้าหลัก > ITA 2570 > " + item}};
  }
  return out;
}

/// `work` for parts of the nation, each in a transaction of its own.
void in_parts(offices::TestOffice& test, std::size_t count,
              const std::function<void(db::Transaction&, std::size_t, std::size_t)>& work) {
  for (std::size_t first = 0; first < count; first += agencies_a_transaction)
    test.database().perform([&](db::Transaction& transaction) {
      work(transaction, first, std::min(count, first + agencies_a_transaction));
    });
}

}  // namespace

DisclosureNation::DisclosureNation(offices::TestOffice& office, NationSize size)
    : test_(office), size_(size), officer_(office.make(Role::authority_officer, {}, "เจ้าหน้าที่")) {}

void DisclosureNation::open() {
  std::vector<std::string> provinces;
  for (const agency::OrganisationNode& one : offices::reference().nodes()) {
    if (one.kind == agency::NodeKind::province) provinces.push_back(one.code);
  }
  std::vector<store::NewAgencyVersion> versions;
  for (std::size_t i = 0; i < size_.agencies; ++i) {
    agencies_.push_back("agency-" + std::to_string(10'000 + i));
    versions.push_back({record_of(agencies_.back(), provinces[i % provinces.size()]), 0});
  }
  test_.database().perform(
      [&](db::Transaction& t) { store::record_agencies(t, versions, {"system", test_.now(), "สมมติ"}); });
  coordinator_ = test_.make(Role::agency_coordinator, {provinces[0], agencies_[0], ""}, "ผู้ประสานงาน");
  for (std::size_t i = 0; i < size_.assessors; ++i)
    assessors_.push_back(test_.make(Role::assessor, {}, "ผู้ประเมิน " + std::to_string(i)));
  in_parts(test_, size_.agencies, [&](db::Transaction& t, std::size_t first, std::size_t last) {
    for (std::size_t i = std::max<std::size_t>(1, first); i < last; ++i) {
      const std::string id = secret::new_id("p");
      store::record_person(t, {.id = id,
                               .mail = id + "@office.example",
                               .name = "ผู้ประสานงาน " + agencies_[i],
                               .language = "th",
                               .password = "none",
                               .password_version = 1,
                               .second_factor = std::nullopt,
                               .second_factor_step = 0,
                               .created_at = test_.now(),
                               .ended_at = std::nullopt});
      store::record_grant(t, id,
                          {Role::agency_coordinator, {provinces[i % provinces.size()], agencies_[i], ""}},
                          "system", test_.now());
    }
  });
  const desk::Office& desk_office = test_.office();
  const access::Actor program = desk::the_program();
  round_ =
      desk::make_round(desk_office, program, {.edition = edition, .fiscal_year = 2570, .name_th = "ITA 2570"})
          .value();
  const auto version = [&] { return desk::see_round(desk_office, program, round_)->stored.version; };
  (void)desk::choose_agencies(desk_office, program, round_, version(), {}, desk::Membership::takes_part)
      .value();
  (void)desk::open_round(desk_office, program, round_, version()).value();
  for (const framework::Item* one :
       framework::items_of(*offices::editions().find(edition)->edition.find_instrument("oit")))
    items_.push_back(one->code);
  go_to(round::Phase::disclose);
}

void DisclosureNation::go_to(round::Phase phase) {
  const auto view = desk::see_round(test_.office(), desk::the_program(), round_);
  test_.set_now(view->calendar.of(phase).front().opens_at + std::chrono::hours(10));
}

void DisclosureNation::tell_items(db::Transaction& transaction) {
  const std::vector<std::string> columns = {"agency_id", "round_id",   "item",       "answer",
                                            "note",      "owner_unit", "due_day",    "copied_from",
                                            "is_ready",  "version",    "changed_by", "changed_at"};
  const desk::Moment now = test_.now();
  transaction.insert_in_bulk("disclosure_item", columns, [&](auto&& add) {
    for (const std::string& agency : agencies_) {
      for (const std::string& item : items_) {
        add(agency, round_, item, "shown", "", "", std::optional<std::int64_t>(), "", std::int64_t{1},
            std::int64_t{1}, coordinator_.actor.person, now);
        ++items_told_;
      }
    }
  });
  const std::vector<std::string> link_columns = {"agency_id", "round_id", "item",
                                                 "number",    "address",  "path"};
  transaction.insert_in_bulk("disclosure_link", link_columns, [&](auto&& add) {
    for (const std::string& agency : agencies_) {
      for (const disclosure::ItemFiling& one : filings_of(agency, items_))
        add(agency, round_, one.item, std::int64_t{1}, one.links[0].address, one.links[0].path);
    }
  });
}

void DisclosureNation::hand_in() {
  test_.database().perform([&](db::Transaction& t) { tell_items(t); });
  in_parts(test_, size_.agencies, [&](db::Transaction& t, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (i % not_handed_in_every == not_handed_in_every - 1) continue;
      const auto count = static_cast<std::int64_t>(items_.size());
      store::record_filing(
          t, {agencies_[i], round_},
          {{1, std::string(64, 'a'), count, count, false, coordinator_.actor.person, test_.now()},
           disclosure::spelled(filings_of(agencies_[i], items_))});
    }
  });
}

void DisclosureNation::grade() {
  const std::vector<std::string> columns = {"agency_id", "round_id", "item",    "seat",  "number",
                                            "person_id", "choice",   "reasons", "words", "filing_number",
                                            "captures",  "is_late",  "given_at"};
  const framework::Edition& rules = offices::editions().find(edition)->edition;
  const auto round = test_.database().read(
      [&](db::Transaction& t) { return desk::detail::graded_round(t, test_.office(), round_); });
  in_parts(test_, size_.agencies, [&](db::Transaction& t, std::size_t first, std::size_t last) {
    std::vector<store::GradeSeat> seats;
    for (std::size_t i = first; i < last; ++i) {
      for (store::GradeSeat& one : store::list_grade_seats(t, round_, agencies_[i]))
        seats.push_back(std::move(one));
    }
    t.insert_in_bulk("grade", columns, [&](auto&& add) {
      for (const store::GradeSeat& one : seats) {
        const std::uint64_t item = mixed(std::hash<std::string>()(one.agency + one.item));
        const std::uint64_t own = mixed(item + static_cast<std::uint64_t>(one.seat));
        if (own % 10 == 0) continue;
        const auto& choices = rules.scales[*rules.find_item(one.item)->scale].choices;
        const std::size_t better = own / 10 % 20 == 0 ? 1 : 0;
        add(one.agency, round_, one.item, one.seat, std::int64_t{1}, one.person,
            choices[(item / 7 + better) % choices.size()].code, "", "ตรวจแล้วตามหลักฐาน", std::int64_t{1}, "",
            std::int64_t{0}, test_.now());
        ++grades_given_;
      }
    });
    for (std::size_t i = first; i < last; ++i) desk::detail::sum_up_seats(t, *round, agencies_[i]);
  });
}

void DisclosureNation::dispute() {
  in_parts(test_, size_.agencies, [&](db::Transaction& t, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      for (std::size_t k = 0; i % disputes_every == 0 && k < disputes_of_one; ++k)
        store::record_dispute(t, round_,
                              {agencies_[i], items_[k * 3], 1, "was_there", "หลักฐานอยู่ในหน้านั้นแล้ว",
                               coordinator_.actor.person, test_.now(), std::nullopt});
    }
  });
}

}  // namespace prongsai::bench
