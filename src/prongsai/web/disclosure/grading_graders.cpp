// SPDX-License-Identifier: Apache-2.0
// For the authority: how far grading is, dealing out seats, who is near whom, and items whose grade is known.
#include <algorithm>
#include <chrono>
#include <optional>

#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/text/language.h"
#include "prongsai/web/disclosure/agency_finder.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/rounds/round_words.h"

namespace prongsai::web::grading {
namespace {

constexpr std::chrono::milliseconds moment_to_wait{1'500};
constexpr const char* assign_kind = "assign_graders";

Html counts_of(const Voice& voice, const desk::GradingBoard& board) {
  Html facts;
  const auto add = [&](const char* key, std::int64_t count) {
    facts += fact_line(say(voice, std::string("board.") + key),
                       Html(number_words(static_cast<std::size_t>(count))));
  };
  facts += fact_line(say(voice, "board.seats"),
                     Html(say(voice, "board.of",
                              {{"done", number_words(static_cast<std::size_t>(board.seats.graded))},
                               {"all", number_words(static_cast<std::size_t>(board.seats.seats))}})));
  add("to_settle", board.seats.to_settle);
  add("unseated", board.seats.unseated);
  add("settled", board.seats.settled);
  add("disputed", board.disputed);
  add("decided", board.decided);
  add("confirmed", board.confirmed);
  return element("dl", {{"class", "facts"}}, facts);
}

/// "เทศบาลนครเชียงใหม่ (สมมติ)"; the id where the register does not know it.
Html named(const Voice& voice, const std::string& id, const std::string& th, const std::string& en) {
  const std::string& name = text::choose(voice.language(), th, en);
  return voice.prose(name.empty() ? id : name);
}

Html conflict_words(const desk::Office& office, const Voice& voice, const store::GraderConflict& one) {
  return one.agency.empty() ? Html(province_words(voice, office.reference, one.province))
                            : named(voice, one.agency, one.agency_th, one.agency_en);
}

Html graders_table(const desk::Office& office, const Voice& voice, const desk::GradingBoard& board) {
  if (board.graders.empty()) return paragraph("", say(voice, "graders.none"));
  Table table(say(voice, "graders.table"));
  table.head({{say(voice, "graders.name"), {}},
              number(say(voice, "graders.seats")),
              number(say(voice, "graders.graded")),
              {say(voice, "graders.conflicts"), {}}});
  for (const desk::GraderLine& one : board.graders) {
    Html conflicts;
    for (const store::GraderConflict& each : one.conflicts)
      conflicts += element("li", {}, conflict_words(office, voice, each), ": ", voice.prose(each.reason));
    table.row({row_head(join(voice.prose(one.name), " ", span("muted", one.person))),
               number(number_words(static_cast<std::size_t>(one.seats))),
               number(number_words(static_cast<std::size_t>(one.graded))),
               {conflicts.empty() ? span("none", "–") : element("ul", {{"class", "plain"}}, conflicts), {}}});
  }
  return table.html("labelled");
}

std::vector<Option> people_of(const desk::GradingBoard& board) {
  std::vector<Option> out;
  for (const desk::GraderLine& one : board.graders) out.push_back({one.person, one.name});
  return out;
}

/// Which form was sent, so that its own fields are filled in again.
enum class Sent { nothing, seat, conflict, golden };

/// The forms by hand. Seats and known grades are of the agency that was chosen; a conflict may be with it, or
/// with a province.
class Forms {
 public:
  Forms(const desk::Office& office, const Visit& visit, const desk::GradingBoard& board, Sent sent,
        const FormErrors& errors, const std::optional<desk::AgencyToAssign>& agency)
      : office_(office), visit_(visit), board_(board), sent_(sent), errors_(errors), agency_(agency) {}

  [[nodiscard]] Html agency() const {
    const std::string page = filing::board_path(visit_, board_.round.round.id, "graders");
    const Html chosen =
        agency_ ? paragraph("chosen", say(voice(), "find.chosen"), " ",
                            element("strong", {}, voice().prose(agency_words(voice(), agency_->agency))))
                : paragraph("muted", say(voice(), "graders.choose_first"));
    return join(chosen, agency_finder(office_, visit_, page, "by-hand", none_));
  }
  [[nodiscard]] Html seat() const {
    if (!has_items()) return {};
    const FormErrors& errors = errors_of(Sent::seat);
    return form(Sent::seat, "seat",
                of_agency() + item(Sent::seat, errors) +
                    select_field({.name = "seat",
                                  .label = say(voice(), "graders.seat"),
                                  .hint = {},
                                  .chosen = typed("seat", Sent::seat),
                                  .options = {{"1", say(voice(), "graders.seat_1")},
                                              {"2", say(voice(), "graders.seat_2")},
                                              {"3", say(voice(), "graders.seat_3")}}},
                                 errors) +
                    person(Sent::seat, errors));
  }
  [[nodiscard]] Html conflict() const {
    const FormErrors& errors = errors_of(Sent::conflict);
    const std::string none =
        agency_ ? agency_words(voice(), agency_->agency) : say(voice(), "graders.no_province");
    return form(Sent::conflict, "conflict",
                person(Sent::conflict, errors) + of_agency() +
                    select_field({.name = "province",
                                  .label = say(voice(), "graders.near"),
                                  .hint = say(voice(), "graders.near_hint"),
                                  .chosen = typed("province", Sent::conflict),
                                  .options = province_options(office_, voice(), none)},
                                 errors) +
                    reason(Sent::conflict, errors) +
                    check_field("end", say(voice(), "graders.end_conflict"), false));
  }
  [[nodiscard]] Html golden() const {
    if (!has_items()) return {};
    const FormErrors& errors = errors_of(Sent::golden);
    return form(Sent::golden, "golden",
                of_agency() + item(Sent::golden, errors) +
                    select_field({.name = "choice",
                                  .label = say(voice(), "graders.choice"),
                                  .hint = {},
                                  .chosen = typed("choice", Sent::golden),
                                  .options = choices()},
                                 errors) +
                    reason(Sent::golden, errors));
  }

 private:
  [[nodiscard]] const Voice& voice() const { return visit_.voice; }
  [[nodiscard]] bool has_items() const { return agency_ && !agency_->items.empty(); }
  [[nodiscard]] std::string typed(const char* name, Sent form) const {
    return sent_ == form ? visit_.field(name) : std::string();
  }
  [[nodiscard]] const FormErrors& errors_of(Sent form) const { return sent_ == form ? errors_ : none_; }
  [[nodiscard]] Html of_agency() const {
    return agency_ ? hidden_field("agency", agency_->agency.agency) : Html();
  }
  [[nodiscard]] Html item(Sent form, const FormErrors& errors) const {
    std::vector<Option> options;
    for (const framework::Item* one : agency_->items)
      options.push_back({one->code, filing::item_name(voice(), *one)});
    return select_field({.name = "item",
                         .label = say(voice(), "graders.item"),
                         .hint = {},
                         .chosen = typed("item", form),
                         .options = std::move(options)},
                        errors);
  }
  /// Of the scales of its items, each grade once; which of them an item has is looked at when it is sent.
  [[nodiscard]] std::vector<Option> choices() const {
    std::vector<Option> out;
    for (const framework::Item* item : agency_->items) {
      const framework::Scale& scale = agency_->rules->edition.scales[item->scale.value()];
      for (std::size_t i = 0; i < scale.choices.size(); ++i) {
        const bool is_new = std::ranges::find(out, scale.choices[i].code, &Option::value) == out.end();
        if (is_new) out.push_back({scale.choices[i].code, choice_words(voice(), scale, i)});
      }
    }
    out.push_back({"", say(voice(), "graders.take_back")});
    return out;
  }
  [[nodiscard]] Html reason(Sent form, const FormErrors& errors) const {
    return text_field({.name = "reason",
                       .label = say(voice(), "graders.reason"),
                       .hint = say(voice(), "graders.reason_hint"),
                       .value = typed("reason", form)},
                      errors);
  }
  [[nodiscard]] Html person(Sent form, const FormErrors& errors) const {
    return select_field({.name = "person",
                         .label = say(voice(), "graders.person"),
                         .hint = {},
                         .chosen = typed("person", form),
                         .options = people_of(board_)},
                        errors);
  }
  [[nodiscard]] Html form(Sent which, const std::string& below, const Html& fields) const {
    return disclosure(
        say(voice(), "graders." + below + "_title"),
        join(paragraph("", say(voice(), "graders." + below + "_what")),
             post_form(
                 filing::board_path(visit_, board_.round.round.id, "graders/" + below), visit_.form_token,
                 fields + submit_button(say(voice(), "graders." + below + "_save"), Weight::secondary))),
        sent_ == which);
  }

  const desk::Office& office_;
  const Visit& visit_;
  const desk::GradingBoard& board_;
  Sent sent_;
  const FormErrors& errors_;
  const std::optional<desk::AgencyToAssign>& agency_;
  FormErrors none_;
};

/// The agency that the address or the form names; problems are told where the form is shown again.
std::optional<desk::AgencyToAssign> chosen_agency(const desk::Office& office, const Visit& visit,
                                                  base::Problems& problems) {
  const std::string id = visit.field("agency").empty() ? asked(visit, "agency") : visit.field("agency");
  if (id.empty()) return std::nullopt;
  auto found = desk::look_at_agency_to_assign(office, visit.actor(), visit.request.capture("round"), id);
  if (found) return *std::move(found);
  if (problems.empty()) problems = found.problems();
  return std::nullopt;
}

std::string grade_of(const Voice& voice, const desk::GradingBoard& board, const store::GoldenItem& golden) {
  const framework::Item* item = board.rules->edition.find_item(golden.item);
  if (item == nullptr || !item->scale) return golden.choice;
  return choice_words(voice, board.rules->edition.scales[*item->scale], golden.choice);
}

Html golden_list(const Voice& voice, const desk::GradingBoard& board) {
  if (board.golden.empty()) return {};
  Html items;
  for (const store::GoldenItem& one : board.golden)
    items +=
        element("li", {}, named(voice, one.agency, one.agency_th, one.agency_en), " · ", code_words(one.item),
                " · ", grade_of(voice, board, one), " · ", voice.prose(one.reason));
  return disclosure(say(voice, "graders.golden_list", {{"count", number_words(board.golden.size())}}),
                    element("ul", {{"class", "plain"}}, items), false);
}

/// How far dealing out is, where the address names its job.
Html job_part(const desk::Jobs& jobs, const Visit& visit, Page& page) {
  const std::string id = asked(visit, "job");
  if (id.empty()) return {};
  const Voice& voice = visit.voice;
  const auto job = jobs.find(id, visit.actor().person);
  if (!job || job->kind != assign_kind) return {};
  using State = desk::JobView::State;
  if (job->state == State::failed)
    return FormErrors(voice, job->problems).summary(voice, "grading.stands_in_the_way");
  if (job->state == State::finished) {
    const std::size_t dash = job->result.find('/');
    return element(
        "p", {{"class", "calm"}, {"role", "status"}}, icon(Icon::good),
        span("", say(voice, "done.assigned",
                     {{"count", job->result.substr(0, dash)}, {"left", job->result.substr(dash + 1)}})));
  }
  page.refresh_seconds = 1;
  return element("div", {{"role", "status"}},
                 paragraph("", voice.say("job.phase." + (job->phase.empty() ? "waiting" : job->phase))),
                 paragraph("muted", voice.say("job.counted", {{"done", std::to_string(job->done)},
                                                              {"total", std::to_string(job->total)}})));
}

Answer shown(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit, Sent sent,
             base::Problems problems) {
  const std::string& id = visit.request.capture("round");
  const auto board = desk::see_grading_board(office, visit.actor(), id);
  if (!board) return refused(visit, board.problems());
  const Voice& voice = visit.voice;
  const auto agency = chosen_agency(office, visit, problems);
  const FormErrors errors(voice, problems);
  Page page;
  const Html job = job_part(jobs, visit, page);
  const Forms forms(office, visit, *board, sent, errors, agency);
  const int refresh = page.refresh_seconds;
  const bool is_time = board->time != disclosure::Time::disclosing && board->time != disclosure::Time::over;
  const Html deal = is_time ? post_form(filing::board_path(visit, id, "graders"), visit.form_token,
                                        submit_button(say(voice, "graders.assign")))
                            : paragraph("notice", say(voice, "graders.not_now"));
  page = placed(
      visit,
      {.title = say(voice, "graders.title"),
       .line = voice.prose(rounds::round_name(voice, board->round)),
       .crumbs = {{voice.say("disclosure.title"), visit.path("disclosure")},
                  {voice.say("disclosure.board.title"), filing::board_path(visit, id)}},
       .made_up = board->rules->edition.made_up},
      errors.summary(voice) + job + done_line(visit, {"seat", "conflict", "conflict_ended", "golden"}) +
          paragraph("", say(voice, "graders.what")) + counts_of(voice, *board) + deal +
          div("buttons", button_to(filing::board_path(visit, id, "agreement"), say(voice, "agreement.title")),
              button_to(filing::board_path(visit, id, "disputes"), say(voice, "disputes.title"))) +
          section("people", say(voice, "graders.table"), graders_table(office, voice, *board)) +
          section("by-hand", say(voice, "graders.by_hand"), forms.agency(), forms.seat(), forms.golden(),
                  agency && agency->items.empty() ? paragraph("notice", say(voice, "graders.shows_nothing"))
                                                  : Html(),
                  forms.conflict(), golden_list(voice, *board)));
  page.refresh_seconds = refresh;
  return problems.empty() ? Answer(page) : Answer(with_status(page, 422));
}

Answer done(const Visit& visit, const char* word) {
  return Response::see_other(
      filing::board_path(visit, visit.request.capture("round"), std::string("graders?done=") + word));
}

}  // namespace

Answer graders_page(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit) {
  return shown(office, jobs, visit, Sent::nothing, {});
}

Answer assign(const desk::Office& office, desk::Jobs& jobs, const Visit& visit) {
  const std::string& round = visit.request.capture("round");
  const auto job = jobs.start(
      assign_kind, visit.actor().person,
      [&office, round, actor = visit.actor()](desk::JobProgress& progress) -> base::Result<std::string> {
        const auto filled = desk::assign_graders(office, actor, round, progress);
        if (!filled) return filled.problems();
        return std::to_string(filled->filled) + "/" + std::to_string(filled->left);
      });
  if (!job) return shown(office, jobs, visit, Sent::nothing, job.problems());
  (void)jobs.wait(*job, visit.actor().person, moment_to_wait);
  return Response::see_other(filing::board_path(visit, round, "graders?job=" + *job));
}

Answer give_seat(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit) {
  const auto given = desk::give_seat(
      office, visit.actor(), {visit.request.capture("round"), visit.field("agency"), visit.field("item")},
      whole_number(visit.field("seat")), visit.field("person"));
  return given ? done(visit, "seat") : shown(office, jobs, visit, Sent::seat, given.problems());
}

Answer keep_conflict(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit) {
  const desk::ConflictWish wish = conflict_wish(office, visit, visit.field("person"));
  const bool ends = !visit.field("end").empty();
  const auto kept = ends ? desk::end_conflict(office, visit.actor(), wish)
                         : desk::declare_conflict(office, visit.actor(), wish);
  if (!kept) return shown(office, jobs, visit, Sent::conflict, kept.problems());
  return done(visit, ends ? "conflict_ended" : "conflict");
}

Answer keep_golden(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit) {
  const auto kept = desk::set_golden(
      office, visit.actor(), {visit.request.capture("round"), visit.field("agency"), visit.field("item")},
      visit.field("choice"), visit.field("reason"));
  return kept ? done(visit, "golden") : shown(office, jobs, visit, Sent::golden, kept.problems());
}

}  // namespace prongsai::web::grading
