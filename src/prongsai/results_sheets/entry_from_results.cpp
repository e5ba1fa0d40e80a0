// SPDX-License-Identifier: Apache-2.0
#include "prongsai/results_sheets/entry_from_results.h"

#include <algorithm>

#include "prongsai/base/assert.h"
#include "prongsai/results_sheets/figure_text.h"

namespace prongsai::results_sheets {
namespace {

using scoring::Grade;
using scoring::Known;
using scoring::PlanNode;
using scoring::Printed;

class Filler {
 public:
  Filler(const FormShape& shape, const Known& known) : shape_(shape), known_(known) {}

  Entry fill() && {
    for (const auto& [index, figures] : known_.figures) fill_figures(index, figures);
    for (const auto& [index, grade] : known_.grades) {
      if (!grade.applies)
        put(shape_.plan().nodes[index].id, {{.value = std::string(not_applicable), .at = {}}});
    }
    fill_levels();
    for (const auto& [index, distribution] : known_.percents) {
      const auto row = shape_.row(FieldGroup::percents, index);
      PRONGSAI_ASSERT(row.size() == distribution.percents.size());
      for (std::size_t i = 0; i < row.size(); ++i)
        put(row[i]->name, {{.value = distribution.percents[i].text, .at = {}}});
      if (!distribution.at.empty()) entry_.texts[place_field(shape_.plan().nodes[index])] = distribution.at;
    }
    for (const auto& [index, counts] : known_.counts) {
      const auto row = shape_.row(FieldGroup::counts, index);
      PRONGSAI_ASSERT(row.size() == counts.size());
      for (std::size_t i = 0; i < row.size(); ++i) entry_.texts[row[i]->name] = std::to_string(counts[i]);
    }
    for (const auto& [group, count] : known_.answers)
      entry_.texts["answers:" + group] = std::to_string(count);
    fill_deductions();
    std::map<std::string, std::vector<Figure>> unplaced;
    for (const scoring::Unplaced& one : known_.unplaced)
      unplaced["part:" + one.code].push_back({.value = one.figure.text, .at = one.figure.at});
    for (const auto& [name, figures] : unplaced) put(name, figures);
    return std::move(entry_);
  }

 private:
  void put(const std::string& name, const std::vector<Figure>& figures) {
    if (!figures.empty()) entry_.texts[name] = join_figures(figures);
  }

  /// A disclosure item has figures from two sections of a results file, one behind the other. Those of the
  /// grade are the last ones; how many does not matter as long as they give the same grade.
  void fill_figures(NodeIndex index, const std::vector<Printed>& figures) {
    const PlanNode& node = shape_.plan().nodes[index];
    const std::string printed = "printed:" + item_key(node);
    if (shape_.find(printed) == nullptr) return put(node.id, as_figures(figures, 0, figures.size()));
    const auto grade = known_.grades.find(index);
    std::size_t first = figures.size();
    if (grade != known_.grades.end() && grade->second.applies) {
      first = 0;
      while (first < figures.size() && !gives(node, figures, first, grade->second)) ++first;
    }
    put(printed, as_figures(figures, 0, first));
    put(node.id, as_figures(figures, first, figures.size()));
  }

  static bool gives(const PlanNode& node, const std::vector<Printed>& figures, std::size_t first,
                    const Grade& grade) {
    const std::vector<Printed> rest(figures.begin() + static_cast<std::ptrdiff_t>(first), figures.end());
    const auto& scale = node.choice_points;
    const bool on_scale = std::all_of(rest.begin(), rest.end(), [&](const Printed& one) {
      return std::find(scale.begin(), scale.end(), one.value) != scale.end();
    });
    const Printed* most = scoring::most_printed(rest);
    return on_scale && most != nullptr && most->value == grade.points;
  }

  static std::vector<Figure> as_figures(const std::vector<Printed>& printed, std::size_t first,
                                        std::size_t end) {
    std::vector<Figure> out;
    for (std::size_t i = first; i < end; ++i) out.push_back({.value = printed[i].text, .at = printed[i].at});
    return out;
  }

  void fill_levels() {
    std::vector<Figure> levels;
    for (const scoring::PrintedLevel& level : known_.levels) {
      // A name the edition does not have is kept word for word, not taken for one that it resembles.
      levels.push_back({.value = level.text, .at = level.at, .quoted = !level.level.has_value()});
    }
    put("level", levels);
  }

  void fill_deductions() {
    const auto& all = shape_.edition().deductions;
    for (std::size_t i = 0; i < all.size() && i < known_.deductions.size(); ++i) {
      if (known_.deductions[i])
        entry_.texts["deduction:" + all[i].code] = base::to_shortest_string(*known_.deductions[i]);
    }
  }

  const FormShape& shape_;
  const Known& known_;
  Entry entry_;
};

}  // namespace

Entry entry_from_results(const FormShape& shape, const results_files::Results& results) {
  PRONGSAI_ASSERT(results.edition().id == shape.edition().id);
  Entry entry = Filler(shape, results.known).fill();
  entry.documents = results.documents;
  return entry;
}

}  // namespace prongsai::results_sheets
