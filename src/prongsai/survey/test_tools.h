// SPDX-License-Identifier: Apache-2.0
// A small made-up edition and random bytes from a seed, for this room's tests.
#pragma once

#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "prongsai/survey/questionnaire.h"

namespace prongsai::survey::tests {

inline framework::Scale scale_of(std::string code, std::size_t choices) {
  framework::Scale out;
  out.code = std::move(code);
  for (std::size_t i = 0; i < choices; ++i) {
    const std::string name = out.code + "-" + std::to_string(i + 1);
    out.choices.push_back({.code = name, .label = {.th = "ตัวเลือก " + name, .en = name}, .points = {}});
  }
  return out;
}

/// With no bullets, the one box has the item's own code.
inline framework::Item item_of(std::string code, std::size_t scale, std::size_t bullets) {
  framework::Item out;
  out.text = {.th = "คำถาม " + code, .en = "Question " + code};
  out.wording = framework::Wording::exact;
  out.scale = scale;
  for (std::size_t i = 0; i < bullets; ++i) {
    out.boxes.push_back({.code = code + "." + std::to_string(i + 1),
                         .text = {.th = "ข้อย่อย", .en = "bullet " + std::to_string(i + 1)},
                         .polarity = {}});
  }
  if (bullets == 0) out.boxes.push_back({.code = code, .text = {}, .polarity = {}});
  out.code = std::move(code);
  return out;
}

inline framework::ProfileQuestion profile_of(std::string code, std::size_t choices) {
  framework::ProfileQuestion out;
  out.text = {.th = "ท่าน " + code, .en = "You: " + code};
  out.wording = framework::Wording::exact;
  out.choices = scale_of(code, choices).choices;
  out.choices.back().code = "not_said";
  out.code = std::move(code);
  return out;
}

/// "iit": boxes i1 (4 choices), i2.1 and i2.2 (2), i3 (7) under two indicators, profile work (3) and years
/// (4). "eit": parts eit1 and eit2, box e1. "oit": graded.
inline framework::Edition made_edition() {
  framework::Edition out;
  out.id = "example/made-2570";
  out.scales = {scale_of("four", 4), scale_of("two", 2), scale_of("seven", 7)};
  framework::Indicator first{.code = "1", .name = {.th = "หนึ่ง", .en = "One"}, .items = {item_of("i1", 0, 0)}};
  framework::SubIndicator below{
      .code = "2.1", .name = {}, .items = {item_of("i2", 1, 2), item_of("i3", 2, 0)}};
  framework::Indicator second{.code = "2", .name = {.th = "สอง", .en = "Two"}, .sub_indicators = {below}};
  framework::Indicator third{.code = "6", .name = {.th = "หก", .en = "Six"}, .items = {item_of("e1", 0, 0)}};
  out.instruments = {
      framework::Instrument{.code = "iit",
                            .profile = {profile_of("work", 3), profile_of("years", 4)},
                            .indicators = {first, second}},
      framework::Instrument{.code = "eit",
                            .parts = {framework::Part{.code = "eit1"}, framework::Part{.code = "eit2"}},
                            .indicators = {third}},
      framework::Instrument{.code = "oit", .kind = framework::InstrumentKind::disclosure}};
  return out;
}

inline base::Result<Questionnaire> asked_of(framework::Edition edition, std::string_view code) {
  return make_questionnaire(std::make_shared<const framework::Edition>(std::move(edition)), code);
}

inline const Questionnaire& made_questionnaire() {
  static const Questionnaire one = asked_of(made_edition(), "iit").value();
  return one;
}

template <class Generator>
std::string random_bytes(Generator& generator, std::size_t count) {
  std::uniform_int_distribution<int> byte(0, 255);
  std::string out;
  while (out.size() < count) out += static_cast<char>(byte(generator));
  return out;
}

}  // namespace prongsai::survey::tests
