// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include "prongsai/improvement_files/plan_file.h"
#include "prongsai/improvement_files/reading_detail.h"

namespace prongsai::improvement_files {
namespace {

using detail::Mention;
using improvement::FieldSpec;
using improvement::FieldType;
using improvement::KindSpec;
using improvement::Record;
using improvement::RecordKind;
using yaml::Fields;
using yaml::Node;

constexpr yaml::Limits plan_limits{.bytes_max = plan_file_bytes_max, .depth_max = 12, .nodes_max = 400'000};
constexpr int year_least = 2500;
constexpr int year_most = 2700;

/// A reference from one record to another, for when all are read.
struct Reference {
  std::string field;  ///< "parent" or the field's code
  std::string found;
  std::vector<RecordKind> kinds;  ///< that it may lead to
  base::Place place;
};

struct Reading {
  PlanFile file;
  base::Problems problems;
  std::vector<Reference> references;
  std::vector<Mention> mentions;     ///< of sources
  std::map<std::string, int> lines;  ///< of the ids, where they stand first
};

bool is_about_id(std::string_view id) {
  constexpr std::array<std::string_view, 4> prefixes = {"instrument:", "indicator:", "item:", "topic:"};
  if (id == "total" || id == "indicators") return true;
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) {
    return id.starts_with(prefix) && id.size() > prefix.size() && detail::is_id(id.substr(prefix.size()));
  });
}

bool is_about(const std::string& text) {
  const improvement::About about = improvement::read_about(text);
  return improvement::about_text(about) == text && std::all_of(about.begin(), about.end(), is_about_id);
}

bool is_points(const std::string& text) {
  const auto points = base::parse_points(text);
  return points && *points >= base::Points() && *points <= base::Points::whole(100) &&
         base::decimals_of(text) <= 2 && base::to_shortest_string(*points) == text;
}

bool is_units(const std::string& text) {
  return !text.starts_with('\n') && !text.ends_with('\n') && text.find("\n\n") == std::string::npos;
}

/// What a value should look like; empty when it does.
std::string_view wanted_form(const FieldSpec& spec, const std::string& text, int year) {
  switch (spec.type) {
    case FieldType::about:
      return is_about(text) ? "" : "indicator:8 item:o42";
    case FieldType::period: {
      const auto period = improvement::read_period(text, year);
      return period && improvement::period_text(*period) == text ? "" : "days 2022-03-01 2022-05-31";
    }
    case FieldType::day:
      return improvement::parse_iso(text) ? "" : "2022-03-01";
    case FieldType::points:
      return is_points(text) ? "" : "90";
    case FieldType::truth:
      return text == "yes" ? "" : "yes";
    case FieldType::units:
      return is_units(text) ? "" : "unit:cm-province/secretariat";
    default:
      return "";
  }
}

bool may_break_lines(FieldType type) {
  return type == FieldType::paragraphs || type == FieldType::units;
}

void check_value(const FieldSpec& spec, const std::string& text, const base::Place& place, Reading& reading) {
  const std::string field(spec.code);
  const auto complain = [&](std::string code, std::vector<std::pair<std::string, std::string>> details) {
    details.insert(details.begin(), {"field", field});
    reading.problems.push_back({std::move(code), std::move(details), place});
  };
  const std::size_t most =
      may_break_lines(spec.type) ? improvement::paragraphs_bytes_max : improvement::line_bytes_max;
  if (text.empty()) return complain("plan_file.empty_field", {});
  if (text.size() > most) return complain("plan_file.too_long", {{"limit", std::to_string(most)}});
  if (!may_break_lines(spec.type) && text.find('\n') != std::string::npos) {
    return complain("plan_file.line_break", {});
  }
  const std::string_view wanted = wanted_form(spec, text, reading.file.plan.year);
  if (!wanted.empty()) complain("plan_file.wrong_form", {{"found", text}, {"expected", std::string(wanted)}});
}

void read_field(Fields& fields, const FieldSpec& spec, Record& record, Reading& reading) {
  const Node* node = spec.required ? fields.required(spec.code) : fields.optional(spec.code);
  if (node == nullptr) return;
  if (spec.type == FieldType::choice) {
    if (const auto choice = fields.choice(spec.code, spec.choices)) {
      record.fields.emplace(spec.code, spec.choices[*choice]);
    }
    return;
  }
  auto text = yaml::read_text(*node, spec.code, reading.problems);
  if (!text) return;
  if (spec.type == FieldType::reference) {
    reading.references.push_back({std::string(spec.code), *text, {spec.refers_to}, node->place});
  } else {
    check_value(spec, *text, node->place, reading);
  }
  record.fields.emplace(spec.code, *std::move(text));
}

void read_id(Fields& fields, Record& record, Reading& reading) {
  const Node* node = fields.required("id");
  if (node == nullptr) return;
  record.id = yaml::read_text(*node, "id", reading.problems).value_or("");
  if (record.id.empty()) return;
  if (!detail::is_id(record.id)) {
    fields.complain("plan_file.bad_id", {{"key", "id"}, {"found", record.id}}, node->place);
    return;
  }
  const auto [first, is_new] = reading.lines.emplace(record.id, node->place.line);
  if (is_new) return;
  fields.complain("plan_file.id_twice", {{"found", record.id}, {"first_line", std::to_string(first->second)}},
                  node->place);
}

std::string codes_of(const std::vector<RecordKind>& kinds) {
  std::string out;
  for (const RecordKind kind : kinds) {
    out += (out.empty() ? "" : ", ") + std::string(improvement::spec_of(kind).code);
  }
  return out;
}

void read_parent(Fields& fields, const KindSpec& spec, Record& record, Reading& reading) {
  const std::vector<RecordKind> parents(spec.parents.begin(), spec.parents.end());
  const Node* node = parents.empty() ? fields.optional("parent") : fields.required("parent");
  if (node == nullptr) return;
  if (parents.empty()) {
    fields.complain("plan_file.stands_alone", {{"kind", std::string(spec.code)}}, node->place);
    return;
  }
  record.parent = yaml::read_text(*node, "parent", reading.problems).value_or("");
  reading.references.push_back({"parent", record.parent, parents, node->place});
}

ReadIn read_where(Fields& fields, Reading& reading) {
  ReadIn out;
  for (Mention& mention : detail::read_mentions(fields, "source", reading.problems)) {
    out.sources.push_back(mention.found);
    reading.mentions.push_back(std::move(mention));
  }
  out.at = fields.optional_text("at").value_or("");
  return out;
}

void read_record(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Record record;
  std::vector<std::string_view> codes;
  for (const KindSpec& one : improvement::kinds()) codes.push_back(one.code);
  const auto kind = fields.choice("kind", codes);
  read_id(fields, record, reading);
  if (!kind) return;
  record.kind = static_cast<RecordKind>(*kind);
  const KindSpec& spec = improvement::spec_of(record.kind);
  read_parent(fields, spec, record, reading);
  if (const Node* inner_node = fields.required("fields")) {
    Fields inner(*inner_node, reading.problems);
    for (const FieldSpec& field : spec.fields) read_field(inner, field, record, reading);
    inner.finish();
  }
  record.origin = fields.optional_text("origin").value_or("");
  record.is_confirmed = !fields.optional_boolean("unconfirmed", false);
  ReadIn where = read_where(fields, reading);
  if (!where.sources.empty() || !where.at.empty()) reading.file.read_in.emplace(record.id, std::move(where));
  fields.finish();
  reading.file.plan.records.push_back(std::move(record));
}

void read_sources(Fields& fields, Reading& reading) {
  for (const yaml::Entry& entry : fields.optional_map("sources")) {
    Fields inner(entry.value, reading.problems);
    PlanSource source{.key = entry.key.scalar, .title = inner.text("title"), .note = {}};
    source.note = detail::read_optional_pair(inner, "note", reading.problems);
    inner.finish();
    reading.file.sources.push_back(std::move(source));
  }
}

void read_records(Fields& fields, Reading& reading) {
  const Node* node = fields.required("records");
  if (node == nullptr) return;
  const auto records = fields.required_list("records");
  if (records.size() > improvement::plan_records_max) {
    fields.complain(
        "plan_file.too_many_records",
        {{"found", std::to_string(records.size())}, {"limit", std::to_string(improvement::plan_records_max)}},
        node->place);
    return;
  }
  for (const Node& one : records) read_record(one, reading);
}

void check_mentions(Reading& reading) {
  std::set<std::string> keys;
  for (const PlanSource& source : reading.file.sources) keys.insert(source.key);
  for (const Mention& mention : reading.mentions) {
    if (keys.contains(mention.found)) continue;
    reading.problems.push_back({"plan_file.no_such_source", {{"found", mention.found}}, mention.place});
  }
}

void check_references(Reading& reading) {
  std::map<std::string, RecordKind> kinds;
  for (const Record& record : reading.file.plan.records) kinds.emplace(record.id, record.kind);
  for (const Reference& reference : reading.references) {
    const auto found = kinds.find(reference.found);
    const bool leads = found != kinds.end() && std::find(reference.kinds.begin(), reference.kinds.end(),
                                                         found->second) != reference.kinds.end();
    if (leads) continue;
    reading.problems.push_back(
        {"plan_file.leads_nowhere",
         {{"key", reference.field}, {"found", reference.found}, {"expected", codes_of(reference.kinds)}},
         reference.place});
  }
}

/// Records of one kind and parent take the order in which they stand.
void number_records(improvement::Plan& plan) {
  std::map<std::pair<RecordKind, std::string>, std::int64_t> counts;
  for (Record& record : plan.records) record.position = ++counts[{record.kind, record.parent}];
  improvement::sort_records(plan);
}

base::Result<PlanFile> read_root(const Node& root) {
  Reading reading;
  PlanFile& file = reading.file;
  Fields fields(root, reading.problems);
  yaml::expect_kind(fields, "plan");
  file.plan.agency = fields.text("agency");
  if (!file.plan.agency.empty() && !detail::is_id(file.plan.agency)) {
    fields.complain("plan_file.bad_id", {{"key", "agency"}, {"found", file.plan.agency}},
                    fields.required("agency")->place);
  }
  file.agency_name = detail::read_optional_pair(fields, "agency_name", reading.problems);
  const auto year = fields.integer("year", year_least, year_most);
  file.plan.year = static_cast<int>(year.value_or(year_least));
  file.plan.edition = fields.text("edition");
  file.note = detail::read_optional_pair(fields, "note", reading.problems);
  read_sources(fields, reading);
  read_records(fields, reading);
  fields.finish();
  // A half-read plan would only add echoes of what is already told.
  if (reading.problems.empty()) {
    check_mentions(reading);
    check_references(reading);
  }
  detail::cut(reading.problems);
  if (!reading.problems.empty()) return reading.problems;
  number_records(file.plan);
  return std::move(file);
}

}  // namespace

base::Result<PlanFile> parse_plan(std::string_view text, const std::string& file) {
  const auto root = yaml::parse(text, file, plan_limits);
  if (!root) return root.problems();
  return read_root(*root);
}

base::Result<PlanFile> load_plan(const std::string& path) {
  const auto root = yaml::load(path, plan_limits);
  if (!root) return root.problems();
  return read_root(*root);
}

}  // namespace prongsai::improvement_files
