// SPDX-License-Identifier: Apache-2.0
// All agencies: found by name, type and year, each with its latest result.
#pragma once

#include <optional>
#include <string>

#include "prongsai/base/problem.h"
#include "prongsai/http/field.h"
#include "prongsai/web/frame/page.h"
#include "prongsai/web/frame/voice.h"
#include "prongsai/web/results/register.h"

namespace prongsai::web {

/// What somebody looks for. Whatever a query holds becomes one of these: a value that makes no sense is
/// as good as none.
struct AgencyWish {
  enum class Kind { any, real, made_up };
  enum class Order { total, name };

  std::string name;  ///< as typed, at most 200 bytes
  std::string type;
  std::optional<int> year;  ///< only agencies with a result of that year, which is then the one shown
  Kind kind = Kind::any;
  Order order = Order::total;
  std::size_t page = 1;
};
[[nodiscard]] AgencyWish read_wish(const http::Fields& query);

/// `problems` are those of files that could not be read; the page says how many and which.
[[nodiscard]] Page agencies_page(const Voice& voice, const Register& all, const base::Problems& problems,
                                 const AgencyWish& wish);

}  // namespace prongsai::web
