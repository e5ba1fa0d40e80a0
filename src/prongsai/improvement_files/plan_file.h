// SPDX-License-Identifier: Apache-2.0
// A plan as a document: what a frozen version is kept as, what people download, and what real plans are typed
// in.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/framework/provenance.h"
#include "prongsai/improvement/plan.h"

namespace prongsai::improvement_files {

/// A document that records were taken from.
struct PlanSource {
  std::string key;  ///< "report001"
  std::string title;
  framework::Text note;
};

/// Where a record stands in its sources.
struct ReadIn {
  std::vector<std::string> sources;  ///< keys
  std::string at;                    ///< "line 189"; may be empty
};

/// One plan, and what a document says beside it.
struct PlanFile {
  improvement::Plan plan;
  framework::Text agency_name;  ///< as it was when the document was written; may be empty
  framework::Text note;         ///< what a reader should know of the whole; may be empty
  std::vector<PlanSource> sources;
  std::map<std::string, ReadIn> read_in;  ///< by id of the record
};

inline constexpr std::size_t plan_file_bytes_max = 32u << 20;

/// Reads `kind: plan, schema: 1`, in any order of records; those of one kind and parent take the order in
/// which they stand. Every field is there in its canonical form, with its record's required fields; parents,
/// references and sources exist; ids are unique. What only the results can tell (whether an item exists in
/// the edition, whether a period lies within the year) is the business of improvement/checks.h. Otherwise
/// every problem found (at most a hundred), each with its line. Problems: plan_file.*, yaml.*.
[[nodiscard]] base::Result<PlanFile> parse_plan(std::string_view text, const std::string& file);
/// As above, from a file.
[[nodiscard]] base::Result<PlanFile> load_plan(const std::string& path);

/// Writes what `parse_plan` reads. Records stand in the order that improvement::Plan promises, whatever order
/// `file` has; removed ones and what hangs on them or leads to them are left out, and versions and empty
/// fields are not written. The same plan always gives the same bytes, and for a document written here
/// write_plan(parse_plan(x)) is x.
[[nodiscard]] std::string write_plan(const PlanFile& file);

/// A text as YAML, the same on every machine: in quotes with escapes, or, over several plain lines, as a
/// block that stands `indent` blanks deep.
[[nodiscard]] std::string yaml_text(std::string_view text, std::size_t indent);

}  // namespace prongsai::improvement_files
