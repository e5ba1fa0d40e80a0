// SPDX-License-Identifier: Apache-2.0
// Small pieces of tables and lists about plans: cells, names of what a record is about, words for what is
// missing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/improvement/about.h"
#include "prongsai/improvement/plan.h"
#include "prongsai/report/parts_detail.h"

namespace prongsai::report::detail::plans {

using improvement::About;
using improvement::Plan;
using improvement::Record;
using improvement::RecordKind;
using Records = std::vector<const Record*>;

/// Of the document's plan, in their order; empty without a plan.
[[nodiscard]] Records records(const Writer& writer, RecordKind kind, std::string_view parent = {});
[[nodiscard]] std::string number_of(const Writer& writer, const Record& record);
/// The year in which the plan is carried out.
[[nodiscard]] int plan_year(const Writer& writer);

/// The figures by whose edition the plan's nodes are named: those it answers, else those of its own year.
/// Null where there are neither.
[[nodiscard]] const YearFigures* naming(const Writer& writer);

/// A run of words.
[[nodiscard]] doc::Spans plain(std::string text, bool bold = false);
/// Words of words.yaml in muted ink: what is not there.
[[nodiscard]] doc::Spans muted(const Writer& writer, std::string_view key);
/// Joins by a separator.
[[nodiscard]] doc::Spans joined(const std::vector<doc::Spans>& parts, const std::string& separator);
void append(doc::Spans& to, const doc::Spans& more);

[[nodiscard]] doc::Cell cell(doc::Spans spans, std::string mark = {});
/// A line for each line of the text; "ไม่ได้ระบุ" for an empty one. Numbers that lines begin with become
/// marks.
[[nodiscard]] doc::Cell text_cell(const Writer& writer, std::string_view text);
/// A mark before each; "ไม่ได้ระบุ" without any.
[[nodiscard]] doc::Cell marked_cell(const Writer& writer, const std::vector<std::string>& texts);
[[nodiscard]] doc::Cell spanning(doc::Cell cell, int columns, int rows);
/// Of the table's head, by its key in words.yaml, with facts filled in.
[[nodiscard]] doc::Cell head(Writer& writer, std::string_view key, int columns = 1, int rows = 1);

/// Lines of a text; the number a line begins with ("1. ") apart as its mark.
[[nodiscard]] std::vector<doc::CellLine> lines_of(std::string_view text);
/// The words by which a reader knows a record: the first line of its title, text or name, at most about 60
/// letters.
[[nodiscard]] std::string short_name(const Record& record);
/// An address becomes a link, other words stay what they are.
[[nodiscard]] doc::Span evidence(std::string_view text);

/// "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน", "ข้อ E14", "ประเด็นที่ 3", "คะแนนรวม"; "ทุกตัวชี้วัด".
[[nodiscard]] std::string node_words(const Writer& writer, std::string_view node);
[[nodiscard]] std::string about_words(const Writer& writer, const About& about);
[[nodiscard]] About about_of(const Record& record);

/// "ตั้งแต่ 90.00 คะแนนขึ้นไป", "มากกว่า 90.00 คะแนน": one of the two, never both.
[[nodiscard]] doc::Spans target_words(Writer& writer, base::Points value, bool is_more_than);
/// The line the guidelines are chosen by, and the indicators of `now` short of it, in their order.
[[nodiscard]] std::vector<NodeIndex> below_target(const Writer& writer);
/// True when a measure about this is to raise the indicator or item.
[[nodiscard]] bool raises(const Writer& writer, const Record& measure, std::string_view node);

/// The recorded status in words with its tone; "ไม่ได้บันทึก" where none is.
[[nodiscard]] doc::Span status_words(const Writer& writer, const Record& record);

/// The id in the worksheet and as table id.
[[nodiscard]] doc::Table table_of(const Writer& writer, std::string id, std::vector<doc::Column> columns);

}  // namespace prongsai::report::detail::plans
