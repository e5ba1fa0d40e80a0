// SPDX-License-Identifier: Apache-2.0
// A thousand people answer, and everything about each of them is looked for in every byte that is left.
#include <fmt/format.h>

#include "prongsai/base/digest.h"
#include "prongsai/db/portable.h"
#include "prongsai/store/trail.h"

#include "answered_survey.h"
#include "byte_search.h"

namespace prongsai::anonymity {
namespace {

using std::chrono::system_clock;
using testing::IsEmpty;
using Counted = std::map<std::string, std::size_t>;

constexpr int people = 1'000;

/// What a browser and a proxy say about somebody, and what somebody typed where it does not belong.
struct Person {
  std::string address;
  std::string browser;
  std::string from;
  std::string cookie;
  std::string mail;
  std::string phone;
  std::string id;
  std::string code;
  std::vector<std::uint8_t> sheet;

  [[nodiscard]] std::string headers() const {
    return "X-Forwarded-For: " + address + "\r\nX-Forwarded-Proto: https\r\nForwarded: for=\"" + address +
           "\"\r\nUser-Agent: " + browser + "\r\nReferer: " + from + "\r\nCookie: session=" + cookie +
           "; survey=" + cookie + "\r\n";
  }
};

class Canaries : public AnsweredSurvey {
 protected:
  /// Even ones come by IPv6, odd ones by IPv4.
  Person make_person(std::size_t number) {
    Person out;
    if (number % 2 == 0) {
      out.address = "2001:db8";
      for (int i = 0; i < 6; ++i) out.address += ":" + std::string("9") + dice_.hexadecimal(3);
    } else {
      out.address =
          fmt::format("10.{}.{}.{}", 100 + dice_.roll(155), 100 + dice_.roll(155), 100 + dice_.roll(155));
    }
    out.browser = "Canary/" + dice_.hexadecimal(16);
    out.from = "https://" + dice_.hexadecimal(16) + ".example/asked";
    out.cookie = dice_.hexadecimal(24);
    out.mail = dice_.hexadecimal(14) + "@post.example";
    out.phone = "08";
    while (out.phone.size() < 10) out.phone += static_cast<char>('0' + dice_.roll(10) % 10);
    out.id = dice_.hexadecimal(survey::submission_id_length);
    out.code = codes_[number];
    out.sheet = random_sheet();
    return out;
  }

  void look_for(const Person& person) {
    const auto add = [&](const std::string& kind, const std::string& word) {
      search_.add(word, kind);
      const std::string digest = base::sha256_hex(word);
      search_.add(digest, "SHA-256 of " + kind);
      search_.add(from_hexadecimal(digest), "SHA-256 of " + kind);
    };
    add("address", person.address);
    if (person.address.find(':') != std::string::npos) {
      std::string digits;
      for (const char each : "20010db8" + person.address.substr(8))
        if (each != ':' && each != '\0') digits += each;
      search_.add(from_hexadecimal(digits), "address");
    }
    add("browser", person.browser);
    add("referrer", person.from.substr(8, 16));
    add("cookie", person.cookie);
    add("mail", person.mail.substr(0, 14));
    add("phone", person.phone);
    add("submission id", person.id);
    search_.add(from_hexadecimal(person.id), "submission id");
    add("code", person.code);
    add("code", survey::print_slip_code(person.code));
    const std::string receipt = survey::receipt_of(person.id);
    add("receipt", receipt);
    std::string plain;
    for (const char each : receipt)
      if (each != ' ') plain += each;
    if (plain != receipt) add("receipt", plain);
    sheets_.add(std::string(person.sheet.begin(), person.sheet.end()), "sheet");
  }

  /// Every second one answers with a code; what was typed into odd places goes along.
  void answer(Client& client, const Person& person, bool with_code) {
    std::string form = filled_in(questionnaire_, person.id, person.sheet) + "&mail=" + person.mail +
                       "&p.phone=" + person.phone + "&i1.1.note=" + person.mail + "&" + person.phone + "=1";
    if (with_code) form += "&code=" + survey::print_slip_code(person.code);
    const std::string page = std::string(with_code ? coded_page : open_page) + "?c=p";
    (void)client.get(page + "&code=" + person.code, person.headers());
    ASSERT_EQ(client.post(page + "&m=" + person.mail, form, person.headers()).status, 200);
  }

  /// At least a thousand people, and for three seconds, so that there are whole ones to look for.
  void answer_all(SurveyServer& server) {
    from_ = system_clock::now();
    std::size_t number = 0;
    std::unique_ptr<Client> client;
    while (number < people || system_clock::now() - from_ < std::chrono::seconds(3)) {
      if (number % 400 == 0) client = std::make_unique<Client>(server.port());
      const Person person = make_person(number % codes_made);
      look_for(person);
      answer(*client, person, number % 2 == 0 && number < codes_made);
      if (number % 50 == 1) {
        (void)client->post("/go/receipt", "receipt=" + survey::receipt_of(person.id), person.headers());
        EXPECT_EQ(
            client->post(open_page, "id=" + person.id + "&i1.1=" + person.phone, person.headers()).status,
            422);
        EXPECT_EQ(client->get("/go/iit/nowhere?" + person.mail, person.headers()).status, 404);
      }
      ++number;
    }
    to_ = system_clock::now();
    answered_ = number;
  }

  /// The folder with everything the engine keeps.
  [[nodiscard]] std::map<std::string, std::string> left_on_disk() {
    std::map<std::string, std::string> out = files_below(std::filesystem::path(scratch_ / "x").parent_path());
    for (auto& [path, bytes] : files_below(office().box_keys)) out[path] = std::move(bytes);
    const std::size_t host = address_.find("host=");
    if (host == std::string::npos) return out;
    const std::string folder = address_.substr(host + 5, address_.find('&', host) - host - 5);
    perform([](db::Transaction& t) { t.execute(db::Query("checkpoint", "CHECKPOINT")); });
    for (auto& [path, bytes] : files_below(folder)) out[path] = std::move(bytes);
    return out;
  }

  ByteSearch search_;
  ByteSearch sheets_;
  system_clock::time_point from_;
  system_clock::time_point to_;
  std::size_t answered_ = 0;
};

bool is_of_the_log_of_postgres(const std::string& path) {
  return path.find("/pg_wal/") != std::string::npos;
}

TEST_P(Canaries, nothing_about_a_thousand_respondents_is_in_any_byte_that_is_left) {
  const auto in_trail = [this] {
    return read([](db::Transaction& t) { return store::trail_frontier(t).size(); });
  };
  const auto lines_before = in_trail();
  std::string told;
  {
    SurveyServer server(test_);
    answer_all(server);
    told = server.told();
  }
  EXPECT_EQ(in_trail(), lines_before) << "the trail tells of ballots";
  EXPECT_GE(answered_, static_cast<std::size_t>(people));
  EXPECT_THAT(search_.count(told), IsEmpty());
  EXPECT_EQ(find_moments(told, from_, to_).texts, 0U) << told;
  std::size_t bytes = 0;
  std::size_t moments_in_log = 0;
  for (const bool is_opened : {false, true}) {
    if (is_opened) {
      const auto opened = open_the_box();
      ASSERT_THAT(engines::codes(opened), IsEmpty());
      EXPECT_EQ(opened->ballots, static_cast<std::int64_t>(answered_));
    }
    db::back_up(test_.database(), scratch_ / (is_opened ? "late.backup" : "early.backup"));
    for (const auto& [path, content] : left_on_disk()) {
      bytes += content.size();
      EXPECT_THAT(search_.count(content), IsEmpty()) << path;
      if (!is_opened) EXPECT_THAT(sheets_.count(content), IsEmpty()) << path;
      const MomentHits moments = find_moments(content, from_, to_);
      // The log of PostgreSQL holds the moment of each commit: of sealed ballots, shuffled within it.
      if (is_of_the_log_of_postgres(path)) {
        moments_in_log += moments.exact;
        continue;
      }
      EXPECT_EQ(moments.exact, 0U) << path;
      EXPECT_EQ(moments.texts, 0U) << path;
      // Chance makes one where a leak would make a thousand.
      EXPECT_LT(moments.seconds, 10U) << path;
    }
  }
  if (GetParam() == engines::Place::postgres) EXPECT_GT(moments_in_log, 0U);
  RecordProperty("answered", std::to_string(answered_));
  RecordProperty("bytes", std::to_string(bytes));
  RecordProperty("words", std::to_string(search_.words()));
}

/// The same search finds each kind of thing where it is: otherwise finding nothing would say nothing.
TEST_P(Canaries, are_found_where_they_were_left) {
  const Person person = make_person(0);
  look_for(person);
  const auto found = [&](const std::string& word) { return search_.count("before" + word + "after").size(); };
  EXPECT_EQ(found(person.address), 1U);
  EXPECT_EQ(found(person.browser + " " + person.from + " " + person.mail + person.phone), 4U);
  EXPECT_EQ(found(person.cookie), 1U);
  EXPECT_EQ(found(from_hexadecimal(person.id)), 1U);
  EXPECT_EQ(found(survey::print_slip_code(person.code)), 1U);
  EXPECT_EQ(found(survey::receipt_of(person.id)), 1U);
  EXPECT_EQ(found(from_hexadecimal(base::sha256_hex(person.address))), 1U);
  EXPECT_EQ(sheets_.count(std::string(person.sheet.begin(), person.sheet.end())).size(), 1U);

  // 2026-11-21T03:00:01.5Z, as a column of SQLite (highest byte first), in PostgreSQL's own count and in
  // words.
  const system_clock::time_point from{std::chrono::microseconds(1'795'230'000'000'000)};
  const auto to = from + std::chrono::seconds(3);
  const std::string column = from_hexadecimal(fmt::format("{:016x}", 1'795'230'001'500'000));
  EXPECT_EQ(find_moments("ab" + column + "cdef", from, to).exact, 1U);
  const std::string since_2000 = from_hexadecimal(
      fmt::format("{:016x}", __builtin_bswap64(1'795'230'001'500'000 - 946'684'800'000'000)));
  EXPECT_EQ(find_moments("ab" + since_2000 + "cdef", from, to).exact, 1U);
  EXPECT_EQ(find_moments("2026-11-21 10:00:01+07 or 1795230001", from, to).texts, 2U);
  EXPECT_EQ(find_moments("2026-11-21 10:01:01+07 or 1795230009", from, to).texts, 0U);
}

PRONGSAI_ON_SHARED_ENGINES(Canaries);

}  // namespace
}  // namespace prongsai::anonymity
