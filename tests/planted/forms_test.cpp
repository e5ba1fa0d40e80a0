// SPDX-License-Identifier: Apache-2.0
// An office checks the file it has: what is read from a PDF, a DOCX or a web page says the same as the
// document's text, gives no finding that the text does not give, and shows the same slips.
#include "forms.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "plants.h"
#include "slips.h"

namespace prongsai::planted {
namespace {

/// More of them by hand: PRONGSAI_MADE_FORMS=200.
std::uint64_t agencies_wanted() {
  const char* wish = std::getenv("PRONGSAI_MADE_FORMS");
  return wish == nullptr ? 10 : std::strtoull(wish, nullptr, 10);
}

const Press& press() {
  static const Press one;
  return one;
}

/// Cells apart by '|', without blanks where a form cannot tell them, without empty cells at the end.
std::string key_of(const lint::Line& line, bool blanks) {
  std::string out;
  for (const std::string& cell : line.cells) {
    std::string words = cell;
    if (!blanks) std::erase(words, ' ');
    out += words + '|';
  }
  out.erase(out.find_last_not_of('|') + 1);
  return out;
}

using Rows = std::multiset<std::string>;

/// The rows of each table, tables in their order.
std::vector<Rows> tables_in(const lint::Manuscript& manuscript, bool blanks) {
  std::vector<Rows> out;
  int table = 0;
  for (const lint::Line& line : manuscript.lines) {
    if (line.table == 0) continue;
    if (line.table != table) out.emplace_back();
    table = line.table;
    if (std::string key = key_of(line, blanks); !key.empty()) out.back().insert(std::move(key));
  }
  return out;
}

/// What one form has made of a number of documents.
struct Count {
  std::size_t documents = 0;
  std::size_t tables = 0;
  std::size_t rows = 0;
  std::size_t equal = 0;
  std::size_t loose = 0;  ///< rows that the text does not have
  std::size_t findings = 0;
  std::vector<std::string> complaints;

  void add(const Count& other) {
    documents += other.documents;
    tables += other.tables;
    rows += other.rows;
    equal += other.equal;
    loose += other.loose;
    findings += other.findings;
    complaints.insert(complaints.end(), other.complaints.begin(), other.complaints.end());
  }
};

/// A table of the text is there when one of the form has all of its rows: counts those of the one most alike.
void compare_tables(const lint::Manuscript& text, const lint::Manuscript& form, bool blanks,
                    const std::string& place, Count& count) {
  std::vector<Rows> theirs = tables_in(form, blanks);
  for (const Rows& table : tables_in(text, blanks)) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      std::vector<std::string> both;
      std::set_intersection(table.begin(), table.end(), theirs[i].begin(), theirs[i].end(),
                            std::back_inserter(both));
      if (both.size() > most) {
        most = both.size();
        best = i;
      }
    }
    ++count.tables;
    count.rows += table.size();
    count.equal += most;
    Rows left = most == 0 ? Rows() : theirs[best];
    for (const std::string& row : table) {
      const auto same = left.find(row);
      if (same != left.end()) {
        left.erase(same);
      } else {
        count.complaints.push_back(place + ": no row " + row);
      }
    }
    if (most > 0) theirs[best] = std::move(left);
  }
  for (const Rows& table : theirs) {
    count.loose += table.size();
    for (const std::string& row : table) count.complaints.push_back(place + ": loose row " + row);
  }
}

std::map<std::string, int> codes_of(const std::vector<lint::Finding>& findings) {
  std::map<std::string, int> out;
  for (const lint::Finding& one : findings) ++out[one.code];
  return out;
}

std::string told(const lint::Finding& finding) {
  return finding.code + " at line " + std::to_string(finding.line) + ": " + finding.printed + " -> " +
         finding.expected;
}

void compare_findings(const lint::Manuscript& text, const lint::Manuscript& form, const std::string& place,
                      Count& count) {
  auto allowed = codes_of(press().errors(text));
  for (const lint::Finding& one : press().errors(form)) {
    if (--allowed[one.code] >= 0) continue;
    ++count.findings;
    count.complaints.push_back(place + ": " + told(one));
  }
}

/// Its lines are a list of words and values, which each form sets in its own way.
doc::Document without_provenance(doc::Document document) {
  for (doc::Section& section : document.sections) {
    std::erase_if(section.blocks,
                  [](const doc::Block& block) { return std::holds_alternative<doc::Provenance>(block); });
  }
  std::erase_if(document.sections, [](const doc::Section& section) { return section.blocks.empty(); });
  return document;
}

using Counts = std::map<Form, Count>;

Counts read_agency(std::uint64_t seed) {
  Counts out;
  for (const report::Kind kind : report::kinds) {
    const doc::Document document = press().document(kind, seed);
    const lint::Manuscript text = as_text(document);
    const doc::Document tables = without_provenance(document);
    for (const Form form : forms) {
      Count& count = out[form];
      ++count.documents;
      const std::string place = std::string(name_of(form)) + " of " + std::string(report::code_of(kind)) +
                                " " + std::to_string(seed);
      compare_tables(as_text(tables), read_back(rendered(tables, form)), form != Form::pdf, place, count);
      compare_findings(text, read_back(rendered(document, form)), place, count);
    }
  }
  return out;
}

/// One piece of work for each seed, on two cores; answers in the order of the seeds.
template <typename Answer>
std::vector<Answer> for_each_seed(const std::function<Answer(std::uint64_t)>& work) {
  static_cast<void>(press());
  const std::uint64_t wanted = agencies_wanted();
  std::vector<Answer> answers(wanted);
  const auto every_other = [&](std::uint64_t first) {
    for (std::uint64_t i = first; i < wanted; i += 2) answers[i] = work(i + 1);
  };
  std::thread other(every_other, 1);
  every_other(0);
  other.join();
  return answers;
}

TEST(Forms, say_what_the_text_says) {
  Counts all;
  for (const Counts& counts : for_each_seed<Counts>(read_agency)) {
    for (const auto& [form, count] : counts) all[form].add(count);
  }
  for (const auto& [form, count] : all) {
    std::printf("%-4s %zu documents, %zu tables, %zu of %zu rows equal, %zu loose rows, %zu findings\n",
                name_of(form), count.documents, count.tables, count.equal, count.rows, count.loose,
                count.findings);
    for (std::size_t i = 0; i < std::min<std::size_t>(count.complaints.size(), 40); ++i) {
      std::printf("  %s\n", count.complaints[i].c_str());
    }
    // A PDF does not tell whether a row goes on overleaf, nor a strong line from a heading.
    const std::size_t often = form == Form::pdf ? 1 : 0;
    EXPECT_LE((count.rows - count.equal) * 100, count.rows * often) << name_of(form);
    EXPECT_LE(count.loose * 50, count.rows * often) << name_of(form);
    EXPECT_LE(count.findings * 20, count.documents * often) << name_of(form);
  }
}

struct Tried {
  std::string slip;
  std::string words;
  bool in_text = false;
  std::map<Form, bool> in_form;
};

/// Codes that the slip brought about.
std::set<std::string> brought(const lint::Manuscript& sound, const lint::Manuscript& slipped) {
  const auto before = codes_of(press().errors(sound));
  std::set<std::string> out;
  for (const auto& [code, times] : codes_of(press().errors(slipped))) {
    const auto known = before.find(code);
    if (known == before.end() || known->second < times) out.insert(code);
  }
  return out;
}

std::vector<Tried> slip_each(std::uint64_t seed) {
  std::vector<Tried> out;
  const report::Kind kind = report::kinds.at(seed % report::kinds.size());
  const doc::Document sound = press().document(kind, seed);
  std::map<Form, lint::Manuscript> sound_forms;
  for (const Form form : forms) sound_forms[form] = read_back(rendered(sound, form));
  Chance chance(seed);
  for (const Slip& slip : slips()) {
    doc::Document document = sound;
    const auto words = slip.make(document, chance);
    if (!words) continue;
    const auto in_text = brought(as_text(sound), as_text(document));
    Tried tried{slip.name,
                std::string(report::code_of(kind)) + " " + std::to_string(seed) + ": " + *words,
                !in_text.empty(),
                {}};
    for (const Form form : forms) {
      const auto here = brought(sound_forms[form], read_back(rendered(document, form)));
      tried.in_form[form] = std::any_of(here.begin(), here.end(),
                                        [&](const std::string& code) { return in_text.contains(code); });
    }
    out.push_back(std::move(tried));
  }
  return out;
}

TEST(Forms, show_the_slips_that_the_text_shows) {
  struct Tally {
    std::size_t made = 0;
    std::size_t in_text = 0;
    std::map<Form, std::size_t> in_form;
  };
  std::map<std::string, Tally> tallies;
  for (const auto& answer : for_each_seed<std::vector<Tried>>(slip_each)) {
    for (const Tried& tried : answer) {
      Tally& tally = tallies[tried.slip];
      ++tally.made;
      if (!tried.in_text) continue;
      ++tally.in_text;
      for (const auto& [form, found] : tried.in_form) {
        tally.in_form[form] += found ? 1 : 0;
        EXPECT_TRUE(found) << tried.slip << " not found in " << name_of(form) << " of " << tried.words;
      }
    }
  }
  for (const Slip& slip : slips()) {
    Tally& tally = tallies[slip.name];
    std::printf("%-24s %3zu made, text %3zu, PDF %3zu, DOCX %3zu, HTML %3zu\n", slip.name, tally.made,
                tally.in_text, tally.in_form[Form::pdf], tally.in_form[Form::docx],
                tally.in_form[Form::html]);
    EXPECT_GT(tally.in_text, 0u) << slip.name;
  }
}

}  // namespace
}  // namespace prongsai::planted
