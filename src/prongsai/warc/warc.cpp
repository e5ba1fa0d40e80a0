// SPDX-License-Identifier: Apache-2.0
#include "prongsai/warc/warc.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <optional>

#include "prongsai/base/assert.h"
#include "prongsai/base/digest.h"
#include "prongsai/warc/member.h"

namespace prongsai::warc {
namespace {

constexpr std::array<std::string_view, 6> words = {"warcinfo", "request",  "response",
                                                   "revisit",  "metadata", "resource"};
constexpr std::string_view version = "WARC/1.1\r\n";
constexpr std::string_view line_end = "\r\n";
constexpr std::string_view record_end = "\r\n\r\n";
constexpr std::string_view digest_label = "sha256:";
constexpr std::size_t head_bytes_max =
    256U * 1024;  ///< the longest addresses we follow are a hundredth of it

std::optional<Type> type_of(std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return static_cast<Type>(i);
  }
  return std::nullopt;
}

std::string spelled(std::chrono::system_clock::time_point at) {
  using std::chrono::microseconds;
  const auto since = std::chrono::duration_cast<microseconds>(at.time_since_epoch());
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
  const std::time_t whole = seconds.count();
  std::tm utc{};
  PRONGSAI_ASSERT(gmtime_r(&whole, &utc) != nullptr);
  std::array<char, 80> out{};
  const int length = std::snprintf(out.data(), out.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%06ldZ",
                                   utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min,
                                   utc.tm_sec, static_cast<long>((since - seconds).count()));
  return {out.data(), static_cast<std::size_t>(length)};
}

/// "2026-11-22T03:15:00Z", with up to nine digits of a fraction (WARC 1.1, 5.4).
std::optional<std::chrono::system_clock::time_point> read_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00";
  if (text.size() < form.size() + 1 || text.back() != 'Z') return std::nullopt;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) value = value * 10 + (c - '0');
    return value;
  };
  std::int64_t nanoseconds = 0;
  const std::string_view rest = text.substr(form.size(), text.size() - form.size() - 1);
  if (!rest.empty()) {
    if (rest.front() != '.' || rest.size() < 2 || rest.size() > 10) return std::nullopt;
    std::int64_t worth = 100'000'000;
    for (const char c : rest.substr(1)) {
      if (!is_digit(c)) return std::nullopt;
      nanoseconds += (c - '0') * worth;
      worth /= 10;
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  if (!day.ok() || number(11, 2) > 23 || number(14, 2) > 59 || number(17, 2) > 60) return std::nullopt;
  return std::chrono::time_point_cast<std::chrono::system_clock::duration>(
      std::chrono::sys_days(day) + std::chrono::hours(number(11, 2)) + std::chrono::minutes(number(14, 2)) +
      std::chrono::seconds(number(17, 2)) + std::chrono::nanoseconds(nanoseconds));
}

void add_field(std::string& out, std::string_view name, std::string_view value) {
  PRONGSAI_ASSERT(name.find_first_of("\r\n:") == std::string_view::npos && !name.empty());
  PRONGSAI_ASSERT(value.find_first_of("\r\n") == std::string_view::npos);
  out.append(name).append(": ").append(value).append(line_end);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// RFC 4648 letters to lower-case hex; "" where it is no 32 bytes.
std::string hex_of_base32(std::string_view text) {
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::size_t letters_of_32_bytes = 52;
  if (text.size() != letters_of_32_bytes) return {};
  std::string out;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const std::size_t at = letters.find(upper);
    if (at == std::string_view::npos) return {};
    bits = (bits << 5U) | static_cast<unsigned>(at);
    held += 5;
    for (; held >= 4 && out.size() < 64; held -= 4) out += digits[(bits >> (held - 4)) & 15U];
    bits &= 31U;
  }
  return out;
}

/// What "sha256:…" says, in hex; "" for what is none of it.
std::string read_digest(std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string label = lower(value.substr(0, colon));
  if (label != "sha256" && label != "sha-256") return {};
  const std::string_view rest = value.substr(colon + 1);
  if (rest.size() != 64) return hex_of_base32(rest);
  const std::string hex = lower(rest);
  return hex.find_first_not_of("0123456789abcdef") == std::string::npos ? hex : std::string();
}

/// What Payload-Digest is about (WARC 1.1, 5.9): the entity's body of HTTP, else the block.
std::string_view payload_of(const Record& record) {
  const std::string_view block = record.block;
  if (!lower(record.content_type).starts_with("application/http")) return block;
  const std::size_t head = block.find(record_end);
  return head == std::string_view::npos ? std::string_view() : block.substr(head + record_end.size());
}

/// A part of a record that does not hold; caught in unpacked().
struct Broken {
  const char* at;
};

struct Head {
  Record record;
  std::string type;
  std::string block_digest;
  std::optional<std::size_t> length;
};

std::size_t read_length(std::string_view value) {
  constexpr std::size_t digits_max = 12;
  if (value.empty() || value.size() > digits_max ||
      value.find_first_not_of("0123456789") != std::string_view::npos)
    throw Broken{"Content-Length"};
  std::size_t out = 0;
  for (const char c : value) out = out * 10 + static_cast<std::size_t>(c - '0');
  return out;
}

void take_field(Head& head, std::string_view name, std::string_view value) {
  Record& record = head.record;
  const std::string key = lower(name);
  if (key == "warc-type") {
    head.type = value;
  } else if (key == "warc-record-id") {
    if (!value.starts_with('<') || !value.ends_with('>') || value.size() < 3) throw Broken{"WARC-Record-ID"};
    record.id = value.substr(1, value.size() - 2);
  } else if (key == "warc-date") {
    const auto date = read_date(value);
    if (!date) throw Broken{"WARC-Date"};
    record.date = *date;
  } else if (key == "warc-target-uri") {
    // WARC 1.0 allowed angle brackets, and several writers still set them.
    const bool bracketed = value.starts_with('<') && value.ends_with('>') && value.size() > 2;
    record.target = bracketed ? value.substr(1, value.size() - 2) : value;
  } else if (key == "content-type") {
    record.content_type = value;
  } else if (key == "content-length") {
    if (head.length) throw Broken{"Content-Length"};
    head.length = read_length(value);
  } else if (key == "warc-block-digest") {
    head.block_digest = read_digest(value);
  } else if (key == "warc-payload-digest" && !read_digest(value).empty()) {
    record.payload_sha256 = read_digest(value);
  } else {
    record.fields.emplace_back(name, value);
  }
}

Head read_head(std::string_view head) {
  Head out;
  while (!head.empty()) {
    const std::size_t end = head.find(line_end);
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + line_end.size());
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) throw Broken{"head"};
    take_field(out, line.substr(0, colon), trimmed(line.substr(colon + 1)));
  }
  const auto type = type_of(out.type);
  if (!type) throw Broken{"WARC-Type"};
  out.record.type = *type;
  if (!out.length) throw Broken{"Content-Length"};
  if (out.record.id.empty()) throw Broken{"WARC-Record-ID"};
  return out;
}

Record read_record(std::string_view text) {
  if (!text.starts_with("WARC/1.0\r\n") && !text.starts_with(version)) throw Broken{"version"};
  text.remove_prefix(version.size());
  const std::size_t head_size = text.find(record_end);
  if (head_size == std::string_view::npos || head_size > head_bytes_max) throw Broken{"head"};
  Head head = read_head(text.substr(0, head_size));
  text.remove_prefix(head_size + record_end.size());
  if (text.size() != *head.length + record_end.size() || !text.ends_with(record_end))
    throw Broken{"Content-Length"};
  Record& record = head.record;
  record.block = text.substr(0, *head.length);
  if (!head.block_digest.empty() && base::sha256_hex(record.block) != head.block_digest)
    throw Broken{"WARC-Block-Digest"};
  // A revisit names the payload of the record that it refers to.
  const bool holds_payload = record.type == Type::response || record.type == Type::resource;
  if (holds_payload && !record.payload_sha256.empty() &&
      base::sha256_hex(payload_of(record)) != record.payload_sha256)
    throw Broken{"WARC-Payload-Digest"};
  return std::move(record);
}

}  // namespace

std::string_view word_of(Type type) {
  return words[static_cast<std::size_t>(type)];
}

std::string packed(const Record& record) {
  PRONGSAI_ASSERT(!record.id.empty());
  PRONGSAI_ASSERT(record.block.size() <= record_bytes_max);
  std::string text(version);
  add_field(text, "WARC-Type", word_of(record.type));
  add_field(text, "WARC-Record-ID", "<" + record.id + ">");
  add_field(text, "WARC-Date", spelled(record.date));
  if (!record.target.empty()) add_field(text, "WARC-Target-URI", record.target);
  for (const auto& [name, value] : record.fields) add_field(text, name, value);
  if (!record.payload_sha256.empty())
    add_field(text, "WARC-Payload-Digest", std::string(digest_label) + record.payload_sha256);
  add_field(text, "WARC-Block-Digest", std::string(digest_label) + base::sha256_hex(record.block));
  if (!record.content_type.empty()) add_field(text, "Content-Type", record.content_type);
  add_field(text, "Content-Length", std::to_string(record.block.size()));
  text.append(line_end).append(record.block).append(record_end);
  return pack_member(text);
}

base::Result<Unpacked> unpacked(std::string_view bytes) {
  const Member member = unpack_member(bytes, record_bytes_max + head_bytes_max);
  if (member.is_too_large) {
    constexpr std::size_t megabyte = 1024 * 1024;
    return base::Problem{"warc.too_large", {{"most", std::to_string(record_bytes_max / megabyte)}}, {}};
  }
  if (member.used == 0) return base::Problem{"warc.broken", {{"at", "gzip"}}, {}};
  try {
    return Unpacked{read_record(member.text), member.used};
  } catch (const Broken& broken) {
    return base::Problem{"warc.broken", {{"at", broken.at}}, {}};
  }
}

std::string make_id(std::string_view sixteen_bytes) {
  PRONGSAI_ASSERT(sixteen_bytes.size() == 16);
  std::array<unsigned char, 16> bytes{};
  std::copy(sixteen_bytes.begin(), sixteen_bytes.end(), bytes.begin());
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);  // RFC 9562, 5.4
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "urn:uuid:";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += digits[bytes[i] >> 4U];
    out += digits[bytes[i] & 15U];
  }
  return out;
}

}  // namespace prongsai::warc
