// SPDX-License-Identifier: Apache-2.0
// Making the results of some agencies of a round; private to this folder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "prongsai/desk/results/compose.h"

namespace prongsai::desk::detail {

struct MadeAgency {
  store::RoundResult result;
  bool is_new = false;  ///< a version was handed in just now
};

class Making {
 public:
  /// All outlive it.
  Making(const Office& office, const access::Actor& actor, access::Role role, Composer& composer)
      : office_(office), actor_(actor), role_(role), composer_(composer) {}

  /// In their order: read at once, scored outside of any transaction, kept at once. Requires: all take part
  /// in the round. Problem: surveys.questions_changed {edition}.
  [[nodiscard]] base::Result<std::vector<MadeAgency>> make(std::span<const std::string> agencies,
                                                           bool only_looks);

 private:
  struct Seen;
  struct Before;
  struct Decided;
  [[nodiscard]] base::Result<Seen> see(db::Transaction& transaction, const std::string& agency);
  [[nodiscard]] Decided decide(const Seen& seen, bool only_looks) const;
  [[nodiscard]] std::optional<results_sheets::Entry> entry_of(const std::string& document) const;
  [[nodiscard]] Before read_before(const Seen& seen) const;
  [[nodiscard]] results_sheets::Checked check(const Seen& seen, const Before& before) const;
  [[nodiscard]] MadeAgency keep(db::Transaction& transaction, const Seen& seen, const Decided& decided) const;

  const Office& office_;
  const access::Actor& actor_;
  access::Role role_;
  Composer& composer_;
};

}  // namespace prongsai::desk::detail
