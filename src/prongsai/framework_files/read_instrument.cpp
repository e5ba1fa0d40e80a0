// SPDX-License-Identifier: Apache-2.0
// Instrument files: parts, indicators, sub-indicators, items with their boxes.
#include <array>

#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

using base::Points;
using framework::Ancestor;
using framework::Box;
using framework::Certainty;
using framework::Elements;
using framework::ElementsStatus;
using framework::Fact;
using framework::Indicator;
using framework::Instrument;
using framework::InstrumentKind;
using framework::Item;
using framework::Part;
using framework::Polarity;
using framework::Provenance;
using framework::SubIndicator;
using framework::Wording;
using yaml::Fields;
using yaml::Node;

namespace {

constexpr std::array<std::string_view, 5> wordings = {"exact", "cleaned", "carried_over", "paraphrase",
                                                      "missing"};
constexpr std::array<std::string_view, 3> polarities = {"positive", "negative", "unknown"};
constexpr std::array<std::string_view, 2> elements_statuses = {"partial", "complete"};
constexpr std::array<std::string_view, 2> instrument_kinds = {"survey", "disclosure"};
constexpr std::int64_t items_most = 1'000;

Fact<Polarity> read_polarity(Fields& fields, const Provenance& inherited, Reading& reading) {
  Fact<Polarity> fact{.value = std::nullopt, .provenance = inherited};
  const auto found = fields.choice("polarity", polarities);
  if (found) fact.value = static_cast<Polarity>(*found);
  if (fields.has("polarity_certainty")) fact.provenance = read_provenance(fields, reading, "polarity_");
  if (!fact.value || *fact.value == Polarity::unknown) {
    fact.value.reset();
    fact.provenance.certainty = Certainty::unknown;
  }
  return fact;
}

void read_boxes(Fields& fields, Item& item, Reading& reading) {
  if (!fields.has("sub_items")) {
    Box box{.code = item.code, .text = {}, .polarity = {}};
    if (fields.has("polarity")) box.polarity = read_polarity(fields, item.scale_provenance, reading);
    item.boxes.push_back(std::move(box));
    return;
  }
  for (const Node& node : fields.optional_list("sub_items")) {
    Fields bullet(node, reading.problems);
    Box box{.code = define_code(bullet, "item", reading),
            .text = read_text_pair(bullet, "text", reading),
            .polarity = {}};
    box.polarity = read_polarity(bullet, item.scale_provenance, reading);
    bullet.finish();
    item.boxes.push_back(std::move(box));
  }
  if (item.boxes.empty()) {
    fields.complain("yaml.missing_key", {{"key", "sub_items"}});
    item.boxes.push_back({.code = item.code, .text = {}, .polarity = {}});
  }
}

void read_scale_of(Fields& fields, Item& item, Reading& reading) {
  const Node* node = fields.optional("scale");
  if (node == nullptr || (node->kind == yaml::Kind::scalar && node->scalar == "unknown")) {
    if (fields.has("scale_certainty")) item.scale_provenance = read_provenance(fields, reading, "scale_");
    return;
  }
  item.scale_provenance = read_provenance(fields, reading, "scale_");
  const auto code = yaml::read_text(*node, "scale", reading.problems);
  if (!code) return;
  for (std::size_t i = 0; i < reading.edition.scales.size(); ++i) {
    if (reading.edition.scales[i].code == *code) item.scale = i;
  }
  if (!item.scale) reading.mentions.push_back({Mention::Of::scale, *code, node->place});
}

void read_elements(Fields& fields, Item& item, Reading& reading) {
  const Node* node = fields.optional("elements");
  if (node == nullptr) return;
  Fields inner(*node, reading.problems);
  Elements elements;
  const auto status = inner.choice("status", elements_statuses);
  elements.status = status == std::size_t{1} ? ElementsStatus::complete : ElementsStatus::partial;
  elements.texts = inner.optional_texts("texts");
  elements.provenance.sources = read_source_keys(inner, "source", reading);
  elements.provenance.certainty = Certainty::single_source;
  elements.provenance.note = read_note(inner, "note", reading);
  if (elements.texts.empty()) inner.complain("yaml.missing_key", {{"key", "texts"}});
  inner.finish();
  item.elements = std::move(elements);
}

void read_ancestors(Fields& fields, Item& item, Reading& reading) {
  for (const Node& node : fields.optional_list("from")) {
    Fields inner(node, reading.problems);
    Ancestor ancestor{
        .edition = inner.text("edition"), .item = read_code(inner, "item", reading), .provenance = {}};
    ancestor.provenance = read_provenance(inner, reading);
    inner.finish();
    item.ancestors.push_back(std::move(ancestor));
  }
}

Item read_item(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Item item;
  item.code = define_code(fields, "item", reading);
  const std::size_t problems_before = reading.problems.size();
  item.text = read_optional_text_pair(fields, "text", reading);
  const bool text_read = reading.problems.size() == problems_before;
  const auto wording = fields.choice("wording", wordings);
  if (wording) item.wording = static_cast<Wording>(*wording);
  item.provenance.sources = read_source_keys(fields, "source", reading);
  item.provenance.note = read_note(fields, "note", reading);
  const bool known = wording && item.wording != Wording::missing;
  item.provenance.certainty = known ? Certainty::single_source : Certainty::unknown;
  if (known && text_read && item.text.th.empty()) {
    fields.complain("framework.wording_without_text",
                    {{"code", item.code}, {"found", std::string(wordings[*wording])}});
  }
  if (known && item.provenance.sources.empty()) {
    fields.complain("framework.no_source", {{"found", std::string(wordings[*wording])}});
  }
  item.note = read_optional_text_pair(fields, "printed_note", reading);
  item.weight = read_weight(fields, reading);
  read_scale_of(fields, item, reading);
  read_boxes(fields, item, reading);
  read_elements(fields, item, reading);
  read_ancestors(fields, item, reading);
  fields.finish();
  return item;
}

SubIndicator read_sub_indicator(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  SubIndicator out;
  out.code = define_code(fields, "sub_indicator", reading);
  out.name = read_text_pair(fields, "name", reading);
  out.provenance = read_provenance(fields, reading);
  out.weight = read_weight(fields, reading);
  for (const Node& item : fields.required_list("items")) out.items.push_back(read_item(item, reading));
  fields.finish();
  return out;
}

Indicator read_indicator(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Indicator out;
  out.code = define_code(fields, "indicator", reading);
  out.name = read_text_pair(fields, "name", reading);
  out.also_printed = fields.optional_texts("also_printed");
  out.provenance = read_provenance(fields, reading);
  out.weight = read_weight(fields, reading);
  if (fields.has("items") && fields.has("sub_indicators")) {
    fields.complain("framework.items_and_sub_indicators", {{"code", out.code}});
  }
  for (const Node& item : fields.optional_list("items")) out.items.push_back(read_item(item, reading));
  for (const Node& group : fields.optional_list("sub_indicators")) {
    out.sub_indicators.push_back(read_sub_indicator(group, reading));
  }
  fields.finish();
  return out;
}

Part read_part(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Part out;
  out.code = define_code(fields, "part", reading);
  out.name = read_text_pair(fields, "name", reading);
  out.weight = read_weight(fields, reading);
  out.provenance = read_provenance(fields, reading);
  fields.finish();
  return out;
}

}  // namespace

void read_instrument(const Node& root, Instrument& instrument, Reading& reading) {
  Fields fields(root, reading.problems);
  yaml::expect_kind(fields, "instrument");
  const std::string edition = fields.text("edition");
  if (!edition.empty() && edition != reading.edition.id) {
    fields.complain("framework.wrong_edition", {{"found", edition}, {"expected", reading.edition.id}},
                    fields.required("edition")->place);
  }
  const std::string code = read_code(fields, "code", reading);
  if (!code.empty() && code != instrument.code) {
    fields.complain("framework.wrong_instrument", {{"found", code}, {"expected", instrument.code}},
                    fields.required("code")->place);
  }
  const auto kind = fields.choice("type", instrument_kinds);
  instrument.kind = kind == std::size_t{1} ? InstrumentKind::disclosure : InstrumentKind::survey;
  instrument.name = read_text_pair(fields, "name", reading);
  instrument.respondents = read_optional_text_pair(fields, "respondents", reading);
  instrument.items_expected = read_points_fact(fields.optional("items_expected"), Points::whole(1),
                                               Points::whole(items_most), reading);
  for (const Node& part : fields.optional_list("parts")) instrument.parts.push_back(read_part(part, reading));
  if (instrument.parts.size() == 1) fields.complain("framework.one_part", {{"code", instrument.code}});
  read_respondents(fields, instrument, reading);
  for (const Node& indicator : fields.required_list("indicators")) {
    instrument.indicators.push_back(read_indicator(indicator, reading));
  }
  fields.finish();
}

}  // namespace prongsai::framework_files
