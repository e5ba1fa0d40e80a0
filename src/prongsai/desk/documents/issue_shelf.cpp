// SPDX-License-Identifier: Apache-2.0
#include "prongsai/desk/documents/issue_shelf.h"

#include <utility>

namespace prongsai::desk {

std::optional<std::string> IssueShelf::find(const std::string& made_of) {
  const std::lock_guard lock(mutex_);
  const auto found = fingerprints_.find(made_of);
  return found == fingerprints_.end() ? std::nullopt : std::optional(found->second);
}

void IssueShelf::keep(const std::string& made_of, std::string fingerprint) {
  const std::lock_guard lock(mutex_);
  if (!fingerprints_.emplace(made_of, std::move(fingerprint)).second) return;
  oldest_first_.push_back(made_of);
  if (oldest_first_.size() <= kept_max) return;
  fingerprints_.erase(oldest_first_.front());
  oldest_first_.pop_front();
}

std::size_t IssueShelf::kept() {
  const std::lock_guard lock(mutex_);
  return fingerprints_.size();
}

}  // namespace prongsai::desk
