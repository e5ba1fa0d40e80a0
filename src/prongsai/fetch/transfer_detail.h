// SPDX-License-Identifier: Apache-2.0
// One request to one address, by libcurl, which follows nothing, remembers nothing and resolves nothing.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "prongsai/fetch/address.h"
#include "prongsai/fetch/capture.h"
#include "prongsai/fetch/ip_detail.h"
#include "prongsai/fetch/tls_detail.h"

namespace prongsai::fetch {

/// Whether an address is forbidden: is_forbidden, but in the test that shows that the test can fail.
using Fence = bool (*)(const sockaddr& peer);

/// What all requests have in common.
struct Habits {
  Limits limits;
  Fence fence = nullptr;
  const Roots* roots = nullptr;
  std::string user_agent;  ///< of Reader::program
  /// Bytes of bodies held by everybody now, and from how many on nobody may hold more.
  std::size_t held = 0;
  std::size_t held_max = 256U * 1024 * 1024;
};

class Transfer {
 public:
  /// `room` is how many bytes of a body are left to this order.
  Transfer(Habits& habits, const Address& address, const Ip& peer, std::size_t room, Reader reader);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  [[nodiscard]] CURL* curl() const { return curl_.get(); }
  /// It asked to wait, because others hold too much.
  [[nodiscard]] bool is_paused() const { return is_paused_; }
  /// Goes on, past what all may hold if `is_first`: somebody has to finish.
  void go_on(bool is_first);

  struct Ending {
    Outcome outcome = Outcome::no_connection;
    std::string detail;
    std::optional<std::string> location;  ///< of a redirect that wants to be followed
    bool was_refused = false;             ///< nobody took the connection: the next address may be tried
  };
  /// How it ended. Fills `exchange` in; its bytes are no longer counted as held here.
  Ending finish(CURLcode code, Exchange& exchange);
  /// As above, of one that took too long.
  Ending give_up(Exchange& exchange);
  [[nodiscard]] const TlsFacts& tls() const { return tls_.facts; }

 private:
  enum class Stop : std::uint8_t { none, body_full, head_full, bad_head, forbidden };
  static std::size_t take_head(char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* self);
  static int watch(CURL* curl, curl_infotype kind, char* bytes, std::size_t size, void* self);
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

  void choose();
  void choose_name(Reader reader);
  void choose_silence();
  bool read_head_line(std::string_view line);
  [[nodiscard]] bool is_redirect() const;
  void fill(Exchange& exchange);
  [[nodiscard]] Ending ending_of(CURLcode code) const;

  Habits& habits_;
  Address address_;
  Ip peer_;
  std::size_t room_;
  std::unique_ptr<CURL, void (*)(CURL*)> curl_;
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers_;
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> connect_to_;
  TlsWatch tls_;
  std::string request_head_;
  std::string head_;
  std::string body_;
  std::size_t head_bytes_ = 0;  ///< of all heads, those of 1xx answers and trailers among them
  int status_ = 0;
  bool head_is_whole_ = false;
  std::optional<std::string> location_;
  Stop stop_ = Stop::none;
  bool is_paused_ = false;
  bool is_first_ = false;
};

}  // namespace prongsai::fetch
