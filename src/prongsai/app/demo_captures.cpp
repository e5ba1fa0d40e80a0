// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/demo_captures.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "prongsai/app/capturing.h"
#include "prongsai/app/demo_fill.h"
#include "prongsai/app/made_sites.h"
#include "prongsai/base/assert.h"
#include "prongsai/disclosure/filing.h"
#include "prongsai/store/disclosure.h"
#include "prongsai/store/participants.h"
#include "prongsai/store/rounds.h"

namespace prongsai::app {
namespace {

struct Told {
  std::string_view agency;
  std::string_view item;
  DemoCase what;
};
constexpr std::array cases = {
    Told{"cm-city", "o2", DemoCase::parts_missing},   Told{"cm-city", "o4", DemoCase::wrong_year},
    Told{"cm-city", "o7", DemoCase::moved},           Told{"cm-city", "o10", DemoCase::document},
    Told{"cm-city", "o11", DemoCase::gone},           Told{"cm-city", "o12", DemoCase::scan},
    Told{"cm-city", "o20", DemoCase::other_site},     Told{"cm-city", "o24", DemoCase::login},
    Told{"cm-city", "o34", DemoCase::wrong_year},     Told{"cm-city", "o39", DemoCase::same_file},
    Told{"cm-province", "o6", DemoCase::moved},       Told{"cm-province", "o10", DemoCase::document},
    Told{"cm-province", "o16", DemoCase::gone},       Told{"cm-province", "o22", DemoCase::scan},
    Told{"cm-province", "o31", DemoCase::wrong_year}, Told{"cm-province", "o41", DemoCase::same_file}};

/// Of this item the later copy is another one.
constexpr std::string_view changed_item = "o17";

MadePage page_of(const framework::Item& item, const disclosure::ItemRules* rules,
                 const store::RoundAgency& agency, int year, DemoCase what) {
  constexpr int years_late = 2;
  MadePage out{.agency = agency.name_th,
               .item = item.code,
               .title = item.text.th,
               .year = what == DemoCase::wrong_year ? year - years_late : year,
               .parts = {}};
  if (rules == nullptr) return out;
  out.has_contact = rules->wants_contact;
  if (what == DemoCase::parts_missing) return out;
  for (const disclosure::PartDemand& part : rules->parts)
    out.parts.push_back(part.name.th + ": " + (part.words.empty() ? "" : part.words.front()) + " (สมมติ)");
  return out;
}

/// The pages of one agency's filing.
class Pages {
 public:
  Pages(const desk::Office& office, const store::StoredRound& round, const store::RoundAgency& agency)
      : office_(office), round_(round.round), agency_(agency), rules_(office.editions.find(round_.edition)) {
    PRONGSAI_ASSERT(rules_ != nullptr);
    const auto found = office.disclosure_rules->find(round_.edition);
    if (found != office.disclosure_rules->end()) disclosure_ = &found->second;
  }

  void put_into(MadeSites& sites, const std::vector<disclosure::ItemFiling>& filings, bool is_later) {
    const disclosure::ItemFiling* before = nullptr;
    for (const disclosure::ItemFiling& filing : filings) {
      const DemoCase what = demo_case(agency_.agency, filing.item);
      MadePage page = page_for(filing.item, what);
      if (is_later && filing.item == changed_item) page.postscript = "ปรับปรุงข้อมูลแล้วหลังรายงาน (สมมติ)";
      const std::string address = demo_address(agency_.agency, round_.id, filing.item);
      if (what == DemoCase::same_file && before != nullptr)
        page = page_for(before->item, demo_case(agency_.agency, before->item));
      sites.put(address, answer_of(page, what, address, sites));
      sites.put(demo_table_address(agency_.agency, round_.id, filing.item),
                {.body = made_table(page_for(filing.item, what))});
      before = &filing;
    }
  }

 private:
  MadePage page_for(const std::string& code, DemoCase what) {
    const disclosure::ItemRules* rules = nullptr;
    if (disclosure_ != nullptr) {
      const auto found = disclosure_->items.find(code);
      if (found != disclosure_->items.end()) rules = &found->second;
    }
    const framework::Item* item = rules_->edition.find_item(code);
    PRONGSAI_ASSERT(item != nullptr);
    return page_of(*item, rules, agency_, round_.fiscal_year, what);
  }

  MadeAnswer answer_of(const MadePage& page, DemoCase what, const std::string& address, MadeSites& sites) {
    constexpr int moved = 301;
    constexpr int not_found = 404;
    switch (what) {
      case DemoCase::gone:
        return {.status = not_found, .body = made_not_found()};
      case DemoCase::login:
        return {.body = made_login(page)};
      case DemoCase::scan:
        return {.body = made_scan()};
      case DemoCase::document:
        return {.body = made_pdf(page, *office_.typesetters)};
      case DemoCase::moved: {
        const std::string there = address + "/new";
        sites.put(there, {.body = made_html(page)});
        return {.status = moved, .body = {}, .location = there};
      }
      default:
        return {.body = made_html(page)};
    }
  }

  const desk::Office& office_;
  const round::Round& round_;
  const store::RoundAgency& agency_;
  std::shared_ptr<const results_files::PlannedEdition> rules_;
  const disclosure::Rules* disclosure_ = nullptr;
};

void build(MadeSites& sites, const desk::Office& office, const std::string& round, bool is_later) {
  office.database.read([&](db::Transaction& transaction) {
    const auto stored = store::find_round(transaction, round);
    PRONGSAI_ASSERT(stored.has_value());
    for (const std::string_view agency : demo_agencies) {
      const auto member = store::find_round_agency(transaction, round, agency);
      const auto filed = store::find_last_filing(transaction, {std::string(agency), round});
      if (!member || !filed) continue;
      const auto filings = disclosure::read_filings(filed->document);
      PRONGSAI_ASSERT(filings.has_value());
      Pages(office, *stored, *member).put_into(sites, *filings, is_later);
    }
  });
}

}  // namespace

DemoCase demo_case(std::string_view agency, std::string_view item) {
  const auto* found =
      std::ranges::find_if(cases, [&](const Told& one) { return one.agency == agency && one.item == item; });
  return found == cases.end() ? DemoCase::sound : found->what;
}

std::string demo_website(std::string_view agency) {
  return "https://www.example.org/" + std::string(agency);
}

std::string demo_address(std::string_view agency, std::string_view round, std::string_view item) {
  const DemoCase what = demo_case(agency, item);
  const std::string site = what == DemoCase::other_site ? "https://files.example.net/" + std::string(agency)
                                                        : demo_website(agency);
  const bool is_file = what == DemoCase::document || what == DemoCase::scan;
  return site + "/" + std::string(round) + "/" + std::string(item) + (is_file ? ".pdf" : "");
}

std::string demo_table_address(std::string_view agency, std::string_view round, std::string_view item) {
  return demo_website(agency) + "/" + std::string(round) + "/" + std::string(item) + "-table.csv";
}

DemoCaptures::DemoCaptures() : reader_(own_program) {}

void DemoCaptures::take(const desk::Office& office, const std::string& round, bool is_later) {
  if (office.captures.empty()) return;
  MadeSites sites(office.now());
  build(sites, office, round, is_later);
  constexpr std::size_t at_once = 1'000;
  desk::CaptureRound captures(office, sites,
                              [this](std::string_view bytes, const document_files::SentAs& sent_as) {
                                return reader_.read(bytes, sent_as);
                              },
                              {.of_host_max = at_once, .looked_at_once = at_once});
  for (;;) {
    const auto step = captures.step(std::chrono::milliseconds(0));
    if (step.is_elsewhere || step.is_idle()) return;
  }
}

}  // namespace prongsai::app
