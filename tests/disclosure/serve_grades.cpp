// SPDX-License-Identifier: Apache-2.0
// Serves the pages for staff from a database of its own: serve_grades DATABASE. An agency has handed in two
// items as shown. Prints its address. Below /test it opens sessions and moves its clock from phase to phase.
#include <chrono>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

#include "prongsai/desk/people/sign_in.h"
#include "prongsai/desk/permit.h"
#include "prongsai/desk/rounds/drafts.h"
#include "prongsai/desk/rounds/opening.h"
#include "prongsai/desk/rounds/participants.h"
#include "prongsai/desk/rounds/view.h"
#include "prongsai/http/server.h"
#include "prongsai/store/disclosure.h"
#include "prongsai/web/site.h"

#include "test_office.h"

namespace prongsai {
namespace {

using access::Role;
using offices::Somebody;

constexpr const char* agency = "wang-phai";

std::shared_ptr<const desk::DisclosureRules> rules() {
  auto out = std::make_shared<desk::DisclosureRules>();
  disclosure::Rules& own = (*out)["ita/2565"];
  own.edition = "ita/2565";
  own.reasons = {{"wrong_year", {"ปีไม่ตรง", "Wrong year"}, true, false},
                 {"dead_link", {"ลิงก์เสีย", "Dead link"}, true, false},
                 {"was_there", {"แสดงไว้แล้ว", "It was there"}, false, true}};
  return out;
}

std::string opened_round(const desk::Office& office) {
  const access::Actor program = desk::the_program();
  const std::string id =
      desk::make_round(office, program, {.edition = "ita/2565", .fiscal_year = 2570, .name_th = "ITA 2570"})
          .value();
  const auto version = [&] { return desk::see_round(office, program, id)->stored.version; };
  (void)desk::choose_agencies(office, program, id, version(), {}, desk::Membership::takes_part).value();
  (void)desk::open_round(office, program, id, version()).value();
  return id;
}

void hand_in(db::Transaction& transaction, const std::string& round, const std::string& person,
             desk::Moment at) {
  std::vector<disclosure::ItemFiling> filed;
  for (const framework::Item* item :
       framework::items_of(*offices::editions().find("ita/2565")->edition.find_instrument("oit"))) {
    disclosure::ItemFiling& one = filed.emplace_back();
    const bool is_shown = item->code == "o1" || item->code == "o2";
    one.item = item->code;
    one.answer = is_shown ? disclosure::Answer::shown : disclosure::Answer::not_shown;
    if (is_shown) one.links = {{"https://wang-phai.go.th/" + item->code, "หน้าหลัก > ITA"}};
  }
  store::record_filing(transaction, {agency, round},
                       {{1, std::string(64, 'a'), 43, 2, false, person, at}, disclosure::spelled(filed)});
}

std::map<std::string, Somebody> people_of(offices::TestOffice& test) {
  const access::Area own{"chiang-mai", agency, ""};
  return {{"officer", test.make(Role::authority_officer, {}, "เจ้าหน้าที่")},
          {"coordinator", test.make(Role::agency_coordinator, own, "ผู้ประสานงาน")},
          {"executive", test.make(Role::agency_executive, own, "ผู้บริหาร")},
          {"first", test.make(Role::assessor, {}, "ผู้ประเมินหนึ่ง")},
          {"second", test.make(Role::assessor, {}, "ผู้ประเมินสอง")},
          {"third", test.make(Role::assessor, {}, "ผู้ประเมินสาม")}};
}

int serve(const std::string& address) {
  offices::TestOffice test(address);
  test.own_office().disclosure_rules = rules();
  test.register_agency(agency, "chiang-mai");
  const auto people = people_of(test);
  const std::string round = opened_round(test.office());
  test.database().perform(
      [&](db::Transaction& t) { hand_in(t, round, people.at("coordinator").actor.person, test.now()); });
  const web::Site site(offices::editions(), {}, {}, web::Staff{.office = test.office()});

  http::Router router;
  router.get("/test/session/{who}", [&](const http::Request& request) {
    return http::Response::text(test.database().perform([&](db::Transaction& t) {
      return desk::begin_session(t, people.at(request.capture("who")).actor.person, "Chrome, Linux", true,
                                 test.now())
          .token;
    }));
  });
  router.post("/test/clock/{phase}", [&](const http::Request& request) {
    const auto phase = round::parse_phase(request.capture("phase")).value();
    const auto view = desk::see_round(test.office(), desk::the_program(), round);
    test.set_now(view->calendar.of(phase).front().opens_at + std::chrono::hours(2));
    return http::Response::text("ok");
  });
  http::Surface surface = site.surface();
  surface.application = [&router, pages = surface.application](http::Request& request) {
    return request.path.starts_with("/test/") ? router.answer(request) : pages(request);
  };
  surface.begin = [&router, pages = surface.begin](http::Request& request, const http::Reply& reply) {
    request.path.starts_with("/test/") ? router.begin(request, reply) : pages(request, reply);
  };
  surface.limits_of = [&router, pages = surface.limits_of](const http::Request& head) {
    return head.path.starts_with("/test/") ? router.limits_of(head.method, head.path) : pages(head);
  };
  http::Server server({.stop_signals = http::StopSignals::obeyed}, std::move(surface));
  const auto ended =
      server.run([](const http::Listening& listening) { std::cout << listening.url << std::endl; });
  return ended ? 0 : 1;
}

}  // namespace
}  // namespace prongsai

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "serve_grades DATABASE\n";
    return 2;
  }
  return prongsai::serve(argv[1]);
}
