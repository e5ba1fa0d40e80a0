// SPDX-License-Identifier: Apache-2.0
// Typesetters lent out, one a thread at a time: making one reads fonts and dictionaries.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "prongsai/doc/document.h"
#include "prongsai/doc_writers/pdf.h"

namespace prongsai::desk {

/// From any thread.
class Typesetters {
 public:
  /// At most so many are made; whoever comes later waits until one is free. Requires: most >= 1.
  explicit Typesetters(std::size_t most = 2) : most_(most) {}

  /// As doc_writers::Typesetter::pdf.
  [[nodiscard]] std::string pdf(const doc::Document& document);

 private:
  [[nodiscard]] std::unique_ptr<doc_writers::Typesetter> take();
  void give_back(std::unique_ptr<doc_writers::Typesetter> one);

  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable is_free_;
  std::size_t made_ = 0;
  std::vector<std::unique_ptr<doc_writers::Typesetter>> free_;
};

}  // namespace prongsai::desk
