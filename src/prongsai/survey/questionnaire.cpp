// SPDX-License-Identifier: Apache-2.0
#include "prongsai/survey/questionnaire.h"

#include <algorithm>
#include <array>
#include <utility>

#include "prongsai/base/digest.h"

namespace prongsai::survey {

using base::Problem;
using framework::Edition;
using framework::Instrument;
using framework::Item;
using framework::Part;
using framework::Text;

namespace {

constexpr std::string_view profile_prefix = "p.";
constexpr std::array<std::string_view, 6> other_fields = {"id", "code", "t", "c", "step", "lang"};

/// Every text with its length before it, so that nothing can run over into what comes next.
class Print {
 public:
  void add(std::string_view text) {
    all_ += std::to_string(text.size());
    all_ += ':';
    all_ += text;
  }
  void add(const Text& text) {
    add(text.th);
    add(text.en);
  }
  void add(std::size_t number) { add(std::to_string(number)); }
  void add(const std::vector<framework::Choice>& choices) {
    add(choices.size());
    for (const framework::Choice& choice : choices) {
      add(choice.code);
      add(choice.label);
    }
  }
  [[nodiscard]] std::string sha256() const { return base::sha256_hex(all_); }

 private:
  std::string all_;
};

std::string fingerprint_of(const Questionnaire& asked) {
  Print print;
  print.add("prongsai questionnaire 1");
  print.add(asked.edition->id);
  print.add(asked.instrument->code);
  print.add(asked.asked());
  print.add(asked.profile.size());
  for (const AskedProfile& one : asked.profile) {
    print.add(one.question->code);
    print.add(one.question->text);
    print.add(one.question->choices);
  }
  print.add(asked.sections.size());
  for (const Section& section : asked.sections) {
    print.add(section.indicator->code);
    print.add(section.indicator->name);
    print.add(section.items.size());
    for (const AskedItem& one : section.items) {
      print.add(one.item->code);
      print.add(one.item->text);
      print.add(one.item->note);
      print.add(one.scale->choices);
      print.add(one.item->boxes.size());
      for (const framework::Box& box : one.item->boxes) {
        print.add(box.code);
        print.add(box.text);
      }
    }
  }
  return print.sha256();
}

struct Found {
  const Instrument* instrument = nullptr;
  const Part* part = nullptr;
};

Found find(const Edition& edition, std::string_view code) {
  for (const Instrument& instrument : edition.instruments) {
    if (instrument.code == code) return {&instrument, nullptr};
    for (const Part& part : instrument.parts) {
      if (part.code == code) return {&instrument, &part};
    }
  }
  return {};
}

bool can_be_asked(const Item& item) {
  return item.wording != framework::Wording::missing && !item.text.th.empty() && item.scale.has_value();
}

/// How many questions cannot be asked, at least: an indicator without any listed counts as one, unless the
/// edition says how many the whole instrument has.
std::size_t questions_missing(const Instrument& instrument) {
  std::int64_t listed = 0;
  std::size_t missing = 0;
  std::size_t empty = instrument.indicators.empty() ? 1 : 0;
  for (const framework::Indicator& indicator : instrument.indicators) {
    const auto items = framework::items_of(indicator);
    listed += std::ssize(items);
    if (items.empty()) ++empty;
    for (const Item* item : items) missing += can_be_asked(*item) ? 0U : 1U;
  }
  std::size_t unlisted = 0;
  if (instrument.items_expected.value) {
    const std::int64_t expected = instrument.items_expected.value->ten_thousandths() / 10'000;
    unlisted = static_cast<std::size_t>(std::max<std::int64_t>(0, expected - listed));
  }
  return missing + std::max(unlisted, empty);
}

std::string codes_of(const std::vector<Part>& parts) {
  std::string out;
  for (const Part& part : parts) {
    if (!out.empty()) out += ", ";
    out += part.code;
  }
  return out;
}

/// Whatever keeps the instrument from being asked at all; empty when nothing does.
base::Problems objections(const Edition& edition, std::string_view asked, const Found& found) {
  const std::string code(asked);
  if (found.instrument == nullptr) {
    return {{"survey.no_such_instrument", {{"instrument", code}, {"edition", edition.id}}, {}}};
  }
  const Instrument& instrument = *found.instrument;
  if (instrument.kind != framework::InstrumentKind::survey) {
    return {{"survey.not_a_survey", {{"instrument", code}}, {}}};
  }
  if (found.part == nullptr && !instrument.parts.empty()) {
    return {{"survey.part_wanted", {{"instrument", code}, {"expected", codes_of(instrument.parts)}}, {}}};
  }
  if (const std::size_t missing = questions_missing(instrument); missing > 0) {
    return {{"survey.cannot_be_asked",
             {{"instrument", code}, {"edition", edition.id}, {"missing", std::to_string(missing)}},
             {}}};
  }
  return {};
}

struct Boxes {
  std::vector<Section> sections;
  std::vector<std::string> codes;
  std::vector<std::uint8_t> choices;
};

Boxes boxes_of(const Edition& edition, const Instrument& instrument) {
  Boxes out;
  for (const framework::Indicator& indicator : instrument.indicators) {
    Section section{.indicator = &indicator, .items = {}};
    for (const Item* item : framework::items_of(indicator)) {
      const framework::Scale& scale = edition.scales.at(*item->scale);
      section.items.push_back({.item = item, .scale = &scale, .first_box = out.codes.size()});
      for (const framework::Box& box : item->boxes) {
        out.codes.push_back(box.code);
        // More than 255 choices stay too many: the layout refuses them.
        out.choices.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(scale.choices.size(), 255)));
      }
    }
    out.sections.push_back(std::move(section));
  }
  return out;
}

}  // namespace

bool is_field_of_the_form(std::string_view name) {
  return name.starts_with(profile_prefix) ||
         std::find(other_fields.begin(), other_fields.end(), name) != other_fields.end();
}

base::Result<Questionnaire> make_questionnaire(std::shared_ptr<const Edition> edition,
                                               std::string_view instrument_or_part) {
  PRONGSAI_ASSERT(edition != nullptr);
  const Found found = find(*edition, instrument_or_part);
  if (base::Problems problems = objections(*edition, instrument_or_part, found); !problems.empty()) {
    return problems;
  }
  Boxes boxes = boxes_of(*edition, *found.instrument);
  const std::string code(instrument_or_part);
  if (boxes.codes.size() > tally::boxes_max) {
    return Problem{"survey.too_many_questions",
                   {{"instrument", code},
                    {"found", std::to_string(boxes.codes.size())},
                    {"expected", std::to_string(tally::boxes_max)}},
                   {}};
  }
  const auto taken = std::find_if(boxes.codes.begin(), boxes.codes.end(),
                                  [](const std::string& box) { return is_field_of_the_form(box); });
  if (taken != boxes.codes.end()) {
    return Problem{"survey.code_is_taken", {{"instrument", code}, {"found", *taken}}, {}};
  }
  base::Result<tally::SheetLayout> layout = tally::SheetLayout::from_choices(std::move(boxes.choices));
  if (!layout) return layout.problems();

  Questionnaire out{.edition = std::move(edition),
                    .instrument = found.instrument,
                    .part = found.part,
                    .profile = {},
                    .sections = std::move(boxes.sections),
                    .box_codes = std::move(boxes.codes),
                    .layout = *std::move(layout),
                    .fingerprint = {}};
  for (const framework::ProfileQuestion& question : found.instrument->profile) {
    out.profile.push_back({.question = &question, .field = std::string(profile_prefix) + question.code});
  }
  out.fingerprint = fingerprint_of(out);
  return out;
}

bool is_official_wording(const Questionnaire& questionnaire) {
  const auto official = [](framework::Wording wording) {
    return wording == framework::Wording::exact || wording == framework::Wording::cleaned;
  };
  for (const AskedProfile& one : questionnaire.profile) {
    if (!official(one.question->wording)) return false;
  }
  for (const Section& section : questionnaire.sections) {
    for (const AskedItem& one : section.items) {
      if (!official(one.item->wording)) return false;
    }
  }
  return true;
}

}  // namespace prongsai::survey
