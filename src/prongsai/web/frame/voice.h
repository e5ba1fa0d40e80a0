// SPDX-License-Identifier: Apache-2.0
// A page's language: its sentences, how it writes years and numbers, and which words on it are foreign.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "prongsai/agency/agency.h"
#include "prongsai/framework/edition.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/html.h"

namespace prongsai::web {

using text::Details;
using text::Language;

class Voice {
 public:
  explicit Voice(Language language) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  /// The sentence of locale/<language> under the key.
  [[nodiscard]] std::string say(std::string_view key, const Details& details = {}) const;
  /// Text whose language may be another one than the page's: Thai words on an English page, and whole
  /// sentences without a Thai letter on a Thai page, are marked, so that they are read aloud rightly.
  [[nodiscard]] Html prose(std::string_view text) const;
  /// The wanted language, else the other one, marked.
  [[nodiscard]] Html text(const framework::Text& text) const;

  /// "พ.ศ. 2565", "FY2565 (B.E.)": a fiscal year of the Buddhist era.
  [[nodiscard]] std::string year(int buddhist_year) const;
  /// "1 มี.ค. 2565", "1 Mar 2022": of an ISO date of the Common Era; anything else comes back as it is.
  [[nodiscard]] std::string date(const std::string& iso) const;
  /// "21 พ.ย. 2569 17:31 น.": a moment in Thai local time, to the minute.
  [[nodiscard]] std::string moment(std::chrono::sys_time<std::chrono::microseconds> moment) const;
  /// Official name; the Thai one where there is no English one.
  [[nodiscard]] const std::string& agency(const agency::Agency& agency) const;
  /// "ก, ข และ ค".
  [[nodiscard]] std::string list(const std::vector<std::string>& names) const;

 private:
  Language language_;
};

/// 1207 as "1,207".
[[nodiscard]] std::string grouped(std::uint64_t count);

}  // namespace prongsai::web
