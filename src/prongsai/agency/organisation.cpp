// SPDX-License-Identifier: Apache-2.0
#include "prongsai/agency/organisation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "prongsai/agency/search_form.h"
#include "prongsai/base/assert.h"

namespace prongsai::agency {
namespace {

template <class Value, std::size_t count>
std::optional<Value> find_word(std::string_view text,
                               const std::array<std::pair<std::string_view, Value>, count>& words) {
  const std::string form = search_form(text);
  for (const auto& [word, value] : words) {
    if (form == search_form(word)) return value;
  }
  return std::nullopt;
}

int number_of(std::string_view digits) {
  int out = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    out = out * 10 + (c - '0');
  }
  return out;
}

}  // namespace

std::string_view code_of(SizeGroup size) {
  static constexpr std::array<std::string_view, 3> codes = {"S", "M", "L"};
  return codes.at(static_cast<std::size_t>(size));
}

std::optional<SizeGroup> parse_size_group(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, SizeGroup>, 12> words = {{
      {"S", SizeGroup::small},
      {"M", SizeGroup::medium},
      {"L", SizeGroup::large},
      {"เล็ก", SizeGroup::small},
      {"กลาง", SizeGroup::medium},
      {"ใหญ่", SizeGroup::large},
      {"ขนาดเล็ก", SizeGroup::small},
      {"ขนาดกลาง", SizeGroup::medium},
      {"ขนาดใหญ่", SizeGroup::large},
      {"small", SizeGroup::small},
      {"medium", SizeGroup::medium},
      {"large", SizeGroup::large},
  }};
  return find_word(text, words);
}

std::string_view code_of(State state) {
  static constexpr std::array<std::string_view, 3> codes = {"active", "merged", "closed"};
  return codes.at(static_cast<std::size_t>(state));
}

std::string_view thai_word_of(State state) {
  static constexpr std::array<std::string_view, 3> words = {"ปฏิบัติงาน", "ยุบรวม", "ยุบเลิก"};
  return words.at(static_cast<std::size_t>(state));
}

std::optional<State> parse_state(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, State>, 6> words = {{
      {"active", State::active},
      {"merged", State::merged},
      {"closed", State::closed},
      {"ปฏิบัติงาน", State::active},
      {"ยุบรวม", State::merged},
      {"ยุบเลิก", State::closed},
  }};
  return find_word(text, words);
}

const AgencyRecord* as_of(const History& history, std::string_view day) {
  const auto after =
      std::find_if(history.begin(), history.end(), [&](const AgencyRecord& one) { return one.since > day; });
  return after == history.begin() ? nullptr : &*std::prev(after);
}

void add_version(History& history, AgencyRecord record) {
  PRONGSAI_ASSERT(history.empty() || history.front().id == record.id);
  const auto place = std::find_if(history.begin(), history.end(),
                                  [&](const AgencyRecord& one) { return one.since >= record.since; });
  if (place != history.end() && place->since == record.since) {
    *place = std::move(record);
  } else {
    history.insert(place, std::move(record));
  }
}

bool is_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number_of(text.substr(0, 4));
  const int month = number_of(text.substr(5, 2));
  const int day = number_of(text.substr(8, 2));
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
}

bool belongs_to_a_province(std::string_view type) {
  static constexpr std::array<std::string_view, 7> local = {"province",
                                                            "provincial_organization",
                                                            "city_municipality",
                                                            "town_municipality",
                                                            "subdistrict_municipality",
                                                            "subdistrict_organization",
                                                            "special_local_government"};
  return std::find(local.begin(), local.end(), type) != local.end();
}

}  // namespace prongsai::agency
