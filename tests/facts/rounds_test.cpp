// SPDX-License-Identifier: Apache-2.0
// Rounds made from the real editions: announced calendars, and the sample sizes that are known and not known.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/agency/agency.h"
#include "prongsai/round/opening.h"
#include "prongsai/round/suggest.h"

#include "facts_test_tools.h"

namespace prongsai::facts {
namespace {

using framework::Edition;
using round::Phase;
using testing::IsEmpty;

const std::vector<Edition>& shelf() {
  static const std::vector<Edition> all =
      framework_files::load_shelf((root() / "frameworks").string()).editions;
  return all;
}

const Edition& edition(const std::string& id) {
  for (const Edition& one : shelf()) {
    if (one.id == id) return one;
  }
  throw std::runtime_error("no edition " + id);
}

std::string days_of(const round::Calendar& calendar, Phase phase) {
  if (calendar.of(phase).empty()) return "";
  const round::Window& window = calendar.of(phase).front();
  return round::day_text(round::thai_day_at(window.opens_at)) + " " +
         round::day_text(round::thai_day_at(window.closes_at - std::chrono::microseconds(1)));
}

TEST(Calendar2565, as_announced_keeps_the_law_of_calendars) {
  const round::Calendar calendar = round::suggested_calendar(edition("ita/2565"), shelf(), 2565).calendar;
  EXPECT_EQ(days_of(calendar, Phase::registration), "2022-01-01 2022-02-28");
  EXPECT_EQ(days_of(calendar, Phase::disclose), "2022-03-01 2022-04-30");
  EXPECT_EQ(days_of(calendar, Phase::grade), "2022-05-01 2022-05-31");
  EXPECT_EQ(days_of(calendar, Phase::clarify), "2022-06-01 2022-06-15");
  EXPECT_EQ(days_of(calendar, Phase::confirm), "2022-06-16 2022-06-30");
  EXPECT_EQ(days_of(calendar, Phase::publish), "2022-08-01 2022-08-01");
  EXPECT_THAT(round::check_calendar(calendar, round::phases_needed(edition("ita/2565")), 2565), IsEmpty());
}

TEST(Calendar2570, suggested_from_any_year_has_every_phase_and_nothing_that_stops_it) {
  for (const Edition& one : shelf()) {
    if (!one.id.starts_with("ita/")) continue;
    const round::Suggestion found = round::suggested_calendar(one, shelf(), 2570);
    EXPECT_THAT(round::stops(round::check_calendar(found.calendar, round::phases_needed(one), 2570)),
                IsEmpty())
        << one.id;
  }
}

TEST(Calendar2570, suggested_for_2567_takes_the_result_s_day_from_2567_and_the_rest_from_2565) {
  const round::Suggestion found = round::suggested_calendar(edition("ita/2567"), shelf(), 2570);
  EXPECT_EQ(days_of(found.calendar, Phase::publish), "2027-07-30 2027-07-30");
  EXPECT_EQ(days_of(found.calendar, Phase::registration), "2027-01-01 2027-02-28");
  EXPECT_EQ(found.from_edition[round::index_of(Phase::publish)], "ita/2567");
  EXPECT_EQ(found.from_edition[round::index_of(Phase::registration)], "ita/2565");
}

/// The row of the table for a type and size, by part 1 of EIT; 0 where the page does not show it.
std::int64_t row_2567(const std::string& type, const std::string& size, const std::string& name = "") {
  return round::minimum_sample(edition("ita/2567"), "eit1",
                               {.type = type, .size = size, .group = {}, .name_th = name}, {})
      .count;
}

TEST(Sample2567, follows_the_printed_table_by_type_and_size) {
  EXPECT_EQ(row_2567("subdistrict_municipality", "M"), 70);
  EXPECT_EQ(row_2567("subdistrict_municipality", "S"), 60);
  EXPECT_EQ(row_2567("subdistrict_organization", "L"), 50);
  EXPECT_EQ(row_2567("subdistrict_organization", "M"), 40);
  EXPECT_EQ(row_2567("subdistrict_organization", "S"), 30);
  EXPECT_EQ(row_2567("university", ""), 400);
}

TEST(Sample2567, is_unknown_for_the_rows_nobody_has_read_and_for_the_three_exceptions) {
  for (const char* type : {"province", "provincial_organization", "city_municipality", "town_municipality"})
    EXPECT_EQ(row_2567(type, "L"), 0) << type;
  EXPECT_EQ(row_2567("subdistrict_municipality", "L"), 0);
  for (const char* name : {"สถาบันเทคโนโลยีปทุมวัน", "สถาบันการพยาบาลศรีสวรินทิรา สภากาชาดไทย", "สถาบันดนตรีกัลยาณิวัฒนา"})
    EXPECT_EQ(row_2567("university", "", name), 0) << name;
}

TEST(Sample2567, of_central_bodies_follows_the_group_that_the_register_names) {
  const auto count = [](const char* group) {
    return round::minimum_sample(edition("ita/2567"), "eit1",
                                 {.type = "department", .size = {}, .group = group, .name_th = {}}, {})
        .count;
  };
  EXPECT_EQ(count("central_policy"), 100);
  EXPECT_EQ(count("central_service"), 400);
  EXPECT_EQ(count(""), 0);
}

TEST(Sample2564, of_eit_is_known_and_of_iit_is_not) {
  const Edition& one = edition("ita/2564");
  EXPECT_EQ(round::minimum_sample(one, "eit", {}, 4'001).count, 400);
  EXPECT_EQ(round::minimum_sample(one, "eit", {}, 291).count, 30);
  EXPECT_EQ(round::minimum_sample(one, "eit", {}, 29).demand, round::Demand::everybody);
  EXPECT_EQ(round::minimum_sample(one, "iit", {}, 4'001).demand, round::Demand::unknown);
}

TEST(SampleRules, name_only_types_that_agencies_can_have) {
  const auto& types = agency::types();
  for (const Edition& one : shelf()) {
    for (const framework::SampleRule& rule : one.samples) {
      for (const std::string& type : rule.types) EXPECT_THAT(types, testing::Contains(type)) << one.id;
    }
  }
}

TEST(Sentences, of_phases_are_in_both_languages) {
  for (const text::Language language : {text::Language::th, text::Language::en}) {
    for (const Phase phase : round::all_phases)
      EXPECT_TRUE(text::can_say(language, "phase." + std::string(round::word_of(phase))));
  }
}

TEST(Opening2565, of_a_round_by_the_rules_of_2565_is_possible_and_2569_is_not) {
  const auto stops_of = [](const char* id, int fiscal_year) {
    round::Round draft;
    draft.id = "trial";
    draft.edition = id;
    draft.fiscal_year = fiscal_year;
    draft.calendar = round::suggested_calendar(edition(id), shelf(), fiscal_year).calendar;
    std::vector<round::Participant> participants(1);
    participants[0].agency.id = "a";
    const auto now = draft.calendar.of(Phase::registration).front().opens_at;
    std::vector<std::string> codes;
    for (const base::Problem& one : round::stops(round::check_opening(
             {.round = draft, .edition = edition(id), .participants = participants}, now)))
      codes.push_back(one.code);
    return codes;
  };
  EXPECT_THAT(stops_of("ita/2565", 2570), IsEmpty());
  EXPECT_THAT(stops_of("ita/2569", 2570), testing::ElementsAre("round.edition_cannot_total"));
}

}  // namespace
}  // namespace prongsai::facts
