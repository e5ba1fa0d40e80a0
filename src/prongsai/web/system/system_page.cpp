// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/system/system_page.h"

#include "prongsai/desk/system/state.h"
#include "prongsai/text/language.h"
#include "prongsai/web/frame/parts.h"

namespace prongsai::web {
namespace {

Html fact(const Voice& voice, const char* key, const Html& value) {
  return element("dt", {}, voice.say(key)) + element("dd", {}, value);
}

Html facts(const Html& rows) {
  return element("dl", {{"class", "facts"}}, rows);
}

std::string duration_words(const Voice& voice, std::chrono::microseconds time) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
  return voice.say("system.duration", {{"days", std::to_string(minutes / (24 * 60))},
                                       {"hours", std::to_string(minutes / 60 % 24)},
                                       {"minutes", std::to_string(minutes % 60)}});
}

Html mail_of(const Voice& voice, const desk::SystemState& state) {
  Html rows;
  for (const char* kind : {"waiting", "sent", "given_up"}) {
    const auto found = state.mail.find(kind);
    const std::int64_t count = found == state.mail.end() ? 0 : found->second;
    rows +=
        fact(voice, ("system.mail_" + std::string(kind)).c_str(), grouped(static_cast<std::uint64_t>(count)));
  }
  return facts(rows);
}

Html trail_of(const Visit& visit, const desk::SystemState& state) {
  const Voice& voice = visit.voice;
  Html rows = fact(voice, "trail.size", voice.say("trail.lines", {{"count", grouped(state.trail_size)}}));
  if (state.signed_at) {
    rows += fact(voice, "trail.signed_at",
                 join(voice.moment(*state.signed_at), " · ",
                      voice.say("trail.lines", {{"count", grouped(*state.signed_size)}})));
  } else {
    rows += fact(voice, "trail.signed_at", voice.say("people.never"));
  }
  return facts(rows) + paragraph("", link_to(visit.path("trail"), voice.say("system.to_trail")));
}

std::string said_or(const Voice& voice, const std::string& key, const std::string& otherwise) {
  return text::can_say(voice.language(), key) ? voice.say(key) : otherwise;
}

std::string state_words(const Voice& voice, const desk::JobView& job) {
  switch (job.state) {
    case desk::JobView::State::waiting:
      return voice.say("system.job_waiting");
    case desk::JobView::State::running:
      return voice.say("system.job_running");
    case desk::JobView::State::finished:
      return voice.say("system.job_finished");
    case desk::JobView::State::failed:
      return voice.say("system.job_failed");
  }
  return {};
}

/// Whose they are is nobody's business here: the page is about the machine.
Html jobs_of(const Voice& voice, const std::vector<desk::JobView>& jobs) {
  if (jobs.empty()) return paragraph("muted", voice.say("system.no_jobs"));
  Table table(voice.say("system.jobs"));
  table.head({{voice.say("system.job"), {}},
              {voice.say("system.job_state"), {}},
              {voice.say("system.job_progress"), "number"}});
  for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) {
    const auto count = [](std::int64_t value) { return grouped(static_cast<std::uint64_t>(value)); };
    table.row({row_head(said_or(voice, "job.title." + job->kind, job->kind)),
               {state_words(voice, *job), {}},
               number(job->total == 0 ? Html("–") : Html(count(job->done) + " / " + count(job->total)))});
  }
  return table.html("labelled");
}

Answer show_system(const desk::Office& office, const desk::Jobs& jobs, const Visit& visit,
                   desk::Moment started) {
  const Voice& voice = visit.voice;
  const auto state = desk::look_at_system(office, visit.actor());
  if (!state) return http::Response::error(403);
  const bool sqlite = state->engine == db::EngineKind::sqlite;
  Page page;
  page.title = voice.say("system.title");
  page.description = voice.say("account.description");
  page.section = Section::system;
  page.main =
      heading(1, "", page.title) +
      section("program", voice.say("system.program"),
              facts(fact(voice, "system.version", PRONGSAI_VERSION) +
                    fact(voice, "system.started", voice.moment(started)) +
                    fact(voice, "system.uptime", duration_words(voice, office.now() - started)) +
                    fact(voice, "system.address", office.public_address) +
                    fact(voice, "system.people", grouped(static_cast<std::uint64_t>(state->people))))) +
      section("database", voice.say("system.database"),
              facts(fact(voice, "system.engine", sqlite ? "SQLite" : "PostgreSQL") +
                    fact(voice, "system.place", element("code", {}, state->place)) +
                    fact(voice, "system.schema", element("code", {}, state->schema_step)))) +
      section("trail", voice.say("work.menu.trail"), trail_of(visit, *state)) +
      section("mail", voice.say("system.mail"), mail_of(voice, *state)) +
      section("jobs", voice.say("system.jobs"), jobs_of(voice, jobs.list()));
  return page;
}

}  // namespace

void add_system(Gate& gate, const desk::Jobs& jobs) {
  const desk::Office& office = gate.office();
  const desk::Moment started = office.now();
  gate.get_somewhere(
      "/office/system", access::Deed::see_system,
      [&office, &jobs, started](const Visit& visit) { return show_system(office, jobs, visit, started); });
}

}  // namespace prongsai::web
