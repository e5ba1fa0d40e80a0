// SPDX-License-Identifier: Apache-2.0
// What each check says of what it sees: years as Thai pages write them, parts, tables, contacts, copies.
#include "prongsai/disclosure/check.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "prongsai/disclosure/letters_detail.h"
#include "prongsai/disclosure/plain_detail.h"

namespace prongsai::disclosure {
namespace {

using testing::HasSubstr;

constexpr int round_year = 2569;
const std::string filler(400, 'x');  // enough letters for a page of text

Seen page(const std::string& text) {
  Seen seen;
  seen.outcome = "answered";
  seen.status = 200;
  seen.address = seen.final_address = "https://www.example.go.th/ita";
  seen.site_known = seen.on_site = true;
  seen.media_type = "text/html";
  seen.sha256 = std::string(64, 'a');
  seen.text_read = true;
  seen.text = text;
  return seen;
}

std::optional<Noticed> noticed(const Seen& seen, const ItemRules& rules, Check check) {
  for (const Noticed& one : look(seen, rules, round_year)) {
    if (one.check == check) return one;
  }
  return std::nullopt;
}

Verdict verdict(const Seen& seen, Check check, const ItemRules& rules = {}) {
  const auto found = noticed(seen, rules, check);
  EXPECT_TRUE(found) << word_of(check);
  return found ? found->verdict : Verdict::cannot_tell;
}

std::string detail(const Noticed& noticed, const std::string& name) {
  for (const auto& [one, value] : noticed.details) {
    if (one == name) return value;
  }
  return "no such detail";
}

ItemRules of_year(YearDemand year) {
  ItemRules rules;
  rules.year = year;
  return rules;
}

Noticed year_of(const std::string& text, YearDemand demand) {
  return noticed(page(text), of_year(demand), Check::right_year).value_or(Noticed{});
}

struct Written {
  std::string text;
  Verdict verdict;
};

class YearOfLastYear : public testing::TestWithParam<Written> {};
TEST_P(YearOfLastYear, is_seen_however_it_is_written) {
  EXPECT_EQ(year_of(GetParam().text, YearDemand::last_year).verdict, GetParam().verdict) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(
    Check, YearOfLastYear,
    testing::Values(Written{"รายงานผล ประจำปีงบประมาณ พ.ศ. 2568", Verdict::holds},
                    Written{"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", Verdict::holds},
                    Written{"รายงานผล ประจำปี งบประมาณ พ . ศ . ๒๕๖๘", Verdict::holds},
                    Written{"รายงานผล ปี 2568", Verdict::holds}, Written{"รายงานผล ปี 68", Verdict::holds},
                    Written{"รายงานผล ปีงบ 68", Verdict::holds}, Written{"รายงานผล 2568", Verdict::holds},
                    Written{"Annual report FY2025", Verdict::holds},
                    Written{"Annual report, Fiscal Year 2025", Verdict::holds},
                    Written{"Annual report FY 2568", Verdict::holds}, Written{"Report FY25", Verdict::holds},
                    Written{"รายงาน ณ วันที่ 30 ก.ย. 68", Verdict::holds},
                    Written{"รายงาน ณ วันที่ 30/09/2568", Verdict::holds},
                    Written{"รายงาน ณ วันที่ 30.9.2568", Verdict::holds},
                    Written{"รายงานผล ประจำปีงบประมาณ พ.ศ. 2567", Verdict::fails},
                    Written{"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", Verdict::fails},
                    Written{"Annual report FY2024", Verdict::fails},
                    Written{"แผนพัฒนา พ.ศ. 2566 - 2570", Verdict::doubtful},
                    Written{"แผนพัฒนา พ.ศ. ๒๕๖๖ ถึง ๒๕๗๐", Verdict::doubtful},
                    Written{"แผนพัฒนา พ.ศ. 2561–2565", Verdict::fails},
                    Written{"ประจำปี 2567 ประจำปี 2567 และแผนปี 2568", Verdict::doubtful},
                    Written{"รายงานปี 2567 ลงวันที่ 30/10/2568", Verdict::doubtful},
                    Written{"จำนวนเงิน 2,568 บาท 1.2568 12568 25680", Verdict::cannot_tell},
                    Written{"มีผู้เข้าร่วม 68 คน", Verdict::cannot_tell},
                    Written{"ไม่มีปีใด ๆ", Verdict::cannot_tell}));

// Domain fact: a page that moves on to the current year by itself breaks the evidence of the year assessed.
TEST(CheckYear, notices_a_page_that_has_moved_on) {
  const Noticed found = year_of("ผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2570", YearDemand::this_year);
  EXPECT_EQ(found.verdict, Verdict::fails);
  EXPECT_EQ(detail(found, "wanted"), "2569");
  EXPECT_EQ(detail(found, "found"), "2570");
  EXPECT_THAT(found.excerpt, HasSubstr("ปีงบประมาณ 2570"));
}

TEST(CheckYear, takes_either_year_where_the_item_does) {
  for (const char* text : {"ปีงบประมาณ 2569", "ปีงบประมาณ 2568"})
    EXPECT_EQ(year_of(text, YearDemand::this_or_last).verdict, Verdict::holds);
  EXPECT_EQ(year_of("ปีงบประมาณ 2567", YearDemand::this_or_last).verdict, Verdict::fails);
}

TEST(CheckYear,
     tells_the_years_without_judging_where_the_demand_is_not_known_and_nothing_where_there_is_none) {
  const Noticed found = year_of("ปี 2567 ปี 2568 ปี 2568", YearDemand::unknown);
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(detail(found, "found"), "2568, 2567");
  EXPECT_FALSE(noticed(page("ปี 2567"), of_year(YearDemand::none), Check::right_year));
}

TEST(CheckYear, is_not_misled_by_the_year_of_a_law) {
  EXPECT_EQ(
      year_of("ตามพระราชบัญญัติการจัดซื้อจัดจ้าง พ.ศ. 2560 ... พ.ศ. 2560 ปีงบประมาณ พ.ศ. 2569", YearDemand::this_year)
          .verdict,
      Verdict::holds);
}

TEST(CheckReachable, tells_an_answer_from_an_error_from_a_busy_moment) {
  Seen seen = page(filler);
  EXPECT_EQ(verdict(seen, Check::reachable), Verdict::holds);
  for (const int status : {404, 410, 403, 401}) {
    seen.status = status;
    EXPECT_EQ(verdict(seen, Check::reachable), Verdict::fails) << status;
  }
  for (const int status : {503, 500, 429, 302}) {
    seen.status = status;
    EXPECT_EQ(verdict(seen, Check::reachable), Verdict::doubtful) << status;
  }
  seen.status = 0;
  for (const char* outcome : {"no_such_host", "no_connection", "too_slow", "too_many_redirects",
                              "broken_answer", "forbidden_address"}) {
    seen.outcome = outcome;
    EXPECT_EQ(verdict(seen, Check::reachable), Verdict::fails) << outcome;
  }
  seen.outcome = "no_trust";
  EXPECT_EQ(verdict(seen, Check::reachable), Verdict::doubtful);
  EXPECT_EQ(verdict(Seen{}, Check::reachable), Verdict::cannot_tell) << "not asked yet";
}

TEST(CheckReachable, doubts_a_short_page_that_says_there_is_nothing_or_asks_to_log_in) {
  EXPECT_EQ(verdict(page("ขออภัย ไม่พบหน้าเว็บที่ท่านต้องการ"), Check::reachable), Verdict::doubtful);
  const auto found = noticed(page("Google Drive: You need access"), {}, Check::reachable);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->verdict, Verdict::doubtful);
  EXPECT_THAT(found->excerpt, HasSubstr("You need access"));
  std::string long_page = "เมนู ลงชื่อเข้าใช้ ";
  for (int i = 0; i < 10; ++i) long_page += filler;
  EXPECT_EQ(verdict(page(long_page), Check::reachable), Verdict::holds) << "a menu has that word, too";
}

TEST(CheckSite, knows_the_main_site_only_where_it_is_registered) {
  Seen seen = page(filler);
  EXPECT_EQ(verdict(seen, Check::on_main_site), Verdict::holds);
  seen.on_site = false;
  seen.final_address = "https://drive.google.com/file/d/1";
  const auto found = noticed(seen, {}, Check::on_main_site);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->verdict, Verdict::fails);
  EXPECT_EQ(detail(*found, "found"), "drive.google.com");
  seen.site_known = false;
  EXPECT_EQ(verdict(seen, Check::on_main_site), Verdict::cannot_tell);
}

ItemRules with_part(const std::vector<std::string>& words) {
  ItemRules rules;
  rules.parts.push_back({.code = "budget", .name = {}, .words = words, .provenance = {}});
  return rules;
}

TEST(CheckParts, finds_words_however_a_page_or_a_pdf_spells_them) {
  const ItemRules rules = with_part({"การดำเนินงาน", "Dos & Don'ts", "fee"});
  for (const char* text : {"ผลการดำเนินงานของปี", "ผลการดําเนินงาน", "ผลการด าเนินงาน", "ผลการ ดำเนิน\nงาน",
                           "DOS & DON’TS", "dos  &\ndon'ts", "No fee."})
    EXPECT_EQ(verdict(page(text), Check::parts_present, rules), Verdict::holds) << text;
  EXPECT_EQ(verdict(page("coffee " + filler), Check::parts_present, rules), Verdict::fails)
      << "no whole word";
}

TEST(CheckParts, tells_each_part_with_what_was_found) {
  ItemRules rules = with_part({"งบประมาณ"});
  rules.parts.push_back({.code = "time", .name = {}, .words = {"ระยะเวลา"}, .provenance = {}});
  std::vector<Noticed> parts;
  for (const Noticed& one : look(page("ใช้งบประมาณ 10,000 บาท " + filler), rules, round_year)) {
    if (one.check == Check::parts_present) parts.push_back(one);
  }
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].part, "budget");
  EXPECT_EQ(parts[0].verdict, Verdict::holds);
  EXPECT_EQ(detail(parts[0], "word"), "งบประมาณ");
  EXPECT_THAT(parts[0].excerpt, HasSubstr("ใช้งบประมาณ 10,000 บาท"));
  EXPECT_EQ(parts[1].part, "time");
  EXPECT_EQ(parts[1].verdict, Verdict::fails);
}

TEST(CheckParts, cannot_miss_what_it_could_not_read) {
  Seen seen = page("");
  EXPECT_EQ(verdict(seen, Check::parts_present, with_part({"งบประมาณ"})), Verdict::cannot_tell);
  seen.text_read = false;
  seen.text = "งบประมาณ";
  EXPECT_EQ(verdict(seen, Check::parts_present, with_part({"งบประมาณ"})), Verdict::cannot_tell);
}

TEST(CheckSearchable, tells_text_from_pictures_of_text) {
  Seen scan = page("1 2 3");
  scan.media_type = "application/pdf";
  scan.pages = 3;
  EXPECT_EQ(verdict(scan, Check::searchable), Verdict::fails);
  scan.text = std::string(200, 'x');
  EXPECT_EQ(verdict(scan, Check::searchable), Verdict::doubtful) << "about seventy letters a page";
  scan.text = std::string(3'000, 'x');
  EXPECT_EQ(verdict(scan, Check::searchable), Verdict::holds);
  scan.text_read = false;
  EXPECT_EQ(verdict(scan, Check::searchable), Verdict::cannot_tell);
  scan.media_type = "image/jpeg";
  EXPECT_EQ(verdict(scan, Check::searchable), Verdict::fails);
}

TEST(CheckSearchable, doubts_letters_that_no_font_explains) {
  std::string garbled;
  for (int i = 0; i < 200; ++i)
    garbled +=
        "\xEF\x9C\x8A"
        "a";  // U+F70A, as old Thai PDFs give
  EXPECT_EQ(verdict(page(garbled), Check::searchable), Verdict::doubtful);
  EXPECT_EQ(verdict(page("x"), Check::searchable), Verdict::doubtful) << "a page that a script fills";
}

TEST(CheckTable, wants_rows_and_asks_only_where_rows_are_wanted) {
  ItemRules rules;
  rules.wants_table = true;
  Seen seen = page(filler);
  seen.table_rows = 12;
  EXPECT_EQ(verdict(seen, Check::machine_table, rules), Verdict::holds);
  seen.table_rows = 1;
  EXPECT_EQ(verdict(seen, Check::machine_table, rules), Verdict::doubtful);
  seen.table_rows = 0;
  EXPECT_EQ(verdict(seen, Check::machine_table, rules), Verdict::fails);
  seen.text_read = false;
  EXPECT_EQ(verdict(seen, Check::machine_table, rules), Verdict::cannot_tell);
  EXPECT_FALSE(noticed(seen, {}, Check::machine_table));
}

class Phone : public testing::TestWithParam<std::pair<const char*, bool>> {};
TEST_P(Phone, is_known_by_its_digits) {
  const Plain plain(GetParam().first);
  EXPECT_EQ(contact_in(plain.text()).phone.has_value(), GetParam().second) << GetParam().first;
}
INSTANTIATE_TEST_SUITE_P(
    Check, Phone,
    testing::Values(std::pair("โทร. 0-2345-6789", true), std::pair("โทร. ๐ ๒๓๔๕ ๖๗๘๙", true),
                    std::pair("โทรศัพท์ 053-123456 ต่อ 12", true), std::pair("081-234-5678", true),
                    std::pair("+66 2 345 6789", true), std::pair("(02) 345 6789", true),
                    std::pair("เลขที่ 12/3456", false), std::pair("0.123456789", false),
                    std::pair("งบ 100,000,000 บาท", false), std::pair("รหัส 012345678901234", false),
                    std::pair("00000000", false)));

TEST(CheckContact, wants_a_number_and_an_address_as_text) {
  ItemRules rules;
  rules.wants_contact = true;
  const auto found =
      noticed(page("โทร. ๐-๒๓๔๕-๖๗๘๙ อีเมล Saraban@Example.go.th"), rules, Check::contact_works);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->verdict, Verdict::holds);
  EXPECT_EQ(detail(*found, "phone"), "0-2345-6789");
  EXPECT_EQ(detail(*found, "mail"), "saraban@example.go.th");
  EXPECT_EQ(verdict(page("โทร. 0-2345-6789"), Check::contact_works, rules), Verdict::doubtful);
  EXPECT_EQ(verdict(page("อีเมล saraban@example.go.th."), Check::contact_works, rules), Verdict::doubtful);
  EXPECT_EQ(verdict(page("ติดตาม @example " + filler), Check::contact_works, rules), Verdict::fails);
  EXPECT_EQ(verdict(page("ติดต่อเรา"), Check::contact_works, rules), Verdict::cannot_tell) << "hardly any text";
}

TEST(CheckUnchanged, compares_bytes_and_then_texts) {
  Seen seen = page(filler);
  EXPECT_FALSE(noticed(seen, {}, Check::unchanged)) << "nothing earlier to compare with";
  seen.earlier_sha256 = seen.sha256;
  EXPECT_EQ(verdict(seen, Check::unchanged), Verdict::holds);
  seen.earlier_sha256 = std::string(64, 'b');
  EXPECT_EQ(verdict(seen, Check::unchanged), Verdict::doubtful) << "other bytes, texts not known";
  seen.text_sha256 = seen.earlier_text_sha256 = std::string(64, 'c');
  EXPECT_EQ(verdict(seen, Check::unchanged), Verdict::holds) << "a counter or a date outside the text";
  seen.text_sha256 = std::string(64, 'd');
  EXPECT_EQ(verdict(seen, Check::unchanged), Verdict::fails);
  seen.sha256.clear();
  EXPECT_EQ(verdict(seen, Check::unchanged), Verdict::cannot_tell) << "gone now";
}

TEST(CheckCopies, names_other_items_and_counts_other_agencies) {
  Seen seen = page(filler);
  EXPECT_EQ(verdict(seen, Check::used_once), Verdict::holds);
  EXPECT_EQ(verdict(seen, Check::not_copied), Verdict::holds);
  seen.other_items = {"o3", "o9"};
  seen.other_agencies = 2;
  EXPECT_EQ(detail(*noticed(seen, {}, Check::used_once), "items"), "o3, o9");
  EXPECT_EQ(verdict(seen, Check::used_once), Verdict::doubtful);
  EXPECT_EQ(detail(*noticed(seen, {}, Check::not_copied), "agencies"), "2");
  EXPECT_EQ(verdict(seen, Check::not_copied), Verdict::doubtful);
  EXPECT_EQ(verdict(Seen{}, Check::used_once), Verdict::cannot_tell);
  EXPECT_EQ(verdict(Seen{}, Check::not_copied), Verdict::cannot_tell);
}

TEST(CheckSameForAll, speaks_only_when_two_readers_asked) {
  Seen seen = page(filler);
  EXPECT_FALSE(noticed(seen, {}, Check::same_for_all));
  seen.other_reader = OtherReader{"answered", 200, seen.sha256, true, seen.text};
  EXPECT_EQ(verdict(seen, Check::same_for_all), Verdict::holds);
}

TEST(CheckSameForAll, stands_a_clock_and_notices_another_page_or_a_closed_door) {
  Seen seen = page(filler + std::string("\nเวลา 08:15:02"));
  const auto given = [&](int status, const std::string& text) {
    seen.other_reader = OtherReader{"answered", status, "other bytes", true, text};
    return verdict(seen, Check::same_for_all);
  };
  EXPECT_EQ(given(200, filler + std::string("\nเวลา 21:44:59")), Verdict::holds);
  EXPECT_EQ(given(200, "เว็บไซต์นี้เปิดให้บริการเฉพาะเครื่องคอมพิวเตอร์ของผู้ตรวจ"), Verdict::doubtful);
  EXPECT_EQ(noticed(seen, {}, Check::same_for_all)->excerpt, "เว็บไซต์นี้เปิดให้บริการเฉพาะเครื่องคอมพิวเตอร์ของผู้ตรวจ");
  EXPECT_EQ(given(403, ""), Verdict::doubtful);
  EXPECT_EQ(detail(*noticed(seen, {}, Check::same_for_all), "status"), "403");
  EXPECT_EQ(given(503, ""), Verdict::cannot_tell) << "that may pass";
  seen.other_reader->outcome = "too_slow";
  EXPECT_EQ(verdict(seen, Check::same_for_all), Verdict::cannot_tell);
  seen.other_reader = OtherReader{"answered", 200, "other bytes", false, ""};
  EXPECT_EQ(verdict(seen, Check::same_for_all), Verdict::cannot_tell) << "a picture";
}

TEST(CheckUnchanged, says_whether_it_was_compared_with_what_was_graded) {
  Seen seen = page(filler);
  seen.earlier_sha256 = "other bytes";
  EXPECT_EQ(noticed(seen, {}, Check::unchanged)->part, "");
  seen.earlier_was_graded = true;
  EXPECT_EQ(noticed(seen, {}, Check::unchanged)->part, part_graded);
  EXPECT_EQ(verdict(seen, Check::unchanged), Verdict::doubtful);
}

RC_GTEST_PROP(Check, answers_any_bytes_in_order_with_whole_short_excerpts, ()) {
  std::string text;
  for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
           "ํ", "้", "า", "ก", "เ", "๒๕๖๘", "2568", "-", " ", "\n", "\xE0", "\xFF", "fy", "ปี", "@", "a.b", "0",
           "12", "\xEF\x9C\x8A", "พ.ศ.", "พ", "ถึง", "+66", "\xC2\xA0")))
    text += piece;
  ItemRules rules = with_part({"ก", "fy"});
  rules.year = YearDemand::this_or_last;
  rules.wants_contact = rules.wants_table = true;
  const std::vector<Noticed> all = look(page(text), rules, round_year);
  RC_ASSERT(std::is_sorted(all.begin(), all.end(),
                           [](const Noticed& a, const Noticed& b) { return a.check < b.check; }));
  for (const Noticed& one : all) {
    RC_ASSERT(is_utf8(one.excerpt));
    std::size_t letters = 0;
    for (std::size_t at = 0; at < one.excerpt.size(); ++letters)
      at += first_letter(std::string_view(one.excerpt).substr(at)).bytes;
    RC_ASSERT(letters <= 160U);
    RC_ASSERT(one.excerpt.find('\n') == std::string::npos);
  }
}

TEST(CheckLook, cuts_a_text_at_its_limit_without_a_broken_letter) {
  Seen seen = page(std::string(text_bytes_max - 1, 'x') + "ปีงบประมาณ 2569");
  const auto found = noticed(seen, of_year(YearDemand::this_year), Check::right_year);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->verdict, Verdict::cannot_tell) << "beyond the limit nothing is read";
}

}  // namespace
}  // namespace prongsai::disclosure
