// SPDX-License-Identifier: Apache-2.0
// The fixture of the contract of `store` and `desk`: the same test on SQLite in memory, SQLite in a file,
// PostgreSQL.
#pragma once

#include "engines.h"
#include "test_office.h"

namespace prongsai::offices {

/// Write TEST_P(Yours, …) on a class derived from this, and PRONGSAI_ON_EVERY_ENGINE(Yours) (or
/// PRONGSAI_ON_SHARED_ENGINES, where open_again() is used) below.
class Offices : public testing::TestWithParam<engines::Place> {
 protected:
  [[nodiscard]] const desk::Office& office() const { return test_.office(); }
  [[nodiscard]] desk::Moment now() const { return test_.now(); }
  /// Another server that has the same database open. Requires: not in memory.
  [[nodiscard]] std::unique_ptr<TestOffice> open_again() const {
    return std::make_unique<TestOffice>(address_, test_);
  }
  /// Asks the database something.
  template <class Work>
  auto read(Work&& work) {
    return test_.database().read(std::forward<Work>(work));
  }
  template <class Work>
  auto perform(Work&& work) {
    return test_.database().perform(std::forward<Work>(work));
  }

  engines::Scratch scratch_;
  const std::string address_ = engines::fresh_address(GetParam(), scratch_);
  TestOffice test_{address_};
};

using engines::codes;

}  // namespace prongsai::offices
