// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_sheets/form_shape.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/framework/node_kind.h"
#include "prongsai/text/language.h"

namespace prongsai::results_sheets {
namespace {

using framework::InstrumentKind;
using framework::NodeKind;
using scoring::Plan;
using scoring::PlanNode;
using text::Language;

constexpr int decimals_least = 2;
constexpr std::int64_t people_most = 100'000'000;

framework::Text said(const std::string& key, const std::string& code, const framework::Text& name,
                     const std::string& part = {}) {
  const auto in = [&](Language language) {
    std::string out = text::say(language, "results_sheets.label." + key,
                                {{"code", code}, {"name", text::choose(language, name.th, name.en)}});
    while (out.ends_with(' ')) out.pop_back();
    return part.empty() ? out : out + " (" + part + ")";
  };
  return {.th = in(Language::th), .en = in(Language::en)};
}

FieldGroup group_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::total:
      return FieldGroup::total;
    case NodeKind::instrument:
      return FieldGroup::instrument;
    case NodeKind::part:
      return FieldGroup::part;
    case NodeKind::indicator:
      return FieldGroup::indicator;
    case NodeKind::sub_indicator:
      return FieldGroup::sub_indicator;
    case NodeKind::item:
      return FieldGroup::item;
    case NodeKind::box:
      return FieldGroup::bullet;
  }
  PRONGSAI_ASSERT(false);
}

/// What a box is called is what its item is called.
std::string label_key(NodeKind kind) {
  return std::string(framework::code_of(kind == NodeKind::box ? NodeKind::item : kind));
}

class Shaper {
 public:
  explicit Shaper(FormShape& shape) : shape_(shape), edition_(shape.edition()), plan_(shape.plan()) {}

  void lay_out() {
    add_node("total", "");
    add_level();
    for (const framework::Instrument& instrument : edition_.instruments) add_instrument(instrument);
    for (const framework::Deduction& deduction : edition_.deductions) {
      Field field{.name = "deduction:" + deduction.code, .group = FieldGroup::deduction};
      field.label = said("deduction", deduction.code, deduction.name);
      field.most = deduction.at_most.value.value_or(Points::whole(100));
      add(std::move(field));
    }
  }

 private:
  void add(Field field) {
    const bool fresh = shape_.by_name.emplace(field.name, shape_.fields.size()).second;
    PRONGSAI_ASSERT(fresh);
    shape_.fields.push_back(std::move(field));
  }

  void add_node(const std::string& id, const std::string& section) {
    const auto index = plan_.find(id);
    PRONGSAI_ASSERT(index.has_value());
    const PlanNode& node = plan_.nodes[*index];
    Field field{.name = node.id, .group = group_of(node.kind)};
    field.label = said(label_key(node.kind), node.code, node.name, node.part);
    field.section = section;
    field.node = index;
    field.decimals = std::max(decimals_least, node.places.value_or(decimals_least));
    const bool graded = node.is_leaf() && node.ways.front().rule == scoring::Rule::grade;
    if (!graded) return add(std::move(field));
    Field printed = field;
    field.kind = FieldKind::grade;
    for (const Points one : node.choice_points) field.allowed.push_back(base::to_shortest_string(one));
    add(std::move(field));
    printed.name = "printed:" + item_key(node);
    printed.group = FieldGroup::printed;
    printed.label = said("printed", node.code, node.name);
    printed.seldom = true;
    add(std::move(printed));
  }

  void add_level() {
    if (edition_.levels.empty()) return;  // a printed level has nothing to be held against
    Field field{.name = "level", .group = FieldGroup::level, .kind = FieldKind::level};
    field.label = said("level", "", {});
    for (const framework::ResultLevel& level : edition_.levels)
      field.allowed.push_back(text::choose(Language::th, level.name.th, level.name.en));
    add(std::move(field));
  }

  void add_instrument(const framework::Instrument& instrument) {
    add_node("instrument:" + instrument.code, instrument.code);
    if (instrument.parts.empty()) {
      add_answers(instrument, instrument.code, instrument.name);
      for (const framework::Indicator& indicator : instrument.indicators)
        add_indicator(instrument, indicator, "");
      return;
    }
    for (const framework::Part& part : instrument.parts) add_node("part:" + part.code, part.code);
    for (const framework::Indicator& indicator : instrument.indicators) {
      add_node("indicator:" + indicator.code, instrument.code);
      for (const framework::Item* item : framework::items_of(indicator)) add_item(instrument, *item, "");
    }
    for (const framework::Part& part : instrument.parts) {
      add_answers(instrument, part.code, part.name);
      for (const framework::Indicator& indicator : instrument.indicators)
        add_indicator(instrument, indicator, part.code);
    }
  }

  void add_answers(const framework::Instrument& instrument, const std::string& group,
                   const framework::Text& name) {
    if (instrument.kind != InstrumentKind::survey) return;
    const bool asked = std::any_of(plan_.nodes.begin(), plan_.nodes.end(),
                                   [&](const PlanNode& node) { return node.group == group; });
    if (!asked) return;
    Field field{.name = "answers:" + group, .group = FieldGroup::answers, .kind = FieldKind::count};
    field.label = said("answers", group, name);
    field.section = group;
    field.most = Points::whole(people_most);
    add(std::move(field));
  }

  void add_indicator(const framework::Instrument& instrument, const framework::Indicator& indicator,
                     const std::string& part) {
    const std::string suffix = part.empty() ? "" : "@" + part;
    const std::string& section = part.empty() ? instrument.code : part;
    add_node("indicator:" + indicator.code + suffix, section);
    for (const framework::Item& item : indicator.items) add_item(instrument, item, part);
    for (const framework::SubIndicator& sub : indicator.sub_indicators) {
      add_node("sub:" + sub.code + suffix, section);
      for (const framework::Item& item : sub.items) add_item(instrument, item, part);
    }
  }

  void add_item(const framework::Instrument& instrument, const framework::Item& item,
                const std::string& part) {
    const std::string suffix = part.empty() ? "" : "@" + part;
    const std::string& section = part.empty() ? instrument.code : part;
    if (item.has_sub_items()) add_node("item:" + item.code + suffix, section);
    for (const framework::Box& box : item.boxes) {
      const std::string id = "item:" + box.code + suffix;
      add_node(id, section);
      const NodeIndex leaf = *plan_.find(id);
      if (instrument.kind != InstrumentKind::survey || !plan_.nodes[leaf].scale) continue;
      add_choices(FieldGroup::counts, leaf, section);
      add_choices(FieldGroup::percents, leaf, section);
      Field place{
          .name = place_field(plan_.nodes[leaf]), .group = FieldGroup::percents, .kind = FieldKind::place};
      place.label = said("percents_place", plan_.nodes[leaf].code, {}, part);
      place.section = section;
      place.node = leaf;
      place.seldom = true;
      add(std::move(place));
    }
  }

  void add_choices(FieldGroup group, NodeIndex leaf, const std::string& section) {
    const PlanNode& node = plan_.nodes[leaf];
    const bool counts = group == FieldGroup::counts;
    const framework::Scale& scale = edition_.scales[*node.scale];
    for (std::size_t choice = 0; choice < scale.choices.size(); ++choice) {
      Field field{
          .name = (counts ? "counts:" : "percents:") + item_key(node) + "/" + scale.choices[choice].code,
          .group = group,
          .kind = counts ? FieldKind::count : FieldKind::percent};
      field.label = said(counts ? "counts" : "percents", node.code, scale.choices[choice].label, node.part);
      field.section = section;
      field.node = leaf;
      field.choice = choice;
      if (counts) field.most = Points::whole(people_most);
      add(std::move(field));
    }
  }

  FormShape& shape_;
  const framework::Edition& edition_;
  const Plan& plan_;
};

}  // namespace

std::string item_key(const scoring::PlanNode& node) {
  return node.id.substr(node.id.find(':') + 1);
}

std::string place_field(const scoring::PlanNode& leaf) {
  // No choice can be called so: codes of choices are words of an edition, and this has a sign they lack.
  return "percents:" + item_key(leaf) + "/@";
}

const Field* FormShape::find(std::string_view name) const {
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : &fields[found->second];
}

std::vector<const Field*> FormShape::row(FieldGroup group, NodeIndex leaf) const {
  std::vector<const Field*> out;
  const scoring::PlanNode& node = plan().nodes[leaf];
  if (!node.scale) return out;
  const std::string prefix = (group == FieldGroup::counts ? "counts:" : "percents:") + item_key(node) + "/";
  for (const framework::Choice& choice : edition().scales[*node.scale].choices) {
    if (const Field* field = find(prefix + choice.code)) out.push_back(field);
  }
  return out;
}

FormShape make_form_shape(std::shared_ptr<const results_files::PlannedEdition> rules) {
  PRONGSAI_ASSERT(rules != nullptr);
  FormShape shape{.rules = std::move(rules), .fields = {}, .by_name = {}};
  Shaper(shape).lay_out();
  return shape;
}

}  // namespace prongsai::results_sheets
