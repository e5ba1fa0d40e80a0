// SPDX-License-Identifier: Apache-2.0
// The pieces from which rules of disclosure are read; private to this room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "prongsai/disclosure/rules.h"
#include "prongsai/framework/edition.h"
#include "prongsai/yaml/fields.h"

namespace prongsai::disclosure_files {

/// What may be said of a subject in any year.
struct Subject {
  framework::Text help;
  std::vector<disclosure::Failure> failures;
};

/// What comes with the program.
struct Common {
  std::map<std::string, Subject, std::less<>> subjects;
  std::vector<disclosure::Failure> failures;
  std::vector<disclosure::Rules::Reason> reasons;
  std::vector<framework::Source> sources;
  std::string text;  ///< the file, for the fingerprint
};

/// Where sources may be named: those of a file, and of the edition where there is one.
struct Reading {
  base::Problems problems;
  std::vector<framework::Source> sources;
};

/// Throws where the file that comes with the program cannot be read: then the program is broken.
[[nodiscard]] const Common& common();
/// The same from a text, for tests.
[[nodiscard]] base::Result<Common> read_common(const std::string& text, const std::string& file);

[[nodiscard]] framework::Text read_pair(yaml::Fields& fields, std::string_view key, Reading& reading);
[[nodiscard]] framework::Text read_optional_pair(yaml::Fields& fields, std::string_view key,
                                                 Reading& reading);
/// certainty, source and note, each with `prefix`. Whatever is not unknown has a source that is known.
[[nodiscard]] framework::Provenance read_provenance(yaml::Fields& fields, Reading& reading,
                                                    const std::string& prefix = "");
[[nodiscard]] std::vector<disclosure::Failure> read_failures(yaml::Fields& fields, Reading& reading);
/// Added to `reasons`; a code may stand once.
void read_reasons(yaml::Fields& fields, std::vector<disclosure::Rules::Reason>& reasons, Reading& reading);
[[nodiscard]] std::string read_code(yaml::Fields& fields, std::string_view key);

}  // namespace prongsai::disclosure_files
