// SPDX-License-Identifier: Apache-2.0
// Suggestions from editions made here; those of the real editions: tests/facts/rounds_test.cpp.
#include "prongsai/round/suggest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/round/test_round.h"

namespace prongsai::round {
namespace {

using framework::CalendarStep;
using framework::Edition;
using test::days;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

CalendarStep step(const char* phase, const char* from, const char* to) {
  return {.code = phase, .name = {}, .from = from, .to = to, .phase = phase, .provenance = {}};
}

Edition year(const char* id, int fiscal_year, std::vector<CalendarStep> steps) {
  Edition edition = test::small_edition();
  edition.id = id;
  edition.fiscal_year = fiscal_year;
  edition.calendar = std::move(steps);
  return edition;
}

Edition whole_2565() {
  return year("ita/2565", 2565,
              {step("register", "2022-01-01", "2022-02-28"), step("disclose", "2022-03-01", "2022-04-30"),
               step("collect", "2022-03-01", "2022-05-31"), step("grade", "2022-05-01", "2022-05-31"),
               step("clarify", "2022-06-01", "2022-06-15"), step("confirm", "2022-06-16", "2022-06-30"),
               step("publish", "2022-08-01", "")});
}

TEST(Suggestion, moves_a_known_year_to_the_wanted_one) {
  const std::vector<Edition> shelf = {whole_2565()};
  EXPECT_EQ(suggested_calendar(shelf[0], shelf, 2570).calendar, test::calendar_2570());
}

TEST(Suggestion, keeps_the_end_of_february_at_the_end_of_february) {
  const std::vector<Edition> shelf = {whole_2565()};
  const Calendar leap = suggested_calendar(shelf[0], shelf, 2571).calendar;
  EXPECT_THAT(leap.of(Phase::registration), ElementsAre(days("2028-01-01", "2028-02-29")));
  EXPECT_THAT(check_calendar(leap, test::every_phase(), 2571), IsEmpty());
}

TEST(Suggestion, fills_an_edition_from_the_newest_whole_year_of_its_framework_and_says_so) {
  Edition older = whole_2565();
  older.id = "ita/2562";
  older.fiscal_year = 2562;
  Edition alien = whole_2565();
  alien.id = "example/2566";
  alien.fiscal_year = 2566;
  const Edition partial = year("ita/2567", 2567, {step("publish", "2024-07-30", "2024-07-30")});
  const std::vector<Edition> shelf = {alien, older, whole_2565(), partial};
  const Suggestion found = suggested_calendar(partial, shelf, 2570);
  EXPECT_THAT(found.calendar.of(Phase::publish), ElementsAre(days("2027-07-30", "2027-07-30")));
  EXPECT_THAT(found.calendar.of(Phase::grade), ElementsAre(days("2027-05-01", "2027-05-31")));
  EXPECT_THAT(found.from_edition, ElementsAre("ita/2565", "ita/2565", "ita/2565", "ita/2565", "ita/2565",
                                              "ita/2565", "ita/2567"));
}

TEST(Suggestion, takes_the_pattern_alone_where_the_edition_s_own_days_do_not_fit_it) {
  const Edition partial = year("ita/2566", 2566, {step("publish", "2023-06-20", "2023-06-20")});
  const std::vector<Edition> shelf = {whole_2565(), partial};
  const Suggestion found = suggested_calendar(partial, shelf, 2570);
  EXPECT_EQ(found.calendar, test::calendar_2570());
  EXPECT_THAT(found.from_edition, Each("ita/2565"));
}

TEST(Suggestion, leaves_open_what_no_year_tells) {
  const Edition partial =
      year("ita/2568", 2568, {step("grade", "", "2025-06-19"), step("publish", "", "2025-08-15")});
  const std::vector<Edition> shelf = {partial};
  const Suggestion found = suggested_calendar(partial, shelf, 2570);
  EXPECT_THAT(found.calendar.of(Phase::grade), IsEmpty());
  EXPECT_THAT(found.calendar.of(Phase::publish), ElementsAre(days("2027-08-15", "2027-08-15")));
  EXPECT_EQ(found.from_edition[index_of(Phase::grade)], "");
}

}  // namespace
}  // namespace prongsai::round
