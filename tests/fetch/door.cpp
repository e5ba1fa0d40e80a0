// SPDX-License-Identifier: Apache-2.0
// The room from a command line, for tests that hold it against other programs. Bytes go in and out as
// hexadecimal digits.
#include <charconv>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/digest.h"
#include "prongsai/fetch/address.h"
#include "prongsai/fetch/fence.h"
#include "prongsai/fetch/fetch_apart.h"

namespace {

using namespace prongsai::fetch;

std::string to_hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += digits[static_cast<unsigned char>(c) >> 4U];
    out += digits[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

std::string from_hex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    out += static_cast<char>(value);
  }
  return out;
}

void tell(const prongsai::base::Result<Address>& address) {
  std::cout << (address ? to_hex(address->text()) : address.problems().front().code) << "\n";
}

void read_addresses() {
  for (std::string line; std::getline(std::cin, line);) tell(address_of(from_hex(line)));
}

void read_redirects() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t blank = line.find(' ');
    const auto base = address_of(from_hex(line.substr(0, blank)));
    if (base) {
      tell(redirected(*base, from_hex(line.substr(blank + 1))));
    } else {
      std::cout << "no base\n";
    }
  }
}

void read_ips() {
  for (std::string line; std::getline(std::cin, line);)
    std::cout << (is_forbidden(line) ? "forbidden\n" : "open\n");
}

std::string field(const char* name, std::string_view value) {
  return std::string("\"") + name + "\":\"" + to_hex(value) + "\",";
}

std::string number(const char* name, long long value) {
  return std::string("\"") + name + "\":" + std::to_string(value) + ",";
}

/// One line of JSON; texts in hexadecimal digits.
std::string told(const Capture& capture) {
  std::string out = "{" + field("order", capture.order) + field("detail", capture.detail) + "\"outcome\":\"" +
                    std::string(word_of(capture.outcome)) + "\"," +
                    field("tls_version", capture.tls.version) + field("tls_subject", capture.tls.subject) +
                    field("tls_issuer", capture.tls.issuer) + field("tls_until", capture.tls.valid_until) +
                    field("tls_leaf", capture.tls.leaf_sha256) +
                    number("trusted", capture.tls.trusted ? 1 : 0) + "\"exchanges\":[";
  for (const Exchange& exchange : capture.exchanges) {
    constexpr std::size_t shown_max = 4'096;
    out += "{" + field("address", exchange.address) + field("peer", exchange.peer) +
           field("request", exchange.request_head) + field("head", exchange.response_head) +
           field("body", std::string_view(exchange.body).substr(0, shown_max)) +
           number("size", static_cast<long long>(exchange.body.size())) +
           number("took", exchange.took.count()) + "\"sha256\":\"" +
           prongsai::base::sha256_hex(exchange.body) + "\"," +
           "\"status\":" + std::to_string(exchange.status) + "},";
  }
  if (out.back() == ',') out.pop_back();
  return out + "]}";
}

using Words = std::vector<std::string>;

long long setting(const Words& words, const std::string& name, long long otherwise) {
  for (const std::string& word : words) {
    if (word.starts_with(name + "=")) return std::stoll(word.substr(name.size() + 1));
  }
  return otherwise;
}

std::string text_setting(const Words& words, const std::string& name) {
  for (const std::string& word : words) {
    if (word.starts_with(name + "=")) return word.substr(name.size() + 1);
  }
  return {};
}

/// Lines of "id address" come in; captures go out as they come.
void fetch(const Words& words) {
  using std::chrono::milliseconds;
  Limits limits;
  limits.connect = milliseconds(setting(words, "connect", limits.connect.count()));
  limits.whole = milliseconds(setting(words, "whole", limits.whole.count()));
  limits.host_pause = milliseconds(setting(words, "pause", limits.host_pause.count()));
  limits.body_bytes_max = static_cast<std::size_t>(setting(words, "body", 32LL * 1024 * 1024));
  limits.at_once_max = static_cast<std::size_t>(setting(words, "at_once", 64));
  limits.peer_at_once_max = static_cast<std::size_t>(setting(words, "peer_at_once", 8));
  limits.trust_anyway = setting(words, "trust_anyway", 1) != 0;
  Fetcher fetcher(text_setting(words, "program"), limits,
                  {.resolver = text_setting(words, "resolver"),
                   .ca_file = text_setting(words, "ca"),
                   .user = text_setting(words, "user"),
                   .contact = text_setting(words, "contact")});
  std::string line;
  bool has_more = true;
  while (has_more || fetcher.waiting() > 0) {
    while (has_more && fetcher.waiting() < Fetcher::most_waiting()) {
      has_more = static_cast<bool>(std::getline(std::cin, line));
      if (!has_more) break;
      const std::size_t blank = line.find(' ');
      fetcher.order({.order = line.substr(0, blank), .address = from_hex(line.substr(blank + 1))});
    }
    Capture capture;
    while (fetcher.next(capture, milliseconds(1'000))) {
      std::cout << told(capture) << "\n" << std::flush;
      if (has_more && fetcher.waiting() < Fetcher::most_waiting() / 2) break;
    }
  }
}

}  // namespace

int main(int count, char** values) {
  const Words words(values + 1, values + count);
  if (words.empty()) return 2;
  if (words[0] == fetch_argument) return fetch_for_parent({});
  if (words[0] == "addresses") read_addresses();
  if (words[0] == "redirects") read_redirects();
  if (words[0] == "fence") read_ips();
  if (words[0] == "fetch") fetch(words);
  return 0;
}
