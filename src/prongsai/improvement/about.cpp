// SPDX-License-Identifier: Apache-2.0
#include "prongsai/improvement/about.h"

#include <algorithm>
#include <array>
#include <utility>

#include "prongsai/improvement/record.h"
#include "prongsai/improvement/words_detail.h"

namespace prongsai::improvement {
namespace {

using detail::plain_text;
using detail::trimmed;
using framework::Edition;
using framework::Text;

enum class Sort : std::uint8_t { total, indicators, instrument, indicator, item, topic };

/// Something of the edition that a record may be about.
struct Thing {
  Sort sort = Sort::total;
  std::string id;
  std::string code;
  std::vector<std::string> names;  ///< as plain text
};

void add_name(Thing& thing, const std::string& name) {
  if (!name.empty()) thing.names.push_back(plain_text(trimmed(name)));
}
Thing thing_of(Sort sort, std::string_view prefix, const std::string& code, const Text& name) {
  Thing out{sort, std::string(prefix) + plain_text(code), plain_text(code), {}};
  add_name(out, name.th);
  add_name(out, name.en);
  return out;
}

/// In the order of About.
std::vector<Thing> things_of(const Edition& edition) {
  std::vector<Thing> out = {
      {Sort::total, "total", "total", {"คะแนนรวม", "คะแนนภาพรวม", "ภาพรวม", "total score", "overall score"}},
      {Sort::indicators,
       "indicators",
       "indicators",
       {"ทุกตัวชี้วัด", "ตัวชี้วัดทุกตัว", "ตัวชี้วัดทั้งหมด", "all indicators", "every indicator", "each indicator"}}};
  for (const auto& instrument : edition.instruments)
    out.push_back(thing_of(Sort::instrument, "instrument:", instrument.code, instrument.name));
  for (const auto& instrument : edition.instruments) {
    for (const auto& indicator : instrument.indicators) {
      Thing thing = thing_of(Sort::indicator, "indicator:", indicator.code, indicator.name);
      for (const std::string& name : indicator.also_printed) add_name(thing, name);
      out.push_back(std::move(thing));
    }
  }
  // The wording of a question names it too seldom to be looked at, and is long.
  for (const auto& instrument : edition.instruments) {
    for (const framework::Item* item : framework::items_of(instrument))
      out.push_back(thing_of(Sort::item, "item:", item->code, Text{}));
  }
  for (const auto& topic : edition.topics)
    out.push_back(thing_of(Sort::topic, "topic:", topic.code, topic.name));
  return out;
}

struct Prefix {
  std::string_view text;
  Sort sort;
};
// Longer ones before those they begin with.
constexpr std::array prefixes = {
    Prefix{"ตัวชี้วัดที่", Sort::indicator},
    Prefix{"ตัวชี้วัด", Sort::indicator},
    Prefix{"indicator no.", Sort::indicator},
    Prefix{"indicator", Sort::indicator},
    Prefix{"ประเด็นที่", Sort::topic},
    Prefix{"ประเด็น", Sort::topic},
    Prefix{"topic", Sort::topic},
    Prefix{"ข้อคำถามที่", Sort::item},
    Prefix{"ข้อคำถาม", Sort::item},
    Prefix{"ข้อที่", Sort::item},
    Prefix{"ข้อ", Sort::item},
    Prefix{"item", Sort::item},
    Prefix{"question", Sort::item},
    Prefix{"แบบวัด", Sort::instrument},
    Prefix{"แบบตรวจ", Sort::instrument},
    Prefix{"เครื่องมือ", Sort::instrument},
    Prefix{"instrument", Sort::instrument},
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The thing whose code begins the text and whose name, if anything, is the rest: "8", "8 การปรับปรุงการทำงาน".
const Thing* find_code(const std::vector<Thing>& things, Sort sort, std::string_view text) {
  for (const Thing& thing : things) {
    if (thing.sort != sort || thing.code.empty() || !text.starts_with(thing.code)) continue;
    std::string_view rest = text.substr(thing.code.size());
    if (!rest.empty() && (is_digit(rest.front()) || (rest.front() >= 'a' && rest.front() <= 'z'))) continue;
    if (rest.starts_with('.') && rest.size() > 1 && is_digit(rest[1])) continue;
    while (!rest.empty() &&
           (rest.front() == ' ' || rest.front() == '.' || rest.front() == ':' || rest.front() == '-'))
      rest.remove_prefix(1);
    const bool is_named = std::find(thing.names.begin(), thing.names.end(), rest) != thing.names.end();
    if (rest.empty() || is_named) return &thing;
  }
  return nullptr;
}

const Thing* find_thing(const std::vector<Thing>& things, std::string_view part) {
  for (const Thing& thing : things) {
    if (thing.id == part) return &thing;
    if (std::find(thing.names.begin(), thing.names.end(), part) != thing.names.end()) return &thing;
  }
  for (const Prefix& prefix : prefixes) {
    if (!part.starts_with(prefix.text)) continue;
    std::string_view rest = trimmed(part.substr(prefix.text.size()));
    if (const Thing* found = find_code(things, prefix.sort, rest)) return found;
    // "ตัวชี้วัด การใช้อำนาจ": the name alone.
    for (const Thing& thing : things) {
      const bool is_named = std::find(thing.names.begin(), thing.names.end(), rest) != thing.names.end();
      if (thing.sort == prefix.sort && is_named) return &thing;
    }
  }
  for (const Sort sort : {Sort::indicator, Sort::item, Sort::instrument}) {
    if (const Thing* found = find_code(things, sort, part)) return found;
  }
  return nullptr;
}

bool holds_item(const Edition& edition, std::string_view holder, std::string_view item) {
  if (holder.starts_with("topic:")) {
    const std::string_view code = holder.substr(6);
    const auto topic = std::find_if(edition.topics.begin(), edition.topics.end(),
                                    [&](const auto& one) { return one.code == code; });
    return topic != edition.topics.end() &&
           std::any_of(topic->items.begin(), topic->items.end(),
                       [&](const std::string& one) { return plain_text(one) == item; });
  }
  if (!holder.starts_with("indicator:")) return false;
  for (const auto& instrument : edition.instruments) {
    for (const auto& indicator : instrument.indicators) {
      if (indicator.code != holder.substr(10)) continue;
      const auto items = framework::items_of(indicator);
      return std::any_of(items.begin(), items.end(),
                         [&](const auto* one) { return plain_text(one->code) == item; });
    }
  }
  return false;
}

}  // namespace

About read_about(std::string_view canonical) {
  About out;
  for (const std::string_view id : detail::parts_of(canonical, {" "})) {
    if (std::find(out.begin(), out.end(), id) == out.end()) out.emplace_back(id);
  }
  return out;
}

std::string about_text(const About& about) {
  std::string out;
  for (const std::string& id : about) {
    if (!out.empty()) out += ' ';
    out += id;
  }
  return out;
}

ParsedAbout parse_about(std::string_view typed, const Edition& edition) {
  ParsedAbout out;
  if (typed.size() > paragraphs_bytes_max) {
    out.unknown.push_back(detail::short_text(typed));
    return out;
  }
  const std::vector<Thing> things = things_of(edition);
  std::vector<const Thing*> found;
  const auto take = [&](std::string_view part) {
    const Thing* thing = find_thing(things, trimmed(plain_text(part)));
    if (thing != nullptr) found.push_back(thing);
    return thing != nullptr;
  };
  for (const std::string_view part : detail::parts_of(typed, {",", ";", "\n", "，", "、"})) {
    // Names hold "และ" and blanks themselves: they are parted only where the whole names nothing.
    if (take(part)) continue;
    for (const std::string_view smaller : detail::parts_of(part, {"และ", " and ", " & "})) {
      if (take(smaller)) continue;
      const auto ids = detail::parts_of(smaller, {" "});
      const bool are_ids = std::all_of(
          ids.begin(), ids.end(), [&](std::string_view id) { return find_thing(things, plain_text(id)); });
      if (!are_ids) out.unknown.emplace_back(smaller);
      for (const std::string_view id : ids) {
        if (are_ids) take(id);
      }
    }
  }
  // The things stand in the order that About promises.
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (const Thing* thing : found) out.about.push_back(thing->id);
  return out;
}

bool covers(const About& about, std::string_view node, const Edition& edition) {
  return std::any_of(about.begin(), about.end(), [&](const std::string& id) {
    if (id == node) return true;
    if (id == "indicators") return node.starts_with("indicator:");
    return node.starts_with("item:") && holds_item(edition, id, node.substr(5));
  });
}

}  // namespace prongsai::improvement
