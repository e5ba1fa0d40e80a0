// SPDX-License-Identifier: Apache-2.0
#include "prongsai/agency/reference.h"

#include <utility>

#include "prongsai/agency/nearest_detail.h"
#include "prongsai/agency/search_form.h"
#include "prongsai/base/assert.h"

namespace prongsai::agency {
namespace {

constexpr std::size_t ambiguous = static_cast<std::size_t>(-1);

std::string without_prefix(const std::string& name, std::string_view prefix) {
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

std::vector<std::string> words_of(const OrganisationNode& node) {
  std::vector<std::string> words = {node.code, node.name_th, node.name_en, node.short_th, node.iso};
  switch (node.kind) {
    case NodeKind::province:
      words.push_back("จังหวัด" + node.name_th);
      words.push_back(node.name_en + " Province");
      words.push_back("Changwat " + node.name_en);
      break;
    case NodeKind::ministry:
      words.push_back(without_prefix(node.name_th, "กระทรวง"));
      words.push_back(without_prefix(node.name_en, "Ministry of "));
      break;
    case NodeKind::region:
      words.push_back(without_prefix(node.name_th, "ภาค"));
      break;
    case NodeKind::nation:
      break;
  }
  return words;
}

template <class Words>
void enter(Words& words, std::string_view word, std::size_t position) {
  std::string form = search_form(word);
  if (form.empty()) return;
  const auto [at, fresh] = words.emplace(std::move(form), position);
  if (!fresh && at->second != position) at->second = ambiguous;
}

template <class Words>
std::size_t position_of(const Words& words, std::string_view form) {
  const auto found = words.find(form);
  return found == words.end() ? ambiguous : found->second;
}

}  // namespace

Reference::Reference(std::vector<OrganisationNode> nodes, std::vector<TypeName> types)
    : nodes_(std::move(nodes)), types_(std::move(types)) {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const auto kind = static_cast<std::size_t>(nodes_[i].kind);
    const bool fresh = node_codes_.at(kind).emplace(nodes_[i].code, i).second;
    PRONGSAI_ASSERT(fresh);
    for (const std::string& word : words_of(nodes_[i])) enter(node_words_.at(kind), word, i);
  }
  for (std::size_t i = 0; i < types_.size(); ++i) {
    const bool fresh = type_codes_.emplace(types_[i].code, i).second;
    PRONGSAI_ASSERT(fresh);
    for (const std::string& word : {types_[i].code, types_[i].name_th, types_[i].name_en}) {
      enter(type_words_, word, i);
    }
    for (const std::string& word : types_[i].short_names) enter(type_words_, word, i);
  }
}

const OrganisationNode* Reference::find(NodeKind kind, std::string_view code) const {
  const std::size_t at = position_of(node_codes_.at(static_cast<std::size_t>(kind)), code);
  return at == ambiguous ? nullptr : &nodes_[at];
}

const TypeName* Reference::find_type(std::string_view code) const {
  const std::size_t at = position_of(type_codes_, code);
  return at == ambiguous ? nullptr : &types_[at];
}

const OrganisationNode* Reference::find_named(NodeKind kind, std::string_view text) const {
  if (const OrganisationNode* exact = find(kind, text)) return exact;
  const std::size_t at = position_of(node_words_.at(static_cast<std::size_t>(kind)), search_form(text));
  return at == ambiguous ? nullptr : &nodes_[at];
}

const TypeName* Reference::find_type_named(std::string_view text) const {
  if (const TypeName* exact = find_type(text)) return exact;
  const std::size_t at = position_of(type_words_, search_form(text));
  return at == ambiguous ? nullptr : &types_[at];
}

std::string Reference::nearest_name(NodeKind kind, std::string_view text) const {
  Candidates candidates;
  for (const auto& [form, position] : node_words_.at(static_cast<std::size_t>(kind))) {
    if (position != ambiguous) candidates.emplace_back(form, nodes_[position].name_th);
  }
  return nearest_of(text, candidates);
}

std::string Reference::nearest_type_name(std::string_view text) const {
  Candidates candidates;
  for (const auto& [form, position] : type_words_) {
    if (position != ambiguous) candidates.emplace_back(form, types_[position].name_th);
  }
  return nearest_of(text, candidates);
}

const OrganisationNode* Reference::region_of(const AgencyRecord& record) const {
  const OrganisationNode* province = find(NodeKind::province, record.province);
  return province == nullptr ? nullptr : find(NodeKind::region, province->parent);
}

}  // namespace prongsai::agency
