// SPDX-License-Identifier: Apache-2.0
// Answers as bytes: error pages, incidents, conditional requests, compression, header safety.
#include "prongsai/http/answer.h"

#include <stdexcept>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "prongsai/http/gzip.h"
#include "prongsai/http/router.h"

namespace prongsai::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::time_t some_time = 784111777;  // the example of RFC 9110 section 5.6.7

std::string unzip(const std::string& packed) {
  z_stream stream{};
  std::string plain(1'000'000, '\0');
  if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::runtime_error("inflateInit2");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  const int outcome = inflate(&stream, Z_FINISH);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return outcome == Z_STREAM_END ? plain : "(broken)";
}

Request request_with(Fields headers, std::string method = "GET") {
  Request request = make_request(std::move(method), "/");
  request.headers = std::move(headers);
  return request;
}

Wire wire_of(const Request& request, Response response) {
  return to_wire(request, std::move(response), security_headers(), Afterwards::keep, some_time);
}

Response long_page() {
  std::string text;
  for (int line = 0; line < 500; ++line) text += "<p>ผลการประเมิน " + std::to_string(line) + "</p>\n";
  return Response::html(text);
}

TEST(Wire, writes_the_date_as_the_standard_does) {
  EXPECT_EQ(http_date(some_time), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(Wire, gzips_text_for_those_who_take_it_and_the_bytes_come_back) {
  const Wire plain = wire_of(request_with({}), long_page());
  const Wire packed = wire_of(request_with({{"Accept-Encoding", "br, gzip"}}), long_page());
  EXPECT_EQ(plain.body, long_page().body);
  EXPECT_THAT(plain.head, HasSubstr("\r\nVary: Accept-Encoding\r\n"));
  EXPECT_THAT(packed.head, HasSubstr("\r\nContent-Encoding: gzip\r\n"));
  EXPECT_THAT(packed.head, HasSubstr("\r\nContent-Length: " + std::to_string(packed.body.size()) + "\r\n"));
  EXPECT_LT(packed.body.size(), plain.body.size() / 4);
  EXPECT_EQ(unzip(packed.body), plain.body);
}

TEST(Wire, leaves_short_packed_and_secret_bodies_alone) {
  const Request request = request_with({{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(wire_of(request, Response::text("short")).body, "short");
  Response font = Response::bytes("font/woff2", std::string(5000, 'x'), "W/\"1\"", "public");
  EXPECT_EQ(wire_of(request, font).body.size(), 5000U);
  Response secret = long_page();
  secret.compression = Compression::refused;
  EXPECT_EQ(wire_of(request, secret).body, long_page().body);
}

TEST(Wire, a_padded_body_has_one_length_whatever_is_in_it_also_for_those_who_take_gzip) {
  const auto length = [](const std::string& body) {
    Request request = make_request("POST", "/");
    request.headers = {{"Accept-Encoding", "gzip"}};
    Response response = Response::html(body);
    response.pad_to(4096);
    const Wire wire = to_wire(request, response, {}, Afterwards::keep, 0);
    EXPECT_TRUE(wire.body.starts_with(body));
    EXPECT_EQ(wire.body.find_first_not_of(' ', body.size()), std::string::npos);
    EXPECT_THAT(wire.head, Not(HasSubstr("gzip")));
    return wire.head.size() + wire.body.size();
  };
  const std::size_t empty = length("<p></p>");
  EXPECT_EQ(length("<p>1</p>"), empty);
  EXPECT_EQ(length("<p>" + std::string(3000, '4') + "</p>"), empty);
  EXPECT_EQ(length(std::string(4096, 'a')), empty);
  EXPECT_EQ(length(std::string(4097, 'a')), empty + 4096);
  EXPECT_EQ(length(std::string(8192, 'a')), empty + 4096);
}

TEST(Wire, reads_the_weights_of_accept_encoding) {
  EXPECT_TRUE(accepts_gzip("gzip"));
  EXPECT_TRUE(accepts_gzip("deflate, GZIP;q=0.5"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_FALSE(accepts_gzip(""));
  EXPECT_FALSE(accepts_gzip("gzip;q=0"));
  EXPECT_FALSE(accepts_gzip("*, gzip;q=0.0"));
  EXPECT_FALSE(accepts_gzip("br"));
}

TEST(Wire, answers_304_when_the_client_has_this_version) {
  const std::string etag = etag_of("body");
  const Response response = Response::bytes("text/css", "body", etag, "public, max-age=60");
  for (const std::string& known : {etag, etag.substr(2), "\"other\", " + etag, std::string("*")}) {
    const Wire wire = wire_of(request_with({{"If-None-Match", known}}), response);
    EXPECT_THAT(wire.head, StartsWith("HTTP/1.1 304 Not Modified\r\n")) << known;
    EXPECT_THAT(wire.head, HasSubstr("ETag: " + etag));
    EXPECT_THAT(wire.head, HasSubstr("Cache-Control: public, max-age=60"));
    EXPECT_THAT(wire.head, Not(HasSubstr("Content-Length")));
    EXPECT_EQ(wire.body, "");
  }
  EXPECT_EQ(wire_of(request_with({{"If-None-Match", "\"other\""}}), response).body, "body");
  EXPECT_EQ(wire_of(request_with({{"If-None-Match", etag}}, "POST"), response).body, "body");
  EXPECT_NE(etag_of("body"), etag_of("Body"));
}

TEST(Wire, lets_a_response_override_a_default_header) {
  Response response = Response::text("x");
  response.header("content-security-policy", "default-src 'self'");
  const Wire wire = wire_of(request_with({}), response);
  EXPECT_THAT(wire.head, HasSubstr("content-security-policy: default-src 'self'\r\n"));
  EXPECT_THAT(wire.head, Not(HasSubstr("default-src 'none'")));
  EXPECT_THAT(wire.head, HasSubstr("Referrer-Policy: no-referrer\r\n"));
}

TEST(Wire, encodes_what_a_location_may_not_hold) {
  const Wire wire = wire_of(request_with({}), Response::see_other("/th/ก\r\nSet-Cookie: x=1"));
  EXPECT_THAT(wire.head, HasSubstr("Location: /th/%E0%B8%81%0D%0ASet-Cookie:%20x=1\r\n"));
  EXPECT_THAT(wire.head, StartsWith("HTTP/1.1 303 See Other\r\n"));
}

class AnAnswer : public ::testing::Test {
 protected:
  Response ask(Application application) {
    surface_.application = std::move(application);
    surface_.incident_log = [this](const Incident& incident) { incidents_.push_back(incident); };
    Request request = make_request("GET", "/person/somchai?token=1");
    return answer(surface_, request);
  }
  Surface surface_;
  std::vector<Incident> incidents_;
};

TEST_F(AnAnswer, becomes_500_when_the_handler_throws_and_the_log_has_the_pattern_not_the_path) {
  Router router;
  router.get("/person/{name}", [](const Request&) -> Response { throw std::runtime_error("no disk"); });
  EXPECT_EQ(ask([&](Request& request) { return router.answer(request); }).status, 500);
  ASSERT_EQ(incidents_.size(), 1U);
  EXPECT_EQ(incidents_[0].code, "handler_failed");
  EXPECT_EQ(incidents_[0].route, "/person/{name}");
  EXPECT_EQ(incidents_[0].detail, "no disk");
  EXPECT_EQ(ask([](Request&) -> Response { throw 1; }).status, 500);
}

TEST_F(AnAnswer, becomes_500_rather_than_two_headers) {
  const Response response =
      ask([](Request&) { return Response::text("x").header("X-Name", "a\r\nSet-Cookie: b"); });
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(ask([](Request&) { return Response::text("x").header("X Y", "a"); }).status, 500);
  EXPECT_EQ(ask([](Request&) { return Response::text("x").header("content-length", "9"); }).status, 500);
}

TEST_F(AnAnswer, takes_the_error_page_for_an_error_without_a_body) {
  surface_.error_page = [](int status, const Request& request) {
    return Response::html("<p>ไม่พบหน้านี้ " + std::to_string(status) + request.path);
  };
  const Response wrong_method = ask([](Request&) { return Response::method_not_allowed("POST"); });
  EXPECT_EQ(wrong_method.status, 405);
  EXPECT_EQ(wrong_method.body, "<p>ไม่พบหน้านี้ 405/person/somchai");
  EXPECT_EQ(*find_header(wrong_method.headers, "Allow"), "POST");
  const Response own = ask([](Request&) {
    Response response = Response::html("own words");
    response.status = 422;
    return response;
  });
  EXPECT_EQ(own.body, "own words");
}

TEST_F(AnAnswer, survives_an_error_page_that_throws) {
  surface_.error_page = [](int, const Request&) -> Response { throw std::runtime_error("no locale"); };
  const Response response = ask([](Request&) { return Response::not_found(); });
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.body, "404 Not Found\n");
  ASSERT_EQ(incidents_.size(), 1U);
  EXPECT_EQ(incidents_[0].code, "error_page_failed");
}

}  // namespace
}  // namespace prongsai::http
