// SPDX-License-Identifier: Apache-2.0
// edition.yaml: identity, sources, scales, weights and rounding.
#include <algorithm>
#include <array>

#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

using base::Points;
using framework::Choice;
using framework::Instrument;
using framework::NodeKind;
using framework::Scale;
using framework::Source;
using yaml::Fields;
using yaml::Node;

namespace {

constexpr std::int64_t first_year = 2500;
constexpr std::int64_t last_year = 2700;
constexpr std::size_t choices_least = 2;
constexpr std::size_t choices_most = 7;
constexpr std::array<std::pair<std::string_view, NodeKind>, 7> rounding_levels = {
    {{"box", NodeKind::box},
     {"item", NodeKind::item},
     {"sub_indicator", NodeKind::sub_indicator},
     {"indicator", NodeKind::indicator},
     {"part", NodeKind::part},
     {"instrument", NodeKind::instrument},
     {"total", NodeKind::total}}};

void read_sources(Fields& fields, Reading& reading) {
  for (const auto& [key, node] : fields.optional_map("sources")) {
    Fields inner(node, reading.problems);
    static_cast<void>(inner.required("title"));
    Source source{.key = key.scalar, .title = read_note(inner, "title", reading), .url = {}, .note = {}};
    source.url = inner.optional_text("url").value_or("");
    source.note = read_note(inner, "note", reading);
    inner.finish();
    reading.edition.sources.push_back(std::move(source));
  }
  if (reading.edition.sources.empty()) fields.complain("framework.no_sources", {});
}

Choice read_choice(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Choice choice;
  choice.code = read_code(fields, "code", reading);
  choice.label = read_text_pair(fields, "label", reading);
  const Node* points = fields.required("points");
  if (points != nullptr && points->scalar != "unknown") {
    choice.points =
        yaml::read_points(*points, "points", Points::whole(0), Points::whole(100), reading.problems);
  }
  fields.finish();
  return choice;
}

void read_scale(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Scale scale;
  scale.code = define_code(fields, "scale", reading);
  scale.name = read_optional_text_pair(fields, "name", reading);
  scale.provenance = read_provenance(fields, reading);
  for (const Node& choice : fields.required_list("choices"))
    scale.choices.push_back(read_choice(choice, reading));
  if (scale.choices.size() < choices_least || scale.choices.size() > choices_most) {
    fields.complain("framework.scale_size",
                    {{"code", scale.code}, {"found", std::to_string(scale.choices.size())}});
  }
  fields.finish();
  reading.edition.scales.push_back(std::move(scale));
}

void read_rounding(Fields& fields, Reading& reading) {
  const Node* node = fields.required("rounding");
  if (node == nullptr) return;
  Fields inner(*node, reading.problems);
  static constexpr std::array<std::string_view, 1> modes = {"half_up"};
  static_cast<void>(inner.choice("mode", modes));
  if (const Node* places = inner.required("places"); places != nullptr) {
    Fields levels(*places, reading.problems);
    for (const auto& [name, kind] : rounding_levels) {
      // Above the answers the exact fraction can be carried on; below, its size would have no bound.
      const bool optional = kind == NodeKind::sub_indicator || kind == NodeKind::part;
      const auto found = optional ? levels.optional_integer(name, 0, Points::places_max)
                                  : levels.integer(name, 0, Points::places_max);
      if (found) reading.edition.rounding.places[kind] = static_cast<int>(*found);
    }
    levels.finish();
  }
  reading.edition.rounding.provenance = read_provenance(inner, reading);
  inner.finish();
}

std::vector<std::string> read_instrument_list(Fields& fields, Reading& reading) {
  std::vector<std::string> files;
  for (const Node& node : fields.required_list("instruments")) {
    Fields inner(node, reading.problems);
    Instrument instrument;
    instrument.code = define_code(inner, "instrument", reading);
    const std::string file = inner.text("file");
    const bool plain = !file.empty() && file.find('/') == std::string::npos && file.ends_with(".yaml");
    if (!file.empty() && !plain) inner.complain("framework.bad_file_name", {{"found", file}});
    instrument.weight = read_points_fact(inner.required("weight"), Points::from_ten_thousandths(1),
                                         Points::whole(100), reading);
    inner.finish();
    reading.edition.instruments.push_back(std::move(instrument));
    files.push_back(plain ? file : "");
  }
  return files;
}

}  // namespace

std::vector<std::string> read_edition(const Node& root, Reading& reading) {
  Fields fields(root, reading.problems);
  yaml::expect_kind(fields, "edition");
  reading.edition.id = fields.text("id");
  reading.edition.name = read_text_pair(fields, "name", reading);
  reading.edition.fiscal_year =
      static_cast<int>(fields.integer("fiscal_year", first_year, last_year).value_or(first_year));
  reading.edition.made_up = fields.optional_boolean("made_up", false);
  reading.edition.summary_note = read_note(fields, "note", reading);
  read_sources(fields, reading);
  for (const Node& scale : fields.required_list("scales")) read_scale(scale, reading);
  std::vector<std::string> files = read_instrument_list(fields, reading);
  read_rounding(fields, reading);
  reading.edition.pass_mark =
      read_points_fact(fields.required("pass_mark"), Points::whole(0), Points::whole(100), reading);
  read_conventions(fields, reading);
  fields.finish();
  return files;
}

}  // namespace prongsai::framework_files
