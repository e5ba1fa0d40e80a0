// SPDX-License-Identifier: Apache-2.0
// The pieces from which edition and instrument files are read; private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prongsai/framework/edition.h"
#include "prongsai/yaml/fields.h"

namespace prongsai::framework_files {

/// A mention of a code that must exist by the time the whole edition is read (`respondents`: of an instrument
/// or part, whom answers are collected from).
struct Mention {
  enum class Of { source, scale, item, node, respondents } of = Of::source;
  std::string code;
  base::Place place;
};

/// Where a thing with a code of its own is described. A code may be described once among its kind.
struct Definition {
  std::string kind;  ///< "item", "level"… as in the files
  std::string code;
  base::Place place;
};

/// What all readers of one edition share.
struct Reading {
  framework::Edition edition;
  base::Problems problems;
  std::vector<Definition> definitions;  ///< in the order of the files
  std::vector<Mention> mentions;
  std::vector<base::Place> sample_places;  ///< of Edition::samples, one by one
};

[[nodiscard]] framework::Text read_text_pair(yaml::Fields& fields, std::string_view key, Reading& reading);
/// A remark or title of ours: { th, en }, or a plain text, which is then shown in both languages.
[[nodiscard]] framework::Text read_note(yaml::Fields& fields, std::string_view key, Reading& reading);
[[nodiscard]] framework::Text read_optional_text_pair(yaml::Fields& fields, std::string_view key,
                                                      Reading& reading);
/// certainty, source and note of the map itself; `prefix` for keys like scale_certainty.
[[nodiscard]] framework::Provenance read_provenance(yaml::Fields& fields, Reading& reading,
                                                    const std::string& prefix = "");
/// { value: "30" | unknown, certainty, source, note }, value and certainty agreeing.
[[nodiscard]] framework::Fact<base::Points> read_points_fact(const yaml::Node* node, base::Points least,
                                                             base::Points most, Reading& reading);
/// Lower-case letters, digits, '.', '_' and '-', at most 40.
[[nodiscard]] bool is_code(std::string_view text);
/// A code as above. Empty with a problem otherwise.
[[nodiscard]] std::string read_code(yaml::Fields& fields, std::string_view key, Reading& reading);
/// The key `code` as above, noted as the definition of a thing of that kind.
[[nodiscard]] std::string define_code(yaml::Fields& fields, const std::string& kind, Reading& reading);
[[nodiscard]] base::Points read_weight(yaml::Fields& fields, Reading& reading);
[[nodiscard]] std::vector<std::string> read_source_keys(yaml::Fields& fields, std::string_view key,
                                                        Reading& reading);

/// Reads an instrument's own file into `instrument`, whose code and weight are known from edition.yaml.
void read_instrument(const yaml::Node& root, framework::Instrument& instrument, Reading& reading);
/// The keys profile and notice of an instrument whose kind is known.
void read_respondents(yaml::Fields& fields, framework::Instrument& instrument, Reading& reading);
/// Everything of edition.yaml besides its instruments' files: names of those files come back.
[[nodiscard]] std::vector<std::string> read_edition(const yaml::Node& root, Reading& reading);
/// Levels, samples, calendar, topics, benchmarks, deductions.
void read_conventions(yaml::Fields& fields, Reading& reading);
/// What only the whole can tell: unique codes, mentions that lead nowhere, weights, exactness.
void check_whole(Reading& reading);
/// That no agency can fall under two of the rules on sample sizes.
void check_samples(Reading& reading);

}  // namespace prongsai::framework_files
