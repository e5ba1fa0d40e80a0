// SPDX-License-Identifier: Apache-2.0
// What can only be checked once the whole edition has been read.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

using base::Points;
using framework::Edition;
using framework::Indicator;
using framework::Instrument;
using framework::NodeKind;

namespace {

/// Codes that name nodes of the tree, each once.
class Codes {
 public:
  Codes(Reading& reading, std::string file) : reading_(reading), file_(std::move(file)) {}

  void add(const std::string& kind, const std::string& code) {
    if (code.empty() || known_.insert(kind + ":" + code).second) return;
    reading_.problems.push_back({"framework.duplicate_code", {{"kind", kind}, {"code", code}}, {file_}});
  }
  [[nodiscard]] bool has(const std::string& id) const { return known_.contains(id); }
  [[nodiscard]] std::vector<std::string> of(const std::string& kind) const {
    std::vector<std::string> out;
    for (const std::string& id : known_) {
      if (id.starts_with(kind + ":")) out.push_back(id.substr(kind.size() + 1));
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> all() const { return {known_.begin(), known_.end()}; }

 private:
  Reading& reading_;
  std::string file_;
  std::set<std::string> known_;
};

void add_items(Codes& codes, const std::vector<framework::Item>& items) {
  for (const framework::Item& item : items) {
    codes.add("item", item.code);
    if (!item.has_sub_items()) continue;
    for (const framework::Box& box : item.boxes) codes.add("item", box.code);
  }
}

void add_codes(Codes& codes, const Edition& edition) {
  for (const framework::Scale& scale : edition.scales) codes.add("scale", scale.code);
  for (const framework::ResultLevel& level : edition.levels) codes.add("level", level.code);
  for (const framework::Topic& topic : edition.topics) codes.add("topic", topic.code);
  for (const framework::Deduction& deduction : edition.deductions) codes.add("deduction", deduction.code);
  for (const Instrument& instrument : edition.instruments) {
    codes.add("instrument", instrument.code);
    for (const framework::Part& part : instrument.parts) codes.add("part", part.code);
    for (const Indicator& indicator : instrument.indicators) {
      codes.add("indicator", indicator.code);
      add_items(codes, indicator.items);
      for (const framework::SubIndicator& group : indicator.sub_indicators) {
        codes.add("sub_indicator", group.code);
        add_items(codes, group.items);
      }
    }
  }
}

void complain_about(const Mention& mention, const Codes& codes, const Edition& edition,
                    base::Problems& problems) {
  const auto dangling = [&](const char* code, const std::vector<std::string>& known) {
    const std::string meant = yaml::nearest(mention.code, known);
    problems.push_back({meant.empty() ? code : std::string(code) + "_nearest",
                        {{"found", mention.code}, {"nearest", meant}},
                        mention.place});
  };
  switch (mention.of) {
    case Mention::Of::source: {
      if (edition.find_source(mention.code) != nullptr) return;
      std::vector<std::string> keys;
      for (const framework::Source& source : edition.sources) keys.push_back(source.key);
      return dangling("framework.no_such_source", keys);
    }
    case Mention::Of::scale:
      return dangling("framework.no_such_scale", codes.of("scale"));
    case Mention::Of::item: {
      if (!codes.has("item:" + mention.code)) dangling("framework.no_such_item", codes.of("item"));
      return;
    }
    case Mention::Of::node:
      break;
  }
  if (mention.code.starts_with("sample:")) {
    const std::string code = mention.code.substr(7);
    if (codes.has("instrument:" + code) || codes.has("part:" + code)) return;
    problems.push_back({"framework.no_such_instrument", {{"found", code}}, mention.place});
    return;
  }
  static const std::set<std::string> comparable = {"instrument", "part", "indicator"};
  const std::string kind = mention.code.substr(0, mention.code.find(':'));
  if (mention.code == "total" || (comparable.contains(kind) && codes.has(mention.code))) return;
  dangling("framework.no_such_node", codes.all());
}

void check_weights(const Edition& edition, const std::string& file, base::Problems& problems) {
  Points sum;
  for (const Instrument& instrument : edition.instruments) {
    if (!instrument.weight.value) return;
    sum += *instrument.weight.value;
  }
  if (edition.instruments.empty() || sum == Points::whole(100)) return;
  problems.push_back({"framework.weights_sum", {{"found", base::to_shortest_string(sum)}}, {file}});
}

void check_levels(const Edition& edition, const std::string& file, base::Problems& problems) {
  std::optional<Points> before;
  for (const framework::ResultLevel& level : edition.levels) {
    for (const framework::LevelCondition& condition : level.conditions) {
      if (std::find(condition.nodes.begin(), condition.nodes.end(), "total") == condition.nodes.end())
        continue;
      if (before && condition.at_least > *before) {
        problems.push_back({"framework.level_order",
                            {{"code", level.code},
                             {"found", base::to_shortest_string(condition.at_least)},
                             {"before", base::to_shortest_string(*before)}},
                            {file}});
      }
      before = condition.at_least;
    }
  }
}

void check_scale_of_boxes(const Edition& edition, const std::string& file, base::Problems& problems) {
  for (const Instrument& instrument : edition.instruments) {
    for (const framework::Item* item : framework::items_of(instrument)) {
      if (instrument.kind == framework::InstrumentKind::disclosure && item->has_sub_items()) {
        problems.push_back({"framework.disclosure_sub_items", {{"code", item->code}}, {file}});
      }
      if (instrument.kind == framework::InstrumentKind::survey && item->elements) {
        problems.push_back({"framework.survey_elements", {{"code", item->code}}, {file}});
      }
    }
  }
}

/// Where a level is not rounded, the fractions below it are carried on. Their common denominator must stay
/// small enough for every later sum to be exact in 128 bits.
void check_exactness(const Edition& edition, const std::string& file, base::Problems& problems) {
  constexpr std::int64_t denominator_most = 1'000'000'000'000;
  const auto sum_of_weights = [](const auto& children) {
    std::int64_t sum = 0;
    std::int64_t shared = 0;
    for (const auto& child : children) {
      sum += child.weight.ten_thousandths();
      shared = std::gcd(shared, child.weight.ten_thousandths());
    }
    return shared == 0 ? std::int64_t{1} : sum / shared;
  };
  for (const Instrument& instrument : edition.instruments) {
    std::int64_t denominator =
        edition.rounding.places.contains(NodeKind::part) ? 1 : sum_of_weights(instrument.indicators);
    bool exact = denominator <= denominator_most;
    for (const Indicator& indicator : instrument.indicators) {
      std::int64_t below = 1;
      for (const framework::SubIndicator& group : indicator.sub_indicators) {
        if (edition.rounding.places.contains(NodeKind::sub_indicator)) break;
        const std::int64_t one = sum_of_weights(group.items);
        const std::int64_t factor = one / std::gcd(below, one);
        exact = exact && factor <= denominator_most / below;
        if (exact) below *= factor;
      }
    }
    if (!exact) problems.push_back({"framework.not_exact", {{"code", instrument.code}}, {file}});
  }
}

}  // namespace

void check_whole(Reading& reading, const std::string& file) {
  Codes codes(reading, file);
  add_codes(codes, reading.edition);
  for (const Mention& mention : reading.mentions)
    complain_about(mention, codes, reading.edition, reading.problems);
  check_weights(reading.edition, file, reading.problems);
  check_levels(reading.edition, file, reading.problems);
  check_scale_of_boxes(reading.edition, file, reading.problems);
  check_exactness(reading.edition, file, reading.problems);
}

}  // namespace prongsai::framework_files
