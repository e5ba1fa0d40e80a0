// SPDX-License-Identifier: Apache-2.0
// The board as a spreadsheet: no number in it says more than the page does.
#include "prongsai/table_files/write_xlsx.h"
#include "prongsai/text/language.h"
#include "prongsai/web/people/area_words.h"
#include "prongsai/web/rounds/round_words.h"
#include "prongsai/web/surveys/board_detail.h"

namespace prongsai::web::surveys {
namespace {

using desk::FollowUp;
using desk::FollowUpAgency;
using table_files::OutCell;

constexpr const char* columns_of_a_survey[] = {"received_least", "received_most", "minimum",
                                               "outlook",        "low",           "high"};

std::vector<OutCell> head_of(const Voice& voice, const desk::RoundView& round, const FollowUp& board) {
  std::vector<OutCell> out = {voice.say("surveys.board.agency"), voice.say("surveys.file.id"),
                              voice.say("surveys.board.province")};
  for (const desk::FollowUpTotal& total : board.totals) {
    const std::string name = short_name(voice, edition_of(round), total.asked.setting.asked);
    for (const char* column : columns_of_a_survey)
      out.emplace_back(name + " · " + voice.say("surveys.file." + std::string(column)));
    if (total.asked.setting.is_interviewed) out.emplace_back(name + " · " + voice.say("surveys.file.list"));
  }
  out.emplace_back(voice.say("surveys.file.heads_internal"));
  out.emplace_back(voice.say("surveys.file.heads_external"));
  return out;
}

OutCell number_cell(std::int64_t number) {
  return OutCell::number(std::to_string(number));
}

OutCell known(const std::optional<std::int64_t>& number) {
  return number ? number_cell(*number) : OutCell();
}

std::vector<OutCell> row_of(const desk::Office& office, const Voice& voice, const FollowUp& board,
                            const FollowUpAgency& agency) {
  std::vector<OutCell> out = {
      text::choose(voice.language(), agency.name_th, agency.name_en), agency.agency,
      agency.province.empty() ? "" : province_words(voice, office.reference, agency.province)};
  for (std::size_t i = 0; i < agency.cells.size(); ++i) {
    const desk::FollowUpCell& cell = agency.cells[i];
    const bool is_made = cell.survey != 0;
    out.push_back(is_made ? number_cell(cell.received.at_least) : OutCell());
    out.push_back(is_made ? number_cell(cell.received.at_most) : OutCell());
    out.push_back(cell.demand == round::Demand::unknown ? OutCell() : number_cell(cell.minimum));
    out.emplace_back(voice.say(is_made ? "outlook." + std::string(desk::word_of(cell.outlook))
                                       : "surveys.board.not_made"));
    out.push_back(cell.forecast ? number_cell(cell.forecast->low) : OutCell());
    out.push_back(cell.forecast ? number_cell(cell.forecast->high) : OutCell());
    if (board.totals[i].asked.setting.is_interviewed)
      out.emplace_back(cell.list_state.empty() ? voice.say("surveys.board.owes_list")
                                               : voice.say("contacts.state." + cell.list_state));
  }
  out.push_back(known(agency.head_count_internal));
  out.push_back(known(agency.head_count_external));
  return out;
}

}  // namespace

Answer board_file(const desk::Office& office, const Visit& visit) {
  const std::string& id = visit.request.capture("round");
  const auto round = desk::see_round(office, visit.actor(), id);
  if (!round) return refused(visit, round.problems());
  const BoardWish wish = wish_of(visit, sight_of(visit.actor()));
  const auto board = desk::look_at_follow_up(office, visit.actor(), id, {wish.province, ""});
  if (!board) return refused(visit, board.problems());
  const Voice& voice = visit.voice;
  table_files::OutSheet sheet;
  sheet.name = table_files::sheet_name_from(voice.say("surveys.board.title"));
  const std::string now = voice.moment(office.now());
  sheet.rows.push_back({rounds::round_name(voice, round->stored) + " · " +
                        voice.say("surveys.file.as_of", {{"moment", now}}) + " " +
                        voice.say("surveys.coarse")});
  sheet.rows.push_back(head_of(voice, *round, *board));
  sheet.heading_rows = 2;
  sheet.has_filter = true;
  sheet.is_landscape = true;
  for (const FollowUpAgency& agency : board->agencies) {
    if (is_shown(*board, agency, wish)) sheet.rows.push_back(row_of(office, voice, *board, agency));
  }
  constexpr double name_width = 44;
  constexpr double place_width = 16;
  sheet.widths = {name_width, place_width, place_width};
  const auto bytes =
      table_files::write_xlsx({.sheets = {std::move(sheet)},
                               .title = voice.say("surveys.board.title"),
                               .made_at = std::chrono::floor<std::chrono::seconds>(office.now())});
  if (!bytes) return refused(visit, bytes.problems());
  return file_answer(*bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     "surveys-" + id + ".xlsx");
}

}  // namespace prongsai::web::surveys
