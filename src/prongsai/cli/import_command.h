// SPDX-License-Identifier: Apache-2.0
// prongsai import: results and plans that stand in files, into the office.
#pragma once

#include "prongsai/cli/run.h"
#include "prongsai/desk/office.h"

namespace prongsai::cli {

/// prongsai import FILE… [--db ADDRESS]: results files and plan files, told apart by their `kind`, as
/// published versions, each in a transaction of its own. A file that is there already is left alone; a folder
/// stands for every *.yaml in it. One that cannot be taken over is told and stops nothing. Exit `findings`
/// when there was one, `not_usable` when none could be read.
[[nodiscard]] Exit run_import(const Arguments& arguments, const Surroundings& to, const desk::Office& office);

}  // namespace prongsai::cli
