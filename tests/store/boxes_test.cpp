// SPDX-License-Identifier: Apache-2.0
// A box from its key to its opened surveys, and a recount that notices every change, on every engine.
#include <algorithm>
#include <filesystem>
#include <map>

#include "prongsai/desk/surveys/recount.h"
#include "prongsai/secret/box_key_file.h"
#include "prongsai/store/trail.h"

#include "boxes_fixture.h"
#include "store_tests/sql.h"

namespace prongsai::offices {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Counted = std::map<std::pair<std::size_t, int>, std::uint32_t>;

class Boxes : public BoxOffices {
 protected:
  /// So many ballots for the first two surveys; the third gets none.
  void collect(int each) {
    desk::Collector collector(test_.database(), [](const std::string& what) { FAIL() << what; });
    Handing hand(collector);
    for (int i = 0; i < each; ++i) {
      for (const std::int64_t survey : {first_, first_ + 1}) {
        const survey::Answers answers = random_answers();
        for (std::size_t box = 0; box < answers.sheet.size(); ++box)
          ++chosen_[survey][{box, answers.sheet[box]}];
        hand.submit(ballot(survey, answers));
      }
    }
    EXPECT_THAT(hand.outcomes(), testing::Each(Submitted::received));
  }
  base::Result<desk::OpenedBox> open(const std::optional<std::string>& key = std::nullopt) {
    desk::JobProgress progress;
    return desk::open_box(office(), officer_.actor, box_.id, key, progress);
  }
  [[nodiscard]] std::string key_path() const { return office().box_keys + "/" + box_.id + ".key"; }
  [[nodiscard]] std::vector<std::string> recounted() {
    const auto again = desk::recount(office(), "");
    EXPECT_THAT(codes(again), IsEmpty());
    std::vector<std::string> out;
    for (const base::Problem& each : again->differences) out.push_back(each.code);
    return out;
  }
  /// What a recount tells after a change, which is taken back.
  template <class Change>
  [[nodiscard]] std::vector<std::string> found_after(Change&& change) {
    const Kept before = keep();
    perform([&](db::Transaction& t) {
      change(t);
      return 0;
    });
    std::vector<std::string> out = recounted();
    put_back(before);
    EXPECT_THAT(recounted(), IsEmpty());
    return out;
  }
  [[nodiscard]] std::vector<std::string> actions() {
    return read([&](db::Transaction& t) {
      std::vector<std::string> out;
      store::visit_lines(t, 0, store::trail_frontier(t).size(),
                         [&](const std::string& line) { out.push_back(audit::parse_entry(line)->action); });
      return out;
    });
  }

  /// Everything stored of the first survey.
  struct Kept {
    std::vector<store::DayReceived> days;
    std::vector<store::ChannelReceived> channels;
    store::BallotStack stack;
    std::vector<std::uint32_t> cells;
    std::vector<store::ProfileCount> profile;
    std::vector<std::string> receipts;
  };
  [[nodiscard]] Kept keep() {
    return read([&](db::Transaction& t) {
      Kept out{.days = store::list_days(t, first_),
               .channels = store::list_channels(t, first_),
               .stack = *store::find_stack(t, first_),
               .cells = *store::find_survey_count(t, first_),
               .profile = store::list_profile_counts(t, first_),
               .receipts = {}};
      for (const db::Bytes& each : t.all<db::Bytes>(store_tests::sql::list_counted_receipts, first_))
        out.receipts.push_back(each.value);
      return out;
    });
  }
  void put_back(const Kept& kept) {
    namespace sql = store_tests::sql;
    perform([&](db::Transaction& t) {
      for (const db::Query* each : {&sql::remove_days, &sql::remove_channels, &sql::remove_stack,
                                    &sql::remove_count, &sql::remove_profile, &sql::remove_receipts})
        t.execute(*each, first_);
      store::add_received(t, kept.days, kept.channels);
      store::record_stack(t, kept.stack);
      store::record_survey_count(t, first_, kept.cells);
      store::record_profile_counts(t, first_, kept.profile);
      store::record_receipts(t, first_, kept.receipts);
      return 0;
    });
  }

  std::map<std::int64_t, Counted> chosen_;  ///< what was answered, counted here
};

TEST_P(Boxes, an_opened_box_holds_sorted_sheets_their_counts_and_nothing_sealed) {
  collect(40);
  end_collecting();
  const auto opened = open();
  ASSERT_THAT(codes(opened), IsEmpty());
  EXPECT_EQ(opened->surveys, 3);
  EXPECT_EQ(opened->ballots, 80);
  EXPECT_EQ(opened->refused, 0);
  EXPECT_EQ(sealed(first_) + sealed(first_ + 1), 0);
  for (const std::int64_t survey : {first_, first_ + 1}) {
    const auto [stack, cells] = read([&](db::Transaction& t) {
      return std::pair(store::find_stack(t, survey).value(), store::find_survey_count(t, survey).value());
    });
    ASSERT_EQ(stack.sheets_count, 40);
    ASSERT_EQ(stack.bytes_each, 51);  // the questionnaire of 2565 has 51 boxes
    std::vector<std::string> sheets;
    for (std::size_t i = 0; i < 40; ++i) sheets.push_back(stack.sheets.value.substr(i * 51, 51));
    EXPECT_TRUE(std::ranges::is_sorted(sheets));
    for (std::size_t box = 0; box < 51; ++box) {
      for (int choice = 0; choice < 8; ++choice) {
        const auto expected = chosen_[survey][{box, choice}];
        EXPECT_EQ(cells[box * 8 + static_cast<std::size_t>(choice)], expected) << box << " " << choice;
      }
    }
    std::int64_t paced = 0;
    for (const auto& each : read([&](db::Transaction& t) { return store::list_profile_counts(t, survey); }))
      if (each.question == "pace") paced += each.count;
    EXPECT_EQ(paced, 40);
    EXPECT_EQ(read([&](db::Transaction& t) { return store::count_receipts(t, survey); }), 40);
  }
  EXPECT_THAT(recounted(), IsEmpty());
}

TEST_P(Boxes, when_all_is_opened_the_key_is_gone_and_the_trail_tells_it) {
  collect(3);
  end_collecting();
  ASSERT_TRUE(std::filesystem::exists(key_path()));
  ASSERT_THAT(codes(open()), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(key_path()));
  EXPECT_THAT(actions(), ElementsAre("box.open", "box.opened"));
  EXPECT_THAT(codes(open()), ElementsAre("box.is_opened"));
}

TEST_P(Boxes, a_receipt_is_received_first_and_counted_later) {
  desk::Submission one = ballot(first_);
  const auto standing = [&] {
    return read([&](db::Transaction& t) { return store::find_receipt(t, one.receipt_digest); });
  };
  EXPECT_EQ(standing(), store::ReceiptStanding::unknown);
  {
    desk::Collector collector(test_.database(), [](const std::string&) {});
    EXPECT_EQ(Handing(collector).outcome_of(one), Submitted::received);
  }
  EXPECT_EQ(standing(), store::ReceiptStanding::received);
  end_collecting();
  ASSERT_THAT(codes(open()), IsEmpty());
  EXPECT_EQ(standing(), store::ReceiptStanding::counted);
}

TEST_P(Boxes, stays_shut_until_nothing_can_be_on_its_way) {
  collect(1);
  EXPECT_THAT(codes(open()), ElementsAre("box.still_collecting"));
  end_collecting();
  test_.pass(std::chrono::microseconds(-1));
  EXPECT_THAT(codes(open()), ElementsAre("box.still_collecting"));
  EXPECT_EQ(sealed(first_), 1);
  test_.pass(std::chrono::microseconds(1));
  EXPECT_THAT(codes(open()), IsEmpty());
}

TEST_P(Boxes, only_the_authority_opens_one) {
  end_collecting();
  desk::JobProgress progress;
  for (const access::Role role : access::all_roles) {
    if (role == access::Role::authority_officer) continue;
    const Somebody other = test_.make(role, {"chiang-mai", "a-1", ""});
    EXPECT_THAT(codes(desk::open_box(office(), other.actor, box_.id, std::nullopt, progress)),
                ElementsAre("desk.not_permitted"))
        << access::code_of(role);
    EXPECT_THAT(codes(desk::read_box_key(office(), other.actor, box_.id)), ElementsAre("desk.not_permitted"));
  }
}

TEST_P(Boxes, custodians_keep_the_key_and_bring_it_back) {
  collect(2);
  const auto text = desk::read_box_key(office(), officer_.actor, box_.id);
  ASSERT_THAT(codes(text), IsEmpty());
  const std::string other = secret::to_key_file(secret::make_box_key());
  EXPECT_THAT(codes(desk::give_key_to_custodians(office(), officer_.actor, box_.id, other)),
              ElementsAre("box.other_key"));
  EXPECT_THAT(codes(desk::give_key_to_custodians(office(), officer_.actor, box_.id, "nonsense")),
              ElementsAre("secret.box_key_not_understood"));
  ASSERT_TRUE(std::filesystem::exists(key_path()));
  ASSERT_THAT(codes(desk::give_key_to_custodians(office(), officer_.actor, box_.id, *text)), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(key_path()));
  EXPECT_FALSE(desk::look_at_box(office(), officer_.actor, box_.id)->key_is_here);
  end_collecting();
  EXPECT_THAT(codes(open()), ElementsAre("box.key_not_here"));
  EXPECT_THAT(codes(open(other)), ElementsAre("box.other_key"));
  EXPECT_EQ(open(*text)->ballots, 4);
  EXPECT_THAT(actions(), ElementsAre("box.read_key", "box.give_key", "box.open", "box.opened"));
}

TEST_P(Boxes, opening_goes_on_where_it_was_stopped) {
  collect(20);
  end_collecting();
  desk::Jobs jobs;
  const auto id =
      jobs.start("boxes.open", "p", [&](desk::JobProgress& progress) -> base::Result<std::string> {
        const auto opened = desk::open_box(office(), officer_.actor, box_.id, std::nullopt, progress);
        return opened ? base::Result<std::string>("opened") : opened.problems();
      });
  jobs.cancel(*id, "p");
  const auto ended = jobs.wait(*id, "p", std::chrono::minutes(1));
  ASSERT_TRUE(ended);
  if (ended->state == desk::JobView::State::failed) {
    EXPECT_EQ(ended->problems.front().code, "job.cancelled");
    EXPECT_TRUE(std::filesystem::exists(key_path()));
    ASSERT_THAT(codes(open()), IsEmpty());
  }
  EXPECT_THAT(recounted(), IsEmpty());
  EXPECT_EQ(desk::recount(office(), "")->sheets, 40);
  EXPECT_FALSE(std::filesystem::exists(key_path()));
}

TEST_P(Boxes, what_no_key_opens_is_counted_as_refused_and_tells_no_receipt) {
  collect(5);
  {
    desk::Collector collector(test_.database(), [](const std::string&) {});
    desk::Submission altered = ballot(first_);
    altered.sealed.back() = static_cast<char>(altered.sealed.back() ^ 1);
    EXPECT_EQ(Handing(collector).outcome_of(altered), Submitted::received);
    desk::Submission of_another = ballot(first_ + 1);
    of_another.survey = first_;  // moved to another survey in the database
    EXPECT_EQ(Handing(collector).outcome_of(of_another), Submitted::received);
  }
  end_collecting();
  const auto opened = open();
  ASSERT_THAT(codes(opened), IsEmpty());
  EXPECT_EQ(opened->ballots, 10);
  EXPECT_EQ(opened->refused, 2);
  EXPECT_THAT(recounted(), IsEmpty());
}

TEST_P(Boxes, nothing_is_thrown_away_where_nothing_opens) {
  sealer_ = std::make_unique<secret::BallotSealer>(secret::make_box_key().public_key);
  collect(3);
  end_collecting();
  EXPECT_THAT(codes(open()), ElementsAre("box.nothing_opens"));
  EXPECT_EQ(sealed(first_), 3);
  EXPECT_TRUE(std::filesystem::exists(key_path()));
}

TEST_P(Boxes, a_recount_finds_every_kind_of_change) {
  namespace sql = store_tests::sql;
  collect(30);
  end_collecting();
  ASSERT_THAT(codes(open()), IsEmpty());
  const std::vector<std::pair<const db::Query*, std::string>> changes = {
      {&sql::falsify_day, "recount.received_differ"},
      {&sql::falsify_channel, "recount.channels_differ"},
      {&sql::falsify_receipt, "recount.receipts_differ"},
      {&sql::falsify_profile, "recount.profile_differ"},
      {&sql::falsify_fingerprint, "recount.other_questions"},
      {&sql::remove_stack, "recount.no_stack"},
      {&sql::remove_count, "recount.no_counts"},
  };
  for (const auto& [change, expected] : changes) {
    EXPECT_THAT(found_after([&](db::Transaction& t) { t.execute(*change, first_); }), ElementsAre(expected));
  }
}

/// Any byte of the stored sheets and of the stored counts.
TEST_P(Boxes, a_recount_finds_every_changed_byte) {
  collect(12);
  end_collecting();
  ASSERT_THAT(codes(open()), IsEmpty());
  const auto sheets = read([&](db::Transaction& t) { return store::find_stack(t, first_)->sheets.value; });
  for (std::size_t at = 0; at < sheets.size(); at += 7) {
    std::string changed = sheets;
    changed[at] = static_cast<char>(changed[at] == 1 ? 2 : changed[at] - 1);
    EXPECT_FALSE(found_after([&](db::Transaction& t) {
                   t.execute(store_tests::sql::put_sheets, first_, db::Bytes{changed});
                 }).empty())
        << at;
  }
  const auto cells = read([&](db::Transaction& t) { return store::find_survey_count(t, first_).value(); });
  for (std::size_t at = 0; at < cells.size(); at += 5) {
    EXPECT_THAT(found_after([&](db::Transaction& t) {
                  std::vector<std::uint32_t> changed = cells;
                  changed[at] ^= 1U;
                  t.execute(store_tests::sql::remove_count, first_);
                  store::record_survey_count(t, first_, changed);
                }),
                ElementsAre("recount.counts_differ"))
        << at;
  }
}

PRONGSAI_ON_EVERY_ENGINE(Boxes);

}  // namespace
}  // namespace prongsai::offices
