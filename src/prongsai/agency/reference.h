// SPDX-License-Identifier: Apache-2.0
// The names by which a register may call provinces, ministries and types, and the codes they stand for.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/agency/organisation.h"

namespace prongsai::agency {

/// A type and all it is called.
struct TypeName {
  std::string code;
  std::string name_th;
  std::string name_en;
  std::vector<std::string> short_names;  ///< อบต., SAO

  friend bool operator==(const TypeName&, const TypeName&) = default;
};

/// Immutable once made; shared freely.
class Reference {
 public:
  Reference() = default;
  /// Requires: codes unique among a kind and among the types. A word that would name two of a kind names
  /// neither.
  Reference(std::vector<OrganisationNode> nodes, std::vector<TypeName> types);

  [[nodiscard]] const std::vector<OrganisationNode>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<TypeName>& types() const { return types_; }

  /// By code; null when there is none.
  [[nodiscard]] const OrganisationNode* find(NodeKind kind, std::string_view code) const;
  [[nodiscard]] const TypeName* find_type(std::string_view code) const;

  /// By whatever people write: code, Thai or English name with or without จังหวัด, กระทรวง, Province, Ministry
  /// of, abbreviation, ISO code; blanks, case and punctuation do not count. Null when nothing is called so.
  [[nodiscard]] const OrganisationNode* find_named(NodeKind kind, std::string_view text) const;
  [[nodiscard]] const TypeName* find_type_named(std::string_view text) const;

  /// The Thai name most like `text`, for "did you mean"; "" when none is near.
  [[nodiscard]] std::string nearest_name(NodeKind kind, std::string_view text) const;
  [[nodiscard]] std::string nearest_type_name(std::string_view text) const;

  /// The region that the province of an agency lies in; null where that is not known.
  [[nodiscard]] const OrganisationNode* region_of(const AgencyRecord& record) const;

 private:
  static constexpr std::size_t kinds = 4;
  using Words = std::map<std::string, std::size_t, std::less<>>;  ///< search form → position

  std::vector<OrganisationNode> nodes_;
  std::vector<TypeName> types_;
  std::array<Words, kinds> node_codes_;
  std::array<Words, kinds> node_words_;
  Words type_codes_;
  Words type_words_;
};

}  // namespace prongsai::agency
