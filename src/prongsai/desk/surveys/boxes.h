// SPDX-License-Identifier: Apache-2.0
// Ballot boxes: made before collecting, opened once after it, their keys destroyed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/access/decide.h"
#include "prongsai/base/result.h"
#include "prongsai/desk/jobs.h"
#include "prongsai/desk/office.h"
#include "prongsai/store/surveys.h"

namespace prongsai::desk {

/// Makes a pair of keys and puts the private one on disk, in Office::box_keys. The box is not recorded: the
/// caller does that in its own transaction (store::record_box), once. A key file without a box opens nothing.
/// Requires: a round or an agency, not both; the caller has asked for permission. Problem:
/// box.key_file_cannot {path, reason}.
[[nodiscard]] base::Result<store::BallotBox> make_box(const Office& office, std::string_view round,
                                                      std::string_view agency);

/// A box as the page of the authority shows it.
struct BoxView {
  store::BallotBox box;
  bool key_is_here = false;  ///< its key file lies on this server
  std::int64_t surveys = 0;
  std::int64_t opened = 0;                ///< of these
  std::optional<Moment> may_open_from{};  ///< empty while the calendar has no end of collecting
};
[[nodiscard]] base::Result<BoxView> look_at_box(const Office& office, const access::Actor& actor,
                                                std::string_view box);

/// The text of the private key's file, for custodians to keep apart from this server; told in the trail.
/// Problems: desk.not_permitted, box.no_such_box {box}, box.is_opened {box}, box.key_not_here {box}.
[[nodiscard]] base::Result<std::string> read_box_key(const Office& office, const access::Actor& actor,
                                                     std::string_view box);

/// Destroys the key file on this server. `key_file` is the text that the custodians have: only who shows it
/// has not lost it. Problems: as above, secret.box_key_not_understood, box.other_key {box}.
[[nodiscard]] base::Result<bool> give_key_to_custodians(const Office& office, const access::Actor& actor,
                                                        std::string_view box, std::string_view key_file);

struct OpenedBox {
  std::int64_t surveys = 0;  ///< opened by this call
  std::int64_t ballots = 0;
  std::int64_t refused = 0;  ///< that no key opens, or that are none
};

/// How long after the end of collecting a box stays shut, so that nothing is on its way any more.
inline constexpr std::chrono::minutes settling_time{10};

/// Opens every survey of a box, each in a transaction of its own: what was sealed goes, and a stack of sorted
/// sheets, their counts and the receipts stay. Called again after a break it goes on where it was. When all
/// are opened, the key file on this server is overwritten and removed.
///
/// `key_file` is the uploaded text where custodians keep the key. Progress: phase "open_box", a step a
/// survey. Problems: desk.not_permitted, box.no_such_box, box.is_opened, box.key_not_here, box.other_key,
/// secret.box_key_not_understood; box.still_collecting {box, until}; box.end_not_known {box};
/// survey.… where an edition cannot be asked any more; job.cancelled: what is opened stays opened.
[[nodiscard]] base::Result<OpenedBox> open_box(const Office& office, const access::Actor& actor,
                                               std::string_view box,
                                               const std::optional<std::string>& key_file,
                                               JobProgress& progress);

}  // namespace prongsai::desk
