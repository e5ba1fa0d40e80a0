// SPDX-License-Identifier: Apache-2.0
// Who reads a sealed copy, and that it is the one that was kept, on every engine.
#include <filesystem>
#include <fstream>

#include "prongsai/base/digest.h"
#include "prongsai/disclosure/filing.h"
#include "prongsai/store/disclosure.h"

#include "captures_fixture.h"

namespace prongsai::offices {
namespace {

class SeenCaptures : public Captures {
 protected:
  void hand_in_two_links() {
    disclosure::ItemFiling item;
    item.item = "o1";
    item.answer = disclosure::Answer::shown;
    item.links = {{"https://www.a-1.go.th/1", ""}, {"https://www.a-1.go.th/2", "หน้าหลัก > ITA"}};
    store::StoredFiling filing;
    filing.line.number = 1;
    filing.line.items = filing.line.shown = 1;
    filing.line.handed_in_by = coordinator_.actor.person;
    filing.line.handed_in_at = now();
    filing.document = disclosure::spelled({item});
    filing.line.sha256 = base::sha256_hex(filing.document);
    perform([&](db::Transaction& t) { store::record_filing(t, {"a-1", round_}, filing); });
  }
};

TEST_P(SeenCaptures, are_seen_by_those_whose_business_they_are) {
  order("a-1", "o1", "https://a.go.th/1");
  order("a-1", "o2", "https://a.go.th/2");
  web_.pages["https://a.go.th/1"] = captured("https://a.go.th/1", "หนึ่ง");
  web_.pages["https://a.go.th/2"] = captured("https://a.go.th/2", "สอง");
  work();
  const std::string id = seen("a-1", "o1").front().capture.capture_id;
  const auto seat = [](db::Transaction&, const access::Actor&, const std::string&, const std::string&,
                       const std::string& item) { return item == "o1"; };
  for (const Somebody* who : {&stranger_, &assessor_}) {
    EXPECT_THAT(codes(desk::see_captures(office(), who->actor, "a-1", round_, "")),
                ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::capture_bytes(office(), who->actor, "a-1", id)),
                ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::capture_text(office(), who->actor, "a-1", id)),
                ElementsAre("desk.not_permitted"));
    EXPECT_THAT(codes(desk::capture_warc(office(), who->actor, "a-1", id)),
                ElementsAre("desk.not_permitted"));
  }
  EXPECT_THAT(codes(desk::see_captures(office(), assessor_.actor, "a-1", round_, "o1", seat)), IsEmpty());
  EXPECT_THAT(codes(desk::see_captures(office(), assessor_.actor, "a-1", round_, "o2", seat)),
              ElementsAre("desk.not_permitted"));
  EXPECT_EQ(desk::capture_bytes(office(), assessor_.actor, "a-1", id, seat)->bytes, "หนึ่ง");

  test_.register_agency("b-1", "chiang-mai", {"u-1"});
  const Somebody unit = test_.make(Role::unit_officer, {"chiang-mai", "a-1", "u-1"});
  EXPECT_THAT(codes(desk::see_captures(office(), unit.actor, "a-1", round_, "")),
              ElementsAre("desk.not_permitted"));
  store::StoredDisclosureItem told;
  told.filing.item = "o2";
  told.owner_unit = "u-1";
  told.changed_by = "p-1";
  told.changed_at = now();
  ASSERT_TRUE(
      perform([&](db::Transaction& t) { return store::save_disclosure_item(t, {"a-1", round_}, told); }));
  const auto own = desk::see_captures(office(), unit.actor, "a-1", round_, "");
  ASSERT_THAT(codes(own), IsEmpty());
  EXPECT_THAT(*own, SizeIs(1));
  EXPECT_EQ(own->front().capture.item, "o2");
  EXPECT_THAT(codes(desk::see_capture(office(), unit.actor, "a-1", id)), ElementsAre("desk.not_permitted"));
}

TEST_P(SeenCaptures, bytes_that_somebody_changed_are_not_given_away_as_what_was_kept) {
  order("a-1", "o1", "https://a.go.th/1");
  web_.pages["https://a.go.th/1"] = captured("https://a.go.th/1", "ของจริง");
  work();
  const auto view = seen("a-1").front();
  const store::RecordSpot& spot = view.exchanges.front().answer;
  const std::string path = office().captures + "/" + spot.file;
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(spot.offset + spot.length / 2);
  file.put('\x7f');
  file.close();
  EXPECT_THAT(codes(desk::capture_bytes(office(), officer_.actor, "a-1", view.capture.capture_id)),
              ElementsAre("warc.broken"));
  std::filesystem::remove(path);
  EXPECT_THAT(codes(desk::capture_bytes(office(), officer_.actor, "a-1", view.capture.capture_id)),
              ElementsAre("warc.no_such_file"));
}

TEST_P(SeenCaptures, may_be_asked_for_by_those_who_see_the_agencys_disclosure) {
  const auto ask = [&](const Somebody& who, const std::string& address) {
    return codes(desk::ask_for_capture(office(), who.actor, "a-1", round_, "o1", address));
  };
  hand_in_two_links();
  EXPECT_THAT(ask(coordinator_, "https://www.a-1.go.th/1"), IsEmpty());
  EXPECT_THAT(ask(coordinator_, "https://www.a-1.go.th/1"), IsEmpty()) << "it waits already";
  EXPECT_THAT(ask(coordinator_, "https://www.a-1.go.th/9"), ElementsAre("captures.not_told"));
  EXPECT_THAT(ask(stranger_, "https://www.a-1.go.th/1"), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(ask(coordinator_, "http://169.254.169.254/latest"), ElementsAre("address.host_is_ip"));
  EXPECT_THAT(ask(coordinator_, "http://localhost/"), ElementsAre("address.host_local"));
  EXPECT_EQ(counted().waiting, 1);
  EXPECT_EQ(desk::see_capture_progress(office(), officer_.actor, round_)->waiting, 1);
  EXPECT_THAT(codes(desk::see_capture_progress(office(), coordinator_.actor, round_)),
              ElementsAre("desk.not_permitted"));
}

TEST_P(SeenCaptures, are_made_of_every_link_when_disclosing_is_over_and_each_month_afterwards) {
  hand_in_two_links();
  EXPECT_EQ(desk::order_due_captures(office()), 0) << "agencies still write";
  const auto window = see(round_).calendar.of(Phase::disclose).back();
  test_.set_now(round::grace_ends_at(window) + std::chrono::hours(1));
  EXPECT_EQ(desk::order_due_captures(office()), 2);
  EXPECT_EQ(desk::order_due_captures(office()), 0) << "once";
  EXPECT_EQ(counted().waiting, 2);
  web_.pages["https://www.a-1.go.th/1"] = captured("https://www.a-1.go.th/1", "หนึ่ง");
  web_.pages["https://www.a-1.go.th/2"] = captured("https://www.a-1.go.th/2", "สอง");
  work();
  test_.pass(desk::watch_every - std::chrono::hours(1));
  EXPECT_EQ(desk::order_due_captures(office()), 0);
  test_.pass(std::chrono::hours(1));
  EXPECT_EQ(desk::order_due_captures(office()), 2);
  EXPECT_EQ(counted().waiting, 2);
}

PRONGSAI_ON_EVERY_ENGINE(SeenCaptures);

}  // namespace
}  // namespace prongsai::offices
