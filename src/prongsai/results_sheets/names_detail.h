// SPDX-License-Identifier: Apache-2.0
// Finds the field that a cell of somebody's table speaks of, by code or by name; private to this room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/results_sheets/form_shape.h"

namespace prongsai::results_sheets {

/// How sure a match is, the surest first.
enum class Certain : std::uint8_t {
  code,     ///< a code that one field has, and no name beside it that says otherwise
  exact,    ///< the name of one field
  partly,   ///< the name within the cell, or the cell within the name, or a misspelt bullet: of one field
            ///< alone
  differs,  ///< a code, but the words behind it are not the name of that field
};

struct Match {
  const Field* field = nullptr;
  Certain certain = Certain::code;
};

class Names {
 public:
  explicit Names(const FormShape& shape);

  /// The field a cell names. `near` is the item read last: its bullets are meant before those of others.
  /// Empty where nothing, or more than one thing, is called so.
  [[nodiscard]] std::optional<Match> find(std::string_view cell, const Field* near) const;
  /// True for a code with nothing behind it that says otherwise.
  [[nodiscard]] bool is_code(std::string_view cell) const;
  /// "1", "๙.๑": a bare number below a heading that says these are indicators.
  [[nodiscard]] const Field* indicator(std::string_view cell) const;
  /// True when the words are a name of the field, or hold one, or are part of one.
  [[nodiscard]] bool is_name_of(const Field& field, std::string_view words) const;
  /// True for a label of a choice of any scale.
  [[nodiscard]] bool is_choice(std::string_view folded_label) const;

 private:
  void add(std::string_view name, const std::string& field);
  void add_edition();
  [[nodiscard]] std::optional<Match> by_code(std::string_view cell) const;
  /// "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)": instruments have many names, and one code in brackets.
  [[nodiscard]] std::optional<Match> by_bracket(std::string_view cell) const;
  [[nodiscard]] const Field* only(const std::vector<std::string>& fields, const Field* near) const;
  [[nodiscard]] std::optional<Match> exactly(std::string_view folded_cell, const Field* near) const;
  [[nodiscard]] std::optional<Match> partly(std::string_view folded_cell, const Field* near) const;
  [[nodiscard]] const Field* misspelt_bullet(std::string_view folded_cell, const Field* near) const;

  const FormShape& shape_;
  std::map<std::string, std::vector<std::string>, std::less<>> by_name_;  ///< folded name: fields
  std::vector<std::string> choices_;                                      ///< folded labels
};

/// The choice of a scale with that label; empty where there is none.
[[nodiscard]] std::optional<std::size_t> choice_called(const framework::Scale& scale,
                                                       std::string_view folded_label);

}  // namespace prongsai::results_sheets
