// SPDX-License-Identifier: Apache-2.0
// What can only be checked once the whole edition has been read.
#include <algorithm>
#include <map>
#include <numeric>

#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

using base::Place;
using base::Points;
using framework::Edition;
using framework::Indicator;
using framework::Instrument;
using framework::NodeKind;

namespace {

/// What the files define, each code once among its kind.
class Codes {
 public:
  explicit Codes(const Reading& reading) {
    for (const Definition& one : reading.definitions) places_.emplace(one.kind + ":" + one.code, one.place);
  }

  [[nodiscard]] bool has(const std::string& id) const { return places_.contains(id); }
  /// Where "item:i1" is defined first. Requires: has(id).
  [[nodiscard]] const Place& place(const std::string& id) const { return places_.at(id); }
  [[nodiscard]] std::vector<std::string> of(const std::string& kind) const {
    std::vector<std::string> out;
    for (const auto& [id, place] : places_) {
      if (id.starts_with(kind + ":")) out.push_back(id.substr(kind.size() + 1));
    }
    return out;
  }
  /// Everything a level may look at.
  [[nodiscard]] std::vector<std::string> comparable() const {
    std::vector<std::string> out = {"total"};
    for (const auto& [id, place] : places_) {
      if (is_comparable(id)) out.push_back(id);
    }
    return out;
  }
  static bool is_comparable(const std::string& id) {
    return id.starts_with("instrument:") || id.starts_with("part:") || id.starts_with("indicator:");
  }

 private:
  std::map<std::string, Place> places_;
};

void check_definitions(const Reading& reading, const Codes& codes, base::Problems& problems) {
  for (const Definition& one : reading.definitions) {
    const Place& first = codes.place(one.kind + ":" + one.code);
    if (first == one.place) continue;
    problems.push_back({"framework.duplicate_code",
                        {{"kind", one.kind}, {"code", one.code}, {"first", base::to_string(first)}},
                        one.place});
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
    case Mention::Of::respondents: {
      if (codes.has("instrument:" + mention.code) || codes.has("part:" + mention.code)) return;
      problems.push_back({"framework.no_such_instrument", {{"found", mention.code}}, mention.place});
      return;
    }
    case Mention::Of::node:
      break;
  }
  if (mention.code == "total" || (Codes::is_comparable(mention.code) && codes.has(mention.code))) return;
  dangling("framework.no_such_node", codes.comparable());
}

/// Answers are counted by the code of an instrument or of a part: one code for both would mix two groups.
void check_groups(const Edition& edition, const Codes& codes, base::Problems& problems) {
  for (const Instrument& instrument : edition.instruments) {
    for (const framework::Part& part : instrument.parts) {
      if (!codes.has("instrument:" + part.code)) continue;
      problems.push_back({"framework.duplicate_code",
                          {{"kind", "instrument, part"}, {"code", part.code}},
                          codes.place("part:" + part.code)});
    }
  }
}

void check_weights(const Edition& edition, const Codes& codes, base::Problems& problems) {
  Points sum;
  for (const Instrument& instrument : edition.instruments) {
    if (!instrument.weight.value) return;
    sum += *instrument.weight.value;
  }
  if (edition.instruments.empty() || sum == Points::whole(100)) return;
  problems.push_back({"framework.weights_sum",
                      {{"found", base::to_shortest_string(sum)}},
                      codes.place("instrument:" + edition.instruments.front().code)});
}

void check_levels(const Edition& edition, const Codes& codes, base::Problems& problems) {
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
                            codes.place("level:" + level.code)});
      }
      before = condition.at_least;
    }
  }
}

void check_scale_of_boxes(const Edition& edition, const Codes& codes, base::Problems& problems) {
  for (const Instrument& instrument : edition.instruments) {
    for (const framework::Item* item : framework::items_of(instrument)) {
      if (instrument.kind == framework::InstrumentKind::disclosure && item->has_sub_items()) {
        problems.push_back(
            {"framework.disclosure_sub_items", {{"code", item->code}}, codes.place("item:" + item->code)});
      }
      if (instrument.kind == framework::InstrumentKind::survey && item->elements) {
        problems.push_back(
            {"framework.survey_elements", {{"code", item->code}}, codes.place("item:" + item->code)});
      }
    }
  }
}

/// Where a level is not rounded, the fractions below it are carried on. Their common denominator must stay
/// small enough for every later sum to be exact in 128 bits.
void check_exactness(const Edition& edition, const Codes& codes, base::Problems& problems) {
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
    if (!exact)
      problems.push_back(
          {"framework.not_exact", {{"code", instrument.code}}, codes.place("instrument:" + instrument.code)});
  }
}

}  // namespace

void check_whole(Reading& reading) {
  const Codes codes(reading);
  check_definitions(reading, codes, reading.problems);
  for (const Mention& mention : reading.mentions) {
    complain_about(mention, codes, reading.edition, reading.problems);
  }
  check_groups(reading.edition, codes, reading.problems);
  check_weights(reading.edition, codes, reading.problems);
  check_levels(reading.edition, codes, reading.problems);
  check_scale_of_boxes(reading.edition, codes, reading.problems);
  check_exactness(reading.edition, codes, reading.problems);
  check_samples(reading);
}

}  // namespace prongsai::framework_files
