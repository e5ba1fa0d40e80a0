// SPDX-License-Identifier: Apache-2.0
// A game: who has every byte and knows who came when, with which code and which receipt, says which sheet is
// whose. He must not do better than by chance.
#include <algorithm>
#include <functional>
#include <numeric>

#include <fmt/format.h>

#include "prongsai/db/portable.h"
#include "prongsai/secret/box_key_file.h"

#include "boxes_fixture.h"
#include "byte_search.h"

namespace prongsai::anonymity {
namespace {

using testing::IsEmpty;

constexpr std::size_t trials_wanted = 10'000;
constexpr int surveys_of_a_box = 60;

/// Everything about one respondent that somebody else can have come to know, and what must not be known.
struct Person {
  std::string code_digest;
  std::string id_digest;
  std::string receipt_digest;
  std::string sealed;      ///< told apart by the receipt
  std::size_t batch = 0;   ///< the transaction
  std::size_t in_log = 0;  ///< where the ballot first lies in the bytes of the engine's files
  std::size_t in_backup = 0;
  std::string sheet;  ///< the secret
};

struct World {
  std::int64_t survey = 0;
  std::vector<Person> people;      ///< in the order in which they came
  std::vector<std::string> stack;  ///< the sheets, in the order in which they are kept
};

/// For each person a place in the stack.
using Guess = std::vector<std::size_t>;

/// Who is at one place by some order of people, is at the same place of the stack.
template <class Key>
Guess by_order(const World& world, Key&& key) {
  std::vector<std::size_t> order(world.people.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return std::pair(key(world.people[a]), a) < std::pair(key(world.people[b]), b);
  });
  Guess out(order.size());
  for (std::size_t place = 0; place < order.size(); ++place) out[order[place]] = place;
  return out;
}

Guess by_arrival(const World& world) {
  return by_order(world, [](const Person&) { return 0; });
}

/// Snapshots after each transaction, and the rows that were new in it, as they lie.
Guess by_snapshots(const World& world) {
  return by_order(world, [](const Person& one) { return std::pair(one.batch, one.receipt_digest); });
}

Guess by_last_in_first_out(const World& world) {
  Guess out = by_arrival(world);
  std::ranges::reverse(out);
  return out;
}

/// The sheet that is most like the bytes of the sealed ballot.
Guess by_likeness(const World& world) {
  Guess out;
  for (const Person& one : world.people) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t place = 0; place < world.stack.size(); ++place) {
      const std::string& sheet = world.stack[place];
      for (std::size_t at = 0; at + sheet.size() <= one.sealed.size(); ++at) {
        std::size_t alike = 0;
        for (std::size_t i = 0; i < sheet.size(); ++i) alike += sheet[i] == one.sealed[at + i] ? 1 : 0;
        if (alike > most) std::tie(most, best) = std::pair(alike, place);
      }
    }
    out.push_back(best);
  }
  return out;
}

const std::vector<std::pair<std::string, std::function<Guess(const World&)>>>& attackers() {
  static const std::vector<std::pair<std::string, std::function<Guess(const World&)>>> all = {
      {"order of arrival", by_arrival},
      {"order of arrival, backwards", by_last_in_first_out},
      {"snapshots after each transaction", by_snapshots},
      {"receipts",
       [](const World& w) { return by_order(w, [](const Person& p) { return p.receipt_digest; }); }},
      {"submission ids",
       [](const World& w) { return by_order(w, [](const Person& p) { return p.id_digest; }); }},
      {"codes", [](const World& w) { return by_order(w, [](const Person& p) { return p.code_digest; }); }},
      {"sealed bytes", [](const World& w) { return by_order(w, [](const Person& p) { return p.sealed; }); }},
      {"nonces",
       [](const World& w) { return by_order(w, [](const Person& p) { return p.sealed.substr(32); }); }},
      {"tags",
       [](const World& w) { return by_order(w, [](const Person& p) { return p.sealed.substr(56); }); }},
      {"places in files",
       [](const World& w) { return by_order(w, [](const Person& p) { return p.in_log; }); }},
      {"places in a backup",
       [](const World& w) { return by_order(w, [](const Person& p) { return p.in_backup; }); }},
      {"likeness of bytes", by_likeness},
  };
  return all;
}

/// How often somebody was right, and how often he would be had the sheets been dealt out by lot.
struct Score {
  std::size_t trials = 0;
  std::size_t right = 0;
  double by_chance = 0;

  void add(const World& world, const Guess& guess) {
    for (std::size_t i = 0; i < guess.size(); ++i) {
      const std::string& guessed = world.stack[guess[i]];
      ++trials;
      right += guessed == world.people[i].sheet ? 1 : 0;
      by_chance += static_cast<double>(std::ranges::count(world.stack, guessed)) /
                   static_cast<double>(world.stack.size());
    }
  }
  /// In points of a hundred.
  [[nodiscard]] double advantage() const {
    return (static_cast<double>(right) - by_chance) * 100 / static_cast<double>(trials);
  }
};

class Linking : public offices::BoxOffices {
 protected:
  /// Some think alike, some tick one column all the way, so that sheets are equal now and then.
  std::string random_sheet() {
    const survey::Answers honest = random_answers();
    std::string out(honest.sheet.begin(), honest.sheet.end());
    if (dice_.roll(4) == 1) std::ranges::fill(out, static_cast<char>(dice_.roll(2)));
    return out;
  }
  Person make_person(std::int64_t survey) {
    const std::string id = dice_.hexadecimal(survey::submission_id_length);
    Person out;
    out.code_digest = survey::slip_code_digest(survey, survey::make_slip_code(dice_.hexadecimal(32)));
    out.id_digest = survey::submission_digest(id);
    out.receipt_digest = survey::receipt_digest(survey::receipt_of(id));
    do {
      out.sheet = random_sheet();
    } while (!survey::is_possible(questionnaire_, answers_of(out)));
    return out;
  }
  survey::Answers answers_of(const Person& person) {
    survey::Answers out = random_answers();
    out.sheet.assign(person.sheet.begin(), person.sheet.end());
    return out;
  }

  /// People come one by one or a few at once, each with a code; after each transaction everything is looked
  /// at.
  World collect(std::int64_t survey, desk::Collector& collector) {
    World out{.survey = survey, .people = {}, .stack = {}};
    const std::size_t count = 11U + dice_.roll(49);
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < count; ++i) {
      out.people.push_back(make_person(survey));
      codes.push_back(out.people.back().code_digest);
    }
    perform([&](db::Transaction& t) { store::record_codes(t, survey, codes); });
    std::size_t batch = 0;
    for (std::size_t i = 0; i < count; ++batch) {
      offices::Handing hand(collector);
      for (const std::size_t end = std::min(count, i + dice_.roll(4)); i < end; ++i) {
        const Person& one = out.people[i];
        hand.submit({.id_digest = one.id_digest,
                     .receipt_digest = one.receipt_digest,
                     .survey = survey,
                     .code_digest = one.code_digest,
                     .sealed = sealer_->seal(survey::pack_ballot(questionnaire_, survey, answers_of(one))),
                     .channel = survey::Channel::poster,
                     .day = 20'778});
      }
      EXPECT_THAT(hand.outcomes(), testing::Each(desk::Submitted::received));
      snapshot(out, batch);
    }
    return out;
  }
  void snapshot(World& world, std::size_t batch) {
    const auto rows =
        read([&](db::Transaction& t) { return store::list_sealed(t, world.survey, world.survey); });
    for (const store::SealedBallot& row : rows) {
      const auto whose = std::ranges::find(world.people, row.receipt, &Person::receipt_digest);
      ASSERT_NE(whose, world.people.end());
      if (whose->sealed.empty()) whose->batch = batch;
      whose->sealed = row.sealed;
    }
  }

  [[nodiscard]] std::string folder_of_the_engine() const {
    const std::size_t host = address_.find("host=");
    if (host == std::string::npos) return (scratch_ / "x").parent_path().string();
    return address_.substr(host + 5, address_.find('&', host) - host - 5) + "/cluster/pg_wal";
  }
  /// Where each sealed ballot lies first, in the engine's files and in a backup.
  void look_at_bytes(std::vector<World>& worlds) {
    ByteSearch search;
    std::vector<Person*> people;
    for (World& world : worlds) {
      for (Person& one : world.people) {
        // Two words each: an engine's pages may cut through one of them.
        search.add(one.sealed.substr(32, 24), "sealed");
        search.add(one.sealed.substr(72, 24), "sealed");
        people.push_back(&one);
      }
    }
    const auto path = scratch_ / "game.backup";
    const auto note = [&](std::string_view bytes, std::size_t before, std::size_t Person::* where) {
      for (const ByteSearch::Hit& hit : search.find(bytes))
        if (people[hit.word / 2]->*where == 0) people[hit.word / 2]->*where = before + hit.at;
    };
    std::size_t before = 1;
    for (const auto& [name, bytes] : files_below(folder_of_the_engine())) {
      if (name == path.string()) continue;
      note(bytes, before, &Person::in_log);
      before += bytes.size();
    }
    db::back_up(test_.database(), path);
    for (const auto& [name, bytes] : files_below(path.parent_path()))
      if (name == path.string()) note(bytes, 1, &Person::in_backup);
    for (const Person* one : people) {
      ASSERT_NE(one->in_log, 0U) << "the game would be easier than it is: a ballot is in none of the files";
    }
  }

  /// A box, everything that happens to it, and what its opening leaves.
  std::vector<World> play() {
    std::vector<World> out;
    box_ = desk::make_box(office(), "", "a-1").value();
    std::int64_t first = 0;
    std::vector<store::StoredSurvey> surveys;
    for (int i = 0; i < surveys_of_a_box; ++i) {
      surveys.push_back(pulse(survey::make_link(dice_.hexadecimal(32))));
      surveys.back().survey.credential = survey::Credential::single_use_code;
    }
    perform([&](db::Transaction& t) {
      store::record_box(t, box_);
      first = store::record_surveys(t, surveys);
    });
    sealer_ = std::make_unique<secret::BallotSealer>(box_.public_key);
    {
      desk::Collector collector(test_.database(), [](const std::string& what) { FAIL() << what; });
      for (int i = 0; i < surveys_of_a_box; ++i) out.push_back(collect(first + i, collector));
    }
    look_at_bytes(out);
    end_collecting();
    desk::JobProgress progress;
    EXPECT_THAT(engines::codes(desk::open_box(office(), officer_.actor, box_.id, std::nullopt, progress)),
                IsEmpty());
    for (World& world : out) {
      const auto stack = read([&](db::Transaction& t) { return store::find_stack(t, world.survey).value(); });
      const auto each = static_cast<std::size_t>(stack.bytes_each);
      for (std::size_t at = 0; at < stack.sheets.value.size(); at += each)
        world.stack.push_back(stack.sheets.value.substr(at, each));
      EXPECT_EQ(world.stack.size(), world.people.size());
    }
    return out;
  }
};

TEST_P(Linking, nobody_with_every_byte_and_the_roster_does_better_than_by_chance) {
  std::map<std::string, Score> scores;
  Score unsealed;
  Score unsorted;
  Score in_order_of_arrival;
  for (std::size_t trials = 0; trials < trials_wanted;) {
    for (World& world : play()) {
      trials += world.people.size();
      for (const auto& [name, guess] : attackers()) scores[name].add(world, guess(world));
      // The same game with houses that are not ours: each must be lost, or it shows nothing.
      World leaky = world;
      for (Person& one : leaky.people) one.sealed.replace(100, one.sheet.size(), one.sheet);
      unsealed.add(leaky, by_likeness(leaky));
      const Guess by_receipts = attackers()[3].second(world);
      for (std::size_t i = 0; i < by_receipts.size(); ++i)
        leaky.stack[by_receipts[i]] = world.people[i].sheet;
      unsorted.add(leaky, by_receipts);
      for (std::size_t i = 0; i < by_receipts.size(); ++i) leaky.stack[i] = world.people[i].sheet;
      in_order_of_arrival.add(leaky, by_arrival(leaky));
    }
  }
  for (const auto& [name, score] : scores) {
    EXPECT_GE(score.trials, trials_wanted);
    EXPECT_LE(score.advantage(), 1.0)
        << name << ": right " << score.right << " of " << score.trials << ", by chance " << score.by_chance;
    RecordProperty(name,
                   fmt::format("{} of {}, by chance {:.0f}", score.right, score.trials, score.by_chance));
  }
  for (const Score* won : {&unsealed, &unsorted, &in_order_of_arrival})
    EXPECT_EQ(won->right, won->trials) << "a house that leaks is not found out";
}

/// What logs and old backups still hold of sealed ballots would open with the private key, and that is
/// nowhere.
TEST_P(Linking, of_an_opened_box_ballots_remain_in_old_bytes_and_no_key) {
  const std::string path = office().box_keys + "/" + box_.id + ".key";
  const secret::BoxKey key = secret::read_box_key_file(path).value().value();
  std::vector<std::string> sealed;
  {
    desk::Collector collector(test_.database(), [](const std::string& what) { FAIL() << what; });
    for (int i = 0; i < 200; ++i) {
      desk::Submission one = ballot(first_);
      sealed.push_back(one.sealed);
      EXPECT_EQ(offices::Handing(collector).outcome_of(std::move(one)), desk::Submitted::received);
    }
  }
  db::back_up(test_.database(), scratch_ / "old.backup");
  ByteSearch ballots;
  for (const std::string& one : sealed) ballots.add(one, "ballot");
  ByteSearch keys;
  const std::string text = secret::to_key_file(key);
  keys.add(key.private_key, "key");
  keys.add(text.substr(text.size() - 45, 44), "key");
  EXPECT_EQ(keys.count(text + key.private_key).at("key"), 2U);
  end_collecting();
  desk::JobProgress progress;
  ASSERT_THAT(engines::codes(desk::open_box(office(), officer_.actor, box_.id, std::nullopt, progress)),
              IsEmpty());

  EXPECT_TRUE(secret::BallotOpener(key).open(sealed.front()).has_value());
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_THAT(files_below(office().box_keys), IsEmpty());
  std::size_t remaining = 0;
  std::map<std::string, std::string> left = files_below(folder_of_the_engine());
  left.merge(files_below((scratch_ / "x").parent_path()));
  for (const auto& [name, bytes] : left) {
    remaining += ballots.find(bytes).size();
    EXPECT_THAT(keys.count(bytes), IsEmpty()) << name;
  }
  EXPECT_GE(remaining, 200U);
}

PRONGSAI_ON_SHARED_ENGINES(Linking);

}  // namespace
}  // namespace prongsai::anonymity
