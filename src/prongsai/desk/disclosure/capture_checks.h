// SPDX-License-Identifier: Apache-2.0
// What stands in the bodies that were kept, and what a machine notices about it. Nothing of it is a grade.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "prongsai/desk/office.h"
#include "prongsai/document_files/texts.h"
#include "prongsai/store/captures.h"
#include "prongsai/warc/shelf.h"

namespace prongsai::desk {

/// Reads a body; document_files::TextReader in a server.
using ReadBody =
    std::function<document_files::PlainText(std::string_view bytes, const document_files::SentAs& sent_as)>;

/// Reads up to `limit` bodies that nobody has read, from the archive files, and keeps what stands in them
/// once for the same bytes. A body that does not come back as it was kept is noted as unreadable, and told to
/// Office::tell_fault. Gives how many.
std::int64_t read_bodies(const Office& office, const warc::Shelf& shelf, const ReadBody& read,
                         std::int64_t limit);

/// Looks at up to `limit` captures that have no checks that still hold. Gives how many.
std::int64_t check_captures(const Office& office, std::int64_t limit);

/// To be called when the rules may be others than before: checks of rounds that run are made anew where they
/// were made by other rules. How many these are.
std::int64_t forget_old_checks(const Office& office);

/// The text of a body as it was kept; nothing for one that was not read, or could not be.
[[nodiscard]] std::optional<std::string> text_of(const store::CapturedText& kept);

}  // namespace prongsai::desk
