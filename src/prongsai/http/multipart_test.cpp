// SPDX-License-Identifier: Apache-2.0
// Forms with files: RFC 7578 and RFC 2046 first, then what browsers send, then what nobody should.
#include "prongsai/http/multipart.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/http/form.h"

namespace prongsai::http {
namespace {

constexpr std::string_view kind = "multipart/form-data; boundary=AaB03x";

std::string part(const std::string& head, const std::string& bytes) {
  return "--AaB03x\r\n" + head + "\r\n\r\n" + bytes + "\r\n";
}
std::string field(const std::string& name, const std::string& bytes) {
  return part("Content-Disposition: form-data; name=\"" + name + "\"", bytes);
}
std::string file_head(const std::string& disposition_rest) {
  return "Content-Disposition: form-data; name=\"f\"; " + disposition_rest +
         "\r\nContent-Type: application/octet-stream";
}
const std::string end = "--AaB03x--\r\n";

std::string problem_of(std::string_view content_type, const std::string& body) {
  const auto parts = parse_multipart(content_type, body);
  return parts.ok() ? "(none)" : parts.problems().front().code;
}

/// The name that a part with this disposition gives its file.
std::string file_name_of(const std::string& disposition_rest) {
  const std::string body = part(file_head(disposition_rest), "x") + end;
  const auto parts = parse_multipart(kind, body);
  if (!parts.ok()) return "(" + parts.problems().front().code + ")";
  return parts->front().file_name.value_or("(no file)");
}

// The example of RFC 7578 section 4.3 (several files of one field) in the shape of section 4.2.
TEST(Multipart, reads_a_form_with_two_files_in_one_field) {
  const std::string body = field("Field1", "Joe owes =E2=82=AC100.") +
                           part(
                               "Content-Disposition: form-data; name=\"files\"; filename=\"file1.txt\"\r\n"
                               "Content-Type: text/plain;charset=UTF-8",
                               "line one\r\nline two\r\n") +
                           part(
                               "content-disposition:form-data;filename=file2.gif;NAME=files\r\n"
                               "content-type: image/gif",
                               std::string("\0\xff\r\n--AaB03\r\n-", 14)) +
                           end;
  const auto parts = parse_multipart(kind, body);
  ASSERT_TRUE(parts.ok());
  ASSERT_EQ(parts->size(), 3U);
  EXPECT_EQ((*parts)[0].name, "Field1");
  EXPECT_EQ((*parts)[0].bytes, "Joe owes =E2=82=AC100.");
  EXPECT_EQ((*parts)[0].file_name, std::nullopt);
  EXPECT_EQ((*parts)[0].content_type, "text/plain");
  EXPECT_EQ((*parts)[1].file_name, "file1.txt");
  EXPECT_EQ((*parts)[1].bytes, "line one\r\nline two\r\n");
  EXPECT_EQ((*parts)[1].content_type, "text/plain;charset=UTF-8");
  EXPECT_EQ((*parts)[2].name, "files");
  EXPECT_EQ((*parts)[2].file_name, "file2.gif");
  EXPECT_EQ((*parts)[2].bytes, std::string_view("\0\xff\r\n--AaB03\r\n-", 14));
}

TEST(Multipart, takes_any_boundary_that_the_standard_allows) {
  const std::string simple =
      "--gc0p4Jq0M:2Yt08jU534c0p\r\n"
      "Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
      "--gc0p4Jq0M:2Yt08jU534c0p--";
  // RFC 2046 section 5.1.1: with a colon in it, the boundary has to be quoted.
  EXPECT_EQ(problem_of("multipart/form-data; boundary=\"gc0p4Jq0M:2Yt08jU534c0p\"", simple), "(none)");
  EXPECT_EQ(problem_of("Multipart/Form-Data; charset=utf-8; Boundary=\"gc0p4Jq0M:2Yt08jU534c0p\"", simple),
            "(none)");
  for (const std::string unusable :
       {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a",
        "multipart/form-data; boundary=a; boundary=b", "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=gc0p4Jq0M:2Yt08jU534c0p", "multipart/mixed; boundary=a", "",
        "application/json", "multipart/form-data; boundary=\"ก\""}) {
    EXPECT_EQ(problem_of(unusable, simple), "http.form_kind_not_understood") << unusable;
  }
  EXPECT_EQ(problem_of("multipart/form-data; boundary=" + std::string(71, 'a'), "--" + std::string(71, 'a')),
            "http.form_kind_not_understood");
}

TEST(Multipart, keeps_a_thai_file_name_whichever_way_it_is_sent) {
  EXPECT_EQ(file_name_of("filename=\"ผล ITA ๒๕๖๖.xlsx\""), "ผล ITA ๒๕๖๖.xlsx");
  // RFC 8187 section 3.2.3, with the value that section 3.2.3's second example gives.
  EXPECT_EQ(file_name_of("filename*=UTF-8''%c2%a3%20and%20%e2%82%ac%20rates"), "£ and € rates");
  EXPECT_EQ(file_name_of("filename=\"EURO rates\"; filename*=utf-8'en'%e2%82%ac%20rates"), "€ rates");
  EXPECT_EQ(file_name_of("filename*=iso-8859-1'en'%A3%20rates"), "(http.form_broken)");
  EXPECT_EQ(file_name_of("filename*=UTF-8''%e2%82"), "(http.form_broken)");
  EXPECT_EQ(file_name_of("filename=\"\xff.xlsx\""), "(http.form_broken)");
}

TEST(Multipart, a_file_name_is_a_name_and_never_a_path) {
  EXPECT_EQ(file_name_of("filename=\"C:\\Users\\somchai\\ผล.xlsx\""), "ผล.xlsx");
  EXPECT_EQ(file_name_of("filename=\"../../etc/passwd\""), "passwd");
  EXPECT_EQ(file_name_of("filename*=UTF-8''..%2F..%2Fetc%2Fpasswd"), "passwd");
  EXPECT_EQ(file_name_of("filename=\"..\""), "");
  EXPECT_EQ(file_name_of("filename=\"a/..\""), "");
  EXPECT_EQ(file_name_of("filename=\"a \\\"b\\\" c.txt\""), "a \"b\" c.txt");
  EXPECT_EQ(file_name_of("filename=\"\""), "");
  EXPECT_EQ(file_name_of("filename*=UTF-8''a%00.txt"), "(http.form_broken)");
  EXPECT_EQ(file_name_of("filename*=UTF-8''a%0d%0aSet-Cookie:%20a"), "(http.form_broken)");
  EXPECT_EQ(file_name_of("filename=\"" + std::string(1025, 'a') + "\""), "(http.form_broken)");
}

TEST(Multipart, refuses_what_two_readers_could_read_differently) {
  const std::string good = field("a", "1");
  EXPECT_EQ(problem_of(kind, good + end), "(none)");
  EXPECT_EQ(problem_of(kind, end), "(none)");  // a form without a field
  EXPECT_EQ(problem_of(kind, good + "--AaB03x--"), "(none)");
  EXPECT_EQ(problem_of(kind, "--AaB03x \t\r\n" + good.substr(10) + end), "(none)");  // padding, RFC 2046
  for (const std::string& broken : {
           std::string(),
           good,
           good + "--AaB03x\r\n",
           good + "--AaB03x-",
           good + "--AaB03x-- and more",
           good + end + good,
           "before\r\n" + good + end,
           "--AaB03x\n" + good.substr(10) + end,
           good + "--AaB03xy--\r\n",
           field("a", "1\r\n--AaB03x9\r\n") + end,
           std::string("--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\n"),
           part("Content-Type: text/plain", "1") + end,
           part("Content-Disposition: form-data", "1") + end,
           part("Content-Disposition: attachment; name=\"a\"", "1") + end,
           part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "1") + end,
           part("Content-Disposition: form-data; name=\"a", "1") + end,
           part("Content-Disposition: form-data; name=\"a\" x", "1") + end,
           part("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
                "1") +
               end,
           part("Content-Disposition: form-data;\r\n name=\"a\"", "1") + end,
           part("Content-Disposition : form-data; name=\"a\"", "1") + end,
           part("no colon\r\nContent-Disposition: form-data; name=\"a\"", "1") + end,
           part("Content-Disposition: form-data; name=\"a\nb\"", "1") + end,
           part("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64", "MQ==") +
               end,
           part("Content-Disposition: form-data; name=\"a\"\r\nX: " + std::string(5000, 'x'), "1") + end,
       }) {
    EXPECT_EQ(problem_of(kind, broken), "http.form_broken") << broken.substr(0, 200);
  }
}

TEST(Multipart, a_form_cut_short_anywhere_is_refused) {
  const std::string whole =
      field("a", "1") + part(file_head("filename=\"b.csv\""), "1,2\r\n3,4") + "--AaB03x--";
  ASSERT_EQ(problem_of(kind, whole), "(none)");
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
    EXPECT_EQ(problem_of(kind, whole.substr(0, bytes)), "http.form_broken") << bytes;
  }
}

TEST(Multipart, an_empty_part_ends_where_it_begins) {
  // RFC 2046: a part without the empty line's content, written in both of the ways the grammar allows.
  const std::string body = field("a", "") + "--AaB03x\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n" +
                           field("c", "3") + end;
  const auto parts = parse_multipart(kind, body);
  ASSERT_TRUE(parts.ok());
  ASSERT_EQ(parts->size(), 3U);
  EXPECT_EQ((*parts)[0].bytes, "");
  EXPECT_EQ((*parts)[1].bytes, "");
  EXPECT_EQ((*parts)[2].bytes, "3");
}

TEST(Multipart, names_the_part_that_is_broken_and_the_limit_that_is_passed) {
  const auto broken = parse_multipart(kind, field("a", "1") + part("what", "2") + end);
  EXPECT_EQ(base::detail(broken.problems().front(), "field"), "2");
  std::string many;
  for (int n = 0; n < 64; ++n) many += field("a", "1");
  EXPECT_EQ(problem_of(kind, many + end), "(none)");
  const auto too_many = parse_multipart(kind, many + field("a", "1") + end);
  ASSERT_FALSE(too_many.ok());
  EXPECT_EQ(too_many.problems().front().code, "http.form_too_many_fields");
  EXPECT_EQ(base::detail(too_many.problems().front(), "limit"), "64");
}

TEST(Multipart, twenty_mebibytes_of_almost_delimiters_take_no_longer_than_their_number) {
  const std::string almost = "\r\n--AaB03" + std::string(60, 'x');
  const std::string boundary = almost.substr(4) + "y";
  const auto seconds_for = [&](std::size_t bytes) {
    std::string body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
    while (body.size() < bytes) body += almost;
    body += "\r\n--" + boundary + "--";
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(problem_of("multipart/form-data; boundary=" + boundary, body), "(none)");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  // Quadratic time would be minutes; five seconds leave room for the slowest machine and a sanitizer.
  EXPECT_LT(seconds_for(std::size_t{20} * 1024 * 1024), 5.0);
}

Request posted(std::string content_type, std::string body) {
  Request request = make_request("POST", "/");
  request.headers = {{"Content-Type", std::move(content_type)}};
  request.body = std::move(body);
  return request;
}

TEST(Form, is_the_same_both_ways_a_browser_sends_it) {
  const Request plain =
      posted("application/x-www-form-urlencoded; charset=UTF-8", "name=%E0%B8%AA%E0%B8%A1+%26&empty=");
  const Request parts = posted(std::string(kind), field("name", "สม &") + field("empty", "") + end);
  for (const Request* request : {&plain, &parts}) {
    const auto form = read_form(*request);
    ASSERT_TRUE(form.ok());
    EXPECT_EQ(form->find("name"), "สม &");
    EXPECT_EQ(form->find("empty"), "");
    EXPECT_EQ(form->find("absent"), std::nullopt);
  }
}

TEST(Form, tells_a_file_from_a_field_and_a_file_not_chosen_from_one_that_was) {
  const Request request = posted(
      std::string(kind), part(file_head("filename=\"\""), "") +
                             part("Content-Disposition: form-data; name=\"g\"; filename=\"a.csv\"", "1,2") +
                             field("f", "text") + end);
  const auto form = read_form(request);
  ASSERT_TRUE(form.ok());
  EXPECT_EQ(form->files.size(), 2U);
  EXPECT_EQ(form->find_file("f"), nullptr);
  ASSERT_NE(form->find_file("g"), nullptr);
  EXPECT_EQ(form->find_file("g")->bytes, "1,2");
  EXPECT_EQ(form->find("f"), "text");
  EXPECT_EQ(form->find("g"), std::nullopt);
}

TEST(Form, refuses_text_that_is_no_text_and_kinds_it_does_not_know) {
  const auto code_of = [](const Request& request) {
    const auto form = read_form(request);
    return form.ok() ? "(none)" : form.problems().front().code;
  };
  EXPECT_EQ(code_of(posted(std::string(kind), field("a", "\xff") + end)), "http.form_broken");
  EXPECT_EQ(code_of(posted(std::string(kind), field("a", std::string(1, '\0')) + end)), "http.form_broken");
  EXPECT_EQ(code_of(posted("application/x-www-form-urlencoded", "a=%ff")), "http.form_broken");
  EXPECT_EQ(code_of(posted("application/x-www-form-urlencoded; charset=tis-620", "a=1")),
            "http.form_kind_not_understood");
  const Request odd = posted("text/<plain>\x01; x", "a=1");
  EXPECT_EQ(code_of(odd), "http.form_kind_not_understood");
  EXPECT_EQ(base::detail(read_form(odd).problems().front(), "found"), "text/<plain>?");
  EXPECT_EQ(code_of(make_request("POST", "/")), "http.form_kind_not_understood");
}

}  // namespace
}  // namespace prongsai::http
