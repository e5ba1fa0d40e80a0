// SPDX-License-Identifier: Apache-2.0
// How much the answers of a round can be believed, once its box is open: evidence for a person who looks, and
// what that person decided. Nothing here changes an answer or a score.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/credibility/weigh.h"
#include "prongsai/desk/jobs.h"
#include "prongsai/desk/office.h"
#include "prongsai/desk/rounds/view.h"
#include "prongsai/store/credibility.h"

namespace prongsai::desk {

struct WeighedAgency {
  std::string agency;
  std::string name_th;
  std::string name_en;   ///< may be empty
  std::string type;      ///< with `size` its peers
  std::string size;      ///< "S", "M", "L"; empty where not known
  std::string province;  ///< may be empty
  credibility::EvidenceCard card;
};
struct WeighedRound {
  Moment weighed_at{};
  std::vector<WeighedAgency> agencies;  ///< the queue first, then by how rare they are, then by name
  std::size_t queued = 0;

  [[nodiscard]] const WeighedAgency* find(std::string_view agency) const;
};

/// The cards of rounds, in memory: they are worked out anew from the opened stacks and always come out the
/// same, so nothing of them is stored. From any thread.
class CredibilityShelf {
 public:
  static constexpr std::size_t rounds_most = 4;  ///< the one weighed longest ago goes

  /// Null where it was not weighed since the server began.
  [[nodiscard]] std::shared_ptr<const WeighedRound> find(std::string_view round) const;
  void keep(std::string_view round, WeighedRound weighed);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const WeighedRound>, std::less<>> rounds_;
};

/// Weighs every agency of a round against its peers, those of its type and size. `score_before` is of the
/// round of the year before of the same framework, where its box was opened here. Gives how many agencies;
/// told in the trail. Progress: phase "read_stacks", a step an agency, then "weigh".
/// Problems: desk.not_permitted; rounds.no_such_round; weighing.box_not_opened; box.edition_gone,
/// box.questionnaire_changed; those of score_of; job.cancelled.
[[nodiscard]] base::Result<std::int64_t> weigh_round(const Office& office, const access::Actor& actor,
                                                     std::string_view round, CredibilityShelf& shelf,
                                                     JobProgress& progress);

/// A round as the page of its queue shows it.
struct CredibilityView {
  RoundView round;
  bool box_is_opened = false;
  std::shared_ptr<const WeighedRound> weighed;                          ///< null: to be weighed first
  std::map<std::string, store::StoredDecision, std::less<>> decisions;  ///< the last one of each agency

  /// In the queue without a decision.
  [[nodiscard]] std::size_t waiting() const;
};
/// Problems: desk.not_permitted; rounds.no_such_round.
[[nodiscard]] base::Result<CredibilityView> see_credibility(const Office& office, const access::Actor& actor,
                                                            std::string_view round,
                                                            const CredibilityShelf& shelf);

/// One agency's card with all that was decided about it, the oldest first.
struct EvidenceFile {
  RoundView round;
  WeighedAgency agency;
  std::vector<store::StoredDecision> decisions;
};
/// Problems: desk.not_permitted; rounds.no_such_round; weighing.not_weighed; rounds.no_such_agency.
[[nodiscard]] base::Result<EvidenceFile> see_evidence(const Office& office, const access::Actor& actor,
                                                      std::string_view round, std::string_view agency,
                                                      const CredibilityShelf& shelf);

struct DecisionWish {
  std::string decision;  ///< a word of store::CredibilityDecision
  std::string reason;
  std::int64_t seen = 0;  ///< how many decisions stood on the page
};
/// By name and with a reason, of whoever stands on the shelf, queued or not. Problems: as see_evidence;
/// weighing.no_decision; weighing.no_reason, weighing.reason_too_long {most}; weighing.decided_meanwhile.
[[nodiscard]] base::Result<bool> decide_credibility(const Office& office, const access::Actor& actor,
                                                    std::string_view round, std::string_view agency,
                                                    const DecisionWish& wish, const CredibilityShelf& shelf);

}  // namespace prongsai::desk
