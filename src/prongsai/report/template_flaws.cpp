// SPDX-License-Identifier: Apache-2.0
// A template held against what the program can say, before anything is written with it.
#include <algorithm>

#include "prongsai/report/claims.h"
#include "prongsai/report/input.h"
#include "prongsai/report/literals.h"
#include "prongsai/report/names.h"
#include "prongsai/report/parts_detail.h"

namespace prongsai::report {
namespace {

using Open = std::vector<std::string>;  ///< the `each` that stand around, outermost first

/// "failing fallen" and so on: any of the words.
bool is_open(std::string_view scope, const Open& open) {
  if (scope.empty()) return true;
  for (std::size_t from = 0; from < scope.size();) {
    const std::size_t end = std::min(scope.find(' ', from), scope.size());
    const std::string_view one = scope.substr(from, end - from);
    if (std::find(open.begin(), open.end(), one) != open.end()) return true;
    from = end + 1;
  }
  return false;
}

class Check {
 public:
  Check(const Template& pattern, const Wording& wording) : pattern_(pattern), wording_(wording) {}

  std::vector<PatternFlaw> all() {
    check_facts(pattern_.title, {}, 0);
    for (const auto* lines : {&pattern_.cover_title, &pattern_.cover_subtitle, &pattern_.header})
      for (const std::string& line : *lines) check_facts(line, {}, 0);
    blocks(pattern_.body, {}, {});
    return std::move(flaws_);
  }

 private:
  void tell(int line, std::string code, std::vector<std::pair<std::string, std::string>> details) {
    flaws_.push_back({line, std::move(code), std::move(details)});
  }

  void check_name(const std::vector<Name>& names, const char* unknown, std::string_view name,
                  const Open& open, int line) {
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Name& one) { return one.code == name; });
    if (found == names.end()) {
      tell(line, unknown, {{"found", std::string(name)}});
    } else if (!is_open(found->scope, open)) {
      tell(line, "document.out_of_scope",
           {{"found", std::string(name)}, {"each", std::string(found->scope)}});
    }
  }

  void check_facts(std::string_view sentence, const Open& open, int line) {
    for (std::size_t from = sentence.find('{'); from != std::string_view::npos;
         from = sentence.find('{', from + 1)) {
      const std::size_t end = sentence.find('}', from);
      if (end == std::string_view::npos) {
        tell(line, "document.open_brace", {{"found", std::string(sentence)}});
        return;
      }
      check_name(fact_names(), "document.unknown_fact", sentence.substr(from + 1, end - from - 1), open,
                 line);
    }
    std::size_t stars = 0;
    for (std::size_t at = sentence.find("**"); at != std::string_view::npos; at = sentence.find("**", at + 2))
      ++stars;
    if (stars % 2 != 0) tell(line, "document.open_stars", {{"found", std::string(sentence)}});
    check_numbers(sentence, line);
  }

  /// Of every sentence, wherever it stands.
  void check_numbers(std::string_view sentence, int line) {
    for (std::string& one : typed_numbers(sentence))
      tell(line, "document.typed_number", {{"found", std::move(one)}});
    for (std::string& one : changes_as_percent(sentence))
      tell(line, "document.change_as_percent", {{"found", std::move(one)}});
  }

  void check_tests(const Tests& tests, const Open& open, int line) {
    constexpr std::string_view negation = "not ";
    for (std::string_view test : tests) {
      if (test.starts_with(negation)) test.remove_prefix(negation.size());
      check_name(test_names(), "document.unknown_test", test, open, line);
    }
  }

  /// Claims are borne by the sentence's own tests and by those of everything around it.
  void check_claims(const std::string& sentence, const Tests& around, const Tests& own, int line) {
    Tests tests = around;
    tests.insert(tests.end(), own.begin(), own.end());
    for (const std::string_view word : unborne_claims(sentence, tests))
      tell(line, "document.claim_without_test", {{"found", std::string(word)}, {"tests", tests_for(word)}});
  }

  static std::string tests_for(std::string_view word) {
    std::string out;
    for (const ClaimWord& claim : claim_words()) {
      if (claim.word != word) continue;
      for (const std::string_view test : claim.tests) out += (out.empty() ? "" : ", ") + std::string(test);
    }
    return out;
  }

  void blocks(const BlockPatterns& patterns, const Open& open, const Tests& around) {
    for (const BlockPattern& one : patterns) {
      check_tests(one.when, open, one.line);
      Tests tests = around;
      tests.insert(tests.end(), one.when.begin(), one.when.end());
      std::visit([&](const auto& form) { check(form, open, tests, one.line); }, one.form);
    }
  }

  void check(const HeadingPattern& form, const Open& open, const Tests& around, int line) {
    const bool is_key = !form.numbered.empty() && form.numbered != "count";
    if (is_key && wording_.words.find(form.numbered) == wording_.words.end())
      tell(line, "document.unknown_word", {{"found", form.numbered}});
    for (const std::string& one : form.phrases) {
      check_facts(one, open, line);
      check_claims(one, around, {}, line);
    }
  }
  void check(const TextPattern& form, const Open& open, const Tests& around, int) {
    for (const Sentence& one : form.sentences) {
      check_facts(one.say, open, one.line);
      check_tests(one.when, open, one.line);
      check_claims(one.say, around, one.when, one.line);
    }
  }
  void check(const TablePattern& form, const Open& open, const Tests& around, int line) {
    check_name(table_names(), "document.unknown_table", form.of, open, line);
    check_facts(form.caption, open, line);
    check_claims(form.caption, around, {}, line);
  }
  void check(const ListPattern& form, const Open& open, const Tests&, int line) {
    check_name(list_names(), "document.unknown_list", form.of, open, line);
  }
  void check(const FigurePattern& form, const Open& open, const Tests& around, int line) {
    check_name(figure_names(), "document.unknown_figure", form.of, open, line);
    check_facts(form.caption, open, line);
    check_claims(form.caption, around, {}, line);
  }
  void check(const TypedPattern& form, const Open& open, const Tests& around, int line) {
    const auto& fields = fields_of(pattern_.kind);
    const bool is_there = std::any_of(fields.begin(), fields.end(),
                                      [&](const FieldSpec& one) { return one.code == form.field; });
    if (!is_there) tell(line, "document.unknown_field", {{"found", form.field}});
    check_facts(form.otherwise, open, line);
    check_claims(form.otherwise, around, {}, line);
  }
  void check(const EachPattern& form, const Open& open, const Tests& around, int line) {
    std::vector<Name> names;
    for (const detail::EachEntry& one : detail::all_repetitions()) names.push_back({one.code, one.within});
    check_name(names, "document.unknown_each", form.of, open, line);
    Open inner = open;
    inner.push_back(form.of);
    // "each: failing" stands for what its name says, so its sentences may say it.
    Tests tests = around;
    if (form.of == "failing") tests.emplace_back("is_failing");
    if (form.of == "fallen") tests.emplace_back("indicator_fell");
    blocks(form.body, inner, tests);
  }
  void check(const BreakPattern&, const Open&, const Tests&, int) {}
  void check(const SectionPattern&, const Open&, const Tests&, int) {}

  const Template& pattern_;
  const Wording& wording_;
  std::vector<PatternFlaw> flaws_;
};

}  // namespace

std::vector<PatternFlaw> flaws(const Template& pattern, const Wording& wording) {
  return Check(pattern, wording).all();
}

}  // namespace prongsai::report
