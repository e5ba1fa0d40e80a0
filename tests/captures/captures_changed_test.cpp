// SPDX-License-Identifier: Apache-2.0
// Evidence that changes after it was graded: who is told what of it, on every engine.
#include "prongsai/desk/disclosure/capture_round.h"
#include "prongsai/desk/disclosure/captures.h"
#include "prongsai/desk/disclosure/evidence_changes.h"

#include "fetched.h"
#include "grades_fixture.h"

namespace prongsai::offices {
namespace {

using captures::captured;
using captures::failed;
using captures::StillWeb;
using testing::SizeIs;
using Kind = desk::EvidenceChange::Kind;

const std::string address = "https://a-1.go.th/o1";

class ChangedEvidence : public GradeOffices {
 protected:
  ChangedEvidence() : id_(grading_round()), key_{id_, "a-1", "o1"} {}

  /// A copy of what the site shows now.
  void keep(const fetch::Capture& shown) {
    web_.pages[address] = shown;
    for (fetch::Exchange& each : web_.pages[address].exchanges) each.asked_at = now();
    const std::vector<store::NewCaptureOrder> one = {
        {"co-" + std::to_string(++orders_), "a-1", id_, "o1", address, "watch", now()}};
    perform([&](db::Transaction& t) { store::add_capture_orders(t, one); });
    work();
    test_.pass(std::chrono::minutes(1));
  }
  void keep(const std::string& text) { keep(captured(address, "<html><body>" + text + "</body></html>")); }
  void work() {
    desk::CaptureRound round(office(), web_,
                             [](std::string_view bytes, const document_files::SentAs& sent_as) {
                               return document_files::read_plain(bytes, sent_as);
                             });
    for (int i = 0; i < 100; ++i)
      if (round.step(std::chrono::milliseconds(0)).is_idle()) return;
    FAIL() << "there is no end";
  }
  /// As from the page: the newest copy lay there.
  std::vector<std::string> grade_seen(const Somebody& who, const std::string& choice) {
    const auto sheet = desk::open_item(office(), who.actor, key_);
    if (!sheet) return codes(sheet);
    return codes(desk::give_grade(
        office(), who.actor, key_,
        {.choice = choice,
         .reasons = choice == "full" ? std::vector<std::string>() : std::vector<std::string>{"wrong_year"},
         .filing = sheet->filing_number,
         .captures = {newest().capture_id},
         .seen = sheet->seat.grade ? sheet->seat.grade->number : 0}));
  }
  store::StoredCapture newest() {
    return read([&](db::Transaction& t) { return store::list_captures(t, "a-1", id_, "o1"); }).front();
  }
  store::CaptureCheck unchanged() {
    const std::string id = newest().capture_id;
    for (store::CaptureCheck& each :
         read([&](db::Transaction& t) { return store::list_capture_checks(t, "a-1", id); }))
      if (each.check == "unchanged") return each;
    return {};
  }
  std::vector<desk::EvidenceChange> own_changes(const Somebody& who) {
    return desk::changes_since_own_grade(office(), *desk::open_item(office(), who.actor, key_));
  }
  std::vector<desk::EvidenceChange> changes() {
    return desk::changes_since_grades(office(), *desk::see_grades(office(), officer_.actor, id_, "a-1"),
                                      "o1");
  }
  desk::ChangedEvidence board(const std::string& province = "") {
    auto out = desk::see_changed_evidence(office(), officer_.actor, id_, province, 1);
    EXPECT_THAT(codes(out), IsEmpty());
    return *std::move(out);
  }
  void seat_both() {
    ASSERT_THAT(seat(key_, 1, first_), IsEmpty());
    ASSERT_THAT(seat(key_, 2, second_), IsEmpty());
  }

  std::string id_;
  store::ItemKey key_;
  StillWeb web_;
  int orders_ = 0;
};

TEST_P(ChangedEvidence, is_compared_with_what_lay_before_the_assessors_once_both_have_graded) {
  seat_both();
  keep("แผน 2563<br>ผู้รับผิดชอบ กองคลัง");
  keep("แผน 2564<br>ผู้รับผิดชอบ กองคลัง");
  EXPECT_EQ(unchanged().verdict, "fails") << "first captured, the year before";
  EXPECT_EQ(unchanged().part, "");
  ASSERT_THAT(grade_seen(first_, "full"), IsEmpty());
  ASSERT_THAT(grade_seen(second_, "full"), IsEmpty());
  work();
  keep("แผน 2564<br>ผู้รับผิดชอบ กองคลัง");
  EXPECT_EQ(unchanged().verdict, "holds");
  EXPECT_EQ(unchanged().part, "graded");
  EXPECT_THAT(changes(), IsEmpty());
  EXPECT_EQ(board().found, 0);
  EXPECT_THAT(desk::changed_evidence_owed(office(), officer_.actor), IsEmpty());

  keep("แผน 2564<br>ผู้รับผิดชอบ กองช่าง");
  EXPECT_EQ(unchanged().verdict, "fails");
  EXPECT_EQ(unchanged().part, "graded");
  const auto found = changes();
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found.front().kind, Kind::text);
  ASSERT_THAT(found.front().difference.lines, SizeIs(1));
  EXPECT_EQ(found.front().difference.lines.front().removed, "คลั");
  EXPECT_EQ(found.front().difference.lines.front().added, "ช่า");
  EXPECT_THAT(own_changes(first_), SizeIs(1));
  const auto list = board("chiang-mai");
  EXPECT_EQ(list.found, 1);
  ASSERT_THAT(list.links, SizeIs(1));
  EXPECT_EQ(list.links.front().item, "o1");
  EXPECT_EQ(list.links.front().verdict, "fails");
  EXPECT_EQ(board("lamphun").found, 0);
  ASSERT_THAT(desk::changed_evidence_owed(office(), officer_.actor), SizeIs(1));
  EXPECT_THAT(desk::changed_evidence_owed(office(), coordinator_.actor), IsEmpty());
  EXPECT_THAT(codes(desk::see_changed_evidence(office(), coordinator_.actor, id_, "", 1)),
              ElementsAre("desk.not_permitted"));

  keep("แผน 2564<br>ผู้รับผิดชอบ กองคลัง");
  EXPECT_EQ(board().found, 0) << "it says again what was graded";
  keep(failed(fetch::Outcome::no_such_host, "no such host"));
  EXPECT_EQ(board().links.at(0).verdict, "cannot_tell");
  EXPECT_EQ(changes().at(0).kind, Kind::gone);
}

TEST_P(ChangedEvidence, tells_an_assessor_nothing_of_what_another_one_saw) {
  seat_both();
  keep("แผน 2563");
  ASSERT_THAT(grade_seen(first_, "full"), IsEmpty());
  keep("แผน 2564");
  work();
  EXPECT_EQ(unchanged().part, "") << "only one has graded";
  EXPECT_THAT(own_changes(first_), SizeIs(1));
  EXPECT_THAT(own_changes(second_), IsEmpty());
  EXPECT_THAT(changes(), IsEmpty());
  ASSERT_THAT(grade_seen(second_, "full"), IsEmpty());
  work();
  EXPECT_EQ(unchanged().part, "graded") << "the two did not see the same";
  EXPECT_EQ(unchanged().verdict, "fails");
  EXPECT_THAT(own_changes(second_), IsEmpty());
  EXPECT_EQ(board().found, 1);
}

TEST_P(ChangedEvidence, is_what_the_third_assessor_did_not_see_where_that_grade_counts) {
  seat_both();
  keep("แผน 2563");
  ASSERT_THAT(grade_seen(first_, "full"), IsEmpty());
  ASSERT_THAT(grade_seen(second_, "not_full"), IsEmpty());
  keep("แผน 2564");
  EXPECT_EQ(board().found, 1);
  ASSERT_THAT(seat(key_, 3, third_), IsEmpty());
  ASSERT_THAT(grade_seen(third_, "full"), IsEmpty());
  work();
  EXPECT_EQ(board().found, 0) << "what counts was given to what stands there now";
  EXPECT_THAT(changes(), IsEmpty());
}

PRONGSAI_ON_EVERY_ENGINE(ChangedEvidence);

}  // namespace
}  // namespace prongsai::offices
