// SPDX-License-Identifier: Apache-2.0
#include "prongsai/mail/smtp_server.h"

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "prongsai/base/assert.h"
#include "prongsai/mail/address.h"
#include "prongsai/mail/utf8_detail.h"

namespace prongsai::mail {
namespace {

constexpr std::size_t answer_bytes_max = 200;
constexpr std::size_t host_bytes_max = 253;

bool is_host(std::string_view host) {
  return !host.empty() && host.size() <= host_bytes_max && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == ':';
  });
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

/// How far the conversation came. A refusal before `recipient` is about us and not about the mail.
enum class Stage { greeting, sender, recipient, text };

struct Conversation {
  std::string bytes;
  std::size_t sent = 0;
  Stage stage = Stage::greeting;
  std::string answer;  ///< the server's last line before we say goodbye
  bool is_over = false;
  std::vector<curl_socket_t> sockets;  ///< open now
  std::stop_token stop;
};

std::size_t read_bytes(char* buffer, std::size_t size, std::size_t count, void* user) {
  auto& conversation = *static_cast<Conversation*>(user);
  const std::size_t length = conversation.bytes.copy(buffer, size * count, conversation.sent);
  conversation.sent += length;
  return length;
}

curl_socket_t open_socket(void* user, curlsocktype /*purpose*/, curl_sockaddr* address) {
  const int number = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (number >= 0) static_cast<Conversation*>(user)->sockets.push_back(number);
  return number < 0 ? CURL_SOCKET_BAD : number;
}

int close_socket(void* user, curl_socket_t number) {
  std::erase(static_cast<Conversation*>(user)->sockets, number);
  return ::close(number);
}

/// Having said goodbye we do not wait for the answer: curl would, for minutes, also after its time has run
/// out.
void leave(Conversation& conversation) {
  conversation.is_over = true;
  for (const curl_socket_t number : conversation.sockets) ::shutdown(number, SHUT_RDWR);
}

/// The only place that sees the commands, the sign-in among them: it looks at their first word and keeps
/// nothing.
int watch(CURL* /*curl*/, curl_infotype kind, char* bytes, std::size_t count, void* user) {
  auto& conversation = *static_cast<Conversation*>(user);
  const std::string_view line(bytes, count);
  if (kind == CURLINFO_HEADER_OUT) {
    if (line.starts_with("MAIL ")) conversation.stage = Stage::sender;
    if (line.starts_with("RCPT ")) conversation.stage = Stage::recipient;
    if (line.starts_with("DATA")) conversation.stage = Stage::text;
    if (line.starts_with("QUIT")) leave(conversation);
  }
  if (kind == CURLINFO_HEADER_IN && !conversation.is_over)
    conversation.answer = line.substr(0, answer_bytes_max);
  return 0;
}

int ask_to_stop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Conversation*>(user)->stop.stop_requested() ? 1 : 0;
}

void ensure_curl() {
  static const CURLcode answer = curl_global_init(CURL_GLOBAL_DEFAULT);
  PRONGSAI_ASSERT(answer == CURLE_OK);
}

std::string one_line(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  std::string out = detail::to_utf8_line(text);
  while (out.size() > answer_bytes_max || (!out.empty() && detail::to_utf8(out) != out)) out.pop_back();
  return out;
}

std::string url_of(const SmtpServer& server) {
  const std::string host = server.host.find(':') == std::string::npos ? server.host : "[" + server.host + "]";
  // The path is what EHLO says: the sender's domain, not the name this machine happens to have.
  return (server.security == Security::tls ? "smtps://" : "smtp://") + host + ":" +
         std::to_string(server.port) + "/" + server.from.address.substr(server.from.address.rfind('@') + 1);
}

template <class Value>
void set(CURL* curl, CURLoption option, Value value) {
  const CURLcode answer = curl_easy_setopt(curl, option, value);
  if (answer == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  PRONGSAI_ASSERT(answer == CURLE_OK);
}

void set_server(CURL* curl, const SmtpServer& server) {
  set(curl, CURLOPT_URL, url_of(server).c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(curl, CURLOPT_PROXY, "");
  set(curl, CURLOPT_NOSIGNAL, 1L);
  const bool encrypted = server.security != Security::none;
  set(curl, CURLOPT_USE_SSL,
      encrypted ? static_cast<long>(CURLUSESSL_ALL) : static_cast<long>(CURLUSESSL_NONE));
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server.authorities_file.empty()) {
    set(curl, CURLOPT_CAINFO, server.authorities_file.c_str());
    set(curl, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  }
  if (!server.user.empty()) {
    set(curl, CURLOPT_USERNAME, server.user.c_str());
    set(curl, CURLOPT_PASSWORD, server.password.c_str());
  }
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect_timeout.count()));
  set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(server.whole_timeout.count()));
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(server.whole_timeout).count();
  set(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(seconds));
}

void set_conversation(CURL* curl, Conversation& conversation) {
  set(curl, CURLOPT_UPLOAD, 1L);
  set(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(conversation.bytes.size()));
  set(curl, CURLOPT_READFUNCTION, &read_bytes);
  set(curl, CURLOPT_READDATA, &conversation);
  set(curl, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(curl, CURLOPT_OPENSOCKETDATA, &conversation);
  set(curl, CURLOPT_CLOSESOCKETFUNCTION, &close_socket);
  set(curl, CURLOPT_CLOSESOCKETDATA, &conversation);
  set(curl, CURLOPT_VERBOSE, 1L);
  set(curl, CURLOPT_DEBUGFUNCTION, &watch);
  set(curl, CURLOPT_DEBUGDATA, &conversation);
  set(curl, CURLOPT_NOPROGRESS, 0L);
  set(curl, CURLOPT_XFERINFOFUNCTION, &ask_to_stop);
  set(curl, CURLOPT_XFERINFODATA, &conversation);
}

/// The three digits at the front of a reply; 0 where there are none.
int reply_code(std::string_view line) {
  if (line.size() < 3) return 0;
  int out = 0;
  for (const char c : line.substr(0, 3)) {
    if (c < '0' || c > '9') return 0;
    out = out * 10 + (c - '0');
  }
  return out;
}

/// Whether a reply is the last word on this very mail.
bool is_refusal(Stage stage, int reply) {
  if (reply < 500 || reply > 599) return false;
  if (stage == Stage::sender) return reply == 552;  // too large, told before it is sent
  return stage > Stage::sender && reply != 530;     // 530: it wants us to sign in, or TLS
}

Outcome outcome_of(CURLcode answer, const Conversation& conversation, const std::string& error) {
  if (answer == CURLE_OK) return {Outcome::Kind::accepted, one_line(conversation.answer)};
  const int reply = reply_code(conversation.answer);
  const bool refused = is_refusal(conversation.stage, reply);
  const bool server_said_no = reply >= 400 && reply <= 599;
  const std::string& reason = server_said_no || error.empty() ? conversation.answer : error;
  return {refused ? Outcome::Kind::refused : Outcome::Kind::try_later,
          one_line(reason.empty() ? curl_easy_strerror(answer) : reason)};
}

}  // namespace

base::Problems find_server_problems(const SmtpServer& server) {
  base::Problems out;
  if (!is_host(server.host)) out.push_back({"mail.server_host", {{"found", one_line(server.host)}}, {}});
  if (server.port == 0) out.push_back({"mail.server_port", {}, {}});
  if (!is_mail_address(server.from.address))
    out.push_back({"mail.sender_address", {{"found", one_line(server.from.address)}}, {}});
  if (!server.user.empty() && server.security == Security::none && !is_this_machine(server.host))
    out.push_back({"mail.password_in_clear", {{"host", one_line(server.host)}}, {}});
  return out;
}

Outcome deliver(const SmtpServer& server, const Message& message, const std::stop_token& stop) {
  PRONGSAI_ASSERT(find_server_problems(server).empty());
  ensure_curl();
  Conversation conversation{.bytes = compose(message, server.from), .stop = stop};
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) throw std::bad_alloc();
  std::array<char, CURL_ERROR_SIZE> error{};
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_slist_append(nullptr, message.to.c_str()), &curl_slist_free_all);
  if (!recipients) throw std::bad_alloc();
  set(curl.get(), CURLOPT_ERRORBUFFER, error.data());
  set_server(curl.get(), server);
  set_conversation(curl.get(), conversation);
  set(curl.get(), CURLOPT_MAIL_FROM, server.from.address.c_str());
  set(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
  const CURLcode answer = curl_easy_perform(curl.get());
  return outcome_of(answer, conversation, error.data());
}

}  // namespace prongsai::mail
