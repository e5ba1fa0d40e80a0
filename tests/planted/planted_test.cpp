// SPDX-License-Identifier: Apache-2.0
// Thousands of random agencies' documents: the checker finds nothing in a sound one, and names what is
// planted.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <map>
#include <thread>

#include <gtest/gtest.h>

#include "prongsai/doc_writers/plain.h"
#include "prongsai/lint/check.h"
#include "prongsai/report/write.h"
#include "prongsai/report_files/patterns.h"

#include "made_agency.h"
#include "plants.h"

namespace prongsai::planted {
namespace {

/// More of them by hand: PRONGSAI_MADE_AGENCIES=20000.
std::uint64_t agencies_wanted() {
  const char* wish = std::getenv("PRONGSAI_MADE_AGENCIES");
  return wish == nullptr ? 600 : std::strtoull(wish, nullptr, 10);
}

class Workshop {
 public:
  Workshop() : world_(load_world()) {
    auto patterns = report_files::load_patterns(std::string(PRONGSAI_SOURCE_DIR) + "/documents");
    if (!patterns) throw std::runtime_error("documents/ cannot be read");
    patterns_ = std::move(patterns).value();
    for (const auto& one : world_.editions->all()) {
      if (!one->edition.made_up) catalogue_.editions.push_back(&one->edition);
    }
  }
  std::string document(report::Kind kind, std::uint64_t seed) const {
    const auto agency = make_agency(world_, kind, seed);
    return doc_writers::plain(
        report::write(*patterns_.find(kind), patterns_.wording, agency->input).document);
  }
  /// What is counted as an error.
  std::vector<lint::Finding> errors(const std::string& text) const {
    auto found = lint::check(lint::read_text(text, "made.txt"), catalogue_);
    std::erase_if(found, [](const lint::Finding& one) { return one.certainty == lint::Certainty::hint; });
    return found;
  }

 private:
  World world_;
  report::Patterns patterns_;
  lint::Catalogue catalogue_;
};

const Workshop& workshop() {
  static const Workshop one;
  return one;
}

std::string told(const lint::Finding& finding) {
  return finding.code + " at line " + std::to_string(finding.line) + ": " + finding.printed + " -> " +
         finding.expected;
}

bool names(const lint::Finding& finding, const Plant& plant, const Planted& planted) {
  if (std::find(plant.kinds.begin(), plant.kinds.end(), finding.kind) == plant.kinds.end()) return false;
  return planted.anywhere || finding.line == planted.line ||
         std::find(finding.other_lines.begin(), finding.other_lines.end(), planted.line) !=
             finding.other_lines.end();
}

TEST(Planted, there_are_more_than_25_kinds_of_slips) {
  EXPECT_GE(plants().size(), 25u);
}

/// One piece of work for each seed, on all the machine's cores; answers in the order of the seeds.
template <typename Answer, typename Work>
std::vector<Answer> for_each_seed(std::uint64_t count, const Work& work) {
  std::vector<Answer> answers(count);
  std::atomic<std::uint64_t> next = 0;
  const auto go_on = [&] {
    for (std::uint64_t at = next++; at < count; at = next++) answers[at] = work(at + 1);
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) others.emplace_back(go_on);
  go_on();
  for (std::thread& one : others) one.join();
  return answers;
}

TEST(Planted, nothing_is_found_in_our_own_documents) {
  static_cast<void>(workshop());
  const auto answers = for_each_seed<std::vector<std::string>>(agencies_wanted(), [](std::uint64_t seed) {
    std::vector<std::string> faulty;
    for (const report::Kind kind : report::kinds) {
      const auto found = workshop().errors(workshop().document(kind, seed));
      if (found.empty()) continue;
      faulty.push_back(std::string(report::code_of(kind)) + " of agency " + std::to_string(seed) + ": " +
                       told(found.front()) + " (of " + std::to_string(found.size()) + ")");
    }
    return faulty;
  });
  std::size_t faulty = 0;
  for (const auto& answer : answers) {
    for (const std::string& words : answer) {
      if (++faulty <= 10) ADD_FAILURE() << words;
    }
  }
  const std::size_t documents = answers.size() * report::kinds.size();
  std::printf("%zu of %zu documents without a finding\n", documents - faulty, documents);
  EXPECT_EQ(faulty, 0u) << "of " << documents << " documents";
}

/// What became of one slip.
struct Tried {
  const char* name = nullptr;
  bool named = false;
  std::string words;
};

std::vector<Tried> plant_each(std::uint64_t seed) {
  std::vector<Tried> out;
  const report::Kind kind = report::kinds.at(seed % report::kinds.size());
  const Lines lines = lines_of(workshop().document(kind, seed));
  Chance chance(seed);
  for (const Plant& plant : plants()) {
    const auto planted = plant.plant(lines, chance);
    if (!planted) continue;
    const auto found = workshop().errors(text_of(planted->lines));
    const bool is_named = std::any_of(found.begin(), found.end(),
                                      [&](const lint::Finding& one) { return names(one, plant, *planted); });
    out.push_back({.name = plant.name,
                   .named = is_named,
                   .words = std::string(report::code_of(kind)) + " " + std::to_string(seed) + " line " +
                            std::to_string(planted->line) + ": " + planted->words});
  }
  return out;
}

TEST(Planted, what_is_planted_is_named) {
  struct Count {
    std::size_t planted = 0;
    std::size_t named = 0;
    std::string missed;
  };
  static_cast<void>(workshop());
  std::map<std::string, Count> counts;
  for (const auto& answer : for_each_seed<std::vector<Tried>>(agencies_wanted() / 3, plant_each)) {
    for (const Tried& tried : answer) {
      Count& count = counts[tried.name];
      ++count.planted;
      count.named += tried.named ? 1 : 0;
      if (!tried.named && count.missed.empty()) count.missed = tried.words;
    }
  }
  std::size_t planted = 0;
  std::size_t named = 0;
  for (const Plant& plant : plants()) {
    const Count& count = counts[plant.name];
    planted += count.planted;
    named += count.named;
    std::printf("%-45s %5zu of %5zu  %s\n", plant.name, count.named, count.planted, count.missed.c_str());
    EXPECT_GT(count.planted, 0u) << plant.name << " found no place in any document";
    EXPECT_GE(count.named * 100, count.planted * 80) << plant.name;
  }
  std::printf("%zu of %zu named\n", named, planted);
  EXPECT_GE(named * 100, planted * 95);
}

}  // namespace
}  // namespace prongsai::planted
