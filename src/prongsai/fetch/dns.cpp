// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "prongsai/fetch/dns_detail.h"

namespace prongsai::fetch {
namespace {

constexpr std::uint16_t class_internet = 1;
constexpr std::uint16_t record_alias = 5;
constexpr std::uint16_t answer_bytes_max = 4'096;
constexpr std::size_t records_max = 64;
constexpr int aliases_max = 12;

void put(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value & 0xff);
}

/// Reads on after trouble, giving nothing; `good` tells.
class Packet {
 public:
  explicit Packet(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  void skip(std::size_t count) {
    if (count > bytes_.size() - at_) good_ = false;
    at_ += good_ ? count : 0;
  }
  std::uint16_t number() {
    const std::size_t from = at_;
    skip(2);
    if (!good_) return 0;
    return static_cast<std::uint16_t>(byte(from) << 8 | byte(from + 1));
  }
  std::string_view take(std::size_t count) {
    const std::size_t from = at_;
    skip(count);
    return good_ ? bytes_.substr(from, count) : std::string_view();
  }
  /// Lower case, without a dot at the end. Pointers lead backwards only, so that reading ends.
  std::string name() {
    std::string out;
    std::size_t from = at_;
    std::size_t floor = at_;
    bool has_jumped = false;
    while (good_) {
      if (from >= bytes_.size()) return fail();
      const unsigned length = byte(from);
      if (length >= 0xc0) {
        if (from + 1 >= bytes_.size()) return fail();
        const std::size_t to = (length & 0x3fU) << 8U | byte(from + 1);
        if (!has_jumped) at_ = from + 2;
        has_jumped = true;
        if (to >= floor) return fail();
        from = floor = to;
        continue;
      }
      if (length > 63 || from + 1 + length > bytes_.size()) return fail();
      if (!has_jumped) at_ = from + 1 + length;
      if (length == 0) return out;
      if (!out.empty()) out += '.';
      for (const char c : bytes_.substr(from + 1, length)) {
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      }
      if (out.size() > 253) return fail();
      from += 1 + length;
    }
    return {};
  }

 private:
  std::string fail() {
    good_ = false;
    return {};
  }
  [[nodiscard]] unsigned byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

struct Entry {
  std::string owner;
  std::uint16_t type = 0;
  std::string value;  ///< the address's bytes, or a name
};

std::vector<Entry> entries_of(Packet& packet, std::uint16_t count) {
  std::vector<Entry> out;
  for (std::size_t i = 0; i < std::min<std::size_t>(count, records_max); ++i) {
    Entry entry{.owner = packet.name(), .type = packet.number(), .value = {}};
    const std::uint16_t kind = packet.number();
    packet.skip(4);  // how long it may be kept: we keep nothing
    const std::uint16_t length = packet.number();
    if (!packet.good()) break;  // cut off: what came before counts
    const std::size_t end = packet.at() + length;
    if (entry.type == record_alias) {
      entry.value = packet.name();
      if (packet.at() != end) break;
    } else {
      entry.value = packet.take(length);
    }
    if (!packet.good()) break;
    if (kind == class_internet) out.push_back(std::move(entry));
  }
  return out;
}

/// A name that goes into a question again must be one.
bool is_askable(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f;
  });
}

}  // namespace

std::string dns_question(std::uint16_t id, std::string_view host, Record record) {
  std::string out;
  put(out, id);
  put(out, 0x0100);  // a question, to be followed up by whoever is asked
  put(out, 1);
  put(out, 0);
  put(out, 0);
  put(out, 1);
  while (!host.empty()) {
    const std::string_view label = host.substr(0, host.find('.'));
    out += static_cast<char>(label.size());
    out += label;
    host.remove_prefix(std::min(label.size() + 1, host.size()));
  }
  out += '\0';
  put(out, static_cast<std::uint16_t>(record));
  put(out, class_internet);
  out += '\0';  // longer answers than 512 bytes are welcome (RFC 6891)
  put(out, 41);
  put(out, answer_bytes_max);
  put(out, 0);
  put(out, 0);
  put(out, 0);
  return out;
}

std::optional<NameAnswer> read_answer(std::string_view bytes, std::uint16_t id, std::string_view host,
                                      Record record) {
  Packet packet(bytes);
  const bool is_ours = packet.number() == id;
  const std::uint16_t flags = packet.number();
  const bool has_one_question = packet.number() == 1;
  const std::uint16_t answers = packet.number();
  packet.skip(4);
  const std::string asked = packet.name();
  const bool is_same = packet.number() == static_cast<std::uint16_t>(record) && asked == host;
  const bool is_internet = packet.number() == class_internet;
  if (!packet.good() || !is_ours || (flags & 0x8000) == 0 || !has_one_question || !is_same || !is_internet) {
    return std::nullopt;
  }
  NameAnswer out;
  const int code = flags & 15;
  if (code != 0 && code != 3) return out;
  const std::vector<Entry> entries = entries_of(packet, answers);
  std::string name(host);
  for (int i = 0; i <= aliases_max; ++i) {
    const Entry* alias = nullptr;
    for (const Entry& entry : entries) {
      if (entry.owner != name) continue;
      if (entry.type == record_alias) alias = &entry;
      const bool is_v6 = record == Record::aaaa;
      if (entry.type != static_cast<std::uint16_t>(record) || entry.value.size() != (is_v6 ? 16U : 4U))
        continue;
      if (out.addresses.size() == addresses_max) break;
      Ip ip{.is_v6 = is_v6};
      std::copy(entry.value.begin(), entry.value.end(), ip.bytes.begin());
      out.addresses.push_back(ip);
    }
    if (!out.addresses.empty() || alias == nullptr) break;
    name = alias->value;
  }
  if (out.addresses.empty() && name != host && code == 0 && is_askable(name)) out.alias = name;
  out.kind = code == 3 && out.addresses.empty() ? NameAnswer::Kind::no_such_name : NameAnswer::Kind::answered;
  return out;
}

}  // namespace prongsai::fetch
