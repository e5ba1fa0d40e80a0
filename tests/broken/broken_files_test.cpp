// SPDX-License-Identifier: Apache-2.0
// Every broken file of this folder, and what a clerk is told about it: code, place and words in both
// languages.
#include <filesystem>
#include <fstream>
#include <ostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/framework_files/load_edition.h"
#include "prongsai/improvement_files/library_file.h"
#include "prongsai/improvement_files/plan_file.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/text/language.h"
#include "prongsai/yaml/fields.h"

namespace prongsai {
namespace {

namespace fs = std::filesystem;
using text::Language;

const fs::path here = fs::path(PRONGSAI_SOURCE_DIR) / "tests" / "broken";

struct Expected {
  std::string file;  ///< below this folder
  std::string code;  ///< of the first problem
  int line = 0;      ///< 0: the file as a whole
  std::size_t problems = 1;
  std::vector<std::string> th;
  std::vector<std::string> en;
};

void PrintTo(const Expected& one, std::ostream* out) {
  *out << one.file;
}

std::vector<Expected> expectations() {
  const auto root = yaml::load((here / "expected.yaml").string());
  if (!root) throw std::runtime_error(text::sentence(Language::en, root.problems().front()));
  base::Problems problems;
  yaml::Fields fields(*root, problems);
  yaml::expect_kind(fields, "expectations");
  std::vector<Expected> out;
  for (const yaml::Node& node : fields.required_list("cases")) {
    yaml::Fields one(node, problems);
    out.push_back({.file = one.text("file"),
                   .code = one.text("code"),
                   .line = static_cast<int>(one.integer("line", 0, 1'000).value_or(0)),
                   .problems = static_cast<std::size_t>(one.integer("problems", 1, 100).value_or(1)),
                   .th = one.optional_texts("th"),
                   .en = one.optional_texts("en")});
    one.finish();
  }
  fields.finish();
  if (!problems.empty()) throw std::runtime_error(text::sentence(Language::en, problems.front()));
  return out;
}

const results_files::Editions& editions() {
  static const results_files::Editions all(
      framework_files::load_shelf((fs::path(PRONGSAI_SOURCE_DIR) / "frameworks").string()));
  return all;
}

base::Result<improvement::Library> load_library(const fs::path& file) {
  improvement_files::KnownEditions known;
  for (const auto& rules : editions().all()) known.push_back(&rules->edition);
  return improvement_files::load_library_files({file.string()}, known);
}

/// A copy of the sound edition in which `broken` takes the place of one file ("x.iit.yaml" that of iit.yaml).
class EditionCopy {
 public:
  explicit EditionCopy(const fs::path& broken) {
    std::string pattern = (fs::temp_directory_path() / "prongsai-broken-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    for (const char* name : {"edition", "iit", "eit", "oit"}) {
      fs::copy_file(here / "sound" / (std::string(name) + ".yaml"), folder_ / (std::string(name) + ".yaml"));
    }
    if (broken.empty()) return;
    replaced_ = broken.stem().extension().string().substr(1) + ".yaml";
    fs::copy_file(broken, folder_ / replaced_, fs::copy_options::overwrite_existing);
  }
  ~EditionCopy() { fs::remove_all(folder_); }
  EditionCopy(const EditionCopy&) = delete;
  EditionCopy& operator=(const EditionCopy&) = delete;

  [[nodiscard]] std::string folder() const { return folder_.string(); }
  [[nodiscard]] std::string replaced() const { return (folder_ / replaced_).string(); }

 private:
  fs::path folder_;
  std::string replaced_;
};

/// Sentences without a rest: every {word} filled in, every message there.
void expect_finished(const std::string& sentence) {
  EXPECT_EQ(sentence.find("⟦"), std::string::npos) << sentence;
  EXPECT_FALSE(testing::Matches(testing::ContainsRegex("\\{[a-z_]+\\}"))(sentence)) << sentence;
}

void expect_told(const base::Problems& problems, const Expected& expected, const std::string& file) {
  ASSERT_FALSE(problems.empty());
  const base::Problem& first = problems.front();
  EXPECT_EQ(first.code, expected.code);
  EXPECT_EQ(first.place.line, expected.line);
  if (expected.line > 0) {
    EXPECT_EQ(first.place.file, file);
    EXPECT_GT(first.place.column, 0);
  }
  EXPECT_EQ(problems.size(), expected.problems);
  for (const base::Problem& problem : problems) {
    for (const Language language : {Language::th, Language::en})
      expect_finished(text::sentence(language, problem));
  }
  const std::string thai = text::say(Language::th, first.code, first.details);
  const std::string english = text::say(Language::en, first.code, first.details);
  testing::Test::RecordProperty("th", thai);
  testing::Test::RecordProperty("en", english);
  for (const std::string& word : expected.th) EXPECT_THAT(thai, testing::HasSubstr(word));
  for (const std::string& word : expected.en) EXPECT_THAT(english, testing::HasSubstr(word));
}

class BrokenFile : public testing::TestWithParam<Expected> {};

TEST_P(BrokenFile, is_refused_in_words_a_clerk_understands) {
  const Expected& expected = GetParam();
  ASSERT_FALSE(expected.th.empty());
  ASSERT_FALSE(expected.en.empty());
  const fs::path file = here / expected.file;
  ASSERT_TRUE(fs::exists(file));
  if (expected.file.starts_with("results/")) {
    const auto results = results_files::load_results(file.string(), editions());
    ASSERT_FALSE(results) << "accepted";
    expect_told(results.problems(), expected, file.string());
    return;
  }
  if (expected.file.starts_with("plans/")) {
    const auto plan = improvement_files::load_plan(file.string());
    ASSERT_FALSE(plan) << "accepted";
    expect_told(plan.problems(), expected, file.string());
    return;
  }
  if (expected.file.starts_with("libraries/")) {
    const auto library = load_library(file);
    ASSERT_FALSE(library) << "accepted";
    expect_told(library.problems(), expected, file.string());
    return;
  }
  const EditionCopy copy(file);
  const auto edition = framework_files::load_edition(copy.folder());
  ASSERT_FALSE(edition) << "accepted";
  expect_told(edition.problems(), expected, copy.replaced());
}

INSTANTIATE_TEST_SUITE_P(Broken, BrokenFile, testing::ValuesIn(expectations()), [](const auto& one) {
  std::string name = one.param.file.substr(0, one.param.file.rfind('.'));
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
});

TEST(BrokenFiles, are_all_expected_and_there_are_many) {
  std::size_t files = 0;
  const std::vector<Expected> all = expectations();
  for (const char* folder : {"editions", "results", "plans", "libraries"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(here / folder)) {
      ++files;
      const std::string name = std::string(folder) + "/" + entry.path().filename().string();
      EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Expected& one) { return one.file == name; }))
          << name;
    }
  }
  EXPECT_EQ(files, all.size());
  EXPECT_GE(files, 75U);
}

TEST(SoundFiles, the_files_the_broken_ones_were_made_from_are_accepted) {
  const EditionCopy copy({});
  EXPECT_TRUE(framework_files::load_edition(copy.folder()));
  const auto results = results_files::load_results((here / "sound" / "results.yaml").string(), editions());
  ASSERT_TRUE(results);
  EXPECT_TRUE(results->assessment.findings.empty());
  EXPECT_TRUE(improvement_files::load_plan((here / "sound" / "plan.yaml").string()));
  EXPECT_TRUE(load_library(here / "sound" / "library.yaml"));
}

/// What cannot stand here as a file: bytes that are no text, too many of them, folders, nothing.
class OddFile : public testing::Test {
 protected:
  OddFile() {
    std::string pattern = (fs::temp_directory_path() / "prongsai-odd-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~OddFile() override { fs::remove_all(folder_); }

  std::string write(const std::string& bytes) {
    const fs::path path = folder_ / "results.yaml";
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  static void expect_told(const std::string& path, const Expected& expected) {
    const auto results = results_files::load_results(path, editions());
    ASSERT_FALSE(results) << "accepted";
    prongsai::expect_told(results.problems(), expected, path);
  }

  fs::path folder_;
};

TEST_F(OddFile, in_the_old_thai_encoding_is_told_where_and_what_to_do) {
  expect_told(
      write("kind: results\nschema: 1\nagency: { id: x, name_th: \xE0\xB7\xC8\xC1 }\n"),
      {.file = {}, .code = "yaml.not_utf8", .line = 3, .th = {"UTF-8", "บันทึก"}, .en = {"UTF-8", "save"}});
}

TEST_F(OddFile, of_a_spreadsheet_in_utf_16_too) {
  expect_told(write(std::string("\xFF\xFEk\0i\0n\0d\0:\0", 12)),
              {.file = {}, .code = "yaml.not_utf8", .line = 1, .th = {"UTF-8"}, .en = {"UTF-8"}});
}

TEST_F(OddFile, of_five_million_bytes_is_refused_before_it_is_read) {
  expect_told(write("kind: results\n#" + std::string(5'000'000, 'x')),
              {.file = {}, .code = "yaml.too_large", .line = 0, .th = {"1048576"}, .en = {"1048576"}});
}

TEST_F(OddFile, without_a_single_byte_is_called_empty) {
  expect_told(write(""), {.file = {}, .code = "yaml.empty", .line = 0, .th = {"ว่าง"}, .en = {"empty"}});
}

TEST_F(OddFile, that_is_a_folder_is_called_a_folder) {
  expect_told(folder_.string(),
              {.file = {}, .code = "yaml.is_folder", .line = 0, .th = {"โฟลเดอร์"}, .en = {"folder"}});
}

TEST_F(OddFile, that_is_not_there_is_called_missing) {
  expect_told((folder_ / "no-such.yaml").string(), {.file = {},
                                                    .code = "yaml.no_such_file",
                                                    .line = 0,
                                                    .th = {"ไม่พบ", "no-such.yaml"},
                                                    .en = {"no file", "no-such.yaml"}});
}

TEST_F(OddFile, with_a_hundred_mistakes_tells_at_most_a_hundred) {
  std::string text =
      "kind: results\nschema: 1\nedition: ita/2565\nagency: { id: x, name_th: ก }\npublished:\n  items:\n";
  for (int i = 0; i < 300; ++i) text += "    zz" + std::to_string(i) + ": \"1\"\n";
  const auto results = results_files::load_results(write(text), editions());
  ASSERT_FALSE(results);
  EXPECT_EQ(results.problems().size(), 100U);
}

}  // namespace
}  // namespace prongsai
