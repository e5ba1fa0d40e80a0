// SPDX-License-Identifier: Apache-2.0
// prongsai document: official documents as files, one or those of every agency.
#pragma once

#include "prongsai/cli/run.h"
#include "prongsai/desk/office.h"

namespace prongsai::cli {

/// prongsai document KIND --agency ID --year Y --format F --out FILE [--version N]
///   The bytes of that version, else of the one that is published, else of the draft, which is told, with
///   what it still lacks, on the standard error.
/// prongsai document [KIND…] --all --year Y [--format F] --out FOLDER [--jobs N]
///   Of every agency of the register that has what it needs, published or as a draft; documents.csv in the
///   folder says of each what it still lacks or why there is none. May be stopped at any moment and called
///   again. Exit `findings` where a document could not be made although it had what it needs.
[[nodiscard]] Exit run_document(const Arguments& arguments, const Surroundings& to,
                                const desk::Office& office);

}  // namespace prongsai::cli
