// SPDX-License-Identifier: Apache-2.0
// The editions of this tree as they are read, and the shelf they stand on. Broken files: tests/broken/.
#include "prongsai/framework_files/load_edition.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::framework_files {
namespace {

namespace fs = std::filesystem;
using framework::Certainty;
using framework::Edition;
using framework::Use;
using testing::ElementsAre;

const fs::path root = PRONGSAI_SOURCE_DIR;

const Shelf& shelf() {
  static const Shelf all = load_shelf((root / "frameworks").string());
  return all;
}

const Edition& edition(std::string_view id) {
  const Edition* found = shelf().find(id);
  if (found == nullptr) throw std::runtime_error("no edition " + std::string(id));
  return *found;
}

std::size_t boxes_of(const framework::Instrument& instrument) {
  std::size_t count = 0;
  for (const framework::Item* item : framework::items_of(instrument)) count += item->boxes.size();
  return count;
}

TEST(Shelf, holds_the_seven_years_and_the_example_without_a_problem) {
  EXPECT_TRUE(shelf().problems.empty());
  std::vector<std::string> ids;
  for (const Edition& one : shelf().editions) ids.push_back(one.id);
  EXPECT_THAT(ids, ElementsAre("example/harbour-2573", "ita/2563", "ita/2564", "ita/2565", "ita/2566",
                               "ita/2567", "ita/2568", "ita/2569"));
}

TEST(Shelf, that_is_not_there_is_one_problem) {
  const Shelf none = load_shelf("/nowhere");
  EXPECT_TRUE(none.editions.empty());
  ASSERT_EQ(none.problems.size(), 1U);
  EXPECT_EQ(none.problems[0].code, "framework.no_shelf");
}

TEST(Edition2564, has_thirty_and_fifteen_questions_and_forty_three_items) {
  const Edition& one = edition("ita/2564");
  EXPECT_EQ(framework::items_of(*one.find_instrument("iit")).size(), 30U);
  EXPECT_EQ(framework::items_of(*one.find_instrument("eit")).size(), 15U);
  EXPECT_EQ(framework::items_of(*one.find_instrument("oit")).size(), 43U);
  EXPECT_EQ(boxes_of(*one.find_instrument("oit")), 43U);
}

TEST(Edition2564, turns_the_questions_round_that_the_form_turns_round) {
  // The form of Suan Dusit University: i9, i10, i11 (second bullet), i16, i17, i18 (all three), i19 and i22.
  const Edition& one = edition("ita/2564");
  std::vector<std::string> negative;
  for (const framework::Item* item : framework::items_of(*one.find_instrument("iit"))) {
    for (const framework::Box& box : item->boxes) {
      if (box.polarity.value == framework::Polarity::negative) negative.push_back(box.code);
    }
  }
  EXPECT_THAT(negative, testing::IsSupersetOf(
                            {"i9", "i10", "i11.2", "i16", "i17", "i18.1", "i18.2", "i18.3", "i19", "i22"}));
  for (const char* positive : {"i1", "i7", "i8.1", "i11.1", "i12.1", "i27", "i28"}) {
    EXPECT_THAT(negative, testing::Not(testing::Contains(positive)));
  }
}

TEST(Editions, disclosure_items_stand_in_the_groups_that_published_scores_show) {
  const auto sizes = [](const char* id) {
    std::vector<std::size_t> out;
    for (const framework::Indicator& indicator : edition(id).find_instrument("oit")->indicators) {
      for (const framework::SubIndicator& group : indicator.sub_indicators) out.push_back(group.items.size());
    }
    return out;
  };
  EXPECT_THAT(sizes("ita/2564"), ElementsAre(9, 8, 7, 4, 5, 8, 2));
  EXPECT_THAT(sizes("ita/2566"), ElementsAre(10, 8, 4, 4, 4, 8, 5));
}

TEST(Editions, every_known_fact_names_a_source_that_is_listed) {
  for (const Edition& one : shelf().editions) {
    const auto check = [&](const framework::Provenance& provenance, const std::string& of) {
      EXPECT_EQ(provenance.certainty == Certainty::unknown, provenance.sources.empty())
          << one.id << " " << of;
      for (const std::string& key : provenance.sources)
        EXPECT_NE(one.find_source(key), nullptr) << one.id << " " << key;
    };
    for (const framework::Instrument& instrument : one.instruments) {
      if (instrument.weight.value) check(instrument.weight.provenance, instrument.code);
    }
    for (const framework::ResultLevel& level : one.levels) check(level.provenance, level.code);
    for (const framework::Scale& scale : one.scales) check(scale.provenance, scale.code);
  }
}

TEST(Editions, what_is_not_known_limits_what_they_may_be_used_for) {
  const auto allowed = [](const char* id, Use use, const std::string& instrument) {
    for (const framework::Allowance& one : framework::allowances(edition(id))) {
      if (one.use == use && one.instrument == instrument) return one.allowed;
    }
    throw std::runtime_error("no such use");
  };
  EXPECT_TRUE(allowed("ita/2565", Use::score_total, ""));
  EXPECT_TRUE(allowed("ita/2565", Use::score_answers, "iit"));
  EXPECT_FALSE(allowed("ita/2565", Use::ask, "iit"));  // most of its wording is carried over from 2564
  EXPECT_FALSE(allowed("ita/2566", Use::score_answers, "eit"));
  EXPECT_FALSE(allowed("ita/2568", Use::score_total, ""));
  EXPECT_FALSE(allowed("ita/2569", Use::find_level, ""));
}

TEST(Fingerprint, follows_every_file_of_the_edition) {
  std::string pattern = (fs::temp_directory_path() / "prongsai-edition-XXXXXX").string();
  const fs::path folder = ::mkdtemp(pattern.data());
  fs::copy(root / "frameworks" / "ita" / "2565", folder, fs::copy_options::recursive);
  EXPECT_EQ(load_edition(folder.string())->fingerprint, edition("ita/2565").fingerprint);
  std::ofstream(folder / "oit.yaml", std::ios::app) << "# a remark\n";
  EXPECT_NE(load_edition(folder.string())->fingerprint, edition("ita/2565").fingerprint);
  fs::remove_all(folder);
}

/// A shelf of copies of the small sound edition, to be spoilt.
class SmallShelf : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "prongsai-shelf-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  void TearDown() override { fs::remove_all(folder_); }

  void add(const char* name) const {
    fs::create_directories(folder_ / "example" / name);
    for (const char* file : {"edition.yaml", "iit.yaml", "eit.yaml", "oit.yaml"}) {
      fs::copy_file(root / "tests" / "broken" / "sound" / file, folder_ / "example" / name / file);
    }
  }
  void replace(const fs::path& file, const std::string& from, const std::string& to) const {
    std::ifstream in(folder_ / "example" / file);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    std::ofstream(folder_ / "example" / file) << text.replace(at, from.size(), to);
  }
  [[nodiscard]] Shelf load() const { return load_shelf(folder_.string()); }

  fs::path folder_;
};

TEST_F(SmallShelf, two_editions_of_one_id_are_told) {
  add("a");
  add("b");
  const Shelf found = load();
  EXPECT_EQ(found.editions.size(), 1U);
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_EQ(found.problems[0].code, "framework.duplicate_edition");
}

TEST_F(SmallShelf, a_broken_edition_is_left_out_and_the_others_stay) {
  add("a");
  add("b");
  replace("b/edition.yaml", "id: example/small-2570", "id: example/other-2570");
  const Shelf found = load();
  EXPECT_EQ(found.editions.size(), 1U);
  EXPECT_FALSE(found.problems.empty());
  EXPECT_EQ(found.problems[0].code, "framework.wrong_edition");
}

TEST_F(SmallShelf, an_item_that_continues_one_that_never_was_is_told) {
  add("a");
  replace("a/oit.yaml", "edition: ita/2565, item: o2", "edition: example/small-2570, item: o99");
  const Shelf found = load();
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_EQ(found.problems[0].code, "framework.no_such_ancestor");
  EXPECT_EQ(base::detail(found.problems[0], "found"), "o99");
}

TEST_F(SmallShelf, weights_too_fine_to_be_exact_without_rounding_are_refused) {
  // Two unrounded groups with the denominators 1,999,983 and 1,999,979: together four million million.
  add("a");
  replace("a/oit.yaml", "code: o1\n", "code: o1\n            weight: \"99.9983\"\n");
  replace("a/oit.yaml", "code: o2\n", "code: o2\n            weight: \"100\"\n");
  const std::string item = ", text: { th: ก }, wording: exact, source: [invented], scale: unknown, weight: ";
  replace("a/oit.yaml", "    sub_indicators:\n",
          "    sub_indicators:\n      - code: \"9.2\"\n        name: { th: ก }\n        certainty: unknown\n"
          "        items:\n          - { code: o3" +
              item + "\"99.9979\" }\n          - { code: o4" + item + "\"100\" }\n");
  const Shelf found = load();
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_EQ(found.problems[0].code, "framework.not_exact");
  replace("a/edition.yaml", "part: 2, ", "part: 2, sub_indicator: 2, ");
  EXPECT_TRUE(load().problems.empty());
}

}  // namespace
}  // namespace prongsai::framework_files
