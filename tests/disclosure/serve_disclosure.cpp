// SPDX-License-Identifier: Apache-2.0
// Serves the pages from a database of its own: serve_disclosure DATABASE [captures]. A round is open; an
// agency has said of all items but two that it does not show them, and has handed in nothing. With "captures"
// sealed copies are made, as a server makes them. Prints its address. Below /test it opens sessions and moves
// its clock from phase to phase.
#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/app/background.h"
#include "prongsai/app/capturing.h"
#include "prongsai/desk/disclosure/capture_round.h"
#include "prongsai/desk/disclosure/filing.h"
#include "prongsai/desk/rounds/decisions.h"
#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/participants.h"
#include "prongsai/desk/rounds/view.h"
#include "prongsai/document_files/texts.h"
#include "prongsai/fetch/fetch_apart.h"
#include "prongsai/store/organisations.h"
#include "prongsai/web/site.h"

#include "test_server.h"

namespace prongsai {
namespace {

using access::Role;
using offices::Somebody;

constexpr const char* agency = "wang-phai";
constexpr const char* website = "http://www.wang-phai.go.th";
/// Both must be of the year of the round, says the edition.
constexpr std::array<std::string_view, 2> told_in_browser = {"o19", "o20"};

void register_agency(offices::TestOffice& test) {
  agency::AgencyRecord record;
  record.id = agency;
  record.name_th = "องค์การบริหารส่วนตำบลวังไผ่";
  record.name_en = "Wang Phai Subdistrict";
  record.type = "subdistrict_organization";
  record.province = "chiang-mai";
  record.website = website;
  test.database().perform([&](db::Transaction& transaction) {
    const std::vector<store::NewAgencyVersion> one = {{record, 0}};
    store::record_agencies(transaction, one, {"system", test.now(), "ทดสอบ"});
  });
}

std::string opened_round(const desk::Office& office) {
  const access::Actor program = desk::the_program();
  const std::string id =
      desk::make_round(office, program,
                       {.edition = "ita/2566", .fiscal_year = 2570, .name_th = "ITA 2570", .name_en = ""})
          .value();
  const auto version = [&] { return desk::see_round(office, program, id)->stored.version; };
  (void)desk::choose_agencies(office, program, id, version(), {}, desk::Membership::takes_part).value();
  (void)desk::open_round(office, program, id, version()).value();
  return id;
}

void tell_the_others(const desk::Office& office, const Somebody& coordinator, const std::string& round) {
  const store::DisclosureKey key{agency, round};
  const auto view = desk::see_disclosure(office, coordinator.actor, key);
  for (const desk::DisclosureItemView& one : view->items) {
    if (std::ranges::find(told_in_browser, one.item->code) != told_in_browser.end()) continue;
    (void)desk::tell_item(office, coordinator.actor, key,
                          {one.item->code, one.told.version, disclosure::Answer::not_shown, {}, ""})
        .value();
  }
}

std::map<std::string, Somebody> people_of(offices::TestOffice& test) {
  const access::Area own{"chiang-mai", agency, ""};
  return {{"officer", test.make(Role::authority_officer, {}, "เจ้าหน้าที่")},
          {"second", test.make(Role::authority_officer, {}, "เจ้าหน้าที่คนที่สอง")},
          {"coordinator", test.make(Role::agency_coordinator, own, "ผู้ประสานงาน")},
          {"executive", test.make(Role::agency_executive, own, "ผู้บริหาร")},
          {"first_assessor", test.make(Role::assessor, {}, "ผู้ประเมินหนึ่ง")},
          {"second_assessor", test.make(Role::assessor, {}, "ผู้ประเมินสอง")},
          {"third_assessor", test.make(Role::assessor, {}, "ผู้ประเมินสาม")}};
}

/// What a server does without anybody asking, as far as this story needs it: as often as a test can bear.
class Unasked {
 public:
  explicit Unasked(const desk::Office& office) {
    const auto failed = [](const std::string& name, const std::string& what) {
      std::cerr << name << ": " << what << std::endl;
    };
    constexpr std::chrono::milliseconds often{500};
    std::vector<app::Chore> chores;
    chores.push_back({"rounds", often, [&office](const std::stop_token&) { desk::tick_rounds(office); }});
    chores.push_back(
        {"capture_orders", often, [&office](const std::stop_token&) { desk::order_due_captures(office); }});
    capturing_ = std::make_unique<app::Capturing>(office, app::own_program, failed);
    chores_ = std::make_unique<app::Background>(std::move(chores), failed);
  }

 private:
  std::unique_ptr<app::Capturing> capturing_;
  std::unique_ptr<app::Background> chores_;
};

int serve(const std::string& address, bool with_captures) {
  offices::TestOffice test(address);
  register_agency(test);
  const auto people = people_of(test);
  const std::string round = opened_round(test.office());
  tell_the_others(test.office(), people.at("coordinator"), round);
  const web::Site site(offices::editions(), {}, {}, web::Staff{.office = test.office()});

  offices::TestServer server(test);
  server.open_sessions_for(people);
  server.doors().post("/test/clock/{phase}", [&](const http::Request& request) {
    const auto phase = round::parse_phase(request.capture("phase")).value();
    const auto view = desk::see_round(test.office(), desk::the_program(), round);
    test.set_now(view->calendar.of(phase).front().opens_at + std::chrono::hours(2));
    return http::Response::text("ok");
  });
  std::unique_ptr<Unasked> unasked;
  return server.run(site.surface(), [&] {
    if (with_captures) unasked = std::make_unique<Unasked>(test.office());
  });
}

}  // namespace
}  // namespace prongsai

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words == std::vector<std::string>{prongsai::fetch::fetch_argument})
    return prongsai::fetch::fetch_for_parent({});
  if (words == std::vector<std::string>{prongsai::document_files::texts_argument})
    return prongsai::document_files::read_texts_for_parent();
  const bool with_captures = words.size() == 2 && words[1] == "captures";
  if (words.size() != 1 && !with_captures) {
    std::cerr << "serve_disclosure DATABASE [captures]\n";
    return 2;
  }
  return prongsai::serve(words[0], with_captures);
}
