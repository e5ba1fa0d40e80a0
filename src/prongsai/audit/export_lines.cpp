// SPDX-License-Identifier: Apache-2.0
#include "prongsai/audit/canonical_detail.h"
#include "prongsai/audit/export_lines_detail.h"

namespace prongsai::audit {
namespace {

std::string_view opening(NoteKind kind) {
  return kind == NoteKind::checkpoint ? "{\"checkpoint\":" : "{\"closing\":";
}

}  // namespace

std::string header_line(const ExportHeader& header) {
  return std::string(export_mark) + std::to_string(export_version) + ",\"origin\":" + quoted(header.origin) +
         ",\"key\":" + quoted(header.key) + ",\"from\":" + std::to_string(header.from) +
         ",\"to\":" + std::to_string(header.to) + "}";
}

std::optional<ExportHeader> parse_header_line(std::string_view line) {
  Scanner scanner(line);
  if (!is_utf8(line) || !scanner.take(export_mark)) return std::nullopt;
  if (scanner.number() != export_version || !scanner.take(",\"origin\":")) return std::nullopt;
  auto origin = scanner.text();
  if (!origin || !scanner.take(",\"key\":")) return std::nullopt;
  auto key = scanner.text();
  if (!key || !scanner.take(",\"from\":")) return std::nullopt;
  const auto from = scanner.number();
  if (!from || !scanner.take(",\"to\":")) return std::nullopt;
  const auto to = scanner.number();
  if (!to || !scanner.take("}") || !scanner.at_end()) return std::nullopt;
  return ExportHeader{std::move(*origin), std::move(*key), *from, *to};
}

std::string frontier_line(const std::vector<Hash>& subtrees) {
  std::string out = "{\"frontier\":[";
  const char* separator = "";
  for (const Hash& subtree : subtrees) {
    out += separator + quoted(to_base64(subtree));
    separator = ",";
  }
  return out + "]}";
}

std::optional<std::vector<Hash>> parse_frontier_line(std::string_view line) {
  Scanner scanner(line);
  if (!scanner.take("{\"frontier\":[")) return std::nullopt;
  std::vector<Hash> out;
  do {
    const auto text = scanner.text();
    const auto hash = text ? parse_hash(*text) : std::nullopt;
    if (!hash) return std::nullopt;
    out.push_back(*hash);
  } while (scanner.take(","));
  if (!scanner.take("]}") || !scanner.at_end()) return std::nullopt;
  return out;
}

std::string note_line(NoteKind kind, std::string_view note) {
  return std::string(opening(kind)) + quoted(note) + "}";
}

std::optional<std::string> parse_note_line(NoteKind kind, std::string_view line) {
  Scanner scanner(line);
  if (!scanner.take(opening(kind)) || !is_utf8(line)) return std::nullopt;
  auto note = scanner.text();
  if (!note || !scanner.take("}") || !scanner.at_end()) return std::nullopt;
  return note;
}

std::string closing_text(const ExportHeader& header, const Hash& file) {
  return "prongsai audit export " + std::to_string(export_version) + "\n" + header.origin + "\n" +
         std::to_string(header.from) + " " + std::to_string(header.to) + "\n" + to_base64(file) + "\n";
}

}  // namespace prongsai::audit
