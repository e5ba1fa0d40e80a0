// SPDX-License-Identifier: Apache-2.0
// What the open page and its files share; private to this folder.
#pragma once

#include <functional>
#include <string>

#include "prongsai/web/disclosure/open_page.h"

namespace prongsai::web::open {

/// Where a file of an item is found: on the site, or beside the page in the archive.
using FileAddress = std::function<std::string(const store::DisclosureFile& file)>;

[[nodiscard]] std::string round_words(const Voice& voice, const desk::OpenRound& round);
[[nodiscard]] std::string agency_words(const Voice& voice, const desk::OpenDisclosure& open);
/// What was handed in, group by group, and when.
[[nodiscard]] Html items_of(const Voice& voice, const desk::OpenRound& round, const FileAddress& file);
[[nodiscard]] Html history_of(const Voice& voice, const desk::OpenRound& round);
/// Under which name a file lies in the archive: "files/o1-2-แผน.pdf".
[[nodiscard]] std::string name_in_package(const store::DisclosureFile& file);

}  // namespace prongsai::web::open
