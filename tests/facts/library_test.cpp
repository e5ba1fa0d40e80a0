// SPDX-License-Identifier: Apache-2.0
// The library that is shipped, held against the editions that are shipped.
#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/improvement/checks.h"
#include "prongsai/improvement_files/library_file.h"
#include "prongsai/improvement_files/plan_file.h"
#include "prongsai/text/language.h"

#include "facts_test_tools.h"

namespace prongsai::facts {
namespace {

using framework::Certainty;
using improvement::EntrySort;
using improvement::Library;
using improvement::LibraryEntry;

improvement_files::KnownEditions known_editions() {
  improvement_files::KnownEditions out;
  for (const auto& rules : editions().all()) out.push_back(&rules->edition);
  return out;
}

const framework::Edition& edition_of(const std::string& id) {
  return editions().find(id)->edition;
}

const Library& shipped() {
  static const Library library = [] {
    auto read = improvement_files::load_library((root() / "library").string(), known_editions());
    if (!read) {
      std::string all;
      for (const base::Problem& problem : read.problems())
        all += text::sentence(text::Language::en, problem) + "\n";
      throw std::runtime_error(all);
    }
    return std::move(read).value();
  }();
  return library;
}

std::size_t count(EntrySort sort, const std::string& node, const std::string& band,
                  const framework::Edition& edition) {
  std::size_t out = 0;
  for (const LibraryEntry& entry : shipped().entries) {
    const improvement::About aims = improvement::aims_in(entry, edition);
    const bool is_about = std::find(aims.begin(), aims.end(), node) != aims.end();
    const bool is_for = band.empty() || entry.bands.empty() ||
                        std::find(entry.bands.begin(), entry.bands.end(), band) != entry.bands.end();
    out += entry.sort == sort && is_about && is_for ? 1U : 0U;
  }
  return out;
}

TEST(ShippedLibrary, has_advice_for_every_indicator_whether_it_fails_or_is_to_be_raised) {
  const framework::Edition& edition = edition_of("ita/2566");
  for (int number = 1; number <= 10; ++number) {
    const std::string node = "indicator:" + std::to_string(number);
    EXPECT_GE(count(EntrySort::recommendation, node, "failing", edition), 1U) << node;
    EXPECT_GE(count(EntrySort::guideline, node, "failing", edition), 1U) << node;
    EXPECT_GE(count(EntrySort::measure, node, "failing", edition), 1U) << node;
    EXPECT_GE(count(EntrySort::measure, node, "keep", edition), 1U) << node;
  }
}

TEST(ShippedLibrary, has_a_measure_for_every_item_to_be_disclosed_of_every_year_when_it_is_at_zero) {
  for (const int year : {2564, 2565, 2566, 2567, 2568}) {
    const framework::Edition& edition = edition_of("ita/" + std::to_string(year));
    for (const framework::Item* item : framework::items_of(*edition.find_instrument("oit"))) {
      EXPECT_GE(count(EntrySort::measure, "item:" + item->code, "zero", edition), 1U)
          << year << " " << item->code;
    }
  }
}

TEST(ShippedLibrary, has_a_measure_for_each_of_the_seven_topics) {
  const framework::Edition& edition = edition_of("ita/2566");
  ASSERT_EQ(edition.topics.size(), 7U);
  for (const framework::Topic& topic : edition.topics) {
    EXPECT_GE(count(EntrySort::measure, "topic:" + topic.code, "failing", edition), 1U) << topic.code;
  }
}

TEST(ShippedLibrary, never_tells_what_is_at_zero_to_keep_its_level) {
  for (const LibraryEntry& entry : shipped().entries) {
    if (entry.sort == EntrySort::activity) continue;
    ASSERT_FALSE(entry.bands.empty()) << entry.id;
    const std::set<std::string> bands(entry.bands.begin(), entry.bands.end());
    EXPECT_FALSE(bands.contains("zero") && (bands.contains("keep") || bands.contains("full"))) << entry.id;
    if (!bands.contains("zero")) continue;
    EXPECT_EQ(entry.title.th.find("รักษา"), std::string::npos) << entry.id;
  }
}

TEST(ShippedLibrary, has_measures_with_two_to_four_steps_and_a_target_that_can_be_counted) {
  for (const LibraryEntry& entry : shipped().entries) {
    EXPECT_FALSE(entry.title.en.empty()) << entry.id;
    if (entry.sort != EntrySort::measure) continue;
    EXPECT_GE(entry.steps.size(), 2U) << entry.id;
    EXPECT_LE(entry.steps.size(), 4U) << entry.id;
    const bool counts = entry.target.th.find_first_of("0123456789") != std::string::npos ||
                        entry.target.th.find("ทุก") != std::string::npos ||
                        entry.target.th.find("ครบ") != std::string::npos ||
                        entry.target.th.find("ไม่ต่ำกว่า") != std::string::npos ||
                        entry.target.th.find("ไม่ลดลง") != std::string::npos;
    EXPECT_TRUE(counts) << entry.id << ": " << entry.target.th;
  }
}

TEST(ShippedLibrary, does_not_say_the_same_twice) {
  std::set<std::string> seen;
  for (const LibraryEntry& entry : shipped().entries) {
    EXPECT_TRUE(seen.insert(entry.title.th).second) << entry.id;
    for (const auto& step : entry.steps)
      EXPECT_TRUE(seen.insert(step.text.th).second || entry.sort == EntrySort::guideline)
          << entry.id << ": " << step.text.th;
    if (!entry.target.empty()) {
      EXPECT_TRUE(seen.insert(entry.target.th).second) << entry.id;
    }
  }
}

TEST(ShippedLibrary, says_of_its_own_words_that_no_report_has_them) {
  for (const LibraryEntry& entry : shipped().entries) {
    const bool is_ours = entry.provenance.sources == std::vector<std::string>{"prongsai"};
    EXPECT_EQ(entry.provenance.certainty, is_ours ? Certainty::inferred : Certainty::single_source)
        << entry.id;
    if (!is_ours) {
      EXPECT_FALSE(entry.provenance.note.empty()) << entry.id;
    }
  }
}

/// The activities in the fiscal year 2565, by role.
const LibraryEntry& activity(const std::string& role) {
  for (const LibraryEntry& entry : shipped().entries) {
    if (entry.role == role) return entry;
  }
  throw std::runtime_error("no activity " + role);
}

TEST(ShippedLibrary, has_the_sixteen_activities_each_within_its_year_and_with_a_role_of_its_own) {
  std::set<std::string> roles;
  for (const LibraryEntry& entry : shipped().entries) {
    if (entry.sort != EntrySort::activity) continue;
    EXPECT_TRUE(roles.insert(entry.role).second) << entry.id;
    for (const int year : {2565, 2566, 2567, 2568}) {
      const auto period = improvement::period_in(entry, year);
      ASSERT_TRUE(period) << entry.id;
      EXPECT_TRUE(improvement::lies_within(*period, year)) << entry.id;
    }
  }
  EXPECT_EQ(roles.size(), 16U);
}

// Report 001, lines 194, 208–214; what is mended: rows 69–71 of the list of its errors.
TEST(ShippedLibrary, keeps_the_calendar_of_report_001_but_for_what_is_mended) {
  const auto period = [](const std::string& role) {
    return improvement::period_text(*improvement::period_in(activity(role), 2565));
  };
  EXPECT_EQ(period("ask_for_lists"), "month 2021-12");
  EXPECT_EQ(period("enter_lists"), "days 2022-01-01 2022-02-28");
  EXPECT_EQ(period("collect_oit"), "days 2022-03-01 2022-04-30");
  EXPECT_EQ(period("collect_answers"), "days 2022-03-01 2022-05-31");
  EXPECT_EQ(period("enter_oit"), "until 2022-04-30");
  EXPECT_EQ(period("clarify_oit"), "days 2022-06-16 2022-06-30");
  EXPECT_EQ(period("publish_results"), "days 2022-08-01 2022-08-31");
  EXPECT_EQ(period("watch_answers"), period("collect_answers"));
  EXPECT_EQ(activity("watch_answers").watches, activity("collect_answers").id);
  EXPECT_EQ(period("publish_plan"), "days 2021-10-01 2021-10-01");
  EXPECT_NE(activity("enter_oit").title.th.find("OIT"), std::string::npos);
}

std::string first_for(const std::string& results, const std::string& node, EntrySort sort) {
  const auto& one = published(results);
  for (const improvement::Fitting& fit :
       improvement::fitting_for(shipped(), one.edition(), one.plan(), one.assessment.sheet, node)) {
    if (fit.entry->sort == sort) return fit.entry->id;
  }
  return "";
}

// Report 003: o18, o42 and o43 have 0 points.
TEST(ShippedLibrary, helps_the_city_with_what_it_has_not_disclosed) {
  EXPECT_EQ(first_for("chiang-mai-city-2566", "item:o18", EntrySort::measure), "disclosure/e-service");
  EXPECT_EQ(first_for("chiang-mai-city-2566", "item:o42", EntrySort::measure),
            "prevention/measures-from-results");
  EXPECT_EQ(first_for("chiang-mai-city-2566", "item:o43", EntrySort::measure),
            "prevention/report-on-measures");
  const auto& city = published("chiang-mai-city-2566");
  for (const char* item : {"item:o18", "item:o42", "item:o43"}) {
    for (const improvement::Fitting& fit :
         improvement::fitting_for(shipped(), city.edition(), city.plan(), city.assessment.sheet, item)) {
      EXPECT_EQ(fit.band->code, "zero") << item << " " << fit.entry->id;
    }
  }
}

// Report 001: indicator 8 fails, e14 is its lowest item; the first advice of its assessor is about just that
// (line 137).
TEST(ShippedLibrary, begins_with_the_lowest_item_of_a_failing_indicator) {
  EXPECT_EQ(first_for("chiang-mai-province-2564", "indicator:8", EntrySort::recommendation),
            "improvement/open-to-participation");
  EXPECT_EQ(first_for("chiang-mai-province-2565", "indicator:8", EntrySort::recommendation),
            "improvement/open-to-participation");
}

// Report 000, row 32 of the list of its errors: indicator 5 failed and got no recommendation.
TEST(ShippedLibrary, has_advice_for_every_indicator_that_failed_in_2565) {
  for (const char* indicator : {"indicator:2", "indicator:4", "indicator:5", "indicator:8"}) {
    EXPECT_NE(first_for("chiang-mai-province-2565", indicator, EntrySort::recommendation), "") << indicator;
    EXPECT_NE(first_for("chiang-mai-province-2565", indicator, EntrySort::measure), "") << indicator;
  }
}

// The rules of the calendar (rows 69–71 of the errors) have nothing to say about the template.
TEST(ShippedLibrary, makes_a_calendar_that_no_rule_of_the_calendar_finds_fault_with) {
  improvement::Plan plan{.agency = "a", .year = 2568, .edition = "ita/2567", .records = {}};
  for (const LibraryEntry& entry : shipped().entries) {
    if (entry.sort != EntrySort::activity) continue;
    improvement::Record record;
    record.id = entry.id;
    record.kind = improvement::RecordKind::activity;
    record.fields = {{"text", entry.title.th}, {"responsible", entry.owner.th}, {"role", entry.role}};
    record.fields["period"] = improvement::period_text(*improvement::period_in(entry, plan.year));
    if (!entry.watches.empty()) record.fields["watches"] = entry.watches;
    plan.records.push_back(record);
  }
  improvement::sort_records(plan);
  for (const improvement::PlanFinding& finding : improvement::check_plan(plan, {})) {
    const bool is_of_calendar = finding.code.starts_with("activity.") || finding.code.starts_with("plan.") ||
                                finding.code.starts_with("text.");
    EXPECT_FALSE(is_of_calendar) << finding.code << " " << finding.record;
  }
}

// What the same rules find in the plan that the template was mended from.
TEST(PlanOf2565, is_told_what_its_readers_stumbled_over) {
  auto read =
      improvement_files::load_plan((root() / "data" / "plans" / "chiang-mai-province-2565.yaml").string());
  ASSERT_TRUE(read.ok());
  std::set<std::string> codes;
  for (const improvement::PlanFinding& finding : improvement::check_plan(read->plan, {}))
    codes.insert(finding.code);
  EXPECT_TRUE(codes.contains("activity.watch_does_not_cover"));  // row 70
  EXPECT_TRUE(codes.contains("activity.plan_starts_late"));      // row 71
  EXPECT_FALSE(codes.contains("activity.outside_year"));
}

TEST(LibraryFolder, that_is_not_there_is_a_problem) {
  const auto read = improvement_files::load_library((root() / "no-such-folder").string(), known_editions());
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.problems().front().code, "library.no_folder");
}

}  // namespace
}  // namespace prongsai::facts
