// SPDX-License-Identifier: Apache-2.0
// edition.yaml: what results are called, how many answers are wanted, when, and in which topics.
#include <algorithm>
#include <chrono>

#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

using base::Points;
using framework::Benchmark;
using framework::CalendarStep;
using framework::Deduction;
using framework::LevelCondition;
using framework::ResultLevel;
using framework::SampleRule;
using framework::Topic;
using yaml::Fields;
using yaml::Node;

namespace {

constexpr std::int64_t people_most = 100'000'000;

LevelCondition read_condition(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  LevelCondition condition;
  for (const Node& element : fields.required_list("nodes")) {
    const auto one = yaml::read_text(element, "nodes", reading.problems);
    if (!one) continue;
    condition.nodes.push_back(*one);
    reading.mentions.push_back({Mention::Of::node, *one, element.place});
  }
  // A condition on nothing would always hold.
  if (condition.nodes.empty() && fields.has("nodes")) fields.complain("yaml.missing_key", {{"key", "nodes"}});
  condition.at_least = fields.points("at_least", Points::whole(0), Points::whole(100)).value_or(Points{});
  fields.finish();
  return condition;
}

void read_level(const Node& node, bool last, Reading& reading) {
  Fields fields(node, reading.problems);
  ResultLevel level;
  level.code = define_code(fields, "level", reading);
  level.name = read_text_pair(fields, "name", reading);
  for (const Node& condition : fields.optional_list("when"))
    level.conditions.push_back(read_condition(condition, reading));
  if (last != level.conditions.empty()) {
    fields.complain(last ? "framework.last_level_has_condition" : "framework.level_without_condition",
                    {{"code", level.code}});
  }
  level.provenance = read_provenance(fields, reading);
  fields.finish();
  reading.edition.levels.push_back(std::move(level));
}

std::vector<std::string> read_words(Fields& fields, std::string_view key, Reading& reading) {
  std::vector<std::string> words;
  for (const Node& element : fields.optional_list(key)) {
    if (auto one = yaml::read_text(element, key, reading.problems)) words.push_back(std::move(*one));
  }
  return words;
}

bool is_size(std::string_view text) {
  constexpr std::size_t longest = 8;
  return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

/// Which agencies the rule is for, so that a program can tell, too.
void read_group(Fields& fields, SampleRule& rule, Reading& reading) {
  rule.group = read_optional_text_pair(fields, "group", reading);
  if (fields.has("group_code")) rule.group_code = read_code(fields, "group_code", reading);
  rule.types = read_words(fields, "types", reading);
  rule.sizes = read_words(fields, "sizes", reading);
  rule.except = read_words(fields, "except", reading);
  for (const std::string& type : rule.types) {
    if (!is_code(type)) fields.complain("framework.bad_code", {{"key", "types"}, {"found", type}});
  }
  for (const std::string& size : rule.sizes) {
    if (!is_size(size)) fields.complain("framework.bad_size", {{"found", size}});
  }
  const bool told =
      !rule.group_code.empty() || !rule.types.empty() || !rule.sizes.empty() || !rule.except.empty();
  if (told && rule.group.empty()) fields.complain("framework.group_without_name", {});
}

void read_sample(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  SampleRule rule;
  rule.instrument = read_code(fields, "instrument", reading);
  read_group(fields, rule, reading);
  if (fields.has("share")) rule.share = fields.points("share", Points::whole(0), Points::whole(100));
  rule.at_least = fields.optional_integer("at_least", 1, people_most);
  rule.large_population = fields.optional_integer("large_population", 1, people_most);
  rule.large_at_least = fields.optional_integer("large_at_least", 1, people_most);
  rule.exactly = fields.optional_integer("exactly", 1, people_most);
  rule.agencies = fields.optional_integer("agencies", 1, people_most);
  rule.provenance = read_provenance(fields, reading);
  fields.finish();
  if (!rule.instrument.empty()) {
    reading.mentions.push_back({Mention::Of::respondents, rule.instrument, fields.place()});
  }
  reading.edition.samples.push_back(std::move(rule));
  reading.sample_places.push_back(node.place);
}

bool is_day(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  return std::chrono::year_month_day(std::chrono::year(number(0, 4)),
                                     std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                     std::chrono::day(static_cast<unsigned>(number(8, 2))))
      .ok();
}

std::string read_day(Fields& fields, std::string_view key) {
  const Node* node = fields.optional(key);
  if (node == nullptr) return {};
  if (node->kind == yaml::Kind::scalar && is_day(node->scalar)) return node->scalar;
  fields.complain("framework.bad_day", {{"key", std::string(key)}, {"found", yaml::describe(*node)}},
                  node->place);
  return {};
}

/// Which phase of a round the step is; two steps for one phase would leave its days open.
void read_phase(Fields& fields, CalendarStep& step, Reading& reading) {
  if (!fields.has("phase")) return;
  const auto found = fields.choice("phase", framework::phase_codes());
  if (!found) return;
  step.phase = framework::phase_codes()[*found];
  for (const CalendarStep& other : reading.edition.calendar) {
    if (other.phase != step.phase) continue;
    fields.complain("framework.phase_twice", {{"found", step.phase}, {"first", other.code}});
  }
}

void read_step(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  CalendarStep step;
  step.code = read_code(fields, "code", reading);
  step.name = read_text_pair(fields, "name", reading);
  step.from = read_day(fields, "from");
  step.to = read_day(fields, "to");
  if (!step.from.empty() && !step.to.empty() && step.to < step.from) {
    fields.complain("framework.day_order", {{"from", step.from}, {"to", step.to}});
  }
  read_phase(fields, step, reading);
  step.provenance = read_provenance(fields, reading);
  fields.finish();
  reading.edition.calendar.push_back(std::move(step));
}

std::vector<std::string> read_item_mentions(Fields& fields, std::string_view key, Reading& reading) {
  std::vector<std::string> items;
  for (const Node& element : fields.optional_list(key)) {
    const auto one = yaml::read_text(element, key, reading.problems);
    if (!one) continue;
    items.push_back(*one);
    reading.mentions.push_back({Mention::Of::item, *one, element.place});
  }
  return items;
}

void read_topic(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Topic topic;
  topic.code = define_code(fields, "topic", reading);
  topic.name = read_text_pair(fields, "name", reading);
  topic.items = read_item_mentions(fields, "items", reading);
  topic.provenance = read_provenance(fields, reading);
  fields.finish();
  reading.edition.topics.push_back(std::move(topic));
}

void read_benchmark(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Benchmark benchmark;
  benchmark.code = read_code(fields, "code", reading);
  benchmark.name = read_text_pair(fields, "name", reading);
  benchmark.points = fields.points("points", Points::whole(0), Points::whole(100)).value_or(Points{});
  benchmark.provenance = read_provenance(fields, reading);
  fields.finish();
  reading.edition.benchmarks.push_back(std::move(benchmark));
}

void read_deduction(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Deduction deduction;
  deduction.code = define_code(fields, "deduction", reading);
  deduction.name = read_text_pair(fields, "name", reading);
  deduction.at_most =
      read_points_fact(fields.required("at_most"), Points::whole(0), Points::whole(100), reading);
  fields.finish();
  reading.edition.deductions.push_back(std::move(deduction));
}

}  // namespace

void read_conventions(Fields& fields, Reading& reading) {
  const auto levels = fields.optional_list("levels");
  for (std::size_t i = 0; i < levels.size(); ++i) read_level(levels[i], i + 1 == levels.size(), reading);
  for (const Node& node : fields.optional_list("samples")) read_sample(node, reading);
  for (const Node& node : fields.optional_list("calendar")) read_step(node, reading);
  for (const Node& node : fields.optional_list("topics")) read_topic(node, reading);
  reading.edition.items_in_no_topic = read_item_mentions(fields, "items_in_no_topic", reading);
  for (const Node& node : fields.optional_list("benchmarks")) read_benchmark(node, reading);
  for (const Node& node : fields.optional_list("deductions")) read_deduction(node, reading);
}

}  // namespace prongsai::framework_files
