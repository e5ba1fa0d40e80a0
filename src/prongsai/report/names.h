// SPDX-License-Identifier: Apache-2.0
// What a template may name: facts, tests, tables, lists, figures and what to repeat.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::report {

/// Inside which `each` a name may be used (several apart by blanks: inside any of them); everywhere where
/// `scope` is empty.
struct Name {
  std::string_view code;
  std::string_view scope;
};
[[nodiscard]] const std::vector<Name>& fact_names();
[[nodiscard]] const std::vector<Name>& test_names();
[[nodiscard]] const std::vector<Name>& table_names();
[[nodiscard]] const std::vector<Name>& list_names();
[[nodiscard]] const std::vector<Name>& figure_names();
[[nodiscard]] const std::vector<std::string_view>& each_names();

}  // namespace prongsai::report
