// SPDX-License-Identifier: Apache-2.0
// What the two processes say to one another: frames of a length, a kind and a payload.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/fetch/fetch_apart.h"

namespace prongsai::fetch {

enum class Frame : std::uint8_t {
  settings = 1,  ///< to the child, first and once
  order = 2,     ///< to the child
  begun = 3,     ///< from the child: an order's id
  capture = 4,   ///< from the child
  alive = 5,     ///< from the child, every two seconds
};

struct Settings {
  Limits limits;
  Surroundings surroundings;
};

[[nodiscard]] std::string framed(Frame kind, std::string_view payload);

[[nodiscard]] std::string pack_settings(const Settings& settings);
[[nodiscard]] std::optional<Settings> unpack_settings(std::string_view packed);
[[nodiscard]] std::string pack_order(const Order& order);
[[nodiscard]] std::optional<Order> unpack_order(std::string_view packed);
[[nodiscard]] std::string pack_capture(const Capture& capture);
/// Nothing for what an honest child under these limits would not say. Requires of nobody that it be one: it
/// may have been taken over.
[[nodiscard]] std::optional<Capture> unpack_capture(std::string_view packed, const Limits& limits);
[[nodiscard]] std::size_t capture_bytes_max(const Limits& limits);

/// Puts frames together again from what arrives in pieces.
class Frames {
 public:
  explicit Frames(std::size_t payload_bytes_max) : payload_bytes_max_(payload_bytes_max) {}
  void add(std::string_view bytes);

  struct One {
    Frame kind;
    std::string payload;
  };
  /// The next whole frame; nothing where there is none yet, or none will come because of is_broken().
  std::optional<One> next();
  /// A frame of no kind, or beyond the limit.
  [[nodiscard]] bool is_broken() const { return is_broken_; }

 private:
  std::size_t payload_bytes_max_;
  std::string bytes_;
  std::size_t from_ = 0;
  bool is_broken_ = false;
};

}  // namespace prongsai::fetch
