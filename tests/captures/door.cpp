// SPDX-License-Identifier: Apache-2.0
// Writes archive files through the desk's own records into the folder named, and what must be in them, a line
// a record, to standard output: for programs of others to compare.
#include <iostream>
#include <string>

#include "prongsai/base/digest.h"
#include "prongsai/base/random.h"
#include "prongsai/desk/disclosure/records.h"

#include "fetched.h"

namespace {

using namespace prongsai;

/// Bytes that look like chunks, like archives, like nothing at all.
std::string body_of(base::Random& random, int number) {
  if (number % 7 == 0) return "5\r\nhello\r\n0\r\n\r\n";
  if (number % 11 == 0) return "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
  std::string out;
  const auto size = random.below(number % 5 == 0 ? 300'000 : 4'000);
  for (std::uint64_t i = 0; i < size; ++i) out += static_cast<char>(random.below(256));
  return out;
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) return 2;
  warc::Shelf::Choice choice;
  choice.file_bytes_max = 500'000;
  warc::Shelf shelf(values[1], choice);
  base::Random random(1'128);
  desk::WholeBodies bodies;
  constexpr int captures = 60;
  for (int i = 0; i < captures; ++i) {
    const std::string address = "https://www.example.go.th/" + std::to_string(i) + "?q=%E0%B8%81&x=1";
    const std::string body = i % 9 == 8 ? std::string("ซ้ำกัน") : body_of(random, i);
    desk::Fetched fetched;
    fetched.order.order_id = "co-" + std::to_string(i);
    fetched.order.address = address;
    fetched.capture = i % 13 == 12
                          ? captures::failed(fetch::Outcome::no_such_host, "no such host")
                          : captures::captured(address, body, i % 3 == 0 ? "application/pdf" : "text/html");
    const auto digests = desk::digests_of(fetched.capture);
    const desk::CaptureRows rows = desk::put_records(shelf, fetched, digests, bodies);
    for (const store::CaptureExchange& each : rows.exchanges) {
      const char* type = each.status == 0                ? "metadata"
                         : each.is_whole || body.empty() ? "response"
                                                         : "revisit";
      std::cout << each.answer_record << ' ' << type << ' ' << each.answer.file << ' ' << each.answer.offset
                << ' ' << each.answer.length << ' ' << each.address << ' '
                << (each.body_sha256.empty() ? "-" : each.body_sha256) << '\n';
    }
  }
  shelf.sync();
  return 0;
}
