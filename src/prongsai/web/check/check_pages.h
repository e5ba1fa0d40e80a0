// SPDX-License-Identifier: Apache-2.0
// The checker of documents for everybody: a file in, what is wrong in it out, and nothing kept.
#pragma once

#include <string>

#include "prongsai/http/router.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/web/gate/gate.h"

namespace prongsai::web {

/// GET and POST …/check in both languages. `reader` is the program that reads documents apart (see
/// document_files/read.h); empty, as in tests, they are read in this process. `editions` must outlive the
/// router.
void add_check(http::Router& router, const results_files::Editions& editions, const std::string& reader,
               const Shown& show);

}  // namespace prongsai::web
