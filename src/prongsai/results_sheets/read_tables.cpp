// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_sheets/read_tables.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/results_sheets/headings_detail.h"
#include "prongsai/results_sheets/plain_text_detail.h"
#include "prongsai/results_sheets/read_template_detail.h"

namespace prongsai::results_sheets {
namespace {

using base::Place;
using base::Problem;
using Details = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t cells_most = 10'000;
constexpr std::size_t shown_most = 90;

std::string shown(const std::string& text) {
  std::string out = text.substr(0, shown_most);
  while (!is_clean(out) && !out.empty()) out.pop_back();
  return out.size() < text.size() ? out + "…" : out;
}

/// One row while it is read: each cell is told of once.
class Row {
 public:
  Row(const Table& table, std::size_t index, Reading& reading)
      : table_(table), index_(index), cells_(table.rows[index]), told_(cells_.size()), reading_(reading) {}

  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  [[nodiscard]] const std::string& cell(std::size_t column) const { return cells_[column]; }
  [[nodiscard]] bool open(std::size_t column) const {
    return !told_[column] && !trimmed(cells_[column]).empty();
  }
  [[nodiscard]] Place place(std::size_t column) const {
    return {table_.name, table_.line_of(index_), static_cast<int>(column + 1)};
  }

  void tell(std::size_t column, CellUse use, std::string field = {}, std::string code = {},
            Details details = {}) {
    if (!open(column)) return;
    told_[column] = true;
    details.insert(details.begin(), {"found", shown(cells_[column])});
    Problem why{std::move(code), std::move(details), place(column)};
    if (why.code.empty()) why = {};
    reading_.cells.push_back({place(column), cells_[column], use, std::move(field), std::move(why)});
  }

  void doubt(std::size_t column, const std::string& field, std::string code, Details details = {}) {
    details.insert(details.begin(), {"found", shown(cells_[column])});
    reading_.doubts.push_back(
        {field, trimmed(cells_[column]), {std::move(code), std::move(details), place(column)}});
    tell(column, CellUse::used, field);
  }

  void take(std::size_t column, const std::string& field) {
    const std::string text = trimmed(cells_[column]);
    const auto [at, fresh] = reading_.entry.texts.emplace(field, text);
    if (fresh || at->second == text) return tell(column, CellUse::used, field);
    doubt(column, field, "results_sheets.two_values", {{"first", shown(at->second)}});
  }

 private:
  const Table& table_;
  std::size_t index_;
  const std::vector<std::string>& cells_;
  std::vector<bool> told_;
  Reading& reading_;
};

class TableReader {
 public:
  TableReader(const FormShape& shape, const Names& names, const Table& table, Reading& reading)
      : shape_(shape), names_(names), table_(table), reading_(reading) {}

  void read(std::size_t first) {
    for (std::size_t i = first; i < table_.rows.size(); ++i) {
      Row row(table_, i, reading_);
      read_row(row, table_.rows[i]);
    }
  }

 private:
  void read_row(Row& row, const std::vector<std::string>& cells) {
    if (auto headings = read_headings(cells, names_)) {
      columns_ = std::move(*headings);
      for (std::size_t i = 0; i < row.size(); ++i) row.tell(i, CellUse::heading);
      return;
    }
    columns_.resize(std::max(columns_.size(), row.size()));
    if (is_caption(row)) {
      for (std::size_t i = 0; i < row.size(); ++i) row.tell(i, CellUse::heading);
      return;
    }
    const auto [match, column] = identify(row);
    if (match.field == nullptr) {
      near_ = nullptr;
      read_unplaced(row);
      return set_aside_the_rest(row, "results_sheets.row_unknown");
    }
    read_figures(row, match, column);
    set_aside_the_rest(row, "results_sheets.cell_unknown");
    remember(*match.field);
  }

  /// "part:eit1 | 90.00" of a year without parts, as our own template writes it (see write_results).
  void read_unplaced(Row& row) const {
    const auto& instruments = shape_.edition().instruments;
    const bool parted = std::any_of(instruments.begin(), instruments.end(),
                                    [](const auto& one) { return !one.parts.empty(); });
    const std::string name = row.size() == 0 ? "" : trimmed(row.cell(0));
    if (parted || !name.starts_with("part:")) return;
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (!row.open(i) || columns_[i].role != Role::score) continue;
      row.tell(0, CellUse::used, name);
      return row.take(i, name);
    }
  }

  /// One cell of words, and no figure anywhere: a title above a table.
  static bool is_caption(const Row& row) {
    std::size_t filled = 0;
    bool digits = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      filled += row.open(i) ? 1 : 0;
      digits = digits || simple(row.cell(i)).find_first_of("0123456789") != std::string::npos;
    }
    return filled == 1 && !digits;
  }

  void remember(const Field& field) {
    const bool whole =
        field.group == FieldGroup::item && field.node && !shape_.plan().children(*field.node).empty();
    if (whole)
      near_ = &field;
    else if (field.group != FieldGroup::bullet)
      near_ = nullptr;
  }

  struct Found {
    Match match;
    std::size_t column = 0;
  };

  /// The cell that says what the row is about: the surest one, the leftmost among equals.
  Found identify(const Row& row) const {
    Found best;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row.open(i) || !may_name(columns_[i].role)) continue;
      auto match = names_.find(row.cell(i), near_);
      if (columns_[i].role == Role::indicator_number) {
        if (const Field* field = names_.indicator(row.cell(i)))
          match = Match{.field = field, .certain = names_beside(row, i, *field)};
      }
      if (match && (best.match.field == nullptr || match->certain < best.match.certain)) best = {*match, i};
    }
    return best.match.field == nullptr ? by_bare_number(row) : best;
  }

  static bool may_name(Role role) {
    return role == Role::unknown || role == Role::code || role == Role::indicator_number ||
           role == Role::name;
  }

  /// A number and a name side by side should be of one indicator.
  Certain names_beside(const Row& row, std::size_t code, const Field& field) const {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == code || columns_[i].role != Role::name || !row.open(i)) continue;
      return names_.is_name_of(field, row.cell(i)) ? Certain::code : Certain::differs;
    }
    return Certain::code;
  }

  /// Without a heading and a name, "2 | 81.90" may be indicator 2, or the second of a list.
  Found by_bare_number(const Row& row) const {
    if (row.size() < 2 || columns_[0].role != Role::unknown || !row.open(0)) return {};
    const Field* field = names_.indicator(row.cell(0));
    if (field == nullptr) return {};
    return {{.field = field, .certain = Certain::differs}, 0};
  }

  void read_figures(Row& row, const Match& match, std::size_t named) {
    const Field& field = *match.field;
    const std::string doubt = match.certain == Certain::differs  ? "results_sheets.name_differs"
                              : match.certain == Certain::partly ? "results_sheets.name_partly"
                                                                 : "";
    row.tell(named, CellUse::used, field.name);
    tell_names(row, field);
    read_choices(row, field, doubt);
    std::vector<std::size_t> scores;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row.open(i)) continue;
      const Column& column = columns_[i];
      if (column.role == Role::score && column.year && *column.year != shape_.edition().fiscal_year) {
        row.tell(i, CellUse::set_aside, {}, "results_sheets.another_year",
                 {{"year", std::to_string(*column.year)},
                  {"expected", std::to_string(shape_.edition().fiscal_year)}});
      } else if (column.role == Role::score ||
                 (column.role == Role::unknown && i > named && is_value(field, row.cell(i)))) {
        scores.push_back(i);
      }
    }
    prefer_headed(scores);
    if (scores.size() > 1) return several(row, field, scores);
    for (const std::size_t i : scores) {
      const std::string why = doubt.empty() && field.name == "total" && only_items_before_
                                  ? "results_sheets.total_of_what"
                                  : doubt;
      if (why.empty())
        row.take(i, field.name);
      else
        row.doubt(i, field.name, why, {{"name", field.label.th}, {"cell", shown(row.cell(named))}});
    }
    if (field.group == FieldGroup::item || field.group == FieldGroup::bullet) only_items_before_ = true;
    if (field.group == FieldGroup::indicator || field.group == FieldGroup::instrument)
      only_items_before_ = false;
  }

  bool is_value(const Field& field, const std::string& cell) const {
    if (field.kind != FieldKind::level) return is_figure(cell);
    return std::any_of(
        shape_.edition().levels.begin(), shape_.edition().levels.end(), [&](const auto& level) {
          return folded(cell) == folded(level.name.th) || folded(cell) == folded(level.name.en);
        });
  }

  void prefer_headed(std::vector<std::size_t>& scores) const {
    const auto headed = [&](std::size_t i) { return columns_[i].role == Role::score; };
    if (std::any_of(scores.begin(), scores.end(), headed))
      std::erase_if(scores, [&](auto i) { return !headed(i); });
  }

  /// Other cells that name the same thing are part of the row's heading; one that names something else is
  /// told.
  void tell_names(Row& row, const Field& field) const {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row.open(i) || !may_name(columns_[i].role)) continue;
      const std::string words = folded(row.cell(i));
      const bool label = words == folded(field.label.th) || words == folded(field.label.en);
      if (label || names_.is_name_of(field, row.cell(i))) row.tell(i, CellUse::heading);
    }
  }

  /// Without headings, the answers of a question may stand before its score: choice after choice.
  void several(Row& row, const Field& field, const std::vector<std::size_t>& scores) {
    const auto choices =
        field.node ? shape_.row(FieldGroup::percents, *field.node) : std::vector<const Field*>{};
    const bool unheaded = std::all_of(scores.begin(), scores.end(),
                                      [&](std::size_t i) { return columns_[i].role == Role::unknown; });
    if (!unheaded || choices.empty() || scores.size() != choices.size() + 1) {
      for (const std::size_t i : scores)
        row.tell(i, CellUse::not_understood, {}, "results_sheets.several_scores", {{"name", field.label.th}});
      return;
    }
    const std::vector<std::size_t> cells(scores.begin(), scores.end() - 1);
    const auto group = group_of(row, cells).value_or(FieldGroup::percents);
    const auto fields = shape_.row(group, *field.node);
    for (std::size_t i = 0; i < cells.size(); ++i)
      row.doubt(cells[i], fields[i]->name, "results_sheets.no_headings", {{"name", fields[i]->label.th}});
    row.doubt(scores.back(), field.name, "results_sheets.no_headings", {{"name", field.label.th}});
  }

  /// Counts are whole and have no sign; a row of whole numbers that add up to 100 can be either.
  static std::optional<FieldGroup> group_of(const Row& row, const std::vector<std::size_t>& cells) {
    std::int64_t sum = 0;
    for (const std::size_t i : cells) {
      const std::string text = simple(trimmed(row.cell(i)));
      if (text.find_first_of("%.") != std::string::npos) return FieldGroup::percents;
      if (const auto points = base::parse_points(text)) sum += points->ten_thousandths() / Points::unit;
    }
    constexpr std::int64_t whole = 100;
    if (sum == whole) return std::nullopt;
    return FieldGroup::counts;
  }

  void read_choices(Row& row, const Field& field, const std::string& doubt) {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row.open(i) && columns_[i].role == Role::choice) cells.push_back(i);
    }
    const bool question = field.node && shape_.plan().nodes[*field.node].scale &&
                          !shape_.row(FieldGroup::counts, *field.node).empty();
    if (!question) return;
    const framework::Scale& scale = shape_.edition().scales[*shape_.plan().nodes[*field.node].scale];
    for (const FieldGroup headed : {FieldGroup::counts, FieldGroup::percents}) {
      std::vector<std::size_t> own;
      for (const std::size_t i : cells) {
        if (columns_[i].group == headed) own.push_back(i);
      }
      for (const std::size_t i : own) take_choice(row, i, scale, shape_.row(headed, *field.node), doubt);
    }
    std::erase_if(cells, [&](std::size_t i) { return columns_[i].group.has_value(); });
    const auto group = group_of(row, cells);
    const std::string why = group || !doubt.empty() ? doubt : "results_sheets.counts_or_percents";
    for (const std::size_t i : cells)
      take_choice(row, i, scale, shape_.row(group.value_or(FieldGroup::percents), *field.node), why);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row.open(i) && columns_[i].role == Role::place)
        row.take(i, place_field(shape_.plan().nodes[*field.node]));
    }
  }

  void take_choice(Row& row, std::size_t i, const framework::Scale& scale,
                   const std::vector<const Field*>& fields, const std::string& doubt) {
    const auto choice = choice_called(scale, columns_[i].choice);
    if (!choice)
      return row.tell(i, CellUse::not_understood, {}, "results_sheets.no_such_choice",
                      {{"expected", scale.name.th}});
    const Field& field = *fields[*choice];
    if (doubt.empty())
      row.take(i, field.name);
    else
      row.doubt(i, field.name, doubt, {{"name", field.label.th}, {"cell", shown(row.cell(i))}});
  }

  void set_aside_the_rest(Row& row, const char* otherwise) const {
    for (std::size_t i = 0; i < row.size(); ++i) {
      switch (columns_[i].role) {
        case Role::rank:
          if (is_bare_number(row.cell(i))) row.tell(i, CellUse::set_aside, {}, "results_sheets.is_rank");
          break;
        case Role::status:
          if (is_word(folded(row.cell(i)), "pass_or_fail"))
            row.tell(i, CellUse::set_aside, {}, "results_sheets.is_status");
          break;
        case Role::change:
          row.tell(i, CellUse::set_aside, {}, "results_sheets.is_change");
          break;
        case Role::remark:
          row.tell(i, CellUse::set_aside, {}, "results_sheets.is_remark");
          break;
        default:
          break;
      }
      row.tell(i, CellUse::not_understood, {}, otherwise);
    }
  }

  const FormShape& shape_;
  const Names& names_;
  const Table& table_;
  Reading& reading_;
  std::vector<Column> columns_;
  const Field* near_ = nullptr;
  bool only_items_before_ = false;
};

}  // namespace

Reading entry_from_tables(const FormShape& shape, const std::vector<Table>& tables) {
  Reading reading;
  std::size_t cells = 0;
  for (const Table& table : tables) {
    for (const auto& row : table.rows)
      cells += static_cast<std::size_t>(std::count_if(
          row.begin(), row.end(), [](const std::string& cell) { return !trimmed(cell).empty(); }));
  }
  if (cells > cells_most) {
    reading.problems.push_back({"results_sheets.too_many_cells",
                                {{"found", std::to_string(cells)}, {"most", std::to_string(cells_most)}},
                                {}});
    return reading;
  }
  const Names names(shape);
  for (const Table& table : tables) {
    const std::size_t first = reading.cells.size();
    const std::size_t row = read_template_sheet(shape, table, reading);
    TableReader(shape, names, table, reading).read(row);
    std::sort(reading.cells.begin() + static_cast<std::ptrdiff_t>(first), reading.cells.end(),
              [](const CellReport& a, const CellReport& b) {
                return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
              });
  }
  return reading;
}

void accept(const Doubt& doubt, Entry& entry) {
  const auto [at, fresh] = entry.texts.emplace(doubt.field, doubt.text);
  if (!fresh && at->second != doubt.text) at->second += "; " + doubt.text;
}

}  // namespace prongsai::results_sheets
