// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/disclosure/all_rules.h"

#include "prongsai/disclosure_files/load_rules.h"

namespace prongsai::desk {

base::Result<std::shared_ptr<const DisclosureRules>> load_all_rules(const std::string& folder,
                                                                    const results_files::Editions& editions) {
  auto out = std::make_shared<DisclosureRules>();
  base::Problems problems;
  for (const auto& planned : editions.all()) {
    auto rules = disclosure_files::load_rules(folder + "/" + planned->edition.id, planned->edition);
    if (rules) {
      out->emplace(planned->edition.id, *std::move(rules));
    } else {
      problems.insert(problems.end(), rules.problems().begin(), rules.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  return std::shared_ptr<const DisclosureRules>(std::move(out));
}

}  // namespace prongsai::desk
