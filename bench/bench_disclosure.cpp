// SPDX-License-Identifier: Apache-2.0
// How fast pages about disclosure and grading are for a nation: bench_disclosure DATABASE [AGENCIES
// ASSESSORS]. Asks the program's own pages as a browser would, in one process.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/desk/disclosure/letters.h"
#include "prongsai/desk/people/sign_in.h"
#include "prongsai/http/target.h"
#include "prongsai/web/gate/cookies.h"
#include "prongsai/web/site.h"

#include "disclosure_nation.h"

namespace prongsai::bench {
namespace {

using offices::Somebody;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 7;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

class Pages {
 public:
  explicit Pages(offices::TestOffice& test)
      : test_(test), site_(offices::editions(), {}, {}, web::Staff{.office = test.office()}) {}

  http::Response ask(const Somebody& who, const std::string& method, const std::string& below,
                     const std::string& body = {}) {
    const std::string token = test_.database().perform([&](db::Transaction& t) {
      return desk::begin_session(t, who.actor.person, "Firefox, Linux", true, test_.now()).token;
    });
    http::Request request = http::make_request(method, "/th/office" + below);
    request.headers.push_back({"Host", "office.example"});
    request.headers.push_back({"Cookie", "__Host-session=" + token});
    if (method == "POST") {
      request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
      request.headers.push_back({"Sec-Fetch-Site", "same-origin"});
      request.body = "form_token=" + http::percent_encode(web::new_form_token(token)) + body;
    }
    const auto begun = Clock::now();
    http::Response answer = http::answer(site_.surface(), request);
    last_ms_ = seconds_since(begun) * 1'000;
    return answer;
  }
  std::string measure(const std::string& name, const Somebody& who, const std::string& below) {
    std::vector<double> times;
    http::Response answer;
    for (int i = 0; i < rounds; ++i) {
      answer = ask(who, "GET", below);
      times.push_back(last_ms_);
    }
    std::ranges::sort(times);
    std::cout << "  " << name << ": median " << static_cast<int>(times[rounds / 2] * 10) / 10.0
              << " ms, slowest " << static_cast<int>(times.back()) << " ms, " << answer.body.size() / 1'000
              << " kB, status " << answer.status << std::endl;
    return answer.body;
  }
  [[nodiscard]] double last_ms() const { return last_ms_; }

 private:
  offices::TestOffice& test_;
  web::Site site_;
  double last_ms_ = 0;
};

std::string hidden(const std::string& page, const std::string& name) {
  const std::string before = "name=\"" + name + "\" value=\"";
  const std::size_t at = page.find(before);
  if (at == std::string::npos) return {};
  return page.substr(at + before.size(), page.find('"', at + before.size()) - at - before.size());
}

void grade_some(Pages& pages, DisclosureNation& nation) {
  std::string seat = "/grading/" + nation.round();
  const std::string queue = pages.ask(nation.assessor(), "GET", "/grading").body;
  std::size_t at = queue.find("/office/grading/" + nation.round() + "/");
  seat = queue.substr(at + 7, queue.find('"', at) - at - 7);
  const std::string form = pages.measure("a seat's page", nation.assessor(), seat);
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const std::string page = pages.ask(nation.assessor(), "GET", seat).body;
    const auto answer =
        pages.ask(nation.assessor(), "POST", seat,
                  "&choice=full&filing=" + hidden(page, "filing") + "&seen=" + hidden(page, "seen"));
    times.push_back(pages.last_ms());
    if (answer.status != 303) std::cout << "  a grade was answered " << answer.status << "\n";
    const auto* next = http::find_header(answer.headers, "Location");
    if (next == nullptr || next->find("/grading/" + nation.round()) == std::string::npos) break;
    seat = next->substr(next->find("/grading/"));
  }
  std::ranges::sort(times);
  std::cout << "  giving a grade: median " << times[times.size() / 2] << " ms, slowest " << times.back()
            << " ms\n";
}

template <class Work>
void timed(const std::string& name, Work&& work) {
  const auto begun = Clock::now();
  const std::string more = work();
  std::cout << name << ": " << static_cast<int>(seconds_since(begun) * 10) / 10.0 << " s" << more
            << std::endl;
}

void boards(Pages& pages, const DisclosureNation& nation) {
  const std::string board = "/rounds/" + nation.round() + "/disclosure";
  pages.measure("board of the nation", nation.officer(), board);
  pages.measure("board of a province", nation.officer(), board + "?province=chiang-mai");
  pages.measure("its table (CSV) of the nation", nation.officer(), board + "/file");
  pages.measure("letters, nation", nation.officer(), board + "/letters");
}

int run(const std::string& address, NationSize size) {
  offices::TestOffice test(address);
  DisclosureNation nation(test, size);
  Pages pages(test);
  timed("the nation opened", [&] {
    nation.open();
    return std::string();
  });
  timed("handed in", [&] {
    nation.hand_in();
    return ", " + std::to_string(nation.items_told()) + " items";
  });
  const std::string own = "/rounds/" + nation.round() + "/agencies/" + nation.agency(0);
  const std::string board = "/rounds/" + nation.round() + "/disclosure";
  std::cout << "while disclosing\n";
  boards(pages, nation);
  pages.measure("agency's desk", nation.coordinator(), own + "/disclosure");
  pages.measure("an item's page", nation.coordinator(), own + "/disclosure/items/o1");
  timed("letters to those who have not", [&] {
    const auto sent = desk::send_letters(test.office(), nation.officer().actor, nation.round(),
                                         store::LetterKind::filing, "");
    return ", " + std::to_string(sent->letters) + " letters";
  });
  nation.go_to(round::Phase::grade);
  timed("seats assigned", [&] {
    desk::JobProgress progress;
    const auto filled = desk::assign_graders(test.office(), nation.officer().actor, nation.round(), progress);
    return filled
               ? ", " + std::to_string(filled->filled) + " seats, " + std::to_string(filled->left) + " left"
               : ", " + filled.problems().front().code;
  });
  timed("asked again", [&] {
    desk::JobProgress progress;
    const auto filled = desk::assign_graders(test.office(), nation.officer().actor, nation.round(), progress);
    return ", " + std::to_string(filled->filled) + " seats";
  });
  timed("graded", [&] {
    nation.grade();
    return ", " + std::to_string(nation.grades_given()) + " grades";
  });
  std::cout << "while grading\n";
  boards(pages, nation);
  pages.measure("assessors and seats", nation.officer(), board + "/graders");
  pages.measure("the same with an agency chosen", nation.officer(),
                board + "/graders?agency=" + nation.agency(5));
  pages.measure("agreement", nation.officer(), board + "/agreement");
  pages.measure("first page of an assessor", nation.assessor(), "");
  pages.measure("queue of an assessor", nation.assessor(), "/grading");
  grade_some(pages, nation);
  nation.go_to(round::Phase::clarify);
  nation.dispute();
  std::cout << "while clarifying\n";
  pages.measure("agency's grades", nation.coordinator(), own + "/grades");
  pages.measure("disputes of the nation", nation.officer(), board + "/disputes");
  pages.measure("first page of the authority", nation.officer(), "");
  timed("letters that grades can be seen", [&] {
    const auto sent = desk::send_due_letters(test.office());
    return ", " + std::to_string(sent) + " letters";
  });
  return 0;
}

}  // namespace
}  // namespace prongsai::bench

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::cerr << "bench_disclosure DATABASE [AGENCIES ASSESSORS]\n";
    return 2;
  }
  prongsai::bench::NationSize size;
  if (argc == 4) size = {std::stoull(argv[2]), std::stoull(argv[3])};
  return prongsai::bench::run(argv[1], size);
}
