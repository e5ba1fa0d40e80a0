// SPDX-License-Identifier: Apache-2.0
// One address asked as the server would ask it: why a capture failed is seen here.
#include <chrono>
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/base/digest.h"
#include "prongsai/cli/command_detail.h"
#include "prongsai/fetch/address.h"
#include "prongsai/fetch/fetch_apart.h"

namespace prongsai::cli {

namespace {

namespace json = boost::json;

json::object capture_json(const fetch::Capture& capture) {
  json::array exchanges;
  for (const fetch::Exchange& exchange : capture.exchanges) {
    exchanges.push_back(json::object{{"address", exchange.address},
                                     {"peer", exchange.peer},
                                     {"status", exchange.status},
                                     {"bytes", exchange.body.size()},
                                     {"sha256", base::sha256_hex(exchange.body)},
                                     {"took_ms", exchange.took.count() / 1'000}});
  }
  const fetch::TlsFacts& tls = capture.tls;
  return {{"outcome", fetch::word_of(capture.outcome)},
          {"detail", capture.detail},
          {"exchanges", std::move(exchanges)},
          {"tls", json::object{{"version", tls.version},
                               {"subject", tls.subject},
                               {"issuer", tls.issuer},
                               {"valid_until", tls.valid_until},
                               {"trusted", tls.trusted}}}};
}

void print_text(const Arguments& arguments, const fetch::Capture& capture, std::ostream& out) {
  const auto say = [&](const std::string& key, const text::Details& details) {
    out << text::say(arguments.language, key, details) << "\n";
  };
  say("capture_outcome." + std::string(fetch::word_of(capture.outcome)), {});
  for (const fetch::Exchange& exchange : capture.exchanges) {
    out << "  " << (exchange.status == 0 ? "–" : std::to_string(exchange.status)) << "  " << exchange.address;
    if (!exchange.peer.empty()) out << "  (" << exchange.peer << ")";
    out << "\n";
  }
  if (!capture.detail.empty()) out << "  " << capture.detail << "\n";
  if (const fetch::Exchange* const last = capture.final()) {
    say("command.fetch_body",
        {{"bytes", std::to_string(last->body.size())}, {"digest", base::sha256_hex(last->body)}});
  }
  const fetch::TlsFacts& tls = capture.tls;
  if (tls.version.empty()) return;
  say(tls.trusted ? "command.fetch_trusted" : "command.fetch_not_trusted",
      {{"version", tls.version}, {"subject", tls.subject}, {"issuer", tls.issuer}, {"day", tls.valid_until}});
}

}  // namespace

Exit run_fetch(const Arguments& arguments, const Surroundings& to) {
  if (arguments.words.size() != 1) return refuse_words(arguments, to, "prongsai fetch ADDRESS");
  const auto address = fetch::address_of(arguments.words[0]);
  if (!address) {
    tell(address.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  fetch::Surroundings around;
  around.contact = arguments.public_address;
  fetch::Fetcher fetcher("/proc/self/exe", {}, around);
  fetcher.order({.order = "1", .address = address->text()});
  fetch::Capture capture;
  while (!fetcher.next(capture, std::chrono::seconds(60))) continue;  // every order is answered
  if (arguments.json) {
    print_json(to.out, capture_json(capture));
  } else {
    print_text(arguments, capture, to.out);
  }
  return capture.outcome == fetch::Outcome::answered ? Exit::done : Exit::findings;
}

}  // namespace prongsai::cli
