// SPDX-License-Identifier: Apache-2.0
// An agency's open page of disclosure, for everybody, and the same as files that an agency can put on a site
// of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "prongsai/desk/disclosure/open_page.h"
#include "prongsai/http/request.h"
#include "prongsai/http/response.h"
#include "prongsai/web/frame/page.h"

namespace prongsai::web {

/// /agency/{agency}/disclosure: what was handed in last, of the newest round or of the one that "?round="
/// names. Nothing where nothing was handed in.
[[nodiscard]] std::optional<Page> open_disclosure_page(const Voice& voice, const desk::Office& office,
                                                       const http::Request& request);
/// "/agency/{agency}/disclosure/{round}/files/{item}/{number}": a download, never shown by the browser.
[[nodiscard]] http::Response open_disclosure_file(const desk::Office& office, const http::Request& request);
/// "/agency/{agency}/disclosure/{round}/package": a ZIP archive, the same bytes while nothing is handed in.
[[nodiscard]] http::Response open_disclosure_package(const Voice& voice, const desk::Office& office,
                                                     const http::Request& request);
/// A line for the agency's public page; empty where nothing was handed in.
[[nodiscard]] Html open_disclosure_link(const Voice& voice, const desk::Office& office,
                                        const std::string& agency);

namespace open {

/// Index page (index.html), the same as JSON and as CSV, and the files. Works from a disk, without a script
/// and without anything from another place.
[[nodiscard]] std::string package_of(const Voice& voice, const desk::Office& office,
                                     const desk::OpenDisclosure& open, const desk::OpenRound& round);

}  // namespace open
}  // namespace prongsai::web
