// SPDX-License-Identifier: Apache-2.0
// Rules of disclosure against the editions they belong to: sources exist, and years agree with the wordings
// read.
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/disclosure_files/load_rules.h"
#include "prongsai/framework_files/load_edition.h"

namespace prongsai::facts {
namespace {

using disclosure::YearDemand;

const std::string shelf_path = PRONGSAI_SOURCE_DIR "/frameworks";

const framework_files::Shelf& shelf() {
  static const framework_files::Shelf all = framework_files::load_shelf(shelf_path);
  return all;
}

disclosure::Rules rules_of(const framework::Edition& edition) {
  auto rules = disclosure_files::load_rules(shelf_path + "/" + edition.id, edition);
  if (rules) return *std::move(rules);
  for (const base::Problem& problem : rules.problems())
    ADD_FAILURE() << base::to_string(problem.place) << " " << problem.code;
  return {};
}

/// The years that an item's own words name after พ.ศ., but of laws.
std::vector<int> years_named(const framework::Item& item) {
  std::vector<std::string> texts = {item.text.th};
  if (item.elements) texts.insert(texts.end(), item.elements->texts.begin(), item.elements->texts.end());
  std::vector<int> found;
  const std::regex year("พ\\.ศ\\. (25[0-9][0-9])");
  for (std::string text : texts) {
    text = std::regex_replace(text, std::regex("พระราชบัญญัติ[^ ]* พ\\.ศ\\. 25[0-9][0-9]"), "");
    for (std::sregex_iterator at(text.begin(), text.end(), year), end; at != end; ++at)
      found.push_back(std::stoi((*at)[1]));
  }
  return found;
}

TEST(DisclosureRules, of_every_edition_can_be_read_with_its_sources) {
  ASSERT_TRUE(shelf().problems.empty());
  std::size_t with_items = 0;
  for (const framework::Edition& edition : shelf().editions)
    with_items += rules_of(edition).items.empty() ? 0U : 1U;
  EXPECT_EQ(with_items, 6U) << "2565 to 2569 and the example";
}

TEST(DisclosureRules, demand_the_years_that_wordings_name_and_no_others) {
  std::size_t named = 0;
  for (const framework::Edition& edition : shelf().editions) {
    if (edition.made_up) continue;
    for (const auto& [code, item] : rules_of(edition).items) {
      const std::vector<int> years = years_named(*edition.find_item(code));
      if (years.empty()) {
        EXPECT_EQ(item.year, YearDemand::unknown) << edition.id << " " << code;
        continue;
      }
      ++named;
      const YearDemand by_arithmetic = years.front() == edition.fiscal_year       ? YearDemand::this_year
                                       : years.front() == edition.fiscal_year - 1 ? YearDemand::last_year
                                                                                  : YearDemand::unknown;
      for (const int year : years) EXPECT_EQ(year, years.front()) << edition.id << " " << code;
      EXPECT_EQ(item.year, by_arithmetic) << edition.id << " " << code;
    }
  }
  EXPECT_EQ(named, 24U);
}

}  // namespace
}  // namespace prongsai::facts
