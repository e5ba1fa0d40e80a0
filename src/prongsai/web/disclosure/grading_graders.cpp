// SPDX-License-Identifier: Apache-2.0
// For the authority: how far grading is, dealing out seats, who is near whom, and items whose grade is known.
#include <algorithm>
#include <chrono>

#include "prongsai/desk/disclosure/assigning.h"
#include "prongsai/web/disclosure/grading_detail.h"
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
                              {{"done", number_words(static_cast<std::size_t>(board.graded))},
                               {"all", number_words(static_cast<std::size_t>(board.seats))}})));
  add("to_settle", board.to_settle);
  add("unseated", board.unseated);
  add("settled", board.settled);
  add("disputed", board.disputed);
  add("decided", board.decided);
  add("confirmed", board.confirmed);
  return element("dl", {{"class", "facts"}}, facts);
}

Html graders_table(const Voice& voice, const desk::GradingBoard& board) {
  if (board.graders.empty()) return paragraph("", say(voice, "graders.none"));
  Table table(say(voice, "graders.table"));
  table.head({{say(voice, "graders.name"), {}},
              number(say(voice, "graders.seats")),
              number(say(voice, "graders.graded")),
              {say(voice, "graders.conflicts"), {}}});
  for (const desk::GraderLine& one : board.graders) {
    Html conflicts;
    for (const store::GraderConflict& each : one.conflicts)
      conflicts += element("li", {}, each.agency.empty() ? each.province : each.agency, ": ",
                           voice.prose(each.reason));
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

class Forms {
 public:
  Forms(const Visit& visit, const desk::GradingBoard& board, Sent sent, const FormErrors& errors)
      : visit_(visit), board_(board), sent_(sent), errors_(errors) {}

  [[nodiscard]] Html seat() const {
    const FormErrors& errors = errors_of(Sent::seat);
    return form(Sent::seat, "seat",
                text("agency", Sent::seat, errors) + text("item", Sent::seat, errors) +
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
    return form(Sent::conflict, "conflict",
                person(Sent::conflict, errors) + text("agency", Sent::conflict, errors) +
                    text("province", Sent::conflict, errors) + text("reason", Sent::conflict, errors) +
                    check_field("end", say(voice(), "graders.end_conflict"), false));
  }
  [[nodiscard]] Html golden() const {
    const FormErrors& errors = errors_of(Sent::golden);
    return form(Sent::golden, "golden",
                text("agency", Sent::golden, errors) + text("item", Sent::golden, errors) +
                    text("choice", Sent::golden, errors) + text("reason", Sent::golden, errors));
  }

 private:
  [[nodiscard]] const Voice& voice() const { return visit_.voice; }
  [[nodiscard]] std::string typed(const char* name, Sent form) const {
    return sent_ == form ? visit_.field(name) : std::string();
  }
  [[nodiscard]] const FormErrors& errors_of(Sent form) const { return sent_ == form ? errors_ : none_; }
  [[nodiscard]] Html text(const char* name, Sent form, const FormErrors& errors) const {
    const std::string key = std::string("graders.") + name;
    return text_field({.name = name,
                       .label = say(voice(), key),
                       .hint = say(voice(), key + "_hint"),
                       .value = typed(name, form)},
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

  const Visit& visit_;
  const desk::GradingBoard& board_;
  Sent sent_;
  const FormErrors& errors_;
  FormErrors none_;
};

Html golden_list(const Voice& voice, const desk::GradingBoard& board) {
  if (board.golden.empty()) return {};
  Html items;
  for (const store::GoldenItem& one : board.golden)
    items += element("li", {}, one.agency, " · ", code_words(one.item), " · ", one.choice, " · ",
                     voice.prose(one.reason));
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
             const base::Problems& problems) {
  const std::string& id = visit.request.capture("round");
  const auto board = desk::see_grading_board(office, visit.actor(), id);
  if (!board) return refused(visit, board.problems());
  const Voice& voice = visit.voice;
  const FormErrors errors(voice, problems);
  Page page;
  const Html job = job_part(jobs, visit, page);
  const Forms forms(visit, *board, sent, errors);
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
                  {voice.say("disclosure.board.title"), filing::board_path(visit, id)}}},
      errors.summary(voice) + job + done_line(visit, {"seat", "conflict", "conflict_ended", "golden"}) +
          paragraph("", say(voice, "graders.what")) + counts_of(voice, *board) + deal +
          div("buttons", button_to(filing::board_path(visit, id, "agreement"), say(voice, "agreement.title")),
              button_to(filing::board_path(visit, id, "disputes"), say(voice, "disputes.title"))) +
          section("people", say(voice, "graders.table"), graders_table(voice, *board)) +
          section("by-hand", say(voice, "graders.by_hand"), forms.seat(), forms.conflict(), forms.golden(),
                  golden_list(voice, *board)));
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
  std::string province = visit.field("province");
  if (const auto* found = office.reference.find_named(agency::NodeKind::province, province))
    province = found->code;
  const desk::ConflictWish wish{visit.field("person"), visit.field("agency"), province,
                                visit.field("reason")};
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
