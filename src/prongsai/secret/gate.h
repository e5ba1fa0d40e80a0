// SPDX-License-Identifier: Apache-2.0
// A door that lets only so many in at once: for work that would eat the memory if everybody did it together.
#pragma once

#include <condition_variable>
#include <mutex>

namespace prongsai::secret {

/// Threads queue; nobody is turned away, so whoever asks must be bounded elsewhere (the server's handler
/// threads). Thread-safe.
class Gate {
 public:
  /// Requires: places >= 1.
  explicit Gate(int places);
  ~Gate() = default;
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  /// A place, held as long as this lives.
  class Place {
   public:
    explicit Place(Gate& gate) : gate_(gate) { gate_.enter(); }
    ~Place() { gate_.leave(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    Gate& gate_;
  };

 private:
  void enter();
  void leave();

  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
};

}  // namespace prongsai::secret
