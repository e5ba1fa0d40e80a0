// SPDX-License-Identifier: Apache-2.0
// What address.h promises beyond the URL Standard, which tests/fetch holds against node.
#include "prongsai/fetch/address.h"

#include <gtest/gtest.h>

namespace prongsai::fetch {
namespace {

std::string read(std::string_view typed) {
  const auto address = address_of(typed);
  return address ? address->text() : address.problems().front().code;
}

bool are_one_site(const char* a, const char* b) {
  return same_site(*address_of(a), *address_of(b)) && same_site(*address_of(b), *address_of(a));
}

TEST(Address, is_read_from_what_people_paste) {
  EXPECT_EQ(read("www.example.go.th"), "https://www.example.go.th/");
  EXPECT_EQ(read("\xe2\x80\x8bwww.example.go.th/ita\xc2\xa0\n"), "https://www.example.go.th/ita");
  EXPECT_EQ(read("HTTP://WWW.Example.GO.TH.:80/A?b#c"), "http://www.example.go.th/A?b");
  EXPECT_EQ(read("www.example.go.th:443/x"), "https://www.example.go.th/x");
  EXPECT_EQ(read("http://www.example.go.th:443/x"), "http://www.example.go.th:443/x");
  // https://www.thnic.co.th: ไทย is xn--o3cw4h.
  EXPECT_EQ(read("เทศบาล.ไทย/ข่าว?ปี=๒๕๖๘"),
            "https://xn--o3cg7ak5c9d.xn--o3cw4h/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7"
            "?%E0%B8%9B%E0%B8%B5=%E0%B9%92%E0%B9%95%E0%B9%96%E0%B9%98");
}

TEST(Address, says_why_it_is_none) {
  EXPECT_EQ(read(""), "address.empty");
  EXPECT_EQ(read(" \n#top"), "address.empty");
  EXPECT_EQ(read("https://" + std::string(2'048, 'a') + ".go.th"), "address.too_long");
  EXPECT_EQ(read("https://a.go.th/" + std::string(2'000, ' ') + "a"), "address.too_long");  // once encoded
  EXPECT_EQ(read("https://"), "address.unreadable");
  EXPECT_EQ(read("https://a..go.th"), "address.unreadable");
  EXPECT_EQ(read("ไม่มี"), "address.host_local");
  EXPECT_EQ(read("ftp://www.example.go.th"), "address.scheme");
  EXPECT_EQ(read("mailto:a@example.go.th"), "address.scheme");
  EXPECT_EQ(read("https://a:b@www.example.go.th"), "address.has_password");
  EXPECT_EQ(read("https://www.example.go.th:8080"), "address.port");
  EXPECT_EQ(read("https://printer/"), "address.host_local");
  EXPECT_EQ(read("https://localhost/"), "address.host_local");
}

TEST(Address, is_no_number_however_it_is_written) {
  for (const char* const typed :
       {"http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
        "http://127.1/", "http://๑๒๗.๐.๐.๑/", "http://๑๒๗.0.0.1/", "http://１２７.０.０.１/",
        "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://%31%32%37.0.0.1/", "http://[::1]/",
        "http://[::ffff:127.0.0.1]/", "http://203.151.0.1/", "1.2.3.4", "http://៱២៧.០.០.១/x",
        "http://໑໒໗.໐.໐.໑/"}) {
    const std::string got = read(typed);
    EXPECT_TRUE(got == "address.host_is_ip" || got == "address.unreadable") << typed << " " << got;
  }
  EXPECT_EQ(read("http://๑๒๗.๐.๐.๑/"), "address.host_is_ip");
  EXPECT_EQ(read("https://127.0.0.1.example.com/"), "https://127.0.0.1.example.com/");
}

TEST(Address, is_shortened_in_its_problem_between_letters) {
  const auto address = address_of("https://printer/" + std::string(185, 'a') + "กกก");
  ASSERT_FALSE(address);
  EXPECT_EQ(address.problems().front().code, "address.host_local");
  EXPECT_LE(base::detail(address.problems().front(), "found").size(), 200U);
}

TEST(Redirect, is_read_as_a_browser_would) {
  const Address from = *address_of("https://www.example.go.th/a/b?c");
  const auto to = [&from](std::string_view location) {
    const auto address = redirected(from, location);
    return address ? address->text() : address.problems().front().code;
  };
  EXPECT_EQ(to("d"), "https://www.example.go.th/a/d");
  EXPECT_EQ(to("/d"), "https://www.example.go.th/d");
  EXPECT_EQ(to("//other.go.th"), "https://other.go.th/");
  EXPECT_EQ(to("/\\other.go.th"), "https://other.go.th/");
  EXPECT_EQ(to("http://other.go.th/"), "http://other.go.th/");
  EXPECT_EQ(to("other.go.th"), "https://www.example.go.th/a/other.go.th");
  EXPECT_EQ(to("//127.0.0.1/"), "address.host_is_ip");
  EXPECT_EQ(to("/\xa2\xe8\xd2\xc7"),
            "https://www.example.go.th/%A2%E8%D2%C7");  // TIS-620, as old sites send it
}

TEST(Site, is_one_with_its_own_parts_and_with_nobody_elses) {
  EXPECT_TRUE(are_one_site("www.example.go.th", "example.go.th"));
  EXPECT_TRUE(are_one_site("www.example.go.th", "ita.example.go.th"));
  EXPECT_TRUE(are_one_site("example.com", "a.b.example.com"));
  EXPECT_TRUE(are_one_site("www.เทศบาล.ไทย", "เทศบาล.ไทย"));
  EXPECT_FALSE(are_one_site("one.go.th", "two.go.th"));
  EXPECT_FALSE(are_one_site("example.go.th", "badexample.go.th"));
  EXPECT_FALSE(are_one_site("go.th", "example.go.th"));
  EXPECT_FALSE(are_one_site("www.go.th", "example.go.th"));
  EXPECT_FALSE(are_one_site("รัฐบาล.ไทย", "กรม.รัฐบาล.ไทย"));
  EXPECT_FALSE(are_one_site("a.example.go.th", "b.example.go.th"));
}

}  // namespace
}  // namespace prongsai::fetch
