// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/surveys/collector.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "prongsai/store/ballots.h"

namespace prongsai::desk {
namespace {

using Clock = std::chrono::steady_clock;

struct Waiting {
  Submission submission;
  Collector::Done done;
  Clock::time_point until;
};

/// How many ballots of a batch belong to a day and a channel of each survey.
class Numbers {
 public:
  void count(const Submission& submission) {
    ++days_[{submission.survey, submission.day}];
    ++channels_[{submission.survey, submission.channel}];
  }
  void add_to(db::Transaction& transaction) const {
    if (days_.empty()) return;
    std::vector<store::DayReceived> days;
    for (const auto& [key, number] : days_) days.push_back({key.first, key.second, number});
    std::vector<store::ChannelReceived> channels;
    for (const auto& [key, number] : channels_) channels.push_back({key.first, key.second, number});
    store::add_received(transaction, days, channels);
  }

 private:
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> days_;
  std::map<std::pair<std::int64_t, survey::Channel>, std::int64_t> channels_;
};

/// What came together, in the order of arrival, and what may be said of each before the database is asked.
class Batch {
 public:
  explicit Batch(std::vector<Waiting> waiting) : waiting_(std::move(waiting)), same_as_(waiting_.size()) {
    std::map<std::tuple<std::string_view, std::string_view, std::int64_t>, std::size_t> first;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const Submission& submission = waiting_[i].submission;
      const auto [found, is_new] =
          first.try_emplace({submission.receipt_digest, submission.id_digest, submission.survey}, i);
      same_as_[i] = found->second;
    }
    // Where ballots lie must not tell when they came; and neighbours share pages.
    for (const auto& [key, index] : first) in_order_.push_back(index);
  }

  [[nodiscard]] std::size_t size() const { return waiting_.size(); }
  [[nodiscard]] Clock::time_point until() const { return waiting_.front().until; }

  /// Everything a batch does, in one transaction; may run several times.
  [[nodiscard]] std::vector<Submitted> write(db::Transaction& transaction) const {
    store::take_collecting_turn(transaction);
    std::vector<Submitted> out(waiting_.size(), Submitted::not_saved);
    std::vector<bool> may_be_kept(waiting_.size(), true);
    look_at_codes(transaction, out, may_be_kept);
    keep(transaction, out, may_be_kept);
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (same_as_[i] == i) continue;
      const Submitted first = out[same_as_[i]];
      out[i] = first == Submitted::received ? Submitted::received_before : first;
    }
    return out;
  }

  void answer(const std::vector<Submitted>& outcomes) const {
    for (std::size_t i = 0; i < waiting_.size(); ++i) waiting_[i].done(outcomes[i]);
  }
  void answer(Submitted outcome) const {
    for (const Waiting& each : waiting_) each.done(outcome);
  }

 private:
  [[nodiscard]] const Submission& at(std::size_t index) const { return waiting_[index].submission; }
  [[nodiscard]] store::NewBallot ballot(std::size_t index) const {
    const Submission& one = at(index);
    return {one.survey, one.id_digest, one.receipt_digest, one.sealed};
  }
  [[nodiscard]] store::CodeKey code(std::size_t index) const {
    return {at(index).survey, *at(index).code_digest};
  }

  void look_at_codes(db::Transaction& transaction, std::vector<Submitted>& out,
                     std::vector<bool>& may_be_kept) const {
    std::vector<std::size_t> coded;
    std::vector<store::CodeKey> codes;
    std::vector<store::NewBallot> ballots;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (same_as_[i] != i || !at(i).code_digest) continue;
      coded.push_back(i);
      codes.push_back(code(i));
      ballots.push_back(ballot(i));
    }
    const std::vector<store::CodedBallot> found = store::look_at_codes(transaction, codes, ballots);
    std::unordered_set<std::string_view> claimed;
    for (std::size_t n = 0; n < coded.size(); ++n) {
      const std::size_t i = coded[n];
      const auto standing = found[n].code;
      if (found[n].kept_before) {
        out[i] = Submitted::received_before;
      } else if (standing == store::CodeStanding::unknown) {
        out[i] = Submitted::code_unknown;
      } else if (standing == store::CodeStanding::used || !claimed.insert(codes[n].digest).second) {
        out[i] = Submitted::code_spent;
      } else {
        continue;
      }
      may_be_kept[i] = false;
    }
  }

  void keep(db::Transaction& transaction, std::vector<Submitted>& out,
            const std::vector<bool>& may_be_kept) const {
    std::vector<std::size_t> chosen;
    std::vector<store::NewBallot> ballots;
    for (const std::size_t i : in_order_) {
      if (!may_be_kept[i]) continue;
      chosen.push_back(i);
      ballots.push_back(ballot(i));
    }
    const std::vector<store::BallotKept> kept = store::keep_ballots(transaction, ballots);
    std::vector<store::CodeKey> spent;
    Numbers numbers;
    for (std::size_t n = 0; n < chosen.size(); ++n) {
      const std::size_t i = chosen[n];
      out[i] = kept[n] == store::BallotKept::kept          ? Submitted::received
               : kept[n] == store::BallotKept::kept_before ? Submitted::received_before
                                                           : Submitted::too_late;
      if (kept[n] != store::BallotKept::kept) continue;
      if (at(i).code_digest) spent.push_back(code(i));
      numbers.count(at(i));
    }
    store::spend_codes(transaction, spent);
    numbers.add_to(transaction);
  }

  std::vector<Waiting> waiting_;
  std::vector<std::size_t> same_as_;   ///< the first of the same survey and id
  std::vector<std::size_t> in_order_;  ///< of their digests, each id once
};

using Cause = db::DatabaseTrouble::Cause;

/// The batch may be written again: its ids tell what the first attempt kept, if it kept anything.
bool may_write_again(const db::DatabaseTrouble& trouble) {
  return trouble.may_retry() || trouble.cause() == Cause::outcome_unknown;
}
bool will_pass(const db::DatabaseTrouble& trouble) {
  return may_write_again(trouble) || trouble.cause() == Cause::too_slow ||
         trouble.cause() == Cause::storage_full;
}

/// A little longer after each, for the time that one statement would have waited anyway.
constexpr std::chrono::milliseconds pause_after_trouble{50};

}  // namespace

class Collector::State {
 public:
  State(db::Database& database, std::function<void(const std::string&)> broke, CollectorLimits limits)
      : database_(database), broke_(std::move(broke)), limits_(limits), thread_([this] { work_on(); }) {}

  ~State() {
    {
      const std::lock_guard lock(mutex_);
      is_stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool submit(Submission&& submission, Done&& done) {
    {
      const std::lock_guard lock(mutex_);
      if (is_broken_ || is_stopping_ || waiting_.size() >= limits_.waiting_max) return false;
      waiting_.push_back({std::move(submission), std::move(done), Clock::now() + limits_.patience});
      // Whoever works comes back by itself: waking it for every ballot would cost more than writing one.
      if (waiting_.size() > 1) return true;
    }
    changed_.notify_one();
    return true;
  }

  [[nodiscard]] Totals totals() const { return {received_, transactions_}; }

 private:
  void work_on() {
    while (true) {
      std::vector<Waiting> taken;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return is_stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        while (!waiting_.empty() && taken.size() < limits_.batch_max) {
          taken.push_back(std::move(waiting_.front()));
          waiting_.pop_front();
        }
      }
      take(std::move(taken));
    }
  }

  void take(std::vector<Waiting> taken) {
    // Nobody who was told nothing for so long still waits for this answer: what is written now must be told
    // now.
    const auto now = Clock::now();
    const auto fresh = std::partition_point(taken.begin(), taken.end(),
                                            [&](const Waiting& each) { return each.until <= now; });
    std::vector<Waiting> too_old(std::make_move_iterator(taken.begin()), std::make_move_iterator(fresh));
    taken.erase(taken.begin(), fresh);
    if (!too_old.empty()) Batch(std::move(too_old)).answer(Submitted::not_saved);
    if (taken.empty()) return;
    const Batch batch(std::move(taken));
    try {
      const std::vector<Submitted> outcomes = write(batch);
      received_ += static_cast<std::uint64_t>(std::ranges::count(outcomes, Submitted::received));
      ++transactions_;
      batch.answer(outcomes);
    } catch (const db::DatabaseTrouble& trouble) {
      if (!will_pass(trouble)) break_down(trouble.what());
      batch.answer(Submitted::not_saved);
    } catch (const std::exception& other) {
      break_down(other.what());
      batch.answer(Submitted::not_saved);
    }
  }

  std::vector<Submitted> write(const Batch& batch) {
    while (true) {
      try {
        return database_.perform([&](db::Transaction& transaction) { return batch.write(transaction); });
      } catch (const db::DatabaseTrouble& trouble) {
        if (!may_write_again(trouble) || Clock::now() >= batch.until()) throw;
      }
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, pause_after_trouble, [&] { return is_stopping_; });
    }
  }

  void break_down(const std::string& what) {
    std::deque<Waiting> waiting;
    {
      const std::lock_guard lock(mutex_);
      is_broken_ = true;
      waiting.swap(waiting_);
    }
    broke_(what);
    for (const Waiting& each : waiting) each.done(Submitted::not_saved);
  }

  db::Database& database_;
  const std::function<void(const std::string&)> broke_;
  const CollectorLimits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> waiting_;  ///< in the order of their arrival
  bool is_stopping_ = false;
  bool is_broken_ = false;
  std::atomic<std::uint64_t> received_ = 0;
  std::atomic<std::uint64_t> transactions_ = 0;
  std::thread thread_;
};

Collector::Collector(db::Database& database, std::function<void(const std::string& what)> broke,
                     CollectorLimits limits)
    : state_(std::make_unique<State>(database, std::move(broke), limits)) {}

Collector::~Collector() = default;

bool Collector::submit(Submission submission, Done done) {
  return state_->submit(std::move(submission), std::move(done));
}

Collector::Totals Collector::totals() const {
  return state_->totals();
}

}  // namespace prongsai::desk
