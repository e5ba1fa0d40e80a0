// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "prongsai/improvement_files/plan_file.h"

namespace prongsai::improvement_files {
namespace {

using framework::Text;
using improvement::FieldSpec;
using improvement::Record;

constexpr std::size_t field_indent = 6;

struct Escape {
  std::string_view bytes;
  std::string_view written;
};
// What YAML readers take for a line break or leave out, beside the ASCII control characters.
constexpr std::array<Escape, 4> wide_escapes = {{{"\xC2\x85", "\\u0085"},
                                                 {"\xE2\x80\xA8", "\\u2028"},
                                                 {"\xE2\x80\xA9", "\\u2029"},
                                                 {"\xEF\xBB\xBF", "\\uFEFF"}}};

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

const Escape* wide_escape_at(std::string_view text) {
  const auto found = std::find_if(wide_escapes.begin(), wide_escapes.end(),
                                  [&](const Escape& one) { return text.starts_with(one.bytes); });
  return found == wide_escapes.end() ? nullptr : &*found;
}

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\"";
  while (!text.empty()) {
    const char c = text.front();
    if (const Escape* wide = wide_escape_at(text)) {
      out += wide->written;
      text.remove_prefix(wide->bytes.size());
      continue;
    }
    if (c == '\\' || c == '"') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (is_control(c)) {
      const auto byte = static_cast<unsigned char>(c);
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
    text.remove_prefix(1);
  }
  return out + "\"";
}

/// True for several lines that a block keeps as they are.
bool is_block(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return false;
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    const bool is_edge = start == 0 || end == text.size();
    if (is_edge && line.empty()) return false;
    if (!line.empty() && (line.front() == ' ' || line.back() == ' ')) return false;
    start = end + 1;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n' && is_control(text[i])) return false;
    if (wide_escape_at(text.substr(i)) != nullptr) return false;
  }
  return true;
}

/// Thai is what a reader asks for; English never stands alone.
void append_pair(std::string& out, std::string_view key, const Text& text) {
  if (text.th.empty()) return;
  out.append(key).append(": { th: ").append(quoted(text.th));
  if (!text.en.empty()) out += ", en: " + quoted(text.en);
  out += " }\n";
}

void append_sources(std::string& out, const std::vector<PlanSource>& sources) {
  if (sources.empty()) return;
  out += "sources:\n";
  for (const PlanSource& source : sources) {
    out += "  " + quoted(source.key) + ":\n";
    out += "    title: " + quoted(source.title) + "\n";
    append_pair(out, "    note", source.note);
  }
}

/// False for what leads to a record that was taken out of the plan.
bool leads_somewhere(const improvement::Plan& plan, const std::string& id) {
  const Record* found = plan.find(id);
  return found != nullptr && !found->is_removed;
}

bool is_written(const improvement::Plan& plan, const Record& record) {
  return !record.is_removed && (record.parent.empty() || leads_somewhere(plan, record.parent));
}

void append_record(std::string& out, const improvement::Plan& plan, const Record& record,
                   const ReadIn* read_in) {
  const improvement::KindSpec& spec = improvement::spec_of(record.kind);
  out += "  - kind: " + std::string(spec.code) + "\n";
  out += "    id: " + quoted(record.id) + "\n";
  if (!record.parent.empty()) out += "    parent: " + quoted(record.parent) + "\n";
  out += "    fields:\n";
  for (const FieldSpec& field : spec.fields) {
    const std::string& text = record.field(field.code);
    if (text.empty()) continue;
    if (field.type == improvement::FieldType::reference && !leads_somewhere(plan, text)) continue;
    out += "      " + std::string(field.code) + ": " + yaml_text(text, field_indent) + "\n";
  }
  if (!record.origin.empty()) out += "    origin: " + quoted(record.origin) + "\n";
  if (!record.is_confirmed) out += "    unconfirmed: true\n";
  if (read_in == nullptr) return;
  if (!read_in->sources.empty()) {
    std::string keys;
    for (const std::string& key : read_in->sources) keys += (keys.empty() ? "" : ", ") + quoted(key);
    out += "    source: [" + keys + "]\n";
  }
  if (!read_in->at.empty()) out += "    at: " + quoted(read_in->at) + "\n";
}

}  // namespace

std::string yaml_text(std::string_view text, std::size_t indent) {
  if (!is_block(text)) return quoted(text);
  const std::string margin(indent + 2, ' ');
  std::string out = "|-";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    out += "\n";
    if (!line.empty()) out += margin;
    out += line;
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return out;
}

std::string write_plan(const PlanFile& file) {
  improvement::Plan plan = file.plan;
  improvement::sort_records(plan);
  std::string out = "kind: plan\nschema: 1\n";
  out += "agency: " + quoted(plan.agency) + "\n";
  append_pair(out, "agency_name", file.agency_name);
  out += "year: " + std::to_string(plan.year) + "\n";
  out += "edition: " + quoted(plan.edition) + "\n";
  append_pair(out, "note", file.note);
  append_sources(out, file.sources);
  const bool has_records = std::any_of(plan.records.begin(), plan.records.end(),
                                       [&](const Record& one) { return is_written(plan, one); });
  out += has_records ? "records:\n" : "records: []\n";
  for (const Record& record : plan.records) {
    if (!is_written(plan, record)) continue;
    const auto found = file.read_in.find(record.id);
    append_record(out, plan, record, found == file.read_in.end() ? nullptr : &found->second);
  }
  return out;
}

}  // namespace prongsai::improvement_files
