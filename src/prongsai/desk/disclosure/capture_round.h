// SPDX-License-Identifier: Apache-2.0
// The night's work: links that wait are fetched, kept, read and looked at, step by step, for as long as there
// are any. A program that is killed in the middle loses nothing but the links it had in hand: they are asked
// again.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/desk/disclosure/capture_checks.h"
#include "prongsai/desk/disclosure/keep.h"
#include "prongsai/desk/office.h"
#include "prongsai/fetch/capture.h"

namespace prongsai::desk {

/// Who fetches: fetch::Fetcher in a server.
class Fetching {
 public:
  Fetching() = default;
  Fetching(const Fetching&) = delete;
  Fetching& operator=(const Fetching&) = delete;
  virtual ~Fetching() = default;
  virtual void order(const fetch::Order& order) = 0;
  /// Orders without their capture.
  [[nodiscard]] virtual std::size_t waiting() const = 0;
  /// Waits for the next capture, at most so long; false when none came.
  virtual bool next(fetch::Capture& capture, std::chrono::milliseconds at_most) = 0;
};

class CaptureRound {
 public:
  struct Choice {
    std::size_t in_hand_max = 2'000;          ///< orders at the fetcher at once
    std::int64_t of_host_max = 60;            ///< of them of one host: it is asked once a second
    std::size_t batch_captures_max = 200;     ///< kept in one transaction
    std::size_t batch_bytes_max = 64U << 20;  ///< of bodies in memory
    std::int64_t looked_at_once = 100;        ///< bodies read, and captures checked, in one step
    bool looks_apart = false;                 ///< look() is called by another thread, and not by step()
  };
  /// `office` and `fetching` must outlive it.
  CaptureRound(const Office& office, Fetching& fetching, ReadBody read);
  CaptureRound(const Office& office, Fetching& fetching, ReadBody read, const Choice& choice);

  struct Step {
    bool is_elsewhere =
        false;  ///< another program writes into the folder, or there is none: nothing was done
    std::size_t ordered = 0;
    std::int64_t kept = 0;
    std::int64_t read = 0;
    std::int64_t checked = 0;
    std::size_t in_hand = 0;  ///< orders at the fetcher after this step
    /// Nothing was done, and nothing is on its way.
    [[nodiscard]] bool is_idle() const {
      return ordered == 0 && kept == 0 && read == 0 && checked == 0 && in_hand == 0;
    }
  };
  /// Takes orders, waits for captures at most so long, keeps what came, reads and checks. Where keeping
  /// throws (a full disk, a database out of reach), the next step tries to keep the same captures, and no
  /// site is asked again.
  Step step(std::chrono::milliseconds at_most);
  /// Reads and checks what was kept, while another thread may be in step(): fetching does not wait for it.
  /// Does nothing as long as step() has not got the folder.
  Step look();

 private:
  [[nodiscard]] bool has_work() const;
  bool has_folder();
  std::size_t take_orders();
  void gather(std::chrono::milliseconds at_most);

  const Office& office_;
  Fetching& fetching_;
  const ReadBody read_;
  const Choice choice_;
  std::optional<warc::Shelf> shelf_;
  std::atomic<bool> has_shelf_{false};  ///< from then on the shelf may be read by look()
  std::string taker_;
  std::map<std::string, store::CaptureOrder, std::less<>> in_hand_;
  std::vector<Fetched> batch_;                    ///< came, and is not kept yet
  std::shared_ptr<const DisclosureRules> rules_;  ///< with which the checks in the database were made
};

/// Orders a capture of every link that each of these agencies handed in last; of no agency, those of all that
/// take part. `why`: "close", "watch". Gives how many links there are. Requires: the program, or an actor
/// whose permission was asked.
std::int64_t order_captures(const Office& office, const std::string& round, std::string_view why,
                            std::span<const std::string> agencies = {});

/// A chore: orders captures of all links of rounds in which disclosing is over, once ("close"); and again for
/// each round that runs when the last such orders are `watch_every` old ("watch"). Gives how many links.
inline constexpr std::chrono::days watch_every{30};
std::int64_t order_due_captures(const Office& office);

}  // namespace prongsai::desk
