// SPDX-License-Identifier: Apache-2.0
// Log lines: RFC 8259 for strings, RFC 3339 for times.
#include "prongsai/http/log_line.h"

#include <gtest/gtest.h>

#include "prongsai/http/answer.h"

namespace prongsai::http {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Time = std::chrono::system_clock::time_point;

// RFC 3339 section 5.8 gives this instant; 482196050 seconds after 1970.
const Time example_time{seconds(482196050) + milliseconds(520)};

TEST(LogLine, writes_the_time_as_the_standard_does) {
  EXPECT_EQ(log_time(example_time), "1985-04-12T23:20:50.520Z");
  EXPECT_EQ(log_time(Time{milliseconds(7)}), "1970-01-01T00:00:00.007Z");
}

TEST(LogLine, escapes_what_json_requires_and_leaves_thai_alone) {
  EXPECT_EQ(json_string("ผล \"ITA\" \\ x"), "\"ผล \\\"ITA\\\" \\\\ x\"");
  EXPECT_EQ(json_string("a\nb\rc\td"), "\"a\\u000ab\\u000dc\\u0009d\"");
  EXPECT_EQ(json_string(std::string_view("\0\x1f\x20\x7f", 4)), "\"\\u0000\\u001f \x7f\"");
  EXPECT_EQ(json_string("\xf0\x9d\x84\x9e"), "\"\xf0\x9d\x84\x9e\"");  // the G clef of section 7, as itself
  EXPECT_EQ(json_string(""), "\"\"");
}

TEST(LogLine, writes_bytes_that_are_no_text_as_the_replacement_character) {
  EXPECT_EQ(json_string("a\xff"
                        "b"),
            "\"a\xef\xbf\xbd"
            "b\"");
  EXPECT_EQ(json_string("\xed\xa0\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");  // a surrogate
  EXPECT_EQ(json_string("\xe0\xb8"), "\"\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST(LogLine, is_one_object_a_line_whatever_an_exception_says) {
  LogLine line(LogLevel::warning, "mail_waits", example_time);
  line.add("count", 3).add("detail", "a\n{\"b\":1}").add("duration_ms", microseconds(1'250));
  EXPECT_EQ(
      line.text(),
      "{\"time\":\"1985-04-12T23:20:50.520Z\",\"level\":\"warning\",\"event\":\"mail_waits\",\"count\":3,"
      "\"detail\":\"a\\u000a{\\\"b\\\":1}\",\"duration_ms\":1.250}\n");
}

TEST(LogLine, tells_an_answer_and_an_incident_in_one_form) {
  EXPECT_EQ(
      to_json_line(Answered{"0f", "GET", "/th/a/{agency}", 200, microseconds(42), 512}, example_time),
      "{\"time\":\"1985-04-12T23:20:50.520Z\",\"level\":\"info\",\"event\":\"request\",\"request_id\":\"0f\","
      "\"method\":\"GET\",\"route\":\"/th/a/"
      "{agency}\",\"status\":200,\"duration_ms\":0.042,\"bytes\":512}\n");
  EXPECT_EQ(to_json_line(Incident{"handler_failed", "POST", "/x", "out of ink", "0f"}, example_time),
            "{\"time\":\"1985-04-12T23:20:50.520Z\",\"level\":\"error\",\"event\":\"handler_failed\","
            "\"request_id\":\"0f\",\"method\":\"POST\",\"route\":\"/x\",\"detail\":\"out of ink\"}\n");
  EXPECT_EQ(to_json_line(Incident{"accept_failed", "", "", "too many files"}, example_time),
            "{\"time\":\"1985-04-12T23:20:50.520Z\",\"level\":\"error\",\"event\":\"accept_failed\","
            "\"detail\":\"too many files\"}\n");
}

}  // namespace
}  // namespace prongsai::http
