// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/analysis/peers_shelf.h"

#include "prongsai/analysis/scored.h"

namespace prongsai::web {
namespace {

using framework::NodeKind;

std::vector<NodeIndex> compared_nodes(const scoring::Plan& plan) {
  std::vector<NodeIndex> out = {plan.total()};
  for (const NodeKind kind : {NodeKind::instrument, NodeKind::indicator}) {
    for (const NodeIndex node : analysis::nodes_of(plan, kind)) out.push_back(node);
  }
  return out;
}

}  // namespace

EditionPeers::EditionPeers(std::shared_ptr<const results_files::PlannedEdition> rules)
    : rules_(std::move(rules)), columns_(compared_nodes(rules_->plan)), peers_(columns_.size()) {}

std::uint32_t EditionPeers::number_of(std::map<std::string, std::uint32_t>& numbers,
                                      const std::string& name) {
  return numbers.try_emplace(name, static_cast<std::uint32_t>(numbers.size())).first->second;
}

void EditionPeers::add(const Results& results, const SizesOf& sizes) {
  analysis::PeerKeys keys;
  if (!results.agency.type.empty()) keys.type = number_of(types_, results.agency.type);
  if (!results.agency.province.empty()) keys.province = number_of(provinces_, results.agency.province);
  const auto size = sizes.find(results.agency.id);
  if (size != sizes.end()) keys.size = number_of(sizes_, size->second);
  std::vector<std::optional<base::Points>> scores;
  for (const NodeIndex node : columns_) scores.push_back(points_of(results, node));
  rows_.emplace(results.agency.id, peers_.rows());
  peers_.add(keys, scores);
}

std::optional<std::size_t> EditionPeers::row_of(std::string_view agency) const {
  const auto found = rows_.find(agency);
  return found == rows_.end() ? std::nullopt : std::optional(found->second);
}

PeersShelf::PeersShelf(const Register& published, const SizesOf& sizes) {
  for (const AgencyYears& agency : published.agencies()) {
    for (const Results* results : agency.years) {
      std::shared_ptr<EditionPeers>& peers = by_edition_[{results->edition().id, results->made_up}];
      if (!peers) peers = std::make_shared<EditionPeers>(results->rules);
      peers->add(*results, sizes);
    }
  }
}

std::shared_ptr<const EditionPeers> PeersShelf::of(const Results& results) const {
  const auto found = by_edition_.find({results.edition().id, results.made_up});
  return found == by_edition_.end() ? nullptr : found->second;
}

}  // namespace prongsai::web
