// SPDX-License-Identifier: Apache-2.0
// Walks a template's parts in their order and puts cover and provenance round them.
#include "prongsai/report/write.h"

#include <algorithm>
#include <array>
#include <map>

#include "prongsai/report/claims.h"
#include "prongsai/report/frame_detail.h"
#include "prongsai/report/parts_detail.h"
#include "prongsai/report/scores_detail.h"

namespace prongsai::report {
namespace {

using namespace detail;  // NOLINT(google-build-using-namespace): the walker speaks of nothing else

std::string with_number(std::string words, std::size_t number) {
  constexpr std::string_view place = "{n}";
  const std::size_t at = words.find(place);
  if (at != std::string::npos) words.replace(at, place.size(), std::to_string(number));
  return words;
}

class Walk {
 public:
  explicit Walk(Writer& writer) : writer_(writer) { sections().push_back({}); }

  void blocks(const BlockPatterns& patterns, const Scope& scope) {
    for (const BlockPattern& one : patterns) block(one, scope);
  }
  void add(doc::Block block) { sections().back().blocks.push_back(std::move(block)); }

 private:
  std::vector<doc::Section>& sections() { return writer_.draft.document.sections; }

  /// The first test that does not hold, and whether it cannot be decided.
  struct Failure {
    std::string test;
    bool is_unknown = false;
  };
  std::optional<Failure> failure(const Tests& tests, const Scope& scope) {
    for (const std::string& test : tests) {
      const auto decided = writer_.holds(test, scope);
      if (!decided || !*decided) return Failure{test, !decided};
    }
    return std::nullopt;
  }

  void refuse(const std::string& sentence, const Failure& failed) {
    if (unborne_claims(sentence, {}).empty()) return;
    std::vector<Refusal>& all = writer_.draft.refusals;
    const bool is_told = std::any_of(all.begin(), all.end(), [&](const Refusal& one) {
      return one.sentence == sentence && one.test == failed.test;
    });
    if (!is_told) all.push_back({sentence, failed.test, failed.is_unknown});
  }

  void block(const BlockPattern& pattern, const Scope& scope) {
    if (const auto failed = failure(pattern.when, scope)) {
      if (const auto* text = std::get_if<TextPattern>(&pattern.form); text != nullptr && failed->is_unknown) {
        for (const Sentence& one : text->sentences) refuse(one.say, *failed);
      }
      return;
    }
    std::visit([&](const auto& form) { print(form, scope); }, pattern.form);
  }

  std::string number_of(const HeadingPattern& pattern) {
    if (pattern.numbered.empty()) return {};
    if (pattern.numbered != "count")
      return with_number(writer_.word(pattern.numbered), ++keyed_[pattern.numbered]);
    const auto level = static_cast<std::size_t>(std::clamp(pattern.level, 1, levels) - 1);
    ++counts_[level];
    for (std::size_t below = level + 1; below < counts_.size(); ++below) counts_[below] = 0;
    std::string out;
    std::size_t parts = 0;
    for (std::size_t at = 0; at <= level; ++at) {
      if (counts_[at] == 0) continue;
      out += (parts++ == 0 ? "" : ".") + std::to_string(counts_[at]);
    }
    return parts == 1 ? out + "." : out;
  }

  void print(const HeadingPattern& pattern, const Scope& scope) {
    doc::Heading heading;
    heading.level = pattern.level;
    heading.number = number_of(pattern);
    for (const std::string& one : pattern.phrases)
      heading.phrases.push_back(doc::text_of(writer_.fill(one, scope)));
    heading.id = "part-" + std::to_string(++headings_);
    heading.is_centred = pattern.is_centred;
    heading.starts_page = pattern.starts_page;
    add(std::move(heading));
  }

  void print(const TextPattern& pattern, const Scope& scope) {
    doc::Paragraph paragraph{.spans = {}, .role = pattern.role, .keep_with_next = pattern.keep_with_next};
    std::vector<std::pair<const Sentence*, Failure>> refused;
    for (const Sentence& one : pattern.sentences) {
      if (const auto failed = failure(one.when, scope)) {
        refused.emplace_back(&one, *failed);
        continue;
      }
      if (!paragraph.spans.empty()) paragraph.spans.push_back(writer_.words(" "));
      for (doc::Span& span : writer_.fill(one.say, scope)) paragraph.spans.push_back(std::move(span));
      if (pattern.is_first_only) break;
    }
    // One of several wordings of the same thing: the others are not missed.
    if (!pattern.is_first_only || paragraph.spans.empty()) {
      for (const auto& [sentence, failed] : refused) refuse(sentence->say, failed);
    }
    if (!paragraph.spans.empty()) add(std::move(paragraph));
  }

  void print(const TablePattern& pattern, const Scope& scope) {
    auto made = table(writer_, pattern.of, scope);
    if (!made) return;
    if (!pattern.caption.empty()) {
      const std::string words = doc::text_of(writer_.fill(pattern.caption, scope));
      made->caption = with_number(writer_.word("caption.table"), ++tables_) + " " + words;
    }
    made->id = "table-" + std::to_string(++table_ids_);
    add(std::move(*made));
  }

  void print(const ListPattern& pattern, const Scope& scope) {
    if (auto made = list(writer_, pattern.of, pattern.mark, scope)) add(std::move(*made));
  }

  void print(const FigurePattern& pattern, const Scope& scope) {
    auto made = figure(writer_, pattern.of, scope);
    if (!made) return;
    made->caption = with_number(writer_.word("caption.figure"), ++figures_) + " " +
                    doc::text_of(writer_.fill(pattern.caption, scope));
    made->id = "figure-" + std::to_string(figures_);
    made->width_percent = pattern.width_percent;
    add(std::move(*made));
  }

  void print(const TypedPattern& pattern, const Scope& scope) {
    const auto found = writer_.input.typed.find(pattern.field);
    if (found != writer_.input.typed.end() && !found->second.empty()) {
      for (const std::string& line : lines_of(found->second))
        add(doc::Paragraph{.spans = {writer_.words(line)}});
      return;
    }
    if (!pattern.otherwise.empty()) add(doc::Paragraph{.spans = writer_.fill(pattern.otherwise, scope)});
  }

  void print(const EachPattern& pattern, const Scope& scope) {
    for (const EachEntry& entry : all_repetitions()) {
      if (entry.code != pattern.of) continue;
      for (const Scope& one : entry.make(writer_, scope)) blocks(pattern.body, one);
    }
  }

  void print(const BreakPattern&, const Scope&) { add(doc::PageBreak{}); }

  void print(const SectionPattern& pattern, const Scope&) {
    if (sections().back().blocks.empty()) {
      sections().back().orientation = pattern.orientation;
    } else {
      sections().push_back({.orientation = pattern.orientation, .blocks = {}});
    }
  }

  static constexpr int levels = 3;
  Writer& writer_;
  std::array<std::size_t, levels> counts_{};
  std::map<std::string, std::size_t, std::less<>> keyed_;
  std::size_t headings_ = 0;
  std::size_t tables_ = 0;
  std::size_t table_ids_ = 0;
  std::size_t figures_ = 0;
};

void put_blocking_first(std::vector<Gap>& gaps) {
  std::vector<Gap> out;
  for (const GapWeight weight : {GapWeight::blocks, GapWeight::warns}) {
    for (const Gap& one : gaps) {
      if (one.weight == weight) out.push_back(one);
    }
  }
  gaps = std::move(out);
}

/// A section that says nothing would be an empty page.
void drop_empty_sections(doc::Document& document) {
  std::erase_if(document.sections, [](const doc::Section& one) { return one.blocks.empty(); });
}

}  // namespace

Draft write(const Template& pattern, const Wording& wording, const Input& input) {
  Writer writer(pattern, wording, input);
  fill_properties(writer);
  Walk walk(writer);
  walk.add(cover_of(writer));
  if (writer.look.now != nullptr || is_of_plan(input.kind)) walk.blocks(pattern.body, {});
  walk.add(provenance_of(writer));
  for (const GapFinder find : all_gap_finders()) find(writer);
  put_blocking_first(writer.draft.gaps);
  drop_empty_sections(writer.draft.document);
  writer.draft.document = doc::with_digits(std::move(writer.draft.document), input.letterhead.digits);
  return std::move(writer.draft);
}

}  // namespace prongsai::report
