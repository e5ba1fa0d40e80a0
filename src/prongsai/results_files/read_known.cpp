// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>

#include "prongsai/results_files/read_known_detail.h"

namespace prongsai::results_files {
namespace {

using base::Points;
using base::Problems;
using scoring::Distribution;
using scoring::Known;
using scoring::NodeIndex;
using scoring::PlanNode;
using scoring::Printed;
using scoring::Rule;
using yaml::Entry;
using yaml::Fields;
using yaml::Node;

constexpr std::int64_t people_most = 100'000'000;

class Reader {
 public:
  Reader(const PlannedEdition& rules, Problems& problems) : rules_(rules), problems_(problems) {}

  Known read(Fields& fields) && {
    read_published(fields);
    read_figures(fields, "parts", "part:");
    for (const Entry& entry : fields.optional_map("percents")) read_percents(entry);
    for (const Entry& entry : fields.optional_map("counts")) read_counts(entry);
    for (const Entry& entry : fields.optional_map("grades")) read_grade(entry);
    for (const Entry& entry : fields.optional_map("answers")) read_answers(entry);
    read_deductions(fields);
    return std::move(known_);
  }

 private:
  void complain(std::string code, std::vector<std::pair<std::string, std::string>> details,
                const base::Place& place) {
    problems_.push_back({std::move(code), std::move(details), place});
  }

  /// "I 7" as codes are written: in lower case and without blanks.
  static std::string plain(const std::string& word) {
    std::string out;
    for (const char c : word) {
      if (c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
  }

  /// The node a key means, or a problem naming the nearest code of the same kind.
  std::optional<NodeIndex> find(const Node& key, const std::string& prefix) {
    const std::string word = yaml::with_ascii_digits(key.scalar);
    if (const auto node = rules_.plan.find(prefix + word)) return node;
    std::vector<std::string> known;
    for (const PlanNode& node : rules_.plan.nodes) {
      if (node.id.starts_with(prefix)) known.push_back(node.id.substr(prefix.size()));
    }
    const std::string meant = yaml::nearest(plain(word), known);
    const std::string kind = prefix.substr(0, prefix.size() - 1);
    complain(meant.empty() ? "results.no_such_" + kind : "results.no_such_" + kind + "_nearest",
             {{"found", key.scalar}, {"nearest", meant}, {"edition", rules_.edition.id}}, key.place);
    return std::nullopt;
  }

  /// As above, for a key of a section. "e11" and "E11" are two keys but one node: told instead of letting the
  /// second take the place of the first.
  std::optional<NodeIndex> find_once(const Node& key, const std::string& prefix, std::string_view section) {
    const auto node = find(key, prefix);
    if (!node) return std::nullopt;
    const auto [first, fresh] = seen_.emplace(std::pair(std::string(section), *node), key.place.line);
    if (fresh) return node;
    complain("results.given_twice", {{"found", key.scalar}, {"first_line", std::to_string(first->second)}},
             key.place);
    return std::nullopt;
  }

  std::optional<Printed> read_number(const Node& node, std::string_view key, Points most) {
    const auto value = yaml::read_points(node, key, Points{}, most, problems_);
    if (!value) return std::nullopt;
    const std::string text = yaml::with_ascii_digits(node.scalar);
    return Printed{.value = *value, .decimals = base::decimals_of(text), .text = text, .at = {}};
  }

  static std::string read_place(Fields& fields) {
    const auto at = fields.optional_text("at");
    const auto place = fields.optional_text("place");
    return at ? *at : place.value_or("");
  }

  /// A figure, a figure with its place, or a list of either.
  void read_figure(const Node& node, std::string_view key, std::vector<Printed>& out) {
    if (node.kind == yaml::Kind::list) {
      for (const Node& one : node.list) {
        if (one.kind == yaml::Kind::list) {
          complain("yaml.not_decimal", {{"key", std::string(key)}, {"found", yaml::describe(one)}},
                   one.place);
        } else {
          read_figure(one, key, out);
        }
      }
      return;
    }
    if (node.kind != yaml::Kind::map) {
      if (auto number = read_number(node, key, Points::whole(100))) out.push_back(std::move(*number));
      return;
    }
    Fields fields(node, problems_);
    std::optional<Printed> number;
    if (const Node* value = fields.required("value")) number = read_number(*value, key, Points::whole(100));
    const std::string at = read_place(fields);
    fields.finish();
    if (!number) return;
    number->at = at;
    out.push_back(std::move(*number));
  }

  [[nodiscard]] bool has_parts() const {
    const auto& instruments = rules_.edition.instruments;
    return std::any_of(instruments.begin(), instruments.end(),
                       [](const auto& one) { return !one.parts.empty(); });
  }

  /// Reports of a year without parts may print them all the same: told as a finding, not refused.
  void read_unplaced(const Entry& entry) {
    std::vector<Printed> figures;
    read_figure(entry.value, entry.key.scalar, figures);
    for (Printed& figure : figures) known_.unplaced.push_back({entry.key.scalar, std::move(figure)});
  }

  void read_figures(Fields& fields, std::string_view section, const std::string& prefix) {
    for (const Entry& entry : fields.optional_map(section)) {
      if (prefix == "part:" && !has_parts()) {
        read_unplaced(entry);
        continue;
      }
      const auto node = find_once(entry.key, prefix, section);
      if (!node || entry.value.kind == yaml::Kind::null) continue;
      read_figure(entry.value, entry.key.scalar, known_.figures[*node]);
    }
  }

  void read_level(const Node& node) {
    if (node.kind == yaml::Kind::list) {
      for (const Node& one : node.list) read_level(one);
      return;
    }
    scoring::PrintedLevel level;
    if (node.kind == yaml::Kind::map) {
      Fields fields(node, problems_);
      level.text = fields.text("value");
      level.at = read_place(fields);
      fields.finish();
    } else {
      level.text = yaml::read_text(node, "level", problems_).value_or("");
    }
    if (level.text.empty()) return;
    const auto& levels = rules_.edition.levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (level.text == levels[i].code || level.text == levels[i].name.th || level.text == levels[i].name.en)
        level.level = i;
    }
    // Where the edition names no levels there is nothing to hold a printed one against.
    if (!levels.empty()) known_.levels.push_back(std::move(level));
  }

  void read_published(Fields& fields) {
    const Node* node = fields.optional("published");
    if (node == nullptr) return;
    Fields published(*node, problems_);
    if (const Node* total = published.optional("total")) {
      read_figure(*total, "total", known_.figures[rules_.plan.total()]);
    }
    if (const Node* level = published.optional("level")) read_level(*level);
    read_figures(published, "instruments", "instrument:");
    read_figures(published, "parts", "part:");
    read_figures(published, "indicators", "indicator:");
    read_figures(published, "sub_indicators", "sub:");
    read_figures(published, "items", "item:");
    published.finish();
  }

  /// The leaf a distribution or counts belong to. Problems: not a question with answers, scale not known.
  std::optional<NodeIndex> find_question(const Node& key, std::size_t given, std::string_view section) {
    const auto node = find_once(key, "item:", section);
    if (!node) return std::nullopt;
    const PlanNode& leaf = rules_.plan.nodes[*node];
    if (!leaf.scale) {
      const bool has_bullets = !leaf.ways.empty();
      complain(has_bullets ? "results.give_bullets" : "results.scale_unknown",
               {{"item", key.scalar}, {"edition", rules_.edition.id}}, key.place);
      return std::nullopt;
    }
    if (leaf.is_leaf() && leaf.ways.front().rule == Rule::grade) {
      complain("results.graded_item", {{"item", key.scalar}}, key.place);
      return std::nullopt;
    }
    const std::size_t expected = rules_.edition.scales[*leaf.scale].choices.size();
    if (given == expected) return node;
    complain("results.choices",
             {{"item", key.scalar}, {"found", std::to_string(given)}, {"expected", std::to_string(expected)}},
             key.place);
    return std::nullopt;
  }

  void read_percents(const Entry& entry) {
    Distribution distribution;
    const Node* values = &entry.value;
    if (entry.value.kind == yaml::Kind::map) {
      Fields fields(entry.value, problems_);
      values = fields.required("values");
      distribution.at = read_place(fields);
      fields.finish();
      if (values == nullptr) return;
    }
    if (values->kind != yaml::Kind::list) {
      complain("yaml.not_list", {{"key", entry.key.scalar}, {"found", yaml::describe(*values)}},
               values->place);
      return;
    }
    for (const Node& one : values->list) {
      auto number = read_number(one, entry.key.scalar, Points::whole(100));
      if (!number) return;
      distribution.percents.push_back(std::move(*number));
    }
    if (const auto node = find_question(entry.key, distribution.percents.size(), "percents")) {
      known_.percents[*node] = std::move(distribution);
    }
  }

  void read_counts(const Entry& entry) {
    if (entry.value.kind != yaml::Kind::list) {
      complain("yaml.not_list", {{"key", entry.key.scalar}, {"found", yaml::describe(entry.value)}},
               entry.value.place);
      return;
    }
    std::vector<std::uint32_t> counts;
    for (const Node& one : entry.value.list) {
      const auto count = yaml::read_integer(one, entry.key.scalar, 0, people_most, problems_);
      if (!count) return;
      counts.push_back(static_cast<std::uint32_t>(*count));
    }
    if (const auto node = find_question(entry.key, counts.size(), "counts"))
      known_.counts[*node] = std::move(counts);
  }

  /// A grade is a printed figure like any other, with its places; what an assessor decided is what stands.
  void read_grade(const Entry& entry) {
    const auto node = find_once(entry.key, "item:", "grades");
    if (!node) return;
    const PlanNode& leaf = rules_.plan.nodes[*node];
    if (!leaf.is_leaf() || leaf.ways.front().rule != Rule::grade) {
      complain("results.not_graded", {{"item", entry.key.scalar}}, entry.key.place);
      return;
    }
    if (entry.value.kind == yaml::Kind::scalar && entry.value.scalar == "not_applicable") {
      known_.grades[*node] = {.applies = false, .points = {}};
      return;
    }
    std::vector<Printed> printed;
    read_figure(entry.value, entry.key.scalar, printed);
    for (const Printed& figure : printed) check_on_scale(leaf, figure, entry);
    const Printed* grade = scoring::most_printed(printed);
    if (grade == nullptr) return;
    known_.grades[*node] = {.applies = true, .points = grade->value};
    auto& figures = known_.figures[*node];
    figures.insert(figures.end(), printed.begin(), printed.end());
  }

  void check_on_scale(const PlanNode& leaf, const Printed& figure, const Entry& entry) {
    const auto& allowed = leaf.choice_points;
    if (std::find(allowed.begin(), allowed.end(), figure.value) != allowed.end()) return;
    std::string list;
    for (const Points one : allowed) list += (list.empty() ? "" : ", ") + base::to_shortest_string(one);
    complain("results.grade_not_on_scale",
             {{"item", entry.key.scalar}, {"found", figure.text}, {"expected", list}}, entry.value.place);
  }

  void read_answers(const Entry& entry) {
    const std::string group = entry.key.scalar;
    const bool exists = std::any_of(rules_.plan.nodes.begin(), rules_.plan.nodes.end(),
                                    [&](const PlanNode& node) { return node.group == group; });
    if (!exists) {
      complain("results.no_such_group", {{"found", group}, {"edition", rules_.edition.id}}, entry.key.place);
      return;
    }
    const auto count = yaml::read_integer(entry.value, group, 1, people_most, problems_);
    if (count) known_.answers[group] = static_cast<std::uint64_t>(*count);
  }

  void read_deductions(Fields& fields) {
    known_.deductions.resize(rules_.edition.deductions.size());
    for (const Entry& entry : fields.optional_map("deductions")) {
      const auto& all = rules_.edition.deductions;
      const auto found =
          std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.code == entry.key.scalar; });
      if (found == all.end()) {
        complain("results.no_such_deduction", {{"found", entry.key.scalar}, {"edition", rules_.edition.id}},
                 entry.key.place);
        continue;
      }
      const Points most = found->at_most.value.value_or(Points::whole(100));
      known_.deductions[static_cast<std::size_t>(found - all.begin())] =
          yaml::read_points(entry.value, entry.key.scalar, Points{}, most, problems_);
    }
  }

  const PlannedEdition& rules_;
  Problems& problems_;
  Known known_;
  std::map<std::pair<std::string, NodeIndex>, int> seen_;  ///< section and node: the line it was given on
};

}  // namespace

Known read_known(Fields& fields, const PlannedEdition& rules, Problems& problems) {
  return Reader(rules, problems).read(fields);
}

}  // namespace prongsai::results_files
