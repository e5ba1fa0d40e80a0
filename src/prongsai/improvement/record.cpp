// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/record.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "prongsai/base/assert.h"

namespace prongsai::improvement {
namespace {

using Type = FieldType;
using Words = std::string_view;

constexpr std::array<Words, 2> comparisons = {"at_least", "more_than"};
constexpr std::array<Words, 4> statuses = {"planned", "running", "done", "stopped"};
constexpr std::array<Words, 5> headings = {"staff", "budget", "technology", "area", "society"};
constexpr std::array<Words, 3> topics = {"emphasis", "slogan", "other"};
/// What an activity does in the year, so that the calendar's rules know it; "other" is bound by none.
constexpr std::array<Words, 17> roles = {"pass_on_results",
                                         "appoint_committee",
                                         "appoint_group",
                                         "ask_for_lists",
                                         "learn_framework",
                                         "enter_lists",
                                         "draft_plan",
                                         "publish_plan",
                                         "explain_answers",
                                         "collect_oit",
                                         "open_channels",
                                         "collect_answers",
                                         "enter_oit",
                                         "watch_answers",
                                         "clarify_oit",
                                         "publish_results",
                                         "other"};

constexpr std::array target_fields = {
    FieldSpec{"about", Type::about, true},
    FieldSpec{.code = "comparison", .type = Type::choice, .required = true, .choices = comparisons},
    FieldSpec{"value", Type::points, true},
    FieldSpec{"note", Type::paragraphs},
};
constexpr std::array recommendation_fields = {
    FieldSpec{"text", Type::paragraphs, true},
    FieldSpec{"by", Type::line},
    FieldSpec{"about", Type::about},
};
constexpr std::array cause_fields = {
    FieldSpec{"about", Type::about, true},
    FieldSpec{"text", Type::paragraphs, true},
};
constexpr std::array measure_fields = {
    FieldSpec{"title", Type::paragraphs, true},
    FieldSpec{"about", Type::about},
    FieldSpec{"responsible", Type::units},
    FieldSpec{"period", Type::period},
    FieldSpec{"target", Type::paragraphs},
    FieldSpec{"monitoring", Type::paragraphs},
    FieldSpec{"evidence", Type::paragraphs},
    FieldSpec{.code = "status", .type = Type::choice, .follow_up = true, .choices = statuses},
    FieldSpec{.code = "result", .type = Type::paragraphs, .follow_up = true},
    FieldSpec{.code = "outcome", .type = Type::paragraphs, .follow_up = true},
};
constexpr std::array step_fields = {
    FieldSpec{"text", Type::paragraphs, true},
    FieldSpec{"responsible", Type::units},
    FieldSpec{"period", Type::period},
    FieldSpec{.code = "status", .type = Type::choice, .follow_up = true, .choices = statuses},
    FieldSpec{.code = "result", .type = Type::paragraphs, .follow_up = true},
    FieldSpec{.code = "evidence", .type = Type::link, .follow_up = true},
};
constexpr std::array activity_fields = {
    FieldSpec{"text", Type::paragraphs, true},
    FieldSpec{"period", Type::period},
    FieldSpec{"responsible", Type::units},
    FieldSpec{.code = "role", .type = Type::choice, .choices = roles},
    FieldSpec{.code = "watches", .type = Type::reference, .refers_to = RecordKind::activity},
    FieldSpec{"remark", Type::line},
    FieldSpec{.code = "status", .type = Type::choice, .follow_up = true, .choices = statuses},
    FieldSpec{.code = "result", .type = Type::paragraphs, .follow_up = true},
    FieldSpec{.code = "evidence", .type = Type::link, .follow_up = true},
};
constexpr std::array group_fields = {
    FieldSpec{"name", Type::line, true},
    FieldSpec{"order", Type::line},
    FieldSpec{"day", Type::day},
    FieldSpec{"members", Type::paragraphs},
};
constexpr std::array constraint_fields = {
    FieldSpec{.code = "heading", .type = Type::choice, .required = true, .choices = headings},
    FieldSpec{"text", Type::paragraphs},
    FieldSpec{"none", Type::truth},
};
constexpr std::array statement_fields = {
    FieldSpec{.code = "topic", .type = Type::choice, .required = true, .choices = topics},
    FieldSpec{"text", Type::paragraphs, true},
};
constexpr std::array report_fields = {
    FieldSpec{.code = "day", .type = Type::day, .required = true, .follow_up = true},
    FieldSpec{.code = "text", .type = Type::paragraphs, .required = true, .follow_up = true},
    FieldSpec{.code = "problems", .type = Type::paragraphs, .follow_up = true},
    FieldSpec{.code = "proposals", .type = Type::paragraphs, .follow_up = true},
    FieldSpec{.code = "evidence", .type = Type::link, .follow_up = true},
    FieldSpec{.code = "by", .type = Type::units, .follow_up = true},
};
constexpr std::array step_parents = {RecordKind::measure};
constexpr std::array report_parents = {RecordKind::measure, RecordKind::activity};

constexpr std::array<KindSpec, record_kind_count> table = {{
    {RecordKind::target, "target", target_fields},
    {RecordKind::recommendation, "recommendation", recommendation_fields},
    {RecordKind::cause, "cause", cause_fields},
    {RecordKind::measure, "measure", measure_fields},
    {RecordKind::step, "step", step_fields, step_parents},
    {RecordKind::activity, "activity", activity_fields},
    {RecordKind::group, "group", group_fields},
    {RecordKind::constraint, "constraint", constraint_fields},
    {RecordKind::statement, "statement", statement_fields},
    {RecordKind::report, "report", report_fields, report_parents, true},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].kind) != i) return false;
  }
  return true;
}
static_assert(is_in_order(), "one line a kind, in the order of RecordKind");

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

/// Empty for an escape that `escaped` does not make.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) return std::nullopt;
    if (text[i] != '\\' && text[i] != 'n') return std::nullopt;
    out += text[i] == 'n' ? '\n' : '\\';
  }
  return out;
}

const std::string& text_at(const FieldTexts& fields, std::string_view code) {
  static const std::string nothing;
  const auto found = fields.find(code);
  return found == fields.end() ? nothing : found->second;
}

void put(FieldTexts& fields, const std::string& code, const std::string& text) {
  if (text.empty()) {
    fields.erase(code);
  } else {
    fields.insert_or_assign(code, text);
  }
}

/// Every field that either holds.
std::vector<std::string> codes_of(const FieldTexts& first, const FieldTexts& second) {
  std::vector<std::string> out;
  for (const auto& [code, text] : first) out.push_back(code);
  for (const auto& [code, text] : second) {
    if (!first.contains(code)) out.push_back(code);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// A line "name=value"; false for a name that no record has.
bool take_line(Record& record, std::string_view name, std::string value) {
  if (name == "id") {
    record.id = std::move(value);
  } else if (name == "kind") {
    const KindSpec* spec = find_kind(value);
    if (spec == nullptr) return false;
    record.kind = spec->kind;
  } else if (name == "parent") {
    record.parent = std::move(value);
  } else if (name == "position") {
    const char* end = value.data() + value.size();
    return std::from_chars(value.data(), end, record.position).ptr == end;
  } else if (name == "origin") {
    record.origin = std::move(value);
  } else if (name == "unconfirmed") {
    record.is_confirmed = false;
  } else if (name == "removed") {
    record.is_removed = true;
  } else if (name.starts_with("field.")) {
    record.fields.insert_or_assign(std::string(name.substr(6)), std::move(value));
  } else {
    return false;
  }
  return true;
}

}  // namespace

const FieldSpec* KindSpec::find(std::string_view field) const {
  for (const FieldSpec& one : fields) {
    if (one.code == field) return &one;
  }
  return nullptr;
}

std::span<const KindSpec> kinds() {
  return table;
}

const KindSpec& spec_of(RecordKind kind) {
  return table[static_cast<std::size_t>(kind)];
}

const KindSpec* find_kind(std::string_view code) {
  for (const KindSpec& one : table) {
    if (one.code == code) return &one;
  }
  return nullptr;
}

const std::string& Record::field(std::string_view code) const {
  return text_at(fields, code);
}

std::string written(const Record& record) {
  std::string out;
  const auto line = [&](std::string_view name, std::string_view value) {
    out.append(name).append("=").append(escaped(value)).append("\n");
  };
  line("id", record.id);
  line("kind", spec_of(record.kind).code);
  if (!record.parent.empty()) line("parent", record.parent);
  line("position", std::to_string(record.position));
  if (!record.origin.empty()) line("origin", record.origin);
  if (!record.is_confirmed) line("unconfirmed", "yes");
  if (record.is_removed) line("removed", "yes");
  for (const auto& [code, text] : record.fields) {
    if (!text.empty()) line("field." + code, text);
  }
  return out;
}

std::optional<Record> read_written(std::string_view text, std::span<const std::string_view> only) {
  Record out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t equals = text.find('=');
    if (end == std::string_view::npos || equals == std::string_view::npos || equals > end) {
      return std::nullopt;
    }
    const std::string_view name = text.substr(0, equals);
    const bool is_field = name.starts_with("field.");
    if (is_field && !only.empty() && std::find(only.begin(), only.end(), name.substr(6)) == only.end()) {
      text.remove_prefix(end + 1);
      continue;
    }
    auto value = unescaped(text.substr(equals + 1, end - equals - 1));
    if (!value || !take_line(out, name, *std::move(value))) return std::nullopt;
    text.remove_prefix(end + 1);
  }
  if (out.id.empty()) return std::nullopt;
  return out;
}

Merged merge(const FieldTexts& base, const FieldTexts& now, const FieldTexts& yours) {
  Merged out{now, {}, false};
  for (const auto& [code, mine] : yours) {
    const std::string& before = text_at(base, code);
    const std::string& theirs = text_at(now, code);
    if (mine == theirs || mine == before) continue;
    if (theirs != before) {
      out.clashes.push_back({code, theirs, mine});
      continue;
    }
    put(out.fields, code, mine);
    out.has_changed = true;
  }
  return out;
}

Undone undo(const FieldTexts& before, const FieldTexts& after, const FieldTexts& now) {
  Undone out{now, {}, false};
  for (const std::string& code : codes_of(before, after)) {
    const std::string& was = text_at(before, code);
    const std::string& became = text_at(after, code);
    if (was == became) continue;
    if (text_at(now, code) != became) {
      out.since.push_back(code);
      continue;
    }
    put(out.fields, code, was);
    out.is_possible = true;
  }
  return out;
}

}  // namespace prongsai::improvement
