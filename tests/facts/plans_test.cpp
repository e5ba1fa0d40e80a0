// SPDX-License-Identifier: Apache-2.0
// The real plans of data/plans, line by line, against what the reports print.
#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>

#include <gtest/gtest.h>

#include "prongsai/improvement/library.h"
#include "prongsai/improvement_files/plan_file.h"
#include "prongsai/yaml/node.h"

#include "facts_test_tools.h"

namespace prongsai::facts {
namespace {

using improvement::Record;
using improvement::RecordKind;
using improvement_files::PlanFile;

const std::vector<std::string> plan_files = {"chiang-mai-province-2565", "chiang-mai-province-2566",
                                             "chiang-mai-province-2567", "chiang-mai-city-2567"};

std::string path_of(const std::string& name) {
  return (root() / "data" / "plans" / (name + ".yaml")).string();
}

const PlanFile& plan(const std::string& name) {
  static std::map<std::string, PlanFile> all;
  const auto found = all.find(name);
  if (found != all.end()) return found->second;
  auto read = improvement_files::load_plan(path_of(name));
  if (!read) throw std::runtime_error(text::sentence(text::Language::en, read.problems().front()));
  return all.emplace(name, std::move(read).value()).first->second;
}

/// One line of plans.txt.
struct Fact {
  std::string file;
  std::string what;
  std::string id;
  std::string value;
  std::string text;  ///< the whole line
};

void PrintTo(const Fact& fact, std::ostream* out) {
  *out << fact.text;
}

std::vector<Fact> read_facts() {
  std::ifstream stream(root() / "tests" / "facts" / "plans.txt");
  std::vector<Fact> out;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    Fact fact;
    fact.text = line;
    words >> fact.file >> fact.what >> fact.id;
    std::getline(words >> std::ws, fact.value);
    std::replace(fact.value.begin(), fact.value.end(), '|', '\n');
    if (fact.value == "–") fact.value.clear();
    out.push_back(std::move(fact));
  }
  return out;
}

class PlanFact : public testing::TestWithParam<Fact> {};

TEST_P(PlanFact, stands_in_the_plan_as_the_report_prints_it) {
  const Fact& fact = GetParam();
  const PlanFile& file = plan(fact.file);
  if (fact.what == "count") {
    const auto* kind = improvement::find_kind(fact.id);
    ASSERT_NE(kind, nullptr);
    EXPECT_EQ(std::to_string(file.plan.of(kind->kind).size()), fact.value);
    return;
  }
  const Record* record = file.plan.find(fact.id);
  ASSERT_NE(record, nullptr);
  if (fact.what == "steps") {
    EXPECT_EQ(std::to_string(file.plan.of(RecordKind::step, fact.id).size()), fact.value);
  } else if (fact.what == "at") {
    EXPECT_EQ(file.read_in.at(fact.id).at, fact.value);
  } else {
    ASSERT_NE(improvement::spec_of(record->kind).find(fact.what), nullptr) << "no such field";
    EXPECT_EQ(record->field(fact.what), fact.value);
  }
}

INSTANTIATE_TEST_SUITE_P(Reports, PlanFact, testing::ValuesIn(read_facts()), [](const auto& one) {
  std::string name = one.param.file + "_" + one.param.what + "_" + one.param.id;
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
});

TEST(PlanFiles, are_what_the_program_would_write_below_their_remarks) {
  for (const std::string& name : plan_files) {
    const auto bytes = yaml::read_file(path_of(name));
    ASSERT_TRUE(bytes.ok());
    const std::size_t start = bytes->find("kind: plan\n");
    ASSERT_NE(start, std::string::npos);
    EXPECT_EQ(bytes->substr(start), improvement_files::write_plan(plan(name))) << name;
  }
}

TEST(PlanFiles, have_a_source_and_a_line_for_every_record) {
  for (const std::string& name : plan_files) {
    for (const Record& record : plan(name).plan.records) {
      const auto found = plan(name).read_in.find(record.id);
      ASSERT_NE(found, plan(name).read_in.end()) << name << " " << record.id;
      EXPECT_FALSE(found->second.sources.empty()) << name << " " << record.id;
      EXPECT_EQ(found->second.at.rfind("line", 0), 0U) << name << " " << record.id;
    }
  }
}

TEST(PlanFiles, are_about_nodes_that_their_editions_have) {
  for (const std::string& name : plan_files) {
    const auto rules = editions().find(plan(name).plan.edition);
    ASSERT_NE(rules, nullptr) << name;
    for (const Record& record : plan(name).plan.records) {
      for (const std::string& node : improvement::read_about(record.field("about"))) {
        EXPECT_TRUE(improvement::has_node(rules->edition, node)) << name << " " << record.id << " " << node;
      }
    }
  }
}

// A mark above or below a letter that follows a tone mark, two tone marks, or a blank before a mark: what the
// text layer of report 002 has in many places.
TEST(PlanFiles, have_no_thai_marks_out_of_order) {
  const std::vector<std::string> vowels = {"ั", "ิ", "ี", "ึ", "ื", "ุ", "ู"};
  const std::vector<std::string> tones = {"่", "้", "๊", "๋"};
  for (const std::string& name : plan_files) {
    for (const Record& record : plan(name).plan.records) {
      for (const auto& [field, text] : record.fields) {
        for (const std::string& tone : tones) {
          for (const std::string& vowel : vowels)
            EXPECT_EQ(text.find(tone + vowel), std::string::npos) << text;
          for (const std::string& other : tones)
            EXPECT_EQ(text.find(tone + other), std::string::npos) << text;
          EXPECT_EQ(text.find(" " + tone), std::string::npos) << text;
        }
      }
    }
  }
}

}  // namespace
}  // namespace prongsai::facts
