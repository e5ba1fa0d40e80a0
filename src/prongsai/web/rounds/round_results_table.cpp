// SPDX-License-Identifier: Apache-2.0
// How far the results of a round are, in a table, and the agencies behind a line of it.
#include <algorithm>
#include <map>

#include "prongsai/http/target.h"
#include "prongsai/results_sheets/form_shape.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/paging.h"
#include "prongsai/web/frame/parts.h"
#include "prongsai/web/rounds/round_results_detail.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::rounds {
namespace {

using desk::RoundResultsView;
using store::RoundOutcome;

/// Of an agency, how many fields that clash are named.
constexpr std::size_t clashes_shown_most = 6;

std::string number_words(std::int64_t number) {
  return grouped(static_cast<std::uint64_t>(number));
}

const framework::Edition* edition_of(const RoundResultsView& view) {
  return view.round.rules ? &view.round.rules->edition : nullptr;
}

/// Agencies of which something was found, added up over all that was found of them.
class Sums {
 public:
  explicit Sums(const RoundResultsView& view) : view_(view) {}

  template <class Matches>
  [[nodiscard]] std::int64_t of(Matches matches) const {
    std::int64_t out = 0;
    for (const store::RoundResultSum& one : view_.sums) out += matches(one) ? one.agencies : 0;
    return out;
  }
  [[nodiscard]] std::int64_t of(RoundOutcome outcome) const {
    return of([&](const store::RoundResultSum& one) { return one.outcome == outcome; });
  }
  [[nodiscard]] std::int64_t looked_at() const {
    return of([](const store::RoundResultSum&) { return true; });
  }
  [[nodiscard]] static bool is_complete(const store::RoundResultSum& one) { return one.missing.empty(); }
  [[nodiscard]] std::int64_t items_open() const {
    std::int64_t out = 0;
    for (const store::RoundResultSum& one : view_.sums) out += one.missing.items;
    return out;
  }
  [[nodiscard]] std::int64_t made() const {
    std::int64_t out = 0;
    for (const store::RoundResultSum& one : view_.sums) out += one.made;
    return out;
  }
  [[nodiscard]] desk::Moment last_looked_at() const {
    desk::Moment out{};
    for (const store::RoundResultSum& one : view_.sums) out = std::max(out, one.last_looked_at);
    return out;
  }
  /// By word, of one of the lists of what is missing.
  [[nodiscard]] std::map<std::string, std::int64_t> by_word(
      std::vector<std::string> store::MissingFigures::* list) const {
    std::map<std::string, std::int64_t> out;
    for (const store::RoundResultSum& one : view_.sums) {
      for (const std::string& word : one.missing.*list) out[word] += one.agencies;
    }
    return out;
  }
  [[nodiscard]] std::int64_t versions(store::ResultState state) const {
    for (const store::StateCount& one : view_.versions) {
      if (one.state == state) return one.agencies;
    }
    return 0;
  }

 private:
  const RoundResultsView& view_;
};

/// The table of how far the round's results are.
class Standing {
 public:
  Standing(const Visit& visit, const RoundResultsView& view)
      : visit_(visit), view_(view), sums_(view), table_(results_words(visit.voice, "standing")) {}

  [[nodiscard]] Html html() {
    table_.head(
        {{results_words(voice(), "what_column"), {}}, {results_words(voice(), "agencies_column"), "number"}});
    add("in_round", view_.round.agencies);
    add("looked_at", sums_.looked_at());
    if (sums_.looked_at() > 0) add_found();
    table_.group(results_words(voice(), "group.versions"));
    add("made", sums_.made());
    add_state("entered", store::ResultState::entered);
    add_state("confirmed", store::ResultState::confirmed);
    add_state("published", store::ResultState::published);
    return table_.html();
  }

 private:
  [[nodiscard]] const Voice& voice() const { return visit_.voice; }

  void row(const Html& words, std::int64_t count, std::string_view classes = {}) {
    table_.row({{words, {}, true}, {number_words(count), "number"}}, classes);
  }
  /// One of the reasons for the line above.
  void part(const std::string& words, std::int64_t count) { row(words, count, "below"); }
  void add(const char* key, std::int64_t count, const std::string& address = {}) {
    const std::string words = results_words(voice(), std::string("row.") + key);
    row(address.empty() || count == 0 ? Html(words) : link_to(address, words), count);
  }
  void add_which(const char* key, std::int64_t count) {
    add(key, count, results_path(visit_, std::string("?which=") + key + "#agencies"));
  }
  void add_state(const char* state, store::ResultState which) {
    add(state, sums_.versions(which),
        visit_.path("results") + "?edition=" + http::percent_encode(view_.round.round().edition) +
            "&state=" + state);
  }
  void add_found() {
    table_.group(results_words(voice(), "group.found"));
    add("complete", sums_.of(Sums::is_complete));
    add_which("incomplete",
              sums_.of([](const store::RoundResultSum& one) { return !Sums::is_complete(one); }));
    const auto survey = [&](const char* key, const std::map<std::string, std::int64_t>& by_word) {
      for (const auto& [word, count] : by_word)
        part(results_words(voice(), key, {{"survey", sampled_name(voice(), edition_of(view_), word)}}),
             count);
    };
    survey("row.unopened", sums_.by_word(&store::MissingFigures::unopened));
    survey("row.unscored", sums_.by_word(&store::MissingFigures::unscored));
    const std::int64_t open = sums_.of([](const store::RoundResultSum& one) { return one.lacks_items; });
    if (open > 0)
      part(results_words(voice(), "row.items", {{"items", number_words(sums_.items_open())}}), open);
    for (const auto& [code, count] : sums_.by_word(&store::MissingFigures::deductions))
      part(results_words(voice(), "row.deduction", {{"deduction", code}}), count);
    table_.group(results_words(voice(), "group.outcomes"));
    add_which("same", sums_.of(RoundOutcome::same));
    add_which("ready", sums_.of(RoundOutcome::ready));
    add_which("clashing", sums_.of(RoundOutcome::clashing));
    add_which("nothing", sums_.of(RoundOutcome::nothing));
  }

  const Visit& visit_;
  const RoundResultsView& view_;
  Sums sums_;
  Table table_;
};

/// "แบบวัด IIT ยังไม่เปิดหีบ · 3 ข้อยังไม่มีคะแนนสุดท้าย".
Html missing_words(const Voice& voice, const RoundResultsView& view, const store::MissingFigures& missing) {
  Html items;
  const auto survey = [&](const char* key, const std::vector<std::string>& words) {
    for (const std::string& word : words)
      items += element("li", {},
                       results_words(voice, key, {{"survey", sampled_name(voice, edition_of(view), word)}}));
  };
  survey("row.unopened", missing.unopened);
  survey("row.unscored", missing.unscored);
  if (missing.items > 0)
    items += element("li", {}, results_words(voice, "line.items", {{"items", number_words(missing.items)}}));
  for (const std::string& code : missing.deductions)
    items += element("li", {}, results_words(voice, "row.deduction", {{"deduction", code}}));
  return items.empty() ? Html(span("none", "–")) : element("ul", {{"class", "plain"}}, items);
}

Html clash_words(const Voice& voice, const results_sheets::FormShape& shape,
                 const std::vector<std::string>& clashes) {
  Html items;
  for (std::size_t i = 0; i < std::min(clashes.size(), clashes_shown_most); ++i) {
    const results_sheets::Field* field = shape.find(clashes[i]);
    items += element("li", {},
                     field == nullptr
                         ? Html(results_words(voice, "line.form"))
                         : voice.prose(text::choose(voice.language(), field->label.th, field->label.en)));
  }
  if (clashes.size() > clashes_shown_most)
    items += element(
        "li", {{"class", "muted"}},
        results_words(
            voice, "line.more",
            {{"count", number_words(static_cast<std::int64_t>(clashes.size() - clashes_shown_most))}}));
  return items.empty() ? Html(span("none", "–")) : element("ul", {{"class", "plain"}}, items);
}

}  // namespace

std::string results_words(const Voice& voice, const std::string& key, const text::Details& details) {
  return voice.say("round_results." + key, details);
}

std::string results_path(const Visit& visit, std::string_view below) {
  return round_path(visit, visit.request.capture("round"), "results") + std::string(below);
}

Html results_standing(const Visit& visit, const RoundResultsView& view) {
  const Sums sums(view);
  const Html when =
      sums.looked_at() == 0
          ? paragraph("muted", results_words(visit.voice, "never_looked"))
          : paragraph("muted", results_words(visit.voice, "last_looked",
                                             {{"moment", visit.voice.moment(sums.last_looked_at())}}));
  return when + Standing(visit, view).html();
}

Html results_lines(const Visit& visit, const RoundResultsView& view, std::int64_t page) {
  const Voice& voice = visit.voice;
  if (view.which.empty()) return {};
  Table table(results_words(voice, "list." + view.which));
  table.head({{voice.say("rounds.agency"), {}},
              {results_words(voice, "missing_column"), {}},
              {results_words(voice, "clashes_column"), {}},
              {results_words(voice, "results_column"), {}}});
  const auto shape = view.round.rules ? results_sheets::make_form_shape(view.round.rules)
                                      : results_sheets::FormShape{nullptr, {}, {}};
  for (const store::NamedRoundResult& one : view.lines) {
    const std::string& id = one.result.agency;
    const std::string agency = http::percent_encode(id);
    table.row({{link_to(round_path(visit, view.round.round().id, "agencies/" + agency + "/grades/scores"),
                        voice.prose(text::choose(voice.language(), one.name_th, one.name_en))),
                {},
                true},
               {missing_words(voice, view, one.result.missing), {}},
               {clash_words(voice, shape, one.result.clashes), {}},
               {link_to(visit.path("results/" + agency + "/" + view.round.round().edition),
                        results_words(voice, "line.results")),
                {}}});
  }
  const std::int64_t pages =
      std::max<std::int64_t>(1, (view.found + desk::round_results_a_page - 1) / desk::round_results_a_page);
  const Html list =
      table.empty() ? paragraph("muted", results_words(voice, "list.empty")) : table.html("labelled");
  return section(
      "agencies", results_words(voice, "list." + view.which), list,
      paging(voice, std::clamp<std::int64_t>(page, 1, pages), pages, "?which=" + view.which + "&"));
}

}  // namespace prongsai::web::rounds
