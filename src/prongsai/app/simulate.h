// SPDX-License-Identifier: Apache-2.0
// prongsai simulate: a made-up nation in a database of its own.
#pragma once

#include <string>

#include "prongsai/cli/arguments.h"
#include "prongsai/cli/run.h"

namespace prongsai::app {

/// prongsai simulate --agencies N --seed S --db ADDRESS [--stuffed PER_MILLE] [--opened | --sealed]
/// [--year Y] [--out FILE]
///
/// Fills a new or empty database: a register, a round whose collecting is over, lists of what is disclosed
/// with the grades of two assessors, and ballots, one agency at a time, sealed and collected as those of
/// people are. Then the box is opened, or stays sealed. How far it is goes to `err`; a digest of all stacks
/// to `out`, which depends on the seed, the number of agencies and the stuffing alone. --out writes counts,
/// points and grades (made_figures.h). A database in which anything was ever done is refused. Ctrl-C ends it
/// between two agencies: what is there then is whole ballots of a part of the nation.
[[nodiscard]] cli::Exit simulate(const cli::Arguments& arguments, const std::string& home,
                                 const cli::Surroundings& to);

}  // namespace prongsai::app
