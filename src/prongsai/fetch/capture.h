// SPDX-License-Identifier: Apache-2.0
// What was asked of a stranger's web server, and everything it did.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::fetch {

/// How asking ended. Words in tables and names in locale/ under "capture_outcome.<word>".
enum class Outcome : std::uint8_t {
  answered,            ///< a whole answer came, whatever its status says
  cut_short,           ///< more bytes than the limit: what came until then is kept
  forbidden_address,   ///< the address, or one a redirect led to, is none that may be asked (fence.h)
  no_such_host,        ///< no name server knows it
  no_connection,       ///< refused, unreachable, or closed before an answer
  no_trust,            ///< TLS: the certificate is not valid for that host; nothing was read
  too_slow,            ///< no answer, or not the whole of it, in time
  too_many_redirects,  ///< more than the limit, or in a circle
  broken_answer,       ///< no HTTP, headers beyond the limit, or bytes that do not unpack
};
[[nodiscard]] std::string_view word_of(Outcome outcome);

/// One request and the answer to it, as they went over the wire.
struct Exchange {
  std::string address;        ///< "https://www.example.go.th/ita?y=2568", canonical (address.h)
  std::string peer;           ///< "93.184.216.34": whom we were connected to; empty without a connection
  std::string request_head;   ///< request line and headers, with the empty line
  std::string response_head;  ///< status line and headers, with the empty line; empty without an answer
  std::string body;           ///< as sent: neither unpacked nor recoded; chunks joined
  int status = 0;             ///< 0 without an answer
  std::chrono::system_clock::time_point asked_at;
  std::chrono::microseconds took{0};
};

/// What was found about the certificate of the last host; empty fields without TLS.
struct TlsFacts {
  std::string version;  ///< "TLSv1.3"
  std::string subject;  ///< common name or first alternative name
  std::string issuer;
  std::string valid_until;  ///< ISO day
  std::string
      leaf_sha256;  ///< of the certificate's DER bytes, lower-case hex; empty where the library gives none
  bool trusted = false;  ///< a chain to a root of this system, and the right name
};

/// All that came of one order.
struct Capture {
  std::string order;  ///< the caller's id
  Outcome outcome = Outcome::no_connection;
  std::string detail;               ///< for the operator, in English; never an internal address of ours
  std::vector<Exchange> exchanges;  ///< in order: redirects first; at most redirects_max + 1
  TlsFacts tls;

  /// The last exchange with an answer; nothing where none came.
  [[nodiscard]] const Exchange* final() const;
};

/// As whom a request names itself. Some sites show their visitors something else than they show to those who
/// look after them: the same address asked under two names tells.
enum class Reader : std::uint8_t {
  program,  ///< as ourselves, with an address where a site's owner can ask what this is
  phone,    ///< as the browser of a telephone, which is what most visitors of these sites have
};

/// What somebody wants fetched.
struct Order {
  std::string order;    ///< an id of the caller's, 1 to 64 bytes
  std::string address;  ///< as typed
  Reader reader = Reader::program;
};

struct Limits {
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds whole{30'000};  ///< of one order, redirects with it
  std::size_t body_bytes_max = 32U * 1024 * 1024;
  std::size_t head_bytes_max = 32U * 1024;
  int redirects_max = 5;
  std::size_t low_speed_bytes = 500;            ///< of a body: fewer a second for ten seconds is too slow
  std::chrono::milliseconds host_pause{1'000};  ///< between the end of one request to a host and the next
  std::size_t at_once_max = 64;                 ///< connections in all; one a host
  std::size_t peer_at_once_max = 8;  ///< and to one IP address: many small agencies share a provider's server
  bool trust_anyway = true;  ///< a bad certificate is noted in tls.trusted, and the page is still read: half
                             ///< of small agencies' sites would else be lost, and what is read is public
};

}  // namespace prongsai::fetch
