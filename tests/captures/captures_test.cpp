// SPDX-License-Identifier: Apache-2.0
// From an order to a sealed copy, on every engine.
#include <set>

#include "prongsai/base/digest.h"
#include "prongsai/warc/warc.h"

#include "captures_fixture.h"

namespace prongsai::offices {
namespace {

TEST_P(Captures, a_link_is_ordered_once_while_it_waits) {
  order("a-1", "o1", "https://a.go.th/1");
  order("a-1", "o1", "https://a.go.th/1");
  order("a-1", "o2", "https://a.go.th/1");
  EXPECT_EQ(counted().waiting, 2);
  const auto taken = take("x");
  ASSERT_THAT(taken, SizeIs(2));
  EXPECT_TRUE(perform([&](db::Transaction& t) {
    return store::end_capture_order(t, taken.front(), false, now()) &&
           !store::end_capture_order(t, taken.front(), false, now());
  }));
  order("a-1", "o1", "https://a.go.th/1", "watch");
  EXPECT_EQ(counted().waiting, 2) << "it may be asked for again afterwards";
  EXPECT_EQ(counted().done, 1);
  EXPECT_EQ(counted().ended_lately, 1);
}

TEST_P(Captures, orders_are_taken_fairly_over_hosts_and_never_twice_by_one) {
  for (int i = 0; i < 10; ++i) order("a-1", "o1", "https://big.go.th/" + std::to_string(i));
  order("a-3", "o1", "https://small.go.th/1");
  order("a-3", "o1", "HTTPS://SMALL.go.th:443/2");
  const auto first = take("x", 3, 4);
  ASSERT_THAT(first, SizeIs(4));
  EXPECT_THAT((std::set<std::string>{first[0].address, first[1].address}),
              UnorderedElementsAre("https://big.go.th/0", "https://small.go.th/1"))
      << "one of each host before a second one of any";
  const auto second = take("x", 3, 100);
  EXPECT_THAT(second, SizeIs(1)) << "three of a host are in hand, and two are all that small.go.th has";
  EXPECT_THAT(take("x", 3, 100), IsEmpty());
  EXPECT_THAT(take("y", 100, 100), SizeIs(12)) << "whoever comes after a program that died has all";
}

TEST_P(Captures, a_capture_is_kept_with_its_bytes_and_a_line_in_the_trail_that_vouches_for_it) {
  order("a-1", "o1", "https://www.a-1.go.th/ita");
  auto capture = captured("https://www.a-1.go.th/ita/", "<html><body>แผน 2570</body></html>");
  fetch::Exchange redirect = answer("https://www.a-1.go.th/ita", "gone", "text/plain", 301);
  redirect.response_head = "HTTP/1.1 301 Moved\r\nLocation: /ita/\r\n\r\n";
  capture.exchanges.insert(capture.exchanges.begin(), redirect);
  capture.tls = {"TLSv1.3", "www.a-1.go.th", "R3", "2027-01-01", std::string(64, 'a'), true};
  web_.pages["https://www.a-1.go.th/ita"] = capture;
  work();

  const auto views = seen("a-1", "o1");
  ASSERT_THAT(views, SizeIs(1));
  const store::StoredCapture& row = views.front().capture;
  EXPECT_EQ(row.outcome, "answered");
  EXPECT_EQ(row.status, 200);
  EXPECT_EQ(row.final_address, "https://www.a-1.go.th/ita/");
  EXPECT_EQ(row.media_type, "text/html");
  EXPECT_EQ(row.body_sha256, base::sha256_hex(capture.exchanges.back().body));
  EXPECT_EQ(row.took_ms, 84);
  EXPECT_EQ(row.asked_at.time_since_epoch().count(), 1'795'230'000'123'456);
  EXPECT_EQ(row.tls_issuer, "R3");
  EXPECT_TRUE(row.tls_trusted);
  ASSERT_THAT(views.front().exchanges, SizeIs(2));
  EXPECT_EQ(views.front().exchanges.front().status, 301);
  EXPECT_TRUE(views.front().is_read);
  EXPECT_EQ(*desk::capture_text(office(), coordinator_.actor, "a-1", row.capture_id), "แผน 2570\n");
  const auto bytes = desk::capture_bytes(office(), coordinator_.actor, "a-1", row.capture_id);
  ASSERT_THAT(codes(bytes), IsEmpty());
  EXPECT_EQ(bytes->bytes, capture.exchanges.back().body);
  EXPECT_EQ(bytes->name, row.capture_id + ".html");

  std::vector<std::string> said;
  for (const audit::Entry& entry : trail())
    if (entry.action == "capture.keep") said.push_back(entry.after);
  ASSERT_THAT(said, SizeIs(1));
  EXPECT_THAT(said.front(), HasSubstr("\"count\":1"));
  const std::string label = "\"sha256\":\"";
  const std::string digest = said.front().substr(said.front().find(label) + label.size(), 64);
  EXPECT_TRUE(read([&](db::Transaction& t) { return desk::batch_holds(t, row.batch, digest); }));
  store::StoredCapture altered = row;
  altered.status = 404;
  EXPECT_NE(desk::digest_of_batch({&altered, 1}), digest);
}

TEST_P(Captures, records_say_that_chunks_were_joined_and_lie_there_byte_for_byte) {
  order("a-1", "o1", "https://a.go.th/1");
  web_.pages["https://a.go.th/1"] =
      captured("https://a.go.th/1", std::string("5\r\nab\0de\r\n0\r\n\r\n", 15));
  work();
  const auto view = seen("a-1", "o1").front();
  const store::RecordSpot& spot = view.exchanges.front().answer;
  const auto record = shelf_.read(
      {spot.file, static_cast<std::uint64_t>(spot.offset), static_cast<std::uint64_t>(spot.length)});
  ASSERT_TRUE(record);
  EXPECT_EQ(record->type, warc::Type::response);
  EXPECT_EQ(record->block,
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            "X-Archive-Orig-Transfer-Encoding: chunked\r\n\r\n" +
                std::string("5\r\nab\0de\r\n0\r\n\r\n", 15));
}

TEST_P(Captures, bytes_that_are_there_already_are_told_as_a_revisit) {
  const std::string body(20'000, 'x');
  order("a-1", "o1", "https://a.go.th/1");
  order("a-3", "o1", "https://b.go.th/1");
  web_.pages["https://a.go.th/1"] = captured("https://a.go.th/1", body);
  web_.pages["https://b.go.th/1"] = captured("https://b.go.th/1", body);
  work();
  order("a-1", "o1", "https://a.go.th/1", "watch");
  work();
  int whole = 0;
  for (const std::string agency : {"a-1", "a-3"}) {
    for (const desk::CaptureView& view : seen(agency)) {
      whole += view.exchanges.front().is_whole ? 1 : 0;
      const auto bytes = desk::capture_bytes(office(), officer_.actor, agency, view.capture.capture_id);
      EXPECT_EQ(bytes->bytes, body) << view.capture.capture_id;
      const auto file = desk::capture_warc(office(), officer_.actor, agency, view.capture.capture_id);
      ASSERT_THAT(codes(file), IsEmpty());
      std::vector<warc::Type> types;
      for (std::string_view left = file->bytes; !left.empty();) {
        const auto one = warc::unpacked(left);
        ASSERT_TRUE(one);
        types.push_back(one->record.type);
        left.remove_prefix(one->used);
      }
      EXPECT_THAT(types, Contains(warc::Type::response)) << "the bytes go along with the revisit";
      EXPECT_THAT(types, Contains(warc::Type::request));
    }
  }
  EXPECT_EQ(whole, 1);
}

TEST_P(Captures, a_link_that_may_come_back_is_tried_after_ten_minutes_an_hour_and_six_hours) {
  order("a-1", "o1", "https://down.go.th/");
  web_.pages["https://down.go.th/"] = failed(Outcome::no_connection, "refused");
  work();
  const std::vector<std::chrono::minutes> rests = {std::chrono::minutes(10), std::chrono::hours(1),
                                                   std::chrono::hours(6)};
  for (std::size_t i = 0; i < rests.size(); ++i) {
    EXPECT_EQ(seen("a-1").size(), i + 1);
    EXPECT_EQ(counted().waiting, 1);
    test_.pass(rests[i] - std::chrono::seconds(1));
    work();
    EXPECT_EQ(seen("a-1").size(), i + 1) << "not before its time";
    test_.pass(std::chrono::seconds(1));
    if (i == 1) web_.pages["https://down.go.th/"] = captured("https://down.go.th/", "busy", "text/html", 503);
    work();
  }
  EXPECT_EQ(counted().given_up, 1);
  EXPECT_EQ(counted().waiting, 0);
  const auto views = seen("a-1");
  ASSERT_THAT(views, SizeIs(4));
  std::multiset<std::string> outcomes;
  for (const auto& view : views) outcomes.insert(view.capture.outcome);
  EXPECT_EQ(outcomes.count("no_connection"), 2U);
  EXPECT_EQ(outcomes.count("answered"), 2U);
}

TEST_P(Captures, what_never_comes_back_is_asked_once_and_noted) {
  order("a-1", "o1", "https://gone.go.th/");
  order("a-1", "o2", "https://a.go.th/404");
  web_.pages["https://a.go.th/404"] = captured("https://a.go.th/404", "ไม่พบ", "text/html", 404);
  work();
  EXPECT_EQ(counted().done, 2);
  const auto gone = seen("a-1", "o1").front();
  EXPECT_EQ(gone.capture.outcome, "no_such_host");
  EXPECT_EQ(gone.capture.status, 0);
  EXPECT_EQ(verdict(gone, "reachable"), "fails");
  EXPECT_EQ(verdict(seen("a-1", "o2").front(), "reachable"), "fails");
  EXPECT_THAT(codes(desk::capture_bytes(office(), officer_.actor, "a-1", gone.capture.capture_id)),
              ElementsAre("captures.no_body"));
  const auto file = desk::capture_warc(office(), officer_.actor, "a-1", gone.capture.capture_id);
  const auto note = warc::unpacked(file->bytes);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->record.type, warc::Type::metadata);
  EXPECT_EQ(note->record.block, "outcome: no_such_host\r\ndetail: no such host\r\n");
}

TEST_P(Captures, a_hostile_fetcher_cannot_write_lines_of_its_own) {
  order("a-1", "o1", "https://a.go.th/1");
  auto capture = captured("https://a.go.th/1", "x");
  capture.exchanges.front().address = "https://a.go.th/\r\nWARC-Type: warcinfo";
  capture.exchanges.front().peer = "1.2.3.4\r\nX: y";
  capture.exchanges.front().response_head = "HTTP/1.1 200 OK\r\nContent-Type: a\xff\x01/b\r\n";
  capture.detail = std::string("\xff\0\n", 3);
  capture.tls.subject = "\xe0\xb8";
  web_.pages["https://a.go.th/1"] = capture;
  work();
  const auto view = seen("a-1").front();
  EXPECT_EQ(view.capture.final_address,
            "https://a.go.th/?"
            "?WARC-Type: warcinfo");
  EXPECT_EQ(view.capture.media_type,
            "a?"
            "?/b");
  EXPECT_EQ(desk::capture_bytes(office(), officer_.actor, "a-1", view.capture.capture_id)->bytes, "x");
}

TEST_P(Captures, the_same_file_shown_twice_or_by_two_agencies_is_noticed_on_both_sides) {
  const std::string plan = "<html><body>แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570</body></html>";
  order("a-1", "o1", "https://a.go.th/1");
  web_.pages["https://a.go.th/1"] = captured("https://a.go.th/1", plan);
  work();
  EXPECT_EQ(verdict(seen("a-1", "o1").front(), "used_once"), "holds");
  EXPECT_EQ(verdict(seen("a-1", "o1").front(), "not_copied"), "holds");

  order("a-1", "o2", "https://a.go.th/2");
  web_.pages["https://a.go.th/2"] = captured("https://a.go.th/2", plan);
  work();
  for (const std::string item : {"o1", "o2"})
    EXPECT_NE(verdict(seen("a-1", item).front(), "used_once"), "holds") << item;
  EXPECT_EQ(verdict(seen("a-1", "o1").front(), "not_copied"), "holds");

  order("a-3", "o1", "https://c.go.th/1");
  web_.pages["https://c.go.th/1"] = captured("https://c.go.th/1", plan);
  work();
  for (const auto& [agency, item] : {std::pair("a-1", "o1"), std::pair("a-1", "o2"), std::pair("a-3", "o1")})
    EXPECT_NE(verdict(seen(agency, item).front(), "not_copied"), "holds") << agency << item;
}

TEST_P(Captures, other_rules_mean_other_checks) {
  order("a-1", "o1", "https://a.go.th/1");
  web_.pages["https://a.go.th/1"] = captured("https://a.go.th/1", "<html><body>แผน 2569</body></html>");
  desk::CaptureRound round(office(), web_, read_here);
  work(round);
  EXPECT_NE(verdict(seen("a-1").front(), "right_year"), "fails");
  auto rules = std::make_shared<desk::DisclosureRules>();
  disclosure::Rules& edition = (*rules)["ita/2564"];
  edition.edition = "ita/2564";
  edition.fingerprint = std::string(64, 'f');
  edition.items["o1"].year = disclosure::YearDemand::this_year;
  test_.own_office().disclosure_rules = rules;
  work(round);
  const auto view = seen("a-1").front();
  EXPECT_NE(verdict(view, "right_year"), "holds");
  EXPECT_NE(verdict(view, "right_year"), "cannot_tell");
  EXPECT_THAT(view.capture.checked_with, HasSubstr("ffff"));
}

TEST_P(Captures, a_round_begun_anew_asks_again_and_keeps_nothing_twice) {
  for (int i = 0; i < 7; ++i) {
    const std::string address = "https://h" + std::to_string(i) + ".go.th/";
    order("a-1", "o1", address);
    web_.pages[address] = captured(address, "หน้า " + std::to_string(i));
  }
  {
    desk::CaptureRound killed(office(), web_, read_here, {.batch_captures_max = 3});
    EXPECT_EQ(killed.step(milliseconds(0)).kept, 3);
    web_.is_silent = true;
    EXPECT_EQ(killed.step(milliseconds(0)).kept, 0);
  }
  EXPECT_THAT(web_.asked, SizeIs(7));
  StillWeb anew;
  anew.pages = web_.pages;
  desk::CaptureRound next(office(), anew, read_here);
  work(next);
  EXPECT_THAT(anew.asked, SizeIs(4)) << "only those that were not kept";
  EXPECT_THAT(seen("a-1"), SizeIs(7));
  EXPECT_EQ(counted().done, 7);
  // The first one's captures arrive late at the second: it never ordered them.
  EXPECT_TRUE(next.step(milliseconds(0)).is_idle());
}

TEST_P(Captures, what_cannot_be_kept_now_is_kept_later_without_asking_again) {
  order("a-1", "o1", "https://a.go.th/1");
  web_.pages["https://a.go.th/1"] = captured("https://a.go.th/1", "หนึ่ง");
  bool is_broken = false;
  test_.own_office().now = [&] {
    if (is_broken) throw std::runtime_error("the machine is in trouble");
    return now();
  };
  web_.on_next = [&] { is_broken = true; };
  desk::CaptureRound round(office(), web_, read_here);
  EXPECT_THROW((void)round.step(milliseconds(0)), std::runtime_error);
  EXPECT_THROW((void)round.step(milliseconds(0)), std::runtime_error);
  is_broken = false;
  EXPECT_EQ(round.step(milliseconds(0)).kept, 1);
  EXPECT_THAT(web_.asked, SizeIs(1));
  EXPECT_THAT(seen("a-1"), SizeIs(1));
}

TEST_P(Captures, a_try_is_settled_once) {
  order("a-1", "o1", "https://a.go.th/1");
  const store::CaptureOrder order = take("x").front();
  perform([&](db::Transaction& t) { EXPECT_TRUE(store::postpone_capture_order(t, order, now())); });
  perform([&](db::Transaction& t) {
    EXPECT_FALSE(store::postpone_capture_order(t, order, now()));
    EXPECT_FALSE(store::end_capture_order(t, order, true, now()));
  });
  EXPECT_EQ(take("x").front().tries, 1);
}

TEST_P(Captures, one_program_writes_and_the_others_wait) {
  order("a-1", "o1", "https://a.go.th/1");
  desk::CaptureRound first(office(), web_, read_here);
  desk::CaptureRound second(office(), web_, read_here);
  EXPECT_FALSE(first.step(milliseconds(0)).is_elsewhere);
  order("a-1", "o2", "https://a.go.th/1");
  EXPECT_TRUE(second.step(milliseconds(0)).is_elsewhere);
  test_.own_office().captures.clear();
  desk::CaptureRound nowhere(office(), web_, read_here);
  EXPECT_TRUE(nowhere.step(milliseconds(0)).is_elsewhere);
}

PRONGSAI_ON_EVERY_ENGINE(Captures);

}  // namespace
}  // namespace prongsai::offices
