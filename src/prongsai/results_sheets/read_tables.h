// SPDX-License-Identifier: Apache-2.0
// Finds the figures of a form in tables: our own template, or whatever an office has at hand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "prongsai/base/problem.h"
#include "prongsai/results_sheets/entry.h"
#include "prongsai/results_sheets/form_shape.h"
#include "prongsai/results_sheets/table.h"

namespace prongsai::results_sheets {

/// What became of a cell.
enum class CellUse : std::uint8_t {
  used,            ///< stands in the entry, or in a doubt, or told which row or column is meant
  heading,         ///< a heading, a caption, an explanation
  set_aside,       ///< understood, and no result of this year: a rank, pass or fail, another year's score
  not_understood,  ///< told to whoever gave the table, so that nothing is dropped in silence
};

/// One cell that is not empty. `why` is told of cells set aside and not understood; its place is the sheet,
/// row and column, counted from 1.
struct CellReport {
  base::Place place;
  std::string text;
  CellUse use = CellUse::not_understood;
  std::string field;  ///< of used cells with a figure
  base::Problem why;
};

/// A match that somebody should confirm before it counts.
struct Doubt {
  std::string field;
  std::string text;
  base::Problem why;  ///< with the place of the cell
};

struct Reading {
  Entry entry;
  std::vector<CellReport> cells;  ///< every cell that is not empty, by sheet, row and column
  std::vector<Doubt> doubts;      ///< not in the entry until accepted
  base::Problems problems;        ///< of the tables as a whole: results_sheets.other_edition, .too_many_cells
};

/// Reads tables in which a row begins with a code (i1, I๑, ข้อ o12, ตัวชี้วัดที่ 1, indicator:1) or a name and goes
/// on with its score or its answers, with or without headings; our template and its plain list of fields
/// (field, name, value) among them. Values are taken as typed: check_entry tells what is wrong with them. Two
/// different values for one field are a doubt. A score for another year than the edition's is set aside.
[[nodiscard]] Reading entry_from_tables(const FormShape& shape, const std::vector<Table>& tables);

/// The entry with a doubtful figure taken in: beside the one already there, if any. Requires: doubt is of
/// this reading's shape.
void accept(const Doubt& doubt, Entry& entry);

}  // namespace prongsai::results_sheets
