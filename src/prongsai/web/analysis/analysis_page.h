// SPDX-License-Identifier: Apache-2.0
// The analysis of one agency's results: what fails, what changed, what weighs most, and its place among
// others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prongsai/analysis/peers.h"
#include "prongsai/analysis/standing.h"
#include "prongsai/http/field.h"
#include "prongsai/web/analysis/peers_shelf.h"
#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

/// What somebody wants to see. Whatever a query holds becomes one of these: a value that makes no sense is as
/// good as none.
struct AnalysisWish {
  std::optional<base::Points> above;  ///< ?above=90: the target, 0 to 100; empty: the edition's own benchmark
  analysis::Comparison comparison = analysis::Comparison::at_least;  ///< ?reach=at-least or more-than
  analysis::PeerGroup group =
      analysis::PeerGroup::nation;  ///< ?group=nation, type, size, province, type-province
  std::optional<int> from;          ///< ?from=2563: the first year of the comparison
  std::vector<std::string> with;    ///< ?with=item:o42: what if these were full
};
[[nodiscard]] AnalysisWish read_analysis_wish(const http::Fields& query);

/// One year of the agency.
struct AnalysedYear {
  const Results* results = nullptr;
  bool is_public = true;  ///< false: no visitor may see it, so its numbers have no page of their own
};

/// Whose results are looked at, and what stands beside them. All pointed at must outlive the call.
struct AnalysisSubject {
  /// Of one framework, oldest first; the last is the one looked at. Never empty.
  std::vector<AnalysedYear> years;
  const framework::Edition* topics_lender = nullptr;  ///< where the edition states no topics; may be null
  PeersOf peers;                                      ///< may be empty
  std::string path;                                   ///< of the page itself: its forms ask it again
  /// Where measures are picked, up to what they are about ("…/library?about="); empty: not offered.
  std::string library;
};

/// Everything below the page's heading: sentences, indicators, failing ones opened, ends and buckets, years,
/// topics, what moves the total, peers. Every number is of the rooms `analysis` and `scoring`.
[[nodiscard]] Html analysis_main(const Voice& voice, const AnalysisSubject& subject,
                                 const AnalysisWish& wish);

/// The edition whose topics are borrowed where `edition` states none: of the same framework, the nearest in
/// years, the earlier of two. Null when there is none.
[[nodiscard]] const framework::Edition* topics_lender(const results_files::Editions& editions,
                                                      const framework::Edition& edition);

/// The page for everybody.
[[nodiscard]] Page public_analysis_page(const Voice& voice, const AgencyYears& agency, const Results& results,
                                        const results_files::Editions& editions, const PeersOf& peers,
                                        const AnalysisWish& wish);

}  // namespace prongsai::web
