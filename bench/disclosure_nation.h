// SPDX-License-Identifier: Apache-2.0
// A made-up nation that discloses: a round with its agencies, what they hand in, who grades it, and the
// grades.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "prongsai/round/phase.h"

#include "test_office.h"

namespace prongsai::bench {

struct NationSize {
  std::size_t agencies = 8'400;
  std::size_t assessors = 400;
};

/// Everything is put there by the functions that pages use, or in bulk where those would take an hour. The
/// same size is always the same nation.
class DisclosureNation {
 public:
  DisclosureNation(offices::TestOffice& office, NationSize size);

  /// Registers the agencies with a coordinator each and opens a round of them; its clock stands in
  /// disclosing.
  void open();
  /// Everybody tells all items, and all but every twelfth agency hands in.
  void hand_in();
  void go_to(round::Phase phase);
  /// Nine in ten seats are graded; blind pairs agree nine times in ten.
  void grade();
  /// Every eighth agency disputes six items.
  void dispute();

  [[nodiscard]] const std::string& round() const { return round_; }
  [[nodiscard]] const std::string& agency(std::size_t number) const { return agencies_[number]; }
  [[nodiscard]] const offices::Somebody& officer() const { return officer_; }
  [[nodiscard]] const offices::Somebody& coordinator() const { return coordinator_; }
  [[nodiscard]] const offices::Somebody& assessor() const { return assessors_.front(); }
  [[nodiscard]] std::int64_t items_told() const { return items_told_; }
  [[nodiscard]] std::int64_t grades_given() const { return grades_given_; }

 private:
  void tell_items(db::Transaction& transaction);

  offices::TestOffice& test_;
  NationSize size_;
  std::string round_;
  std::vector<std::string> agencies_;
  std::vector<std::string> items_;
  offices::Somebody officer_;
  offices::Somebody coordinator_;
  std::vector<offices::Somebody> assessors_;
  std::int64_t items_told_ = 0;
  std::int64_t grades_given_ = 0;
};

}  // namespace prongsai::bench
