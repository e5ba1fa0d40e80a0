// SPDX-License-Identifier: Apache-2.0
// Every page, every role, in the own area and in another: what each gets stands in matrix.txt, written by
// hand.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "prongsai/http/target.h"
#include "prongsai/web/account/account_pages.h"

#include "town.h"

namespace prongsai::town {
namespace {

using access::Role;

Town& town() {
  static Town one;
  return one;
}

std::string location_of(const http::Response& response) {
  const auto found = http::find_header(response.headers, "Location");
  return found != nullptr ? *found : std::string();
}

/// y: let in (whatever the page then said of the form); n: refused; 0: there is no such thing; others as they
/// are.
char letter_of(const http::Response& response) {
  if (response.status == 403) return 'n';
  if (response.status == 404) return '0';
  if (response.status >= 500) return '!';
  const std::string to = location_of(response);
  if (to.find("/sign-in?") != std::string::npos || to.find("/second-factor") != std::string::npos) return 's';
  return 'y';
}

bool names_something(const std::string& pattern) {
  return pattern.find('{') != std::string::npos;
}

/// "yyyy-n-- nnnn-n--"; one group where the address names nothing, and so is the same on both sides.
std::string letters_of(const web::GuardedRoute& route) {
  std::string out;
  for (const Side side : {Side::own, Side::other}) {
    if (side == Side::other && !names_something(route.pattern)) break;
    if (!out.empty()) out += ' ';
    for (const Role role : access::all_roles)
      out += letter_of(
          town().ask(route.method, "/th" + town().address(route.pattern, side), town().sign_in(role)));
  }
  return out;
}

std::string key_of(const web::GuardedRoute& route) {
  return route.method + " " + route.pattern;
}

/// Routes that need no session, without their language, and what a stranger is answered: "GET /about" → 200.
std::map<std::string, int> public_routes() {
  std::set<std::string> guarded;
  for (const web::GuardedRoute& route : town().site().guarded_routes()) guarded.insert(key_of(route));
  std::map<std::string, int> out;
  for (const std::string& route : town().site().routes()) {
    const std::size_t blank = route.find(' ');
    const std::string method = route.substr(0, blank);
    const std::string whole = route.substr(blank + 1);
    const bool spoken = whole.starts_with("/th") || whole.starts_with("/en");
    const std::string key = method + " " + (spoken ? "/{language}" + whole.substr(3) : whole);
    if (spoken && guarded.contains(method + " " + whole.substr(3))) continue;
    const int status = town().ask(method, Town::public_address(whole), "").status;
    EXPECT_EQ(out.emplace(key, status).first->second, status) << key << " differs from language to language";
  }
  return out;
}

struct Matrix {
  std::map<std::string, std::string> guarded;  ///< route → letters
  std::map<std::string, int> open;             ///< public route → status
};

Matrix read_matrix() {
  Matrix out;
  std::ifstream in(std::string(PRONGSAI_SOURCE_DIR) + "/tests/access/matrix.txt");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string first;
    std::string method;
    std::string pattern;
    int status = 0;
    words >> first;
    if (first == "public") words >> status;
    words >> method >> pattern;
    if (first == "public") {
      EXPECT_TRUE(out.open.emplace(method + " " + pattern, status).second) << "twice: " << line;
      continue;
    }
    // "yyyyyyyy" or "yyyyyyyy/nnnnnnnn", then the route.
    std::replace(first.begin(), first.end(), '/', ' ');
    EXPECT_TRUE(out.guarded.emplace(method + " " + pattern, first).second) << "twice: " << line;
  }
  return out;
}

TEST(Matrix, says_what_every_role_gets_on_every_page) {
  const Matrix matrix = read_matrix();
  std::set<std::string> seen;
  for (const web::GuardedRoute& route : town().site().guarded_routes()) {
    const std::string key = key_of(route);
    seen.insert(key);
    const std::string found = letters_of(route);
    const auto expected = matrix.guarded.find(key);
    if (expected == matrix.guarded.end()) {
      std::string open = found;
      std::replace_if(open.begin(), open.end(), [](char c) { return c != ' '; }, '?');
      std::replace(open.begin(), open.end(), ' ', '/');
      ADD_FAILURE() << "matrix.txt has no line for this page; think, and write letters for the marks:\n"
                    << open << "  " << key;
      continue;
    }
    EXPECT_EQ(expected->second.find('?'), std::string::npos) << "nobody has decided yet: " << key;
    EXPECT_EQ(found, expected->second) << key;
  }
  for (const auto& [key, letters] : matrix.guarded)
    EXPECT_TRUE(seen.contains(key)) << "matrix.txt has a line for a page that is not there: " << key;
}

TEST(Matrix, lists_every_page_that_is_open_to_everybody) {
  EXPECT_EQ(public_routes(), read_matrix().open);
}

/// Whatever matrix.txt says: it must not allow more than the table of deeds.
TEST(Matrix, allows_no_more_than_the_table_of_deeds) {
  const Matrix matrix = read_matrix();
  for (const web::GuardedRoute& route : town().site().guarded_routes()) {
    const auto expected = matrix.guarded.find(key_of(route));
    if (expected == matrix.guarded.end()) continue;
    for (std::size_t i = 0; i < access::role_count; ++i) {
      const access::Actor actor{"p", {{access::all_roles[i], Town::area_of(access::all_roles[i])}}, ""};
      if (access::may_somewhere(actor, route.deed)) continue;
      EXPECT_NE(expected->second[i], 'y') << key_of(route);
    }
  }
}

TEST(Strangers, are_sent_to_sign_in_from_every_page_and_learn_nothing) {
  for (const web::GuardedRoute& route : town().site().guarded_routes()) {
    for (const std::string language : {"/th", "/en"}) {
      for (const std::string token : {"", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "nonsense"}) {
        const auto response =
            town().ask(route.method, language + town().address(route.pattern, Side::own), token);
        EXPECT_EQ(response.status, 303) << key_of(route);
        EXPECT_TRUE(location_of(response).starts_with(language + "/sign-in")) << key_of(route);
        EXPECT_EQ(response.body, "") << key_of(route);
      }
    }
  }
}

TEST(HalfSignedIn, have_no_page_but_the_second_factor_and_the_way_out) {
  std::set<std::string> let_in;
  for (const web::GuardedRoute& route : town().site().guarded_routes()) {
    const auto response =
        town().ask(route.method, "/th" + town().address(route.pattern, Side::own), town().sign_in_half());
    const std::string to = location_of(response);
    const bool is_held = to == "/th/second-factor" || to.starts_with("/th/second-factor?to=");
    if (!is_held) let_in.insert(key_of(route));
  }
  EXPECT_EQ(let_in,
            (std::set<std::string>{"GET /second-factor", "POST /second-factor", "POST /office/sign-out"}));
}

/// The page itself, whose address the form bears: what was typed is offered there.
TEST(Strangers, come_back_to_the_page_of_the_form_they_sent_but_never_to_another_site) {
  const std::string address =
      "/th" + town().address("/office/plans/{agency}/{year}/record/{record}", Side::own);
  const std::string page = "/th/office/plans/own-agency/2567/new/measure?parent=a";
  EXPECT_EQ(location_of(town().ask("POST", address, "", {{"back", page}})),
            "/th/sign-in?to=" + http::percent_encode(page));
  EXPECT_EQ(location_of(town().ask_from_elsewhere(address, "")), "/th/sign-in");
  const web::Voice voice(text::Language::th);
  EXPECT_EQ(web::safe_return(voice, page), page);
  for (const std::string elsewhere :
       {"https://evil.example/", "//evil.example/th/office", "/th/sign-in", "/th/"})
    EXPECT_EQ(web::safe_return(voice, elsewhere), "/th/office") << elsewhere;
}

TEST(Scripts, stand_only_on_pages_of_forms_that_are_kept_and_only_from_here) {
  std::size_t with_script = 0;
  const std::string token = town().sign_in(Role::agency_coordinator);
  for (const web::GuardedRoute& route : town().site().guarded_routes()) {
    if (route.method != "GET") continue;
    const auto response = town().ask("GET", "/th" + town().address(route.pattern, Side::own), token);
    const std::string* policy = http::find_header(response.headers, "Content-Security-Policy");
    const std::size_t script = response.body.find("<script");
    const bool may = route.pattern.starts_with("/office/plans/") ||
                     route.pattern.starts_with("/office/results/") ||
                     route.pattern.starts_with("/office/documents/");
    EXPECT_EQ(script != std::string::npos, policy != nullptr) << key_of(route);
    if (response.body.find(" data-keep=") != std::string::npos) EXPECT_NE(policy, nullptr) << key_of(route);
    if (policy == nullptr) continue;  // the server's own, which lets in none
    ++with_script;
    EXPECT_TRUE(may) << key_of(route);
    EXPECT_EQ(response.body.find("<script", script + 1), std::string::npos) << key_of(route);
    EXPECT_EQ(response.body.find("<script src=\"/assets/keep-"), script) << key_of(route);
    EXPECT_TRUE(policy->starts_with("default-src 'none';")) << *policy;
    EXPECT_NE(policy->find("; script-src 'self';"), std::string::npos) << *policy;
    EXPECT_EQ(policy->find("unsafe"), std::string::npos) << *policy;
  }
  EXPECT_GT(with_script, 5U);
}

TEST(Forms, from_another_site_or_without_their_token_do_nothing) {
  for (const web::GuardedRoute& route : town().site().guarded_routes()) {
    if (route.method == "GET") continue;
    for (const Role role : access::all_roles) {
      const std::string token = town().sign_in(role);
      const std::string address = "/th" + town().address(route.pattern, Side::own);
      EXPECT_EQ(town().ask_from_elsewhere(address, token).status, 403) << key_of(route);
      EXPECT_EQ(town().ask_without_form_token(address, token).status, 403) << key_of(route);
      EXPECT_NE(location_of(town().ask("GET", "/th/office", token)), "/th/sign-in") << key_of(route);
    }
  }
}

TEST(Pages, shown_to_one_side_never_name_the_people_of_the_other) {
  for (const web::GuardedRoute& route : town().site().guarded_routes()) {
    if (route.method != "GET") continue;
    for (const Role role : access::all_roles) {
      if (Town::area_of(role).is_nation()) continue;
      for (const Side side : {Side::own, Side::other}) {
        const auto response =
            town().ask("GET", "/th" + town().address(route.pattern, side), town().sign_in(role));
        EXPECT_EQ(response.body.find(Town::secret_name), std::string::npos)
            << key_of(route) << " to " << access::code_of(role);
      }
    }
  }
}

TEST(Pages, behind_the_gate_are_kept_by_nobody) {
  for (const web::GuardedRoute& route : town().site().guarded_routes()) {
    const auto response = town().ask(route.method, "/th" + town().address(route.pattern, Side::own),
                                     town().sign_in(Role::authority_officer));
    const std::string* kept = http::find_header(response.headers, "Cache-Control");
    ASSERT_NE(kept, nullptr) << key_of(route);
    EXPECT_EQ(*kept, "no-store") << key_of(route);
  }
}

}  // namespace
}  // namespace prongsai::town
