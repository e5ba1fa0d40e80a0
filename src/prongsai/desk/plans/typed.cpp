// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/plans/typed.h"

#include <algorithm>

#include "prongsai/base/points.h"

namespace prongsai::desk {
namespace {

using improvement::Day;
using improvement::FieldSpec;
using improvement::FieldType;
using improvement::Period;
using improvement::PeriodForm;
using text::Language;

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(blanks) - from + 1));
}

/// Line ends as one character, however the browser or the worksheet writes them.
std::string with_plain_lines(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '\r') out += c;
  }
  return trimmed(out);
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\t';
  });
}

base::Problem wrong(const FieldSpec& spec, const char* code, std::string_view found,
                    std::vector<std::pair<std::string, std::string>> more = {}) {
  std::vector<std::pair<std::string, std::string>> details = {{"found", std::string(found)}};
  details.insert(details.end(), more.begin(), more.end());
  details.emplace_back("field", spec.code);
  return {code, std::move(details), {}};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (std::string one = trimmed(line); !one.empty()) out.push_back(std::move(one));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out.append(out.empty() ? "" : between).append(part);
  return out;
}

/// ๐ to ๙ are U+0E50 to U+0E59: three bytes each, of which only the last tells them apart.
std::string with_arabic_digits(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view letter = text.substr(i, 3);
    const bool is_thai =
        letter.size() == 3 && letter.substr(0, 2) == "\xE0\xB9" && letter[2] >= '\x90' && letter[2] <= '\x99';
    if (is_thai) {
      out += static_cast<char>('0' + (letter[2] - '\x90'));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// "iit" as everybody writes it.
std::string in_capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string units_kept(std::string_view typed, const FieldContext& context) {
  std::vector<std::string> out;
  for (std::string& line : lines_of(typed)) {
    for (const store::StoredUnit& unit : context.units) {
      if (!unit.ended_at && unit.unit.name == line) line = "unit:" + unit.unit.id;
    }
    if (std::find(out.begin(), out.end(), line) == out.end()) out.push_back(std::move(line));
  }
  return joined(out, "\n");
}

base::Result<std::string> about_kept(const FieldSpec& spec, std::string_view typed,
                                     const FieldContext& context) {
  if (context.edition == nullptr) return trimmed(typed);
  const auto parsed = improvement::parse_about(typed, *context.edition);
  if (parsed.unknown.empty()) return improvement::about_text(parsed.about);
  return wrong(spec, "plan.not_about", joined(parsed.unknown, ", "));
}

base::Result<std::string> choice_kept(const FieldSpec& spec, const std::string& typed) {
  std::string known;
  for (const std::string_view code : spec.choices) {
    const std::string th = choice_words(Language::th, spec.code, code);
    if (typed == code || typed == th || typed == choice_words(Language::en, spec.code, code)) {
      return std::string(code);
    }
    known += (known.empty() ? "" : ", ") + th;
  }
  return wrong(spec, "plan.not_a_choice", typed, {{"known", known}});
}

base::Result<std::string> points_kept(const FieldSpec& spec, const std::string& typed) {
  const std::string plain = with_arabic_digits(typed);
  const auto value = base::parse_points(plain);
  const bool good = value && *value >= base::Points::whole(0) && *value <= base::Points::whole(100);
  if (!good || base::decimals_of(plain) > 2) return wrong(spec, "plan.not_points", typed);
  return base::to_shortest_string(*value, 0);
}

base::Result<std::string> period_kept(const FieldSpec& spec, const std::string& typed,
                                      const FieldContext& context) {
  const auto period = improvement::parse_period(typed, context.year);
  if (!period) return wrong(spec, "plan.not_a_period", typed);
  return improvement::period_text(*period);
}

base::Result<std::string> day_kept(const FieldSpec& spec, const std::string& typed,
                                   const FieldContext& context) {
  if (const auto day = improvement::parse_iso(typed)) return improvement::iso(*day);
  const auto period = improvement::parse_period(typed, context.year);
  if (!period || period->form != PeriodForm::days || period->first != period->last) {
    return wrong(spec, "plan.not_a_day", typed);
  }
  return improvement::iso(period->first);
}

base::Result<std::string> truth_kept(const FieldSpec& spec, const std::string& typed) {
  const bool yes = typed == "yes" || typed == "ใช่" || typed == "on" || typed == "1" || typed == "✓";
  if (yes) return std::string("yes");
  const bool no = typed == "no" || typed == "ไม่" || typed == "ไม่ใช่" || typed == "0";
  if (no) return std::string();
  return wrong(spec, "plan.not_yes", typed);
}

std::string year_words(Language language, int buddhist_year) {
  return language == Language::th ? std::to_string(buddhist_year) : "B.E. " + std::to_string(buddhist_year);
}

struct DayParts {
  std::string day;
  std::string month;
  int year = 0;
};
DayParts parts_of(Language language, Day day) {
  const std::chrono::year_month_day date(day);
  const unsigned month = static_cast<unsigned>(date.month());
  return {std::to_string(static_cast<unsigned>(date.day())),
          text::say(language, "plan.month." + std::string(month < 10 ? "0" : "") + std::to_string(month)),
          static_cast<int>(date.year()) + 543};
}

std::string days_words(Language language, const Period& period) {
  if (period.first == period.last) return day_words(language, period.first);
  const DayParts from = parts_of(language, period.first);
  const DayParts to = parts_of(language, period.last);
  std::string out = from.day;
  if (from.month != to.month || from.year != to.year) out += " " + from.month;
  if (from.year != to.year) out += " " + year_words(language, from.year);
  return out + " – " + day_words(language, period.last);
}

}  // namespace

base::Result<std::string> read_typed(const FieldSpec& spec, std::string_view typed,
                                     const FieldContext& context) {
  const bool is_long = spec.type == FieldType::paragraphs || spec.type == FieldType::units;
  const std::string text = with_plain_lines(typed);
  const std::size_t most = is_long ? improvement::paragraphs_bytes_max : improvement::line_bytes_max;
  if (text.size() > most) {
    return wrong(spec, "plan.field_too_long", std::to_string(text.size() / 3),
                 {{"most", std::to_string(most / 3)}});
  }
  if (has_control(text)) return wrong(spec, "plan.field_has_control", "");
  if (text.empty()) return std::string();
  switch (spec.type) {
    case FieldType::paragraphs:
      return text;
    case FieldType::units:
      return units_kept(text, context);
    case FieldType::about:
      return about_kept(spec, text, context);
    case FieldType::period:
      return period_kept(spec, text, context);
    case FieldType::day:
      return day_kept(spec, text, context);
    case FieldType::choice:
      return choice_kept(spec, text);
    case FieldType::points:
      return points_kept(spec, text);
    case FieldType::truth:
      return truth_kept(spec, text);
    case FieldType::line:
    case FieldType::link:
    case FieldType::reference:
      break;
  }
  return joined(lines_of(text), " ");
}

std::string show_typed(const FieldSpec& spec, const std::string& canonical, Language language,
                       const FieldContext& context) {
  if (canonical.empty()) return {};
  if (spec.type == FieldType::units) return joined(unit_words(canonical, context), "\n");
  if (spec.type == FieldType::period) {
    const auto period = improvement::read_period(canonical, context.year);
    return period ? period_words(language, *period, context.year) : canonical;
  }
  if (spec.type == FieldType::day) {
    const auto day = improvement::parse_iso(canonical);
    return day ? day_words(language, *day) : canonical;
  }
  if (spec.type == FieldType::about) {
    std::vector<std::string> names;
    for (const std::string& id : improvement::read_about(canonical)) {
      const std::size_t colon = id.find(':');
      const std::string kind = id.substr(0, colon);
      const std::string code = colon == std::string::npos ? "" : id.substr(colon + 1);
      names.push_back(kind == "instrument" ? in_capitals(code)
                      : kind == "item"     ? code
                                           : text::say(language, "plan.about." + kind, {{"code", code}}));
    }
    return joined(names, ", ");
  }
  return canonical;
}

std::string period_words(Language language, const Period& period, int fiscal_year) {
  switch (period.form) {
    case PeriodForm::month: {
      const DayParts parts = parts_of(language, period.first);
      return parts.month + " " + year_words(language, parts.year);
    }
    case PeriodForm::days:
      return days_words(language, period);
    case PeriodForm::until:
      return text::say(language, "plan.period.until", {{"day", day_words(language, period.last)}});
    case PeriodForm::quarter:
      return text::say(language, "plan.period.quarter", {{"quarter", std::to_string(period.quarter)}});
    case PeriodForm::year:
      break;
  }
  return text::say(language, "plan.period.year", {{"year", year_words(language, fiscal_year)}});
}

std::string day_words(Language language, Day day) {
  const DayParts parts = parts_of(language, day);
  return parts.day + " " + parts.month + " " + year_words(language, parts.year);
}

std::vector<std::string> unit_words(const std::string& canonical, const FieldContext& context) {
  std::vector<std::string> out;
  for (std::string& line : lines_of(canonical)) {
    for (const store::StoredUnit& unit : context.units) {
      if (line == "unit:" + unit.unit.id) line = unit.unit.name;
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::string node_words(Language language, std::string_view id, const framework::Edition* edition) {
  const std::size_t colon = id.find(':');
  const std::string kind(id.substr(0, colon));
  const std::string code(colon == std::string_view::npos ? "" : id.substr(colon + 1));
  const std::string plain =
      text::say(language, kind == "item" ? "plan.item" : "plan.about." + kind, {{"code", code}});
  if (edition == nullptr) return plain;
  if (kind == "item") {
    // What is to be disclosed has a short name; a question is too long to stand in for its code.
    const framework::Item* item = edition->find_item(code);
    constexpr std::size_t short_bytes_max = 150;
    const std::string name = item == nullptr ? "" : text::choose(language, item->text.th, item->text.en);
    return name.empty() || name.size() > short_bytes_max ? plain : plain + " " + name;
  }
  const auto named = [&](const framework::Text& name) {
    return plain + " " + text::choose(language, name.th, name.en);
  };
  for (const framework::Topic& topic : edition->topics) {
    if (kind == "topic" && topic.code == code) return named(topic.name);
  }
  for (const framework::Instrument& instrument : edition->instruments) {
    if (kind == "instrument" && instrument.code == code)
      return text::choose(language, instrument.name.th, instrument.name.en);
    for (const framework::Indicator& indicator : instrument.indicators) {
      if (kind == "indicator" && indicator.code == code) return named(indicator.name);
    }
  }
  return plain;
}

std::string choice_words(Language language, std::string_view field, std::string_view code) {
  return text::say(language, "plan." + std::string(field) + "." + std::string(code));
}

}  // namespace prongsai::desk
