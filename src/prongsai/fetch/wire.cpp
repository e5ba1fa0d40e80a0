// SPDX-License-Identifier: Apache-2.0
// Numbers are eight bytes, the lowest first; texts have their length before them.
#include <algorithm>
#include <utility>

#include "prongsai/fetch/address.h"
#include "prongsai/fetch/ip_detail.h"
#include "prongsai/fetch/wire_detail.h"

namespace prongsai::fetch {
namespace {

constexpr std::size_t head_size = 5;
constexpr std::size_t told_bytes_max = 400;
constexpr std::size_t request_head_max = 16U * 1024;
constexpr std::size_t order_id_max = 64;

class Packer {
 public:
  void number(std::int64_t value) {
    for (unsigned i = 0; i < 8; ++i) {
      out_ += static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xffU);
    }
  }
  void text(std::string_view value) {
    number(static_cast<std::int64_t>(value.size()));
    out_ += value;
  }
  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads on after trouble, giving nothing; `is_good` tells at the end.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : left_(packed) {}
  std::int64_t number(std::int64_t least, std::int64_t most) {
    if (left_.size() < 8) return fail(least);
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(left_[i])) << (8 * i);
    }
    left_.remove_prefix(8);
    const auto out = static_cast<std::int64_t>(value);
    return out < least || out > most ? fail(least) : out;
  }
  std::size_t size(std::size_t most) {
    return static_cast<std::size_t>(number(0, static_cast<std::int64_t>(most)));
  }
  std::string text(std::size_t most) {
    const std::size_t length = size(most);
    if (length > left_.size()) {
      (void)fail(0);
      return {};
    }
    std::string out(left_.substr(0, length));
    left_.remove_prefix(length);
    return out;
  }
  /// Of what a person reads: signs that are none become blanks.
  std::string told() {
    std::string out = text(told_bytes_max);
    std::replace_if(out.begin(), out.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; }, ' ');
    return out;
  }
  void demand(bool holds) { is_good_ = is_good_ && holds; }
  [[nodiscard]] bool is_good() const { return is_good_ && left_.empty(); }

 private:
  std::int64_t fail(std::int64_t instead) {
    is_good_ = false;
    left_ = {};
    return instead;
  }
  std::string_view left_;
  bool is_good_ = true;
};

constexpr std::int64_t milliseconds_max = 3'600'000;
constexpr std::int64_t bytes_max = 256LL * 1024 * 1024;

using std::chrono::microseconds;

void pack_exchange(Packer& out, const Exchange& exchange) {
  out.text(exchange.address);
  out.text(exchange.peer);
  out.text(exchange.request_head);
  out.text(exchange.response_head);
  out.text(exchange.body);
  out.number(exchange.status);
  out.number(std::chrono::duration_cast<microseconds>(exchange.asked_at.time_since_epoch()).count());
  out.number(exchange.took.count());
}

Exchange unpack_exchange(Unpacker& in, const Limits& limits, std::size_t& bodies) {
  Exchange out;
  out.address = in.text(address_bytes_max);
  const auto address = address_of(out.address);
  in.demand(address.ok() && address->text() == out.address);
  out.peer = in.text(64);
  in.demand(out.peer.empty() || ip_of(out.peer).has_value());
  out.request_head = in.text(request_head_max);
  out.response_head = in.text(limits.head_bytes_max);
  out.body = in.text(limits.body_bytes_max - bodies);
  bodies += out.body.size();
  out.status = static_cast<int>(in.number(0, 999));
  in.demand(out.status == 0 ? out.response_head.empty() && out.body.empty()
                            : out.status >= 100 && out.response_head.ends_with('\n'));
  constexpr std::int64_t year_2200 = 7'258'118'400'000'000;
  out.asked_at = std::chrono::system_clock::time_point(microseconds(in.number(0, year_2200)));
  out.took = microseconds(in.number(0, 24 * 1000 * milliseconds_max));
  return out;
}

}  // namespace

std::string framed(Frame kind, std::string_view payload) {
  std::string out;
  out.reserve(payload.size() + head_size);
  for (unsigned i = 0; i < 4; ++i) out += static_cast<char>((payload.size() >> (8 * i)) & 0xffU);
  out += static_cast<char>(kind);
  out += payload;
  return out;
}

std::string pack_settings(const Settings& settings) {
  Packer out;
  const Limits& limits = settings.limits;
  for (const auto time : {limits.connect, limits.whole, limits.host_pause}) out.number(time.count());
  for (const std::size_t size : {limits.body_bytes_max, limits.head_bytes_max, limits.low_speed_bytes,
                                 limits.at_once_max, limits.peer_at_once_max}) {
    out.number(static_cast<std::int64_t>(size));
  }
  out.number(limits.redirects_max);
  out.number(limits.trust_anyway ? 1 : 0);
  const Surroundings& around = settings.surroundings;
  for (const std::string* const text : {&around.resolver, &around.ca_file, &around.user, &around.contact}) {
    out.text(*text);
  }
  return out.take();
}

std::optional<Settings> unpack_settings(std::string_view packed) {
  Unpacker in(packed);
  Settings out;
  Limits& limits = out.limits;
  for (auto* const time : {&limits.connect, &limits.whole, &limits.host_pause}) {
    *time = std::chrono::milliseconds(in.number(0, milliseconds_max));
  }
  for (std::size_t* const size : {&limits.body_bytes_max, &limits.head_bytes_max, &limits.low_speed_bytes,
                                  &limits.at_once_max, &limits.peer_at_once_max}) {
    *size = in.size(static_cast<std::size_t>(bytes_max));
  }
  limits.redirects_max = static_cast<int>(in.number(0, 20));
  limits.trust_anyway = in.number(0, 1) == 1;
  Surroundings& around = out.surroundings;
  for (std::string* const text : {&around.resolver, &around.ca_file, &around.user, &around.contact}) {
    *text = in.text(4'096);
  }
  if (!in.is_good() || limits.at_once_max == 0 || limits.at_once_max > 512 || limits.peer_at_once_max == 0) {
    return std::nullopt;
  }
  return out;
}

std::string pack_order(const Order& order) {
  Packer out;
  out.text(order.order);
  out.text(order.address);
  out.number(static_cast<std::int64_t>(order.reader));
  return out.take();
}

std::optional<Order> unpack_order(std::string_view packed) {
  Unpacker in(packed);
  Order out{.order = in.text(order_id_max), .address = in.text(address_bytes_max + 1)};
  out.reader = static_cast<Reader>(in.number(0, static_cast<std::int64_t>(Reader::phone)));
  if (!in.is_good()) return std::nullopt;
  return out;
}

std::string pack_capture(const Capture& capture) {
  Packer out;
  std::size_t bytes = 8'192;
  for (const Exchange& exchange : capture.exchanges) {
    bytes += exchange.body.size() + exchange.response_head.size() + exchange.request_head.size() + 4'096;
  }
  out.reserve(bytes);
  out.text(capture.order);
  out.number(static_cast<std::int64_t>(capture.outcome));
  out.text(std::string_view(capture.detail).substr(0, told_bytes_max));
  const TlsFacts& tls = capture.tls;
  for (const std::string* const text :
       {&tls.version, &tls.subject, &tls.issuer, &tls.valid_until, &tls.leaf_sha256}) {
    out.text(*text);
  }
  out.number(tls.trusted ? 1 : 0);
  out.number(static_cast<std::int64_t>(capture.exchanges.size()));
  for (const Exchange& exchange : capture.exchanges) pack_exchange(out, exchange);
  return out.take();
}

std::optional<Capture> unpack_capture(std::string_view packed, const Limits& limits) {
  Unpacker in(packed);
  Capture out;
  out.order = in.text(order_id_max);
  out.outcome = static_cast<Outcome>(in.number(0, static_cast<std::int64_t>(Outcome::broken_answer)));
  out.detail = in.told();
  for (std::string* const text :
       {&out.tls.version, &out.tls.subject, &out.tls.issuer, &out.tls.valid_until, &out.tls.leaf_sha256}) {
    *text = in.told();
  }
  out.tls.trusted = in.number(0, 1) == 1;
  const auto count = in.size(static_cast<std::size_t>(limits.redirects_max) + 1);
  std::size_t bodies = 0;
  for (std::size_t i = 0; i < count; ++i) out.exchanges.push_back(unpack_exchange(in, limits, bodies));
  if (!in.is_good()) return std::nullopt;
  return out;
}

std::size_t capture_bytes_max(const Limits& limits) {
  const auto exchanges = static_cast<std::size_t>(limits.redirects_max) + 1;
  return limits.body_bytes_max + exchanges * (limits.head_bytes_max + request_head_max + 4'096) + 16'384;
}

void Frames::add(std::string_view bytes) {
  if (from_ > 0 && (from_ == bytes_.size() || from_ > 1024UL * 1024)) {
    bytes_.erase(0, from_);
    from_ = 0;
  }
  bytes_ += bytes;
}

std::optional<Frames::One> Frames::next() {
  if (is_broken_ || bytes_.size() - from_ < head_size) return std::nullopt;
  std::size_t length = 0;
  for (unsigned i = 0; i < 4; ++i) {
    length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes_[from_ + i])) << (8 * i);
  }
  const auto kind = static_cast<unsigned char>(bytes_[from_ + 4]);
  is_broken_ = length > payload_bytes_max_ || kind < 1 || kind > static_cast<unsigned>(Frame::alive);
  if (is_broken_ || bytes_.size() - from_ - head_size < length) return std::nullopt;
  One out{static_cast<Frame>(kind), bytes_.substr(from_ + head_size, length)};
  from_ += head_size + length;
  if (from_ == bytes_.size()) {
    bytes_.clear();
    if (bytes_.capacity() > 1024UL * 1024) bytes_.shrink_to_fit();
    from_ = 0;
  }
  return out;
}

}  // namespace prongsai::fetch
