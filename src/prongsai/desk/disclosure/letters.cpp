// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/letters.h"

#include <algorithm>
#include <array>
#include <map>

#include "prongsai/desk/disclosure/grading_detail.h"
#include "prongsai/desk/plans/typed.h"
#include "prongsai/desk/record.h"
#include "prongsai/secret/token.h"
#include "prongsai/store/mail_queue.h"

namespace prongsai::desk {
namespace {

using access::Deed;
using base::Problem;
using round::Phase;
using store::LetterKind;

/// Days before the last day of disclosing.
constexpr std::array<int, 3> days_before = {14, 7, 1};
constexpr std::chrono::hours letters_from{8};
constexpr std::size_t agencies_at_once = 2'000;

/// The window about which the letter tells, while it is open.
std::optional<round::Window> window_of(const detail::GradedRound& round, LetterKind kind, Moment now) {
  const Phase phase = kind == LetterKind::filing ? Phase::disclose : Phase::clarify;
  const bool is_time = round.stored.round.stage == round::Stage::opened &&
                       (kind == LetterKind::filing || round.time == disclosure::Time::clarifying);
  for (const round::Window& one : round.calendar.of(phase)) {
    if (is_time && one.opens_at <= now && now < one.closes_at) return one;
  }
  return std::nullopt;
}

std::chrono::sys_days last_day_of(Moment closes) {
  return round::thai_day_at(closes - std::chrono::microseconds(1));
}

std::int64_t number_of(std::chrono::sys_days day) {
  return day.time_since_epoch().count();
}

base::Problems why_closed(LetterKind kind) {
  return {{kind == LetterKind::filing ? "letters.not_disclosing" : "letters.not_clarifying", {}, {}}};
}

using Readers = std::map<std::string, std::vector<store::LetterReader>, std::less<>>;
Readers readers_of(db::Transaction& transaction, std::string_view round, const std::string& province) {
  Readers out;
  for (store::LetterReader& one : store::list_letter_readers(transaction, round, province))
    out[one.agency].push_back(std::move(one));
  return out;
}

bool concerns(const store::LetterAgency& agency, LetterKind kind) {
  return kind == LetterKind::grades || !agency.has_filed;
}

text::Language language_of(const store::LetterReader& reader) {
  return text::parse_language(reader.language).value_or(text::Language::th);
}

Letter letter_to(const Office& office, const store::StoredRound& round, LetterKind kind, Moment closes,
                 const store::LetterAgency& agency, const std::string& name, text::Language language) {
  const std::string below = kind == LetterKind::filing ? "/disclosure" : "/grades";
  const text::Details details = {
      {"name", name},
      {"agency", text::choose(language, agency.name_th, agency.name_en)},
      {"round", text::choose(language, round.name_th, round.name_en)},
      {"day", day_words(language, last_day_of(closes))},
      {"link", office.public_address + "/" + std::string(text::code_of(language)) + "/office/rounds/" +
                   round.round.id + "/agencies/" + agency.agency + below}};
  const std::string key = "letters." + std::string(store::word_of(kind));
  return {text::say(language, key + ".subject", details), text::say(language, key + ".body", details)};
}

/// One batch of letters about one thing.
struct Errand {
  LetterKind kind = LetterKind::filing;
  std::string province;
  std::int64_t today = 0;
  std::int64_t before = 0;  ///< agencies written to on this day or later are passed over
};
LettersSent queue_letters(db::Transaction& transaction, const Office& office, const access::Actor& actor,
                          access::Role role, const store::StoredRound& round, Moment closes,
                          const Errand& errand) {
  const Moment now = office.now();
  const Readers readers = readers_of(transaction, round.round.id, errand.province);
  std::vector<store::SentLetter> sent;
  std::vector<store::WaitingMail> mails;
  for (const store::LetterAgency& agency :
       store::list_letter_agencies(transaction, round.round.id, errand.province, errand.kind)) {
    if (sent.size() == agencies_at_once) break;
    const auto found = readers.find(agency.agency);
    if (!concerns(agency, errand.kind) || found == readers.end()) continue;
    if (agency.last_day && *agency.last_day >= errand.before) continue;
    for (const store::LetterReader& one : found->second) {
      Letter letter = letter_to(office, round, errand.kind, closes, agency, one.name, language_of(one));
      mails.push_back({.id = secret::new_id("m"),
                       .recipient = one.mail,
                       .subject = std::move(letter.subject),
                       .body = std::move(letter.body),
                       .created_at = now,
                       .next_try_at = now});
    }
    sent.push_back({agency.agency, static_cast<std::int64_t>(found->second.size())});
  }
  const LettersSent out{static_cast<std::int64_t>(sent.size()), static_cast<std::int64_t>(mails.size())};
  if (sent.empty()) return out;
  store::record_letters(transaction, round.round.id, errand.kind, errand.today, sent, actor.person, now);
  store::record_mails(transaction, mails);
  record(transaction, actor, role, now,
         {.action = "disclosure.letters",
          .subject_kind = "round",
          .subject = round.round.id,
          .after = audit::Snapshot()
                       .text("kind", store::word_of(errand.kind))
                       .text("province", errand.province)
                       .number("agencies", out.agencies)
                       .number("letters", out.letters)
                       .str()});
  return out;
}

/// Batch after batch, until nobody is left.
base::Result<LettersSent> send(const Office& office, const access::Actor& actor, access::Role role,
                               std::string_view round, const Errand& errand) {
  LettersSent out;
  while (true) {
    const auto batch =
        office.database.perform([&](db::Transaction& transaction) -> base::Result<LettersSent> {
          const auto graded = detail::graded_round(transaction, office, round);
          if (!graded) return graded.problems();
          const auto window = window_of(*graded, errand.kind, office.now());
          if (!window) return why_closed(errand.kind);
          return queue_letters(transaction, office, actor, role, graded->stored, window->closes_at, errand);
        });
    if (!batch) return batch.problems();
    if (batch->agencies == 0) return out;
    out.agencies += batch->agencies;
    out.letters += batch->letters;
  }
}

/// The day since which an agency must have been written to by now; empty where nothing is due.
std::optional<std::int64_t> due_since(const round::Window& window, LetterKind kind,
                                      std::chrono::sys_days today) {
  const std::chrono::sys_days opened = round::thai_day_at(window.opens_at);
  if (kind == LetterKind::grades) return number_of(opened);
  std::optional<std::int64_t> out;
  for (const int days : days_before) {
    const std::chrono::sys_days day = last_day_of(window.closes_at) - std::chrono::days(days);
    if (day <= today && day >= opened) out = number_of(day);
  }
  return out;
}

std::vector<Errand> errands_of(const Office& office, std::string_view round) {
  const Moment now = office.now();
  const std::chrono::sys_days today = round::thai_day_at(now);
  return office.database.read([&](db::Transaction& transaction) {
    std::vector<Errand> out;
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded || store::are_letters_stopped(transaction, round)) return out;
    for (const LetterKind kind : {LetterKind::filing, LetterKind::grades}) {
      const auto window = window_of(*graded, kind, now);
      const auto since = window ? due_since(*window, kind, today) : std::nullopt;
      if (since) out.push_back({kind, "", number_of(today), *since});
    }
    return out;
  });
}

}  // namespace

base::Result<LetterBoard> look_at_letters(const Office& office, const access::Actor& actor,
                                          std::string_view round, LetterKind kind,
                                          const std::string& province) {
  const auto role = permit(actor, Deed::remind_agencies, {province, "", ""});
  if (!role) return role.problems();
  const Moment now = office.now();
  const std::int64_t today = number_of(round::thai_day_at(now));
  return office.database.read([&](db::Transaction& transaction) -> base::Result<LetterBoard> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded) return graded.problems();
    LetterBoard out{.round = graded->stored, .rules = graded->rules, .kind = kind, .province = province};
    if (const auto window = window_of(*graded, kind, now)) {
      out.closes = window->closes_at;
    } else {
      out.closed = why_closed(kind);
    }
    out.goes_by_itself = !store::are_letters_stopped(transaction, round);
    const Readers readers = readers_of(transaction, round, province);
    for (store::LetterAgency& one : store::list_letter_agencies(transaction, round, province, kind)) {
      if (!concerns(one, kind)) continue;
      const auto found = readers.find(one.agency);
      const bool is_written = one.last_day && *one.last_day >= today;
      LetterLine line{std::move(one),
                      found == readers.end() ? 0 : static_cast<std::int64_t>(found->second.size())};
      if (line.readers == 0) {
        out.nobody.push_back(std::move(line));
      } else if (is_written) {
        out.today.push_back(std::move(line));
      } else {
        out.letters += line.readers;
        out.due.push_back(std::move(line));
      }
    }
    return out;
  });
}

Letter sample_letter(const Office& office, const LetterBoard& board, text::Language language) {
  store::LetterAgency agency;
  if (!board.due.empty()) {
    agency = board.due.front().agency;
  } else {
    agency.agency = "…";
    agency.name_th = text::say(text::Language::th, "letters.an_agency");
    agency.name_en = text::say(text::Language::en, "letters.an_agency");
  }
  return letter_to(office, board.round, board.kind, board.closes.value_or(office.now()), agency,
                   text::say(language, "letters.a_coordinator"), language);
}

base::Result<LettersSent> send_letters(const Office& office, const access::Actor& actor,
                                       std::string_view round, LetterKind kind, const std::string& province) {
  const auto role = permit(actor, Deed::remind_agencies, {province, "", ""});
  if (!role) return role.problems();
  const std::int64_t today = number_of(round::thai_day_at(office.now()));
  return send(office, actor, *role, round, {kind, province, today, today});
}

base::Result<bool> switch_letters(const Office& office, const access::Actor& actor, std::string_view round,
                                  bool by_themselves) {
  const auto role = permit(actor, Deed::remind_agencies, {});
  if (!role) return role.problems();
  return office.database.perform([&](db::Transaction& transaction) -> base::Result<bool> {
    const auto graded = detail::graded_round(transaction, office, round);
    if (!graded) return graded.problems();
    const bool is_changed = by_themselves
                                ? store::resume_letters(transaction, round)
                                : store::stop_letters(transaction, round, actor.person, office.now());
    if (is_changed)
      record(transaction, actor, *role, office.now(),
             {.action = by_themselves ? "disclosure.letters_resume" : "disclosure.letters_stop",
              .subject_kind = "round",
              .subject = std::string(round)});
    return is_changed;
  });
}

std::int64_t send_due_letters(const Office& office) {
  const Moment now = office.now();
  if (now < round::start_of_thai_day(round::thai_day_at(now)) + letters_from) return 0;
  const auto rounds = office.database.read(
      [](db::Transaction& transaction) { return store::list_running_rounds(transaction); });
  std::int64_t letters = 0;
  for (const store::StoredRound& one : rounds) {
    for (const Errand& errand : errands_of(office, one.round.id)) {
      const auto sent = send(office, the_program(), access::Role::system_administrator, one.round.id, errand);
      if (sent) letters += sent->letters;
    }
  }
  return letters;
}

}  // namespace prongsai::desk
