// SPDX-License-Identifier: Apache-2.0
// An expected trouble, told so that the person who caused it can mend it.
#pragma once

#include <compare>
#include <string>
#include <utility>
#include <vector>

namespace prongsai::base {

/// A place in a file somebody wrote. Line and column count from 1; 0 means "the file as a whole".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// "file:12:3", or "file" where no line is known.
[[nodiscard]] std::string to_string(const Place& place);

/// One thing that is wrong with what somebody gave us.
///
/// `code` is stable, is never reused after retirement, and reads `room.what_is_wrong`. `details` are the
/// named facts of this case, as the reader wrote them ("found", "expected", "key"...). The sentences, in
/// Thai and in English, stand in `locale/<language>/problems.yaml` under the code and name the same
/// details in braces; `text::sentence` joins the two. A problem never holds internals or a secret.
struct Problem {
  std::string code;
  std::vector<std::pair<std::string, std::string>> details;
  Place place;

  friend bool operator==(const Problem&, const Problem&) = default;
};

/// Several at once: a reader collects what it can instead of stopping at the first.
using Problems = std::vector<Problem>;

/// The detail called `name`, or "" when this problem has none of that name.
[[nodiscard]] std::string detail(const Problem& problem, const std::string& name);

}  // namespace prongsai::base
