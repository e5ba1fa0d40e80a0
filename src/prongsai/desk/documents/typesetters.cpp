// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/typesetters.h"

namespace prongsai::desk {

std::unique_ptr<doc_writers::Typesetter> Typesetters::take() {
  std::unique_lock lock(mutex_);
  is_free_.wait(lock, [this] { return !free_.empty() || made_ < most_; });
  if (!free_.empty()) {
    auto out = std::move(free_.back());
    free_.pop_back();
    return out;
  }
  ++made_;
  lock.unlock();
  try {
    return std::make_unique<doc_writers::Typesetter>();
  } catch (...) {
    const std::lock_guard again(mutex_);
    --made_;
    is_free_.notify_one();
    throw;
  }
}

void Typesetters::give_back(std::unique_ptr<doc_writers::Typesetter> one) {
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(one));
  is_free_.notify_one();
}

std::string Typesetters::pdf(const doc::Document& document) {
  auto typesetter = take();
  try {
    std::string out = typesetter->pdf(document);
    give_back(std::move(typesetter));
    return out;
  } catch (...) {
    // What it broke on is not known: the next one begins anew.
    typesetter.reset();
    const std::lock_guard lock(mutex_);
    --made_;
    is_free_.notify_one();
    throw;
  }
}

}  // namespace prongsai::desk
