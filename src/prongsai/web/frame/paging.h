// SPDX-License-Identifier: Apache-2.0
// The way from page to page of a long list.
#pragma once

#include <concepts>
#include <string>

#include "prongsai/web/frame/html.h"
#include "prongsai/web/frame/voice.h"

namespace prongsai::web {

/// The addresses of a page's neighbours; of those that are not there they are not looked at.
struct Neighbours {
  std::string before;
  std::string next;
};
/// Before, "page 2 of 7", next; nothing where one page is all.
[[nodiscard]] Html paging(const Voice& voice, std::size_t page, std::size_t pages,
                          const Neighbours& addresses);

/// Likewise, `address_of(page)` being the address of a page. Requires: 1 <= page <= pages.
template <std::integral Number, std::invocable<Number> AddressOf>
[[nodiscard]] Html paging(const Voice& voice, Number page, Number pages, const AddressOf& address_of) {
  return paging(voice, static_cast<std::size_t>(page), static_cast<std::size_t>(pages),
                Neighbours{page > 1 ? address_of(page - 1) : std::string(),
                           page < pages ? address_of(page + 1) : std::string()});
}
/// Where the number stands last in the address: "?q=…&" becomes "?q=…&page=2".
template <std::integral Number>
[[nodiscard]] Html paging(const Voice& voice, Number page, Number pages, const std::string& address) {
  return paging(voice, page, pages, [&](Number to) { return address + "page=" + std::to_string(to); });
}

}  // namespace prongsai::web
