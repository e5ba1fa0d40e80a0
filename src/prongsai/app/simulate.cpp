// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/simulate.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/app/made_nation.h"
#include "prongsai/app/premises.h"
#include "prongsai/round/thai_day.h"

namespace prongsai::app {
namespace {

using base::Problem;
using base::Result;
using std::chrono::sys_days;
using text::say;

std::atomic<bool> is_to_stop = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // a signal handler may set it

/// While it lives, Ctrl-C asks to stop instead of ending the program on the spot.
class StopByKey {
 public:
  StopByKey() {
    is_to_stop = false;
    struct sigaction action{};
    action.sa_handler = [](int) { is_to_stop = true; };
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, &interrupt_);
    sigaction(SIGTERM, &action, &terminate_);
  }
  ~StopByKey() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGTERM, &terminate_, nullptr);
  }
  StopByKey(const StopByKey&) = delete;
  StopByKey& operator=(const StopByKey&) = delete;

 private:
  struct sigaction interrupt_{};
  struct sigaction terminate_{};
};

constexpr const char* usage =
    "prongsai simulate --agencies N --seed S --db ADDRESS [--stuffed PER_MILLE] [--opened | --sealed] "
    "[--year Y] [--out FILE]";

base::Problems check(const cli::Arguments& arguments) {
  const bool both = arguments.opened && arguments.sealed;
  // A database is never filled because somebody forgot to name one.
  if (!arguments.words.empty() || arguments.agencies == 0 || arguments.seed < 0 || arguments.db.empty() ||
      both)
    return {{"command.arguments", {{"usage", usage}}, {}}};
  return {};
}

/// The year before this one unless another is wished. Asked before anything is made, as rounds would only
/// later.
Result<FiscalDays> year_wished(int wished, sys_days today) {
  const int latest = fiscal_days_at(today).year - 1;
  if (wished == 0) return fiscal_days_of(latest);
  if (wished < desk::fiscal_year_first)
    return Problem{"rounds.bad_year",
                   {{"found", std::to_string(wished)},
                    {"first", std::to_string(desk::fiscal_year_first)},
                    {"last", std::to_string(latest)}},
                   {}};
  // Of a year that is over no answer can be late any more.
  if (wished > latest)
    return Problem{
        "simulate.year_not_over", {{"year", std::to_string(wished)}, {"latest", std::to_string(latest)}}, {}};
  return fiscal_days_of(wished);
}

/// A line every two seconds.
std::function<void(const NationProgress&)> telling(const cli::Arguments& arguments,
                                                   const cli::Surroundings& to) {
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  return [&arguments, &to, begun, told = begun](const NationProgress& progress) mutable {
    const auto now = Clock::now();
    if (now - told < std::chrono::seconds(2)) return;
    told = now;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - begun).count();
    to.err << say(arguments.language,
                  progress.step == NationStep::answering ? "command.simulating" : "command.simulate_opening",
                  {{"done", std::to_string(progress.done)},
                   {"all", std::to_string(progress.all)},
                   {"ballots", std::to_string(progress.ballots)},
                   {"seconds", std::to_string(seconds)}})
           << std::endl;
  };
}

void tell_made(const MadeNation& made, const cli::Arguments& arguments, const cli::Surroundings& to) {
  if (arguments.json) {
    to.out << boost::json::serialize(boost::json::object{{"agencies", arguments.agencies},
                                                         {"round", made.round},
                                                         {"surveys", made.surveys},
                                                         {"ballots", made.ballots},
                                                         {"box", arguments.sealed ? "sealed" : "opened"},
                                                         {"sha256", made.digest}})
           << "\n";
    return;
  }
  to.out << say(arguments.language, "command.simulated",
                {{"agencies", std::to_string(arguments.agencies)},
                 {"surveys", std::to_string(made.surveys)},
                 {"ballots", std::to_string(made.ballots)},
                 {"round", made.round}})
         << "\n"
         << say(arguments.language,
                arguments.sealed ? "command.simulated_sealed" : "command.simulated_opened")
         << "\n"
         << say(arguments.language, "command.simulated_digest", {{"digest", made.digest}}) << "\n";
}

}  // namespace

cli::Exit simulate(const cli::Arguments& arguments, const std::string& home, const cli::Surroundings& to) {
  const auto refuse = [&](const base::Problems& problems) {
    cli::tell(problems, arguments, to.out, to.err);
    return cli::Exit::not_usable;
  };
  if (const base::Problems wrong = check(arguments); !wrong.empty()) return refuse(wrong);
  const auto year = year_wished(arguments.year, round::thai_day_at(db::moment_by_the_machine()));
  if (!year) return refuse(year.problems());
  const StopByKey stop;
  const auto premises = Premises::open(arguments, home, to.editions, "http://127.0.0.1");
  if (!premises) return refuse(premises.problems());
  const NationWish wish{.agencies = static_cast<std::uint32_t>(arguments.agencies),
                        .seed = static_cast<std::uint64_t>(arguments.seed),
                        .stuffed_per_mille = static_cast<std::uint32_t>(arguments.stuffed),
                        .year = *year,
                        .stays_sealed = arguments.sealed,
                        .figures = arguments.out};
  const auto made =
      make_nation((*premises)->office(), wish,
                  {.is_to_stop = [] { return is_to_stop.load(); }, .tell = telling(arguments, to)});
  if (!made) return refuse(made.problems());
  tell_made(*made, arguments, to);
  return cli::Exit::done;
}

}  // namespace prongsai::app
