// SPDX-License-Identifier: Apache-2.0
// Sealed copies of what stood behind an agency's links, to be read by people: what came, what a machine read
// and noticed in it, and the bytes themselves, which are checked against their digest each time.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/desk/office.h"
#include "prongsai/desk/permit.h"
#include "prongsai/store/captures.h"

namespace prongsai::desk {

/// Says whether somebody who may not see the agency's disclosure may see this item's captures all the same:
/// an assessor with a seat.
using HasSeat =
    std::function<bool(db::Transaction& transaction, const access::Actor& actor, const std::string& agency,
                       const std::string& round, const std::string& item)>;

/// One capture as a page shows it.
struct CaptureView {
  store::StoredCapture capture;
  std::vector<store::CaptureExchange> exchanges;  ///< redirects first, then the answer
  std::vector<store::CaptureCheck> checks;
  bool is_read = false;  ///< a machine could read its body
  std::string read_as;   ///< "pdf", "html", …
  std::int64_t pages = 0;
  std::int64_t table_rows = 0;
  std::int64_t text_bytes = 0;
  std::string trouble;  ///< a problem's code, where it could not be read
};

/// Of an item, the newest first; of an empty item those of all, by item. Of a unit's officer the items of the
/// unit only. Problems: desk.not_permitted; rounds.no_such_agency.
[[nodiscard]] base::Result<std::vector<CaptureView>> see_captures(
    const Office& office, const access::Actor& actor, const std::string& agency, const std::string& round,
    const std::string& item, const HasSeat& has_seat = nullptr);
/// One. Problems: as above; captures.no_such_capture.
[[nodiscard]] base::Result<CaptureView> see_capture(const Office& office, const access::Actor& actor,
                                                    const std::string& agency, const std::string& capture_id,
                                                    const HasSeat& has_seat = nullptr);

/// What a machine read in it; empty where it read nothing. Problems: those of see_capture.
[[nodiscard]] base::Result<std::string> capture_text(const Office& office, const access::Actor& actor,
                                                     const std::string& agency, const std::string& capture_id,
                                                     const HasSeat& has_seat = nullptr);

/// A stranger's bytes: to be given away as a download that no browser shows.
struct CaptureFile {
  std::string name;  ///< "co-…-1.pdf", "co-…-1.warc.gz"
  std::string media_type;
  std::string bytes;
};
/// The body exactly as it came. Problems: those of see_capture; captures.not_here (this server has no folder
/// of captures); captures.no_body; captures.altered {file}; warc.no_such_file {file}; warc.broken {at}.
[[nodiscard]] base::Result<CaptureFile> capture_bytes(const Office& office, const access::Actor& actor,
                                                      const std::string& agency,
                                                      const std::string& capture_id,
                                                      const HasSeat& has_seat = nullptr);
/// All records of it as they lie in the archive files, with the record that a revisit refers to: an archive
/// file that other tools open. Problems: those of capture_bytes but captures.no_body.
[[nodiscard]] base::Result<CaptureFile> capture_warc(const Office& office, const access::Actor& actor,
                                                     const std::string& agency, const std::string& capture_id,
                                                     const HasSeat& has_seat = nullptr);

/// How far fetching is in a round.
struct CaptureProgress {
  std::int64_t waiting = 0;
  std::int64_t done = 0;
  std::int64_t given_up = 0;
  std::int64_t last_hour = 0;  ///< done or given up in the last sixty minutes
};
/// Problems: desk.not_permitted (see_boards).
[[nodiscard]] base::Result<CaptureProgress> see_capture_progress(const Office& office,
                                                                 const access::Actor& actor,
                                                                 const std::string& round);

}  // namespace prongsai::desk
