// SPDX-License-Identifier: Apache-2.0
// From the database to the public pages, and from files to the database.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/results/subject.h"

namespace prongsai::desk {

/// Every published result, read and scored, by agency and edition. What `earlier` holds already is taken from
/// there and not scored again. A document that cannot be read any more (its edition is gone) is left out and
/// told in `problems`.
struct PublishedResults {
  std::vector<results_files::Results> results;
  base::Problems problems;
};
[[nodiscard]] PublishedResults published_results(const Office& office,
                                                 const std::vector<results_files::Results>& earlier = {});

/// Size groups of agencies by id, as the register has them now; those without one are left out. Public facts.
[[nodiscard]] std::map<std::string, std::string, std::less<>> sizes_of_agencies(const Office& office);

/// Puts a results file in as a version of that state (not "replaced"), with its audit line; the bytes are
/// kept as they are. A pending or published version of before is replaced. For the commands of whoever runs
/// the machine: the actor must hold enter_results, and for "published" both deeds of publication. False when
/// this very file is there in that state already. Problems: those of results_files; entry.no_such_agency;
/// desk.not_permitted.
[[nodiscard]] base::Result<bool> import_results_file(const Office& office, const access::Actor& actor,
                                                     std::string_view text, const std::string& file,
                                                     store::ResultState state);

}  // namespace prongsai::desk
