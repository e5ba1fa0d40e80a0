// SPDX-License-Identifier: Apache-2.0
// Results as they stand: lists, versions, the executive's word.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "prongsai/desk/results/subject.h"
#include "prongsai/store/proposals.h"

namespace prongsai::desk {

struct ResultList {
  std::vector<store::ResultLine> lines;
  std::int64_t count = 0;           ///< of all pages
  std::vector<access::Area> areas;  ///< where the actor may see results; the nation is one area
  access::Area area;                ///< the one that is shown
};
/// Agencies with how far their results of wish.edition are, in the part of the actor's areas that the wish
/// names; without a wish, in the first of them. Empty areas: the actor's roles cover no whole agency.
/// Problem: desk.not_permitted when the wish reaches beyond them.
[[nodiscard]] base::Result<ResultList> list_results(const Office& office, const access::Actor& actor,
                                                    store::ResultWish wish);

/// Everything about one agency, or one agency and edition.
struct ResultHistory {
  store::ResultAgency agency;
  std::vector<store::ResultVersion> versions;        ///< newest first, without documents
  std::map<std::string, store::ResultDraft> drafts;  ///< those that are open, by edition
  std::map<std::string, std::string> names;          ///< of the people who handed in, confirmed, published
  std::vector<store::Proposal> proposals;            ///< waiting, about this agency and edition
};
/// Problems: entry.no_such_agency; desk.not_permitted.
[[nodiscard]] base::Result<ResultHistory> look_at_results(const Office& office, const access::Actor& actor,
                                                          const store::ResultKey& key);

/// A version, read and scored.
struct VersionView {
  ResultSubject subject;
  store::ResultVersion version;
  results_files::Results results;
};
/// Problems: those of permitted_subject (deed see_results); entry.no_such_version.
[[nodiscard]] base::Result<VersionView> look_at_version(const Office& office, const access::Actor& actor,
                                                        const store::ResultKey& key, std::int64_t number);

/// What the executive has seen on the page.
struct ConfirmWish {
  std::int64_t number = 0;
  std::string fingerprint;
};
/// The executive's word that these are the agency's figures. Problems: those of permitted_subject;
/// entry.version_changed when this is not what waits any more.
[[nodiscard]] base::Result<bool> confirm_version(const Office& office, const access::Actor& actor,
                                                 const store::ResultKey& key, const ConfirmWish& wish);

}  // namespace prongsai::desk
