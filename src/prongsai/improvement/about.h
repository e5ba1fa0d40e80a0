// SPDX-License-Identifier: Apache-2.0
// What a record is about: nodes of the results it answers, and topics.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/framework/edition.h"

namespace prongsai::improvement {

/// "total", "instrument:iit", "indicator:8", "item:o42", "topic:3", and "indicators" for each of them. In the
/// order: total, indicators, instrument, indicator, item, topic; each once; within a kind as the edition has
/// them, unknown ones last.
using About = std::vector<std::string>;

/// Of the canonical text: ids between single blanks.
[[nodiscard]] About read_about(std::string_view canonical);
[[nodiscard]] std::string about_text(const About& about);

/// What people write: "8", "ตัวชี้วัดที่ 8", "ตัวชี้วัด ๘, o42", "indicator 8; O42", "ประเด็นที่ 3", "IIT", "คะแนนรวม",
/// "ทุกตัวชี้วัด", names of indicators, instruments and topics ("ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"), and canonical ids;
/// between commas, semicolons, line breaks or "และ". A number alone is an indicator. A number beside the name
/// of another indicator is unknown.
struct ParsedAbout {
  About about;
  std::vector<std::string> unknown;  ///< parts that name nothing of the edition
};
[[nodiscard]] ParsedAbout parse_about(std::string_view typed, const framework::Edition& edition);

/// True when `about` names the node, or something that holds it: a topic that lists the item, the indicator
/// of the item, "indicators" for an indicator.
[[nodiscard]] bool covers(const About& about, std::string_view node, const framework::Edition& edition);

}  // namespace prongsai::improvement
