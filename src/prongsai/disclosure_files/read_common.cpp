// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "prongsai/base/embedded.h"
#include "prongsai/disclosure_files/reading_detail.h"

namespace prongsai::embedded {
std::span<const base::EmbeddedFile> disclosure_rules();
}

namespace prongsai::disclosure_files {

using yaml::Fields;

base::Result<Common> read_common(const std::string& text, const std::string& file) {
  const auto root = yaml::parse(text, file);
  if (!root) return root.problems();
  Common common;
  common.text = text;
  Reading reading;
  Fields fields(*root, reading.problems);
  yaml::expect_kind(fields, "disclosure_common");
  for (const yaml::Entry& entry : fields.optional_map("sources")) {
    Fields one(entry.value, reading.problems);
    framework::Source source{.key = entry.key.scalar, .title = {}, .url = {}, .note = {}};
    source.title = read_pair(one, "title", reading);
    source.url = one.optional_text("url").value_or("");
    source.note = read_optional_pair(one, "note", reading);
    one.finish();
    reading.sources.push_back(std::move(source));
  }
  common.failures = read_failures(fields, reading);
  read_reasons(fields, common.reasons, reading);
  for (const yaml::Entry& entry : fields.optional_map("subjects")) {
    Fields one(entry.value, reading.problems);
    Subject subject;
    subject.help = read_pair(one, "help", reading);
    subject.failures = read_failures(one, reading);
    one.finish();
    common.subjects.emplace(entry.key.scalar, std::move(subject));
  }
  fields.finish();
  if (!reading.problems.empty()) return reading.problems;
  common.sources = std::move(reading.sources);
  return common;
}

const Common& common() {
  static const Common read = [] {
    const base::EmbeddedFile& file = embedded::disclosure_rules().front();
    auto found = read_common(std::string(file.bytes), std::string(file.name));
    if (found) return *std::move(found);
    const base::Problem& first = found.problems().front();
    throw std::runtime_error(base::to_string(first.place) + ": " + first.code);
  }();
  return read;
}

}  // namespace prongsai::disclosure_files
