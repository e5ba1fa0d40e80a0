// SPDX-License-Identifier: Apache-2.0
// The published results of one edition side by side: what an agency's place among others is read from.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "prongsai/analysis/peers.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

/// Sizes of agencies by id, as the register has them now; an agency without one has no place by size. No
/// results file tells a size.
using SizesOf = std::map<std::string, std::string, std::less<>>;

/// Total, instruments and indicators of every agency of an edition, a column each.
class EditionPeers {
 public:
  explicit EditionPeers(std::shared_ptr<const results_files::PlannedEdition> rules);

  /// Requires: results of this edition, of an agency that was not added before.
  void add(const Results& results, const SizesOf& sizes);

  [[nodiscard]] const analysis::Peers& peers() const { return peers_; }
  /// Nodes of the edition's plan in the order of the columns.
  [[nodiscard]] const std::vector<NodeIndex>& columns() const { return columns_; }
  /// Empty for an agency without published results.
  [[nodiscard]] std::optional<std::size_t> row_of(std::string_view agency) const;

 private:
  static std::uint32_t number_of(std::map<std::string, std::uint32_t>& numbers, const std::string& name);

  std::shared_ptr<const results_files::PlannedEdition> rules_;
  std::vector<NodeIndex> columns_;
  analysis::Peers peers_;
  std::map<std::string, std::size_t, std::less<>> rows_;
  std::map<std::string, std::uint32_t> types_;
  std::map<std::string, std::uint32_t> provinces_;
  std::map<std::string, std::uint32_t> sizes_;
};

/// Of all published results, by edition; what is made up stands apart from what is real.
class PeersShelf {
 public:
  explicit PeersShelf(const Register& published, const SizesOf& sizes = {});
  /// Those among whom these results stand; null when nothing of the kind is published.
  [[nodiscard]] std::shared_ptr<const EditionPeers> of(const Results& results) const;

 private:
  std::map<std::pair<std::string, bool>, std::shared_ptr<EditionPeers>> by_edition_;
};

/// Where a page finds the peers of results; may give null.
using PeersOf = std::function<std::shared_ptr<const EditionPeers>(const Results& results)>;

}  // namespace prongsai::web
