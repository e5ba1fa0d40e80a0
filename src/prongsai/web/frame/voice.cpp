// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/frame/voice.h"

#include <algorithm>
#include <array>

namespace prongsai::web {
namespace {

constexpr std::size_t thai_bytes = 3;

/// U+0E00 to U+0E7F is E0 B8 80 to E0 B9 BF.
bool thai_at(std::string_view text, std::size_t at) {
  if (at + thai_bytes > text.size()) return false;
  const auto first = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(text[at + 1]);
  return first == 0xE0 && (second == 0xB8 || second == 0xB9);
}

bool has_thai(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (thai_at(text, at)) return true;
  }
  return false;
}

/// Enough Latin letters to be a phrase, not a code or a unit.
bool is_latin_phrase(std::string_view text) {
  constexpr std::ptrdiff_t fewest = 12;
  const auto letters = std::count_if(text.begin(), text.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return letters >= fewest && text.find(' ') != std::string_view::npos;
}

/// Where a run that starts with Thai ends: digits, blanks and brackets between Thai words belong to it.
std::size_t thai_run_end(std::string_view text, std::size_t from) {
  static constexpr std::string_view joining = " .,:/()-0123456789";
  std::size_t end = from;
  std::size_t at = from;
  while (at < text.size()) {
    if (thai_at(text, at)) {
      at += thai_bytes;
      end = at;
    } else if (joining.find(text[at]) != std::string_view::npos) {
      ++at;
    } else {
      break;
    }
  }
  return end;
}

Html marked(std::string_view language, std::string_view text) {
  return element("span", {{"lang", std::string(language)}}, text);
}

Html english_with_thai(std::string_view text) {
  Html out;
  std::size_t plain = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!thai_at(text, at)) {
      ++at;
      continue;
    }
    const std::size_t end = thai_run_end(text, at);
    out += Html(text.substr(plain, at - plain)) + marked("th", text.substr(at, end - at));
    plain = at = end;
  }
  return out + Html(text.substr(plain));
}

}  // namespace

std::string Voice::say(std::string_view key, const Details& details) const {
  return text::say(language_, key, details);
}

Html Voice::prose(std::string_view text) const {
  if (language_ == Language::en) return english_with_thai(text);
  if (!has_thai(text) && is_latin_phrase(text)) return marked("en", text);
  return Html(text);
}

Html Voice::text(const framework::Text& text) const {
  const std::string& own = language_ == Language::th ? text.th : text.en;
  if (!own.empty()) return prose(own);
  const std::string& other = language_ == Language::th ? text.en : text.th;
  return other.empty() ? Html() : marked(language_ == Language::th ? "en" : "th", other);
}

std::string Voice::year(int buddhist_year) const {
  return say("web.year", {{"year", std::to_string(buddhist_year)}});
}

std::string Voice::date(const std::string& iso) const {
  constexpr std::size_t length = 10;
  // English pages count in the Buddhist era only where they name it.
  const int era = language_ == Language::th ? 543 : 0;
  const bool digits = iso.size() == length && iso[4] == '-' && iso[7] == '-' &&
                      std::count_if(iso.begin(), iso.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
  if (!digits) return iso;
  const int day = std::stoi(iso.substr(8, 2));
  return std::to_string(day) + " " + say("web.month." + iso.substr(5, 2)) + " " +
         std::to_string(std::stoi(iso.substr(0, 4)) + era);
}

std::string Voice::moment(std::chrono::sys_time<std::chrono::microseconds> moment) const {
  constexpr std::chrono::hours thai_time{7};
  const auto local = std::chrono::floor<std::chrono::minutes>(moment + thai_time);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day calendar(day);
  const std::chrono::hh_mm_ss clock(local - day);
  const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::string iso = std::to_string(static_cast<int>(calendar.year())) + "-" +
                          two(static_cast<unsigned>(calendar.month())) + "-" +
                          two(static_cast<unsigned>(calendar.day()));
  return say("web.moment", {{"date", date(iso)},
                            {"time", two(clock.hours().count()) + ":" + two(clock.minutes().count())}});
}

const std::string& Voice::agency(const agency::Agency& agency) const {
  return text::choose(language_, agency.name_th, agency.name_en);
}

std::string Voice::list(const std::vector<std::string>& names) const {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? say("web.list_last") : say("web.list_between");
    out += names[i];
  }
  return out;
}

std::string grouped(std::uint64_t count) {
  constexpr std::size_t group = 3;
  std::string out = std::to_string(count);
  for (std::size_t at = out.size(); at > group; at -= group) out.insert(at - group, ",");
  return out;
}

}  // namespace prongsai::web
