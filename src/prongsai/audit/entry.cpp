// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/entry.h"

#include <algorithm>
#include <limits>

#include "prongsai/audit/canonical_detail.h"

namespace prongsai::audit {
namespace {

using base::Problem;
using base::Problems;

constexpr std::uint64_t version = 1;
constexpr std::size_t code_length_max = 64;
constexpr std::size_t id_bytes_max = 200;

bool is_code(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  };
  return !text.empty() && text.size() <= code_length_max && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(), allowed);
}

bool is_id(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  return !text.empty() && text.size() <= id_bytes_max && is_utf8(text) &&
         std::none_of(text.begin(), text.end(), is_control);
}

bool is_snapshot(std::string_view text) {
  Scanner scanner(text);
  return text.empty() || (is_utf8(text) && scanner.object() && scanner.at_end());
}

Problems problems_of(const Entry& entry) {
  Problems out;
  const auto expect = [&](bool good, const char* code, const char* field) {
    if (!good) out.push_back({code, {{"field", field}}, {}});
  };
  expect(entry.sequence <= std::numeric_limits<std::int64_t>::max(), "audit.sequence_range", "sequence");
  expect(is_tellable(entry.at), "audit.time_range", "at");
  expect(is_id(entry.actor.id), "audit.id_form", "actor.id");
  expect(is_code(entry.actor.role), "audit.code_form", "actor.role");
  expect(is_code(entry.action), "audit.code_form", "action");
  expect(is_code(entry.subject.kind), "audit.code_form", "subject.kind");
  expect(is_id(entry.subject.id), "audit.id_form", "subject.id");
  expect(is_snapshot(entry.before), "audit.snapshot_form", "before");
  expect(is_snapshot(entry.after), "audit.snapshot_form", "after");
  expect(is_utf8(entry.reason), "audit.text_form", "reason");
  expect(entry.request.empty() || is_id(entry.request), "audit.id_form", "request");
  return out;
}

std::string snapshot_json(const std::string& snapshot) {
  return snapshot.empty() ? "null" : snapshot;
}

bool read_snapshot(Scanner& scanner, std::string& out) {
  if (scanner.take("null")) return true;
  const auto object = scanner.object();
  if (object) out = *object;
  return object.has_value();
}

bool read_text(Scanner& scanner, std::string& out) {
  auto text = scanner.text();
  if (text) out = std::move(*text);
  return text.has_value();
}

bool read_instant(Scanner& scanner, Instant& out) {
  const auto text = scanner.text();
  const auto instant = text ? parse_instant(*text) : std::nullopt;
  if (instant) out = *instant;
  return instant.has_value();
}

/// Everything after the version. Takes more than `to_line` writes (an id that is too long): that is asked of
/// the entry as a whole.
bool read_members(Scanner& scanner, Entry& out) {
  if (!scanner.take(",\"sequence\":")) return false;
  const auto sequence = scanner.number();
  if (!sequence) return false;
  out.sequence = *sequence;
  return scanner.take(",\"at\":") && read_instant(scanner, out.at) &&                              //
         scanner.take(",\"actor\":{\"id\":") && read_text(scanner, out.actor.id) &&                //
         scanner.take(",\"role\":") && read_text(scanner, out.actor.role) &&                       //
         scanner.take("},\"action\":") && read_text(scanner, out.action) &&                        //
         scanner.take(",\"subject\":{\"kind\":") && read_text(scanner, out.subject.kind) &&        //
         scanner.take(",\"id\":") && read_text(scanner, out.subject.id) &&                         //
         scanner.take("},\"before\":") && read_snapshot(scanner, out.before) &&                    //
         scanner.take(",\"after\":") && read_snapshot(scanner, out.after) &&                       //
         scanner.take(",\"reason\":") && read_text(scanner, out.reason) &&                         //
         scanner.take(",\"request\":") && read_text(scanner, out.request) && scanner.take("}") &&  //
         scanner.at_end();
}

}  // namespace

base::Result<std::string> to_line(const Entry& entry) {
  if (Problems problems = problems_of(entry); !problems.empty()) return problems;
  std::string out = "{\"entry\":" + std::to_string(version);
  out += ",\"sequence\":" + std::to_string(entry.sequence);
  out += ",\"at\":" + quoted(to_text(entry.at));
  out += ",\"actor\":{\"id\":" + quoted(entry.actor.id) + ",\"role\":" + quoted(entry.actor.role);
  out += "},\"action\":" + quoted(entry.action);
  out += ",\"subject\":{\"kind\":" + quoted(entry.subject.kind) + ",\"id\":" + quoted(entry.subject.id);
  out += "},\"before\":" + snapshot_json(entry.before);
  out += ",\"after\":" + snapshot_json(entry.after);
  out += ",\"reason\":" + quoted(entry.reason);
  out += ",\"request\":" + quoted(entry.request) + "}";
  if (out.size() > entry_bytes_max) {
    return Problem{"audit.entry_too_long",
                   {{"found", std::to_string(out.size())}, {"expected", std::to_string(entry_bytes_max)}},
                   {}};
  }
  return out;
}

base::Result<Entry> parse_entry(std::string_view line) {
  const Problem wrong_form{"audit.entry_form", {}, {}};
  if (line.size() > entry_bytes_max) return wrong_form;
  Scanner scanner(line);
  if (!scanner.take("{\"entry\":")) return wrong_form;
  const auto found = scanner.number();
  if (!found) return wrong_form;
  if (*found != version) {
    return Problem{"audit.entry_version",
                   {{"found", std::to_string(*found)}, {"expected", std::to_string(version)}},
                   {}};
  }
  Entry out;
  if (!read_members(scanner, out) || !problems_of(out).empty()) return wrong_form;
  return out;
}

}  // namespace prongsai::audit
