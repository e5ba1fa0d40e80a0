// SPDX-License-Identifier: Apache-2.0
// Who may have a link fetched now, how often, and what the second reader of a link finds, on every engine.
#include "prongsai/base/digest.h"
#include "prongsai/disclosure/filing.h"
#include "prongsai/store/disclosure.h"

#include "captures_fixture.h"

namespace prongsai::offices {
namespace {

const std::string page_text = "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2570 เทศบาลตำบลตัวอย่าง จังหวัดเชียงใหม่";

std::string page(const std::string& text) {
  return "<html><body><p>" + text + "</p></body></html>";
}

class AskedCaptures : public Captures {
 protected:
  static std::string link(int number) { return "https://www.a-1.go.th/" + std::to_string(number); }
  void tell_links(const std::string& item, int from, int to, const std::string& unit = "") {
    store::StoredDisclosureItem told;
    told.filing.item = item;
    told.filing.answer = disclosure::Answer::shown;
    for (int i = from; i <= to; ++i) told.filing.links.push_back({link(i), ""});
    told.owner_unit = unit;
    told.changed_by = coordinator_.actor.person;
    told.changed_at = now();
    ASSERT_TRUE(
        perform([&](db::Transaction& t) { return store::save_disclosure_item(t, {"a-1", round_}, told); }));
  }
  std::vector<std::string> ask(const Somebody& who, const std::string& address,
                               const std::string& item = "o1", const desk::HasSeat& seat = nullptr) {
    return codes(desk::ask_for_capture(office(), who.actor, "a-1", round_, item, address, seat));
  }
  desk::LinkStandings standings(const Somebody& who, const std::string& address) {
    const std::vector<std::string> one = {address};
    auto out = desk::see_links(office(), who.actor, "a-1", round_, "o1", one);
    EXPECT_THAT(codes(out), IsEmpty());
    return std::move(out).value();
  }
  std::size_t lines_about_asking() {
    std::size_t out = 0;
    for (const audit::Entry& entry : trail()) out += entry.action == "capture.ask" ? 1U : 0U;
    return out;
  }
};

TEST_P(AskedCaptures, are_asked_for_by_the_agencys_own_people_and_by_those_with_a_seat) {
  tell_links("o1", 1, 2);
  test_.register_agency("b-1", "chiang-mai", {"u-1"});
  tell_links("o2", 3, 3, "u-1");
  const Somebody unit = test_.make(Role::unit_officer, {"chiang-mai", "a-1", "u-1"});
  const auto seat = [](db::Transaction&, const access::Actor&, const std::string&, const std::string&,
                       const std::string& item) { return item == "o1"; };
  EXPECT_THAT(ask(stranger_, link(1)), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(ask(officer_, link(1)), ElementsAre("desk.not_permitted")) << "seeing is not asking";
  EXPECT_THAT(ask(assessor_, link(1)), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(ask(assessor_, link(3), "o2", seat), ElementsAre("desk.not_permitted"));
  EXPECT_THAT(ask(unit, link(1)), ElementsAre("desk.not_permitted"));
  EXPECT_EQ(lines_about_asking(), 0U);
  EXPECT_THAT(ask(assessor_, link(1), "o1", seat), IsEmpty());
  EXPECT_THAT(ask(unit, link(3), "o2"), IsEmpty());
  EXPECT_THAT(ask(coordinator_, link(2)), IsEmpty());
  EXPECT_EQ(lines_about_asking(), 3U);
  EXPECT_EQ(counted().waiting, 3);
  EXPECT_FALSE(*desk::ask_for_capture(office(), coordinator_.actor, "a-1", round_, "o1", link(1)));
  EXPECT_EQ(counted().waiting, 3) << "it waits already";
}

TEST_P(AskedCaptures, rest_for_ten_minutes_and_tell_where_they_stand) {
  tell_links("o1", 1, 1);
  EXPECT_FALSE(standings(coordinator_, link(1)).links.front().last);
  EXPECT_TRUE(standings(coordinator_, link(1)).links.front().may_ask);
  EXPECT_FALSE(standings(officer_, link(1)).may_ask);
  ASSERT_THAT(ask(coordinator_, link(1)), IsEmpty());
  EXPECT_EQ(standings(coordinator_, link(1)).links.front().last->state, "waiting");
  EXPECT_FALSE(standings(coordinator_, link(1)).links.front().may_ask);
  web_.pages[link(1)] = captured(link(1), page(page_text));
  work();
  const auto done = standings(coordinator_, link(1));
  EXPECT_EQ(done.links.front().last->state, "done");
  EXPECT_EQ(done.left_today, desk::asked_a_day_most - 1);
  EXPECT_FALSE(done.links.front().may_ask);
  EXPECT_EQ(done.links.front().rests_until, now() + desk::asked_rest);
  EXPECT_THAT(ask(coordinator_, link(1)), ElementsAre("captures.asked_lately"));
  test_.pass(desk::asked_rest);
  EXPECT_THAT(ask(coordinator_, link(1)), IsEmpty());
}

TEST_P(AskedCaptures, are_not_asked_for_without_end_and_agencies_leave_their_assessors_some) {
  const int most = static_cast<int>(desk::asked_a_day_most);
  for (int item = 0; item * 20 < most + 20; ++item)
    tell_links("o" + std::to_string(item + 1), item * 20 + 1, item * 20 + 20);
  const auto item_of = [](int number) { return "o" + std::to_string((number - 1) / 20 + 1); };
  for (int i = 1; i <= most; ++i) ASSERT_THAT(ask(coordinator_, link(i), item_of(i)), IsEmpty()) << i;
  EXPECT_THAT(ask(coordinator_, link(most + 1), item_of(most + 1)), ElementsAre("captures.asked_too_much"));
  const auto seat = [](auto&&...) { return true; };
  EXPECT_THAT(ask(assessor_, link(most + 1), item_of(most + 1), seat), IsEmpty());
  test_.pass(std::chrono::hours(24));
  EXPECT_THAT(ask(coordinator_, link(most + 2), item_of(most + 2)), IsEmpty());
}

TEST_P(AskedCaptures, are_refused_where_nobody_fetches) {
  tell_links("o1", 1, 1);
  test_.own_office().fetches_links = false;
  EXPECT_THAT(ask(coordinator_, link(1)), ElementsAre("captures.not_here"));
  const auto found = standings(coordinator_, link(1));
  EXPECT_FALSE(found.is_fetching_here);
  EXPECT_TRUE(found.may_ask);
  EXPECT_FALSE(found.links.front().may_ask);
}

class TwoReaders : public AskedCaptures {
 protected:
  std::string same_for_all(const std::string& item = "o1") {
    return verdict(seen("a-1", item).front(), "same_for_all");
  }
};

TEST_P(TwoReaders, read_what_is_kept_at_the_close_or_by_hand_and_pages_show_the_first_copy) {
  order("a-1", "o1", link(1), "close");
  order("a-1", "o2", link(2), "asked");
  order("a-1", "o3", link(3), "watch");
  order("a-1", "o4", link(4), "handed_in");
  for (int i = 1; i <= 4; ++i) web_.pages[link(i)] = captured(link(i), page(page_text));
  work();
  EXPECT_THAT(web_.asked, SizeIs(6)) << "two of them once more";
  EXPECT_EQ(same_for_all("o1"), "holds");
  EXPECT_EQ(same_for_all("o2"), "holds");
  EXPECT_EQ(same_for_all("o3"), "");
  EXPECT_EQ(same_for_all("o4"), "");
  EXPECT_EQ(counted().done, 4) << "links, not readings";
  const auto views = seen("a-1");
  EXPECT_THAT(views, SizeIs(4));
  for (const auto& view : views) EXPECT_EQ(view.capture.beside, "");
  EXPECT_EQ(verdict(views.front(), "used_once"), "doubtful") << "and the second reading is no other item";
}

TEST_P(TwoReaders, find_a_site_that_shows_its_assessors_something_else) {
  order("a-1", "o1", link(1), "close");
  web_.pages[link(1)] = captured(link(1), page(page_text));
  web_.for_phones[link(1)] = captured(link(1), page("ยินดีต้อนรับ สมัครสมาชิกวันนี้รับเครดิตฟรี"));
  work();
  const auto view = seen("a-1", "o1").front();
  EXPECT_EQ(verdict(view, "same_for_all"), "doubtful");
  for (const store::CaptureCheck& each : view.checks)
    if (each.check == "same_for_all") EXPECT_THAT(each.excerpt, HasSubstr("เครดิตฟรี"));
  const auto second = read([&](db::Transaction& t) { return store::find_second_capture(t, view.capture); });
  ASSERT_TRUE(second);
  EXPECT_EQ(desk::capture_bytes(office(), officer_.actor, "a-1", second->capture_id)->bytes,
            page("ยินดีต้อนรับ สมัครสมาชิกวันนี้รับเครดิตฟรี"))
      << "what the other one was given is kept, too";
}

TEST_P(TwoReaders, stand_a_clock_and_are_sent_to_no_page_that_did_not_come) {
  order("a-1", "o1", link(1), "close");
  order("a-1", "o2", link(2), "close");
  web_.pages[link(1)] = captured(link(1), page(page_text + "<p>เวลา 08:00:01</p><p>ผู้เข้าชม 1,204 คน</p>"));
  web_.for_phones[link(1)] =
      captured(link(1), page(page_text + "<p>เวลา 08:00:09</p><p>ผู้เข้าชม 1,207 คน</p>"));
  web_.pages[link(2)] = captured(link(2), "gone", "text/plain", 404);
  work();
  EXPECT_EQ(same_for_all("o1"), "holds");
  EXPECT_EQ(same_for_all("o2"), "");
  EXPECT_THAT(web_.asked, SizeIs(3));
}

TEST_P(TwoReaders, say_so_when_the_door_is_shut_to_one_of_them_and_nothing_when_it_is_out_of_order) {
  order("a-1", "o1", link(1), "close");
  order("a-1", "o2", link(2), "close");
  for (int i = 1; i <= 2; ++i) web_.pages[link(i)] = captured(link(i), page(page_text));
  web_.for_phones[link(1)] = captured(link(1), "", "text/html", 403);
  web_.for_phones[link(2)] = captured(link(2), "", "text/html", 503);
  work();
  EXPECT_EQ(same_for_all("o1"), "doubtful");
  EXPECT_EQ(same_for_all("o2"), "cannot_tell");
  web_.for_phones.erase(link(2));
  test_.pass(std::chrono::minutes(11));
  work();
  EXPECT_EQ(same_for_all("o2"), "holds") << "it was tried again";
}

PRONGSAI_ON_EVERY_ENGINE(AskedCaptures);
PRONGSAI_ON_EVERY_ENGINE(TwoReaders);

}  // namespace
}  // namespace prongsai::offices
