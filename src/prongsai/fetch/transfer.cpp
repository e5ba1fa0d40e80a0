// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <new>

#include <sys/socket.h>
#include <unistd.h>

#include "prongsai/base/assert.h"
#include "prongsai/fetch/transfer_detail.h"

namespace prongsai::fetch {
namespace {

// What stands below a redirect is for people whose browser does not follow it.
constexpr std::size_t redirect_body_max = 64U * 1024;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// The value of the header, where the line is that header; name in lower case.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
  if (line.size() <= name.size() || line[name.size()] != ':') return std::nullopt;
  if (!std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) { return a == lower(b); })) {
    return std::nullopt;
  }
  line.remove_prefix(name.size() + 1);
  const std::size_t from = line.find_first_not_of(" \t");
  if (from == std::string_view::npos) return std::string_view();
  return line.substr(from, line.find_last_not_of(" \t\r\n") + 1 - from);
}

bool is_only_chunked(std::string_view value) {
  constexpr std::string_view chunked = "chunked";
  constexpr std::string_view identity = "identity";
  const auto same = [value](std::string_view word) {
    return value.size() == word.size() &&
           std::equal(word.begin(), word.end(), value.begin(), [](char a, char b) { return a == lower(b); });
  };
  return same(chunked) || same(identity);
}

template <class Value>
void set(CURL* curl, CURLoption option, Value value) {
  const CURLcode answer = curl_easy_setopt(curl, option, value);
  if (answer == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  PRONGSAI_ASSERT(answer == CURLE_OK);
}

std::string bracketed(const Ip& ip) {
  return ip.is_v6 ? "[" + ip.text() + "]" : ip.text();
}

}  // namespace

Transfer::Transfer(Habits& habits, const Address& address, const Ip& peer, std::size_t room, Reader reader)
    : habits_(habits),
      address_(address),
      peer_(peer),
      room_(room),
      curl_(curl_easy_init(), &curl_easy_cleanup),
      headers_(nullptr, &curl_slist_free_all),
      connect_to_(nullptr, &curl_slist_free_all) {
  if (curl_ == nullptr) throw std::bad_alloc();
  tls_ = {
      .roots = habits.roots, .host = address.host, .trust_anyway = habits.limits.trust_anyway, .facts = {}};
  choose();
  choose_name(reader);
  choose_silence();
}

Transfer::~Transfer() {
  habits_.held -= body_.size();
}

void Transfer::choose() {
  CURL* const curl = curl_.get();
  const Limits& limits = habits_.limits;
  set(curl, CURLOPT_URL, address_.text().c_str());
  set(curl, CURLOPT_PATH_AS_IS, 1L);
  set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  // Whatever host curl reads there: it connects to the address that we looked up, and asks nobody.
  const std::string to = "::" + bracketed(peer_) + ":" + std::to_string(address_.port);
  connect_to_.reset(curl_slist_append(nullptr, to.c_str()));
  if (connect_to_ == nullptr) throw std::bad_alloc();
  set(curl, CURLOPT_CONNECT_TO, connect_to_.get());
  set(curl, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(curl, CURLOPT_OPENSOCKETDATA, this);
  set(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(curl, CURLOPT_HEADERFUNCTION, &take_head);
  set(curl, CURLOPT_HEADERDATA, this);
  set(curl, CURLOPT_WRITEFUNCTION, &take_body);
  set(curl, CURLOPT_WRITEDATA, this);
  set(curl, CURLOPT_DEBUGFUNCTION, &watch);
  set(curl, CURLOPT_DEBUGDATA, this);
  set(curl, CURLOPT_VERBOSE, 1L);  // the only way to see the request as it was sent
  set(curl, CURLOPT_SSL_CTX_FUNCTION, &set_up_tls);
  set(curl, CURLOPT_SSL_CTX_DATA, &tls_);
  set(curl, CURLOPT_SSL_VERIFYPEER, 0L);  // tls.cpp verifies, and says what it found
  set(curl, CURLOPT_SSL_VERIFYHOST, 0L);
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
}

void Transfer::choose_name(Reader reader) {
  // The form that browsers of telephones have agreed on: no model, no version of a system.
  constexpr const char* phone =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile "
      "Safari/537.36";
  const bool is_phone = reader == Reader::phone;
  CURL* const curl = curl_.get();
  set(curl, CURLOPT_USERAGENT, is_phone ? phone : habits_.user_agent.c_str());
  // Bytes that nobody packed on the way are the same bytes for both readers, and are kept once.
  for (const char* const line :
       {is_phone ? "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" : "Accept: */*",
        is_phone ? "Accept-Language: th" : "Accept-Language: th,en;q=0.5", "Accept-Encoding: identity"}) {
    curl_slist* const longer = curl_slist_append(headers_.get(), line);
    if (longer == nullptr) throw std::bad_alloc();
    if (headers_ == nullptr) headers_.reset(longer);  // later ones are put behind the first
  }
  set(curl, CURLOPT_HTTPHEADER, headers_.get());
}

/// Nothing of the surroundings comes in, and nothing of one request goes into another.
void Transfer::choose_silence() {
  CURL* const curl = curl_.get();
  set(curl, CURLOPT_CAINFO, static_cast<const char*>(nullptr));
  set(curl, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  set(curl, CURLOPT_PROXY, "");
  set(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_HSTS_CTRL, 0L);
  set(curl, CURLOPT_SSL_SESSIONID_CACHE, 0L);
  set(curl, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
  set(curl, CURLOPT_FRESH_CONNECT, 1L);
  set(curl, CURLOPT_FORBID_REUSE, 1L);
  set(curl, CURLOPT_HTTP09_ALLOWED, 0L);
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_ACCEPT_ENCODING, static_cast<const char*>(nullptr));
}

curl_socket_t Transfer::open_socket(void* user, curlsocktype purpose, curl_sockaddr* address) {
  auto& self = *static_cast<Transfer*>(user);
  const Endpoint meant = endpoint_of(self.peer_, self.address_.port);
  // The very bytes that connect() is going to get: what a name meant before or means later does not matter.
  const bool is_meant = purpose == CURLSOCKTYPE_IPCXN && address->addrlen == meant.size &&
                        std::memcmp(&address->addr, &meant.storage, meant.size) == 0;
  if (!is_meant || self.habits_.fence(address->addr)) {
    self.stop_ = Stop::forbidden;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

int Transfer::watch(CURL* /*curl*/, curl_infotype kind, char* bytes, std::size_t size, void* user) {
  if (kind == CURLINFO_HEADER_OUT) static_cast<Transfer*>(user)->request_head_.append(bytes, size);
  return 0;
}

bool Transfer::read_head_line(std::string_view line) {
  if (line.starts_with("HTTP/") && head_.empty()) {
    const std::size_t blank = line.find(' ');
    status_ = 0;
    for (const char c : line.substr(std::min(blank + 1, line.size()), 3)) {
      status_ = c >= '0' && c <= '9' ? status_ * 10 + (c - '0') : 1'000'000;
    }
    if (status_ < 100 || status_ > 999) return false;
  }
  head_ += line;
  if (const auto location = value_of(line, "location")) {
    if (location_ && *location_ != *location) return false;
    location_ = std::string(*location);
  }
  const auto encoding = value_of(line, "transfer-encoding");
  if (encoding && !is_only_chunked(*encoding))
    return false;  // curl would unpack it, and we keep what was sent
  if (line != "\r\n" && line != "\n") return true;
  if (status_ >= 200) {
    head_is_whole_ = true;
  } else {
    head_.clear();  // "100 Continue" and its like come before the answer
    location_.reset();
  }
  return true;
}

std::size_t Transfer::take_head(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& self = *static_cast<Transfer*>(user);
  const std::string_view line(bytes, size * count);
  self.head_bytes_ += line.size();
  if (self.head_bytes_ > self.habits_.limits.head_bytes_max) {
    self.stop_ = Stop::head_full;
    return 0;
  }
  if (self.head_is_whole_) return line.size();  // a trailer
  if (self.read_head_line(line)) return line.size();
  self.stop_ = Stop::bad_head;
  return 0;
}

bool Transfer::is_redirect() const {
  const bool leads_on =
      status_ == 301 || status_ == 302 || status_ == 303 || status_ == 307 || status_ == 308;
  return leads_on && location_.has_value();
}

std::size_t Transfer::take_body(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& self = *static_cast<Transfer*>(user);
  std::size_t length = size * count;
  if (self.habits_.held + length > self.habits_.held_max && !self.is_first_) {
    self.is_paused_ = true;
    return CURL_WRITEFUNC_PAUSE;
  }
  if (self.body_.empty()) {
    // Only now: a small office's site may think for longer before it says the first word.
    set(self.curl_.get(), CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(self.habits_.limits.low_speed_bytes));
    set(self.curl_.get(), CURLOPT_LOW_SPEED_TIME, 10L);
  }
  const std::size_t most = self.is_redirect() ? std::min(self.room_, redirect_body_max) : self.room_;
  if (self.body_.size() + length > most) {
    self.stop_ = Stop::body_full;
    length = most - self.body_.size();
  }
  self.body_.append(bytes, length);
  self.habits_.held += length;
  return self.stop_ == Stop::none ? length : 0;
}

void Transfer::go_on(bool is_first) {
  is_first_ = is_first;
  is_paused_ = false;
  (void)curl_easy_pause(curl_.get(), CURLPAUSE_CONT);  // may call take_body at once
}

void Transfer::fill(Exchange& exchange) {
  curl_off_t connected = 0;
  (void)curl_easy_getinfo(curl_.get(), CURLINFO_CONNECT_TIME_T, &connected);
  if (connected > 0) exchange.peer = peer_.text();
  exchange.request_head = std::move(request_head_);
  habits_.held -= body_.size();
  if (head_is_whole_) {
    exchange.status = status_;
    exchange.response_head = std::move(head_);
    exchange.body = std::move(body_);
  }
  body_.clear();
}

Transfer::Ending Transfer::ending_of(CURLcode code) const {
  curl_off_t connected = 0;
  (void)curl_easy_getinfo(curl_.get(), CURLINFO_CONNECT_TIME_T, &connected);
  switch (stop_) {
    case Stop::forbidden:
      return {Outcome::forbidden_address, "the address may not be asked", {}, false};
    case Stop::head_full:
      return {Outcome::broken_answer, "headers beyond the limit", {}, false};
    case Stop::bad_head:
      return {Outcome::broken_answer, "headers that contradict or cannot be kept", {}, false};
    case Stop::body_full:
      if (is_redirect()) return {Outcome::answered, {}, location_, false};
      return {Outcome::cut_short, "more bytes than the limit", {}, false};
    case Stop::none:
      break;
  }
  if (code == CURLE_OK) {
    if (!head_is_whole_) return {Outcome::broken_answer, "no whole head of an answer", {}, false};
    return {Outcome::answered, {}, is_redirect() ? location_ : std::nullopt, false};
  }
  if (tls_.was_refused) return {Outcome::no_trust, "the certificate is not trusted", {}, false};
  const std::string detail = curl_easy_strerror(code);
  if (connected == 0) return {Outcome::no_connection, detail, {}, true};
  if (code == CURLE_OPERATION_TIMEDOUT) return {Outcome::too_slow, detail, {}, false};
  if (head_is_whole_ && is_redirect()) return {Outcome::answered, {}, location_, false};
  const bool is_talk =
      code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_WRITE_ERROR;
  if (is_talk || head_bytes_ > 0) return {Outcome::broken_answer, detail, {}, false};
  return {Outcome::no_connection, detail, {}, false};
}

Transfer::Ending Transfer::finish(CURLcode code, Exchange& exchange) {
  Ending ending = ending_of(code);
  fill(exchange);
  return ending;
}

Transfer::Ending Transfer::give_up(Exchange& exchange) {
  fill(exchange);
  return {Outcome::too_slow, "not the whole answer in time", {}, false};
}

}  // namespace prongsai::fetch
