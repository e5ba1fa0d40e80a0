// SPDX-License-Identifier: Apache-2.0
// What an agency has disclosed, for everybody: what was handed in, since when it stands so, and its history.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/disclosure/filing.h"

namespace prongsai::desk {

/// An item as handed in. Notes for assessors are not part of it.
struct OpenItem {
  const framework::Item* item = nullptr;
  const framework::Indicator* indicator = nullptr;
  const framework::SubIndicator* sub_indicator = nullptr;  ///< may be null
  disclosure::Answer answer = disclosure::Answer::not_shown;
  std::vector<disclosure::Link> links;
  std::vector<store::DisclosureFile> files;
  Moment since{};  ///< when it was first handed in as it stands
};

/// One handing in, and how many items it changed against the one before.
struct OpenChange {
  store::FilingLine line;
  std::size_t changed = 0;
};

/// What counts of one round. Pointers into it live as long as `rules`.
struct OpenRound {
  std::string round;
  std::string name_th;
  std::string name_en;  ///< may be empty
  int fiscal_year = 0;
  std::shared_ptr<const results_files::PlannedEdition> rules;
  store::FilingLine filing;         ///< the last one
  std::vector<OpenItem> items;      ///< in the edition's order
  std::vector<OpenChange> history;  ///< newest first, at most open_history_max
};
inline constexpr std::size_t open_history_max = 50;

struct OpenDisclosure {
  std::string agency;
  std::string name_th;
  std::string name_en;            ///< may be empty
  std::string website;            ///< may be empty
  std::vector<OpenRound> rounds;  ///< newest year first
};

/// Nothing for an agency that is not in the register or never handed in. No deed: this is public.
[[nodiscard]] std::optional<OpenDisclosure> open_disclosure(const Office& office, std::string_view agency);
/// Whether there is one, cheaply: for links to it.
[[nodiscard]] bool has_open_disclosure(const Office& office, std::string_view agency);
/// A file that was handed in.
[[nodiscard]] std::optional<store::DisclosureFileContent> open_file(const Office& office,
                                                                    const store::DisclosureKey& key,
                                                                    std::string_view item,
                                                                    std::int64_t number);

}  // namespace prongsai::desk
