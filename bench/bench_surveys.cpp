// SPDX-License-Identifier: Apache-2.0
// Filled-in questionnaires a second, durable before they are acknowledged, beside what limits them: HTTP
// without a database, group commit without HTTP, the engine without either; and what becomes of them when too
// many come.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include "prongsai/framework_files/load_edition.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/survey/answers.h"

#include "bare_commit.h"
#include "load.h"
#include "survey_growth.h"
#include "survey_place.h"
#include "survey_requests.h"
#include "survey_servers.h"

namespace prongsai::bench {
namespace {

struct Wish {
  std::string frameworks = "frameworks";
  std::string folder;           ///< for the SQLite files; empty: without
  std::string postgres_folder;  ///< of bench/postgres.sh; empty: without
  double seconds = 10;
  std::size_t connections = 512;
  bool overload = false;
  std::size_t grow_to = 0;  ///< ballots; 0: nothing grows
};

struct Engine {
  std::string name;
  /// A place of that name in it that is not there yet.
  std::function<std::string(const std::string& name)> fresh;
  std::function<double(const std::string& address, std::size_t batch, double seconds,
                       const std::vector<BareBallot>& ballots)>
      commit_bare;
};

constexpr std::size_t batch = 2'000;      // CollectorLimits::batch_max
constexpr std::size_t in_flight = 6'000;  // so that a full batch always waits
constexpr std::size_t ballots_prepared = 1'000'000;

/// A number from a process that starts without threads and ends with them.
double in_own_process(const std::function<double()>& work) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  std::fflush(nullptr);
  const pid_t process = fork();
  if (process == 0) {
    double found = -1;
    try {
      found = work();
    } catch (const std::exception& trouble) {
      std::fprintf(stderr, "bench: %s\n", trouble.what());
    }
    const bool told = write(ends[1], &found, sizeof found) == sizeof found;
    std::_Exit(told ? 0 : 1);
  }
  close(ends[1]);
  double found = -1;
  const bool told = read(ends[0], &found, sizeof found) == sizeof found;
  close(ends[0]);
  waitpid(process, nullptr, 0);
  if (!told || found < 0) throw std::runtime_error("a step of the benchmark failed");
  return found;
}

/// This thread and what it starts from now on; -1: wherever there is room.
void stay_on(int processor) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int at = 0; at < CPU_SETSIZE; ++at) {
    if (processor < 0 || at == processor) CPU_SET(static_cast<unsigned>(at), &set);
  }
  sched_setaffinity(0, sizeof set, &set);
}

void print(const char* what, Met& met, const ServerProcess& server, double server_before = 0) {
  std::printf("  %-44s %8.0f/s   p50 %6.1f ms   p99 %6.1f ms", what, met.per_second(),
              share_of(met.taken, 0.5), share_of(met.taken, 0.99));
  if (share_of(met.taken, 0.99) > 2 * share_of(met.served, 0.99))
    std::printf(" (once sent %.1f ms)", share_of(met.served, 0.99));
  if (!met.sent_away.empty()) {
    std::printf("   503: %zu, p50 %.1f ms, p99 %.1f ms", met.sent_away.size(), share_of(met.sent_away, 0.5),
                share_of(met.sent_away, 0.99));
  }
  if (met.otherwise + met.broken + met.unanswered > 0) {
    std::printf("   other answers %llu, broken %llu, unanswered %llu",
                static_cast<unsigned long long>(met.otherwise), static_cast<unsigned long long>(met.broken),
                static_cast<unsigned long long>(met.unanswered));
  }
  std::printf("   memory %.0f MB", static_cast<double>(server.memory_most()) / 1e6);
  if (met.answered_ever > 0) {
    const auto each = [&](double seconds) { return seconds * 1e6 / static_cast<double>(met.answered_ever); };
    std::printf("   processor for each: server %.0f us, client %.0f us",
                each(server.processor_seconds() - server_before), each(met.processor_seconds));
  }
  std::printf("\n");
  std::fflush(stdout);
}

class Bench {
 public:
  explicit Bench(Wish wish) : wish_(std::move(wish)) {
    const results_files::Editions editions(framework_files::load_shelf(wish_.frameworks));
    questionnaire_ = asked_questionnaire(editions);
  }

  void run() {
    if (wish_.grow_to > 0) {
      for (const Engine& engine : engines()) grow_up(engine);
      return;
    }
    SurveyRequests sample(*questionnaire_, {"k7m2qd"}, 0);
    std::printf("%s of %s: %zu boxes, %zu bytes a request, %zu bytes a sealed ballot; %zu surveys\n",
                std::string(asked_instrument).c_str(), std::string(asked_edition).c_str(),
                questionnaire_->boxes(), sample.bytes(),
                survey::ballot_bytes(*questionnaire_) + secret::seal_overhead, surveys_count);
    std::printf("HTTP alone\n");
    const double bare = http_alone("answered at once, nothing looked at", [] { return bare_routes(); });
    (void)http_alone("read and sealed, then thrown away", [&] { return unkept_routes(questionnaire_); });
    refused_alone();
    for (const Engine& engine : engines()) wish_.overload ? overload(engine) : measure(engine, bare);
  }

 private:
  /// Made in the process that needs them.
  [[nodiscard]] std::vector<BareBallot> ballots() const {
    return make_bare_ballots(*questionnaire_, ballots_prepared, 1);
  }

  [[nodiscard]] std::vector<Engine> engines() const {
    std::vector<Engine> out;
    if (!wish_.folder.empty()) {
      out.push_back(
          {"SQLite",
           [this](const std::string& name) { return (std::filesystem::path(wish_.folder) / name).string(); },
           commit_to_sqlite});
    }
    if (wish_.postgres_folder.empty()) return out;
    const auto address = [this](const std::string& name) {
      return "postgresql://bench@/" + name + "?host=" + wish_.postgres_folder;
    };
    out.push_back({"PostgreSQL",
                   [address](const std::string& name) {
                     make_postgres_database(address("postgres"), name);
                     return address(name);
                   },
                   commit_to_postgres});
    return out;
  }

  double http_alone(const char* what, const std::function<http::Router()>& routes) {
    const ServerProcess server(
        [&](std::uint16_t port, const auto& on_listening) { serve_routes(routes(), port, on_listening); });
    SurveyRequests requests(*questionnaire_, {"k7m2qd"}, ++run_);
    Met met = put_load_on({.port = server.port(), .connections = wish_.connections, .seconds = wish_.seconds},
                          [&](std::uint64_t number) { return requests.request(number); });
    print(what, met, server);
    return met.per_second();
  }

  void refused_alone() {
    const ServerProcess server(
        [](std::uint16_t port, const auto& on_listening) { refuse_all(bare_routes(), port, on_listening); });
    SurveyRequests requests(*questionnaire_, {"k7m2qd"}, ++run_);
    Met met = put_load_on({.port = server.port(), .connections = wish_.connections, .seconds = wish_.seconds},
                          [&](std::uint64_t number) { return requests.request(number); });
    print("refused", met, server);
  }

  /// Everything that was acknowledged must be there, and be counted.
  void require_kept(const SurveyPlace& place, std::uint64_t acknowledged) const {
    const double lost = in_own_process([&] {
      const Kept kept = count_kept(place);
      if (kept.ballots != kept.received) throw std::runtime_error("ballots and numbers received differ");
      return std::max(0.0, static_cast<double>(acknowledged) - static_cast<double>(kept.ballots));
    });
    if (lost > 0) throw std::runtime_error("acknowledged ballots are not there");
  }

  void measure(const Engine& engine, double http_alone) {
    std::printf("%s\n", engine.name.c_str());
    const std::string bare_address = engine.fresh("bare");
    const double bare =
        in_own_process([&] { return engine.commit_bare(bare_address, batch, wish_.seconds, ballots()); });
    std::printf("  %-44s %8.0f/s\n", "the engine alone, 2,000 in a transaction", bare);
    const std::string group_address = engine.fresh("collector");
    const double group = in_own_process([&] {
      return collect_without_pages(make_place(group_address, *questionnaire_), ballots(), in_flight,
                                   wish_.seconds);
    });
    std::printf("  %-44s %8.0f/s   %.2f of the engine alone\n", "the collector without HTTP", group,
                group / bare);
    std::fflush(stdout);
    const SurveyPlace place = make_place_apart(engine, "pages");
    Met met;
    {
      const ServerProcess server([&](std::uint16_t port, const auto& on_listening) {
        serve_place(place, questionnaire_, port, on_listening);
      });
      SurveyRequests requests(*questionnaire_, place.links, ++run_);
      met = put_load_on({.port = server.port(), .connections = wish_.connections, .seconds = wish_.seconds},
                        [&](std::uint64_t number) { return requests.request(number); });
      print("durable before acknowledged, over HTTP", met, server);
    }
    require_kept(place, met.taken_ever);
    std::printf(
        "  of HTTP alone %.2f, of the collector %.2f, of the engine %.2f; every acknowledged ballot is "
        "there\n",
        met.per_second() / http_alone, met.per_second() / group, met.per_second() / bare);
    std::fflush(stdout);
  }

  void grow_up(const Engine& engine) {
    static constexpr std::size_t step = 100'000;
    std::printf("%s, the collector without HTTP\n", engine.name.c_str());
    const SurveyPlace place = make_place_apart(engine, "growth");
    (void)in_own_process([&] {
      grow(place, *questionnaire_, wish_.grow_to, step, in_flight);
      return 0.0;
    });
    require_kept(place, wish_.grow_to);
  }

  /// The server on one processor, the clients on another.
  void overload(const Engine& engine) {
    struct Crowd {
      const char* name;
      std::size_t connections;
    };
    std::printf("%s, server and clients each on a processor of their own\n", engine.name.c_str());
    const SurveyPlace place = make_place_apart(engine, "overload");
    std::uint64_t acknowledged = 0;
    stay_on(0);
    {
      ServerProcess server([&](std::uint16_t port, const auto& on_listening) {
        serve_place(place, questionnaire_, port, on_listening);
      });
      stay_on(1);
      const auto put = [&](const std::string& what, Load load) {
        load.port = server.port();
        load.warm_up_seconds = 2;
        load.seconds = wish_.seconds;
        SurveyRequests requests(*questionnaire_, place.links, ++run_);
        const double before = server.processor_seconds();
        Met met = put_load_on(load, [&](std::uint64_t number) { return requests.request(number); });
        acknowledged += met.taken_ever;
        print(what.c_str(), met, server, load.in_the_middle ? 0 : before);
        return met.per_second();
      };
      // As many as deploy/haproxy.cfg lets through at once, and as many as come where nothing is in front.
      for (const Crowd& crowd : {Crowd{"500 connections", 500}, Crowd{"9,000 connections", 9'000}}) {
        // Asked each time anew: the more ballots lie there, the fewer are taken in a second.
        double capacity = 0;
        for (const double times : {0.5, 1.0, 2.0, 5.0}) {
          capacity = put("500 connections, as many as it takes", {.connections = 500});
          char what[64];
          std::snprintf(what, sizeof what, "%s, %.1f times as many", crowd.name, times);
          const double taken = put(what, {.connections = crowd.connections, .per_second = capacity * times});
          std::printf("    %.2f of its capacity\n", taken / capacity);
        }
        double away = 0;
        (void)put("2.0 times as many, killed in the middle",
                  {.connections = crowd.connections, .per_second = 2 * capacity, .in_the_middle = [&] {
                     away = server.restart();
                   }});
        std::printf("    away for %.2f s\n", away);
      }
      answers_and_pages(server, place);
    }
    stay_on(-1);
    require_kept(place, acknowledged);
  }

  /// Twelve pages are looked at for each questionnaire that is sent: five times the busiest second of a year.
  void answers_and_pages(const ServerProcess& server, const SurveyPlace& place) {
    static constexpr std::uint64_t pages = 12;
    static constexpr double answers_a_second = 5 * 56;
    SurveyRequests requests(*questionnaire_, place.links, ++run_);
    const double before = server.processor_seconds();
    Met met =
        put_load_on({.port = server.port(),
                     .connections = 500,
                     .per_second = answers_a_second * (pages + 1),
                     .seconds = wish_.seconds},
                    [&](std::uint64_t number) {
                      return number % (pages + 1) == 0 ? requests.request(number) : requests.page(number);
                    });
    print("280 answers and 3,360 pages a second", met, server, before);
  }

  /// In a process of its own: this one stays without threads.
  SurveyPlace make_place_apart(const Engine& engine, const std::string& name) {
    const std::string address = engine.fresh(name);
    SurveyPlace place{.address = address, .public_key = std::string(32, '\0'), .links = {}};
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    (void)in_own_process([&] {
      const SurveyPlace made = make_place(address, *questionnaire_);
      return write(ends[1], made.public_key.data(), 32) == 32 ? 1.0 : -1.0;
    });
    if (read(ends[0], place.public_key.data(), 32) != 32) throw std::runtime_error("no key");
    close(ends[0]);
    close(ends[1]);
    place.links = survey_links();
    return place;
  }

  Wish wish_;
  std::shared_ptr<const survey::Questionnaire> questionnaire_;
  std::uint64_t run_ = 0;
};

std::optional<Wish> read_wish(const std::vector<std::string_view>& words) {
  Wish wish;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == "--overload") {
      wish.overload = true;
      continue;
    }
    if (at + 1 == words.size()) return std::nullopt;
    const std::string value(words[at + 1]);
    if (words[at] == "--folder") {
      wish.folder = value;
    } else if (words[at] == "--postgres") {
      wish.postgres_folder = value;
    } else if (words[at] == "--frameworks") {
      wish.frameworks = value;
    } else if (words[at] == "--seconds") {
      wish.seconds = std::stod(value);
    } else if (words[at] == "--connections") {
      wish.connections = std::stoul(value);
    } else if (words[at] == "--grow-to") {
      wish.grow_to = std::stoul(value);
    } else {
      return std::nullopt;
    }
    ++at;
  }
  const bool has_engine = !wish.folder.empty() || !wish.postgres_folder.empty();
  if (!has_engine || wish.seconds <= 0 || wish.connections == 0) return std::nullopt;
  return wish;
}

}  // namespace
}  // namespace prongsai::bench

int main(int argc, char** argv) {
  try {
    const auto wish = prongsai::bench::read_wish({argv + 1, argv + argc});
    if (!wish) {
      std::fprintf(
          stderr,
          "bench_surveys [--folder EMPTY_FOLDER] [--postgres FOLDER_OF_ITS_SOCKET] [--seconds N]\n"
          "              [--connections N] [--overload | --grow-to BALLOTS] [--frameworks FOLDER]\n");
      return 2;
    }
    prongsai::bench::Bench(*wish).run();
    return 0;
  } catch (const std::exception& trouble) {
    std::fprintf(stderr, "bench: %s\n", trouble.what());
    return 1;
  }
}
