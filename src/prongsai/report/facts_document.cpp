// SPDX-License-Identifier: Apache-2.0
// Who issues the document, of which year, and what was typed for it.
#include <array>

#include "prongsai/report/scores_detail.h"

namespace prongsai::report::detail {
namespace {

using Words = std::optional<doc::Spans>;

Words text(const Writer& writer, const std::string& words) {
  if (words.empty()) return std::nullopt;
  return doc::Spans{writer.words(words)};
}

Words agency(Writer& writer, const Scope&) {
  return text(writer, writer.input.letterhead.name);
}
/// Many agencies have none, so that its absence is not "no data".
Words place(Writer& writer, const Scope&) {
  return text(writer, writer.input.letterhead.place).value_or(doc::Spans{});
}
Words issuer(Writer& writer, const Scope&) {
  std::string joined;
  for (const std::string& line : writer.input.letterhead.issuer) joined += (joined.empty() ? "" : " ") + line;
  return text(writer, joined);
}
Words telephone(Writer& writer, const Scope&) {
  return text(writer, writer.input.letterhead.telephone);
}
Words mail(Writer& writer, const Scope&) {
  return text(writer, writer.input.letterhead.mail);
}
Words signer(Writer& writer, const Scope&) {
  return text(writer, writer.input.letterhead.signer);
}
Words signer_position(Writer& writer, const Scope&) {
  return text(writer, writer.input.letterhead.signer_position);
}

Words year(Writer& writer, const Scope&) {
  return doc::Spans{writer.fiscal_year(writer.input.year)};
}
Words of_results(Writer& writer, const Scope&) {
  return doc::Spans{writer.fiscal_year(results_year(writer.input))};
}
Words year_before(Writer& writer, const Scope&) {
  return doc::Spans{writer.fiscal_year(results_year(writer.input) - 1)};
}
Words plan_year(Writer& writer, const Scope&) {
  return doc::Spans{writer.fiscal_year(results_year(writer.input) + 1)};
}
Words first_year(Writer& writer, const Scope&) {
  if (writer.look.shown.empty()) return std::nullopt;
  return doc::Spans{writer.fiscal_year(writer.look.shown.front()->scored.edition->fiscal_year)};
}

Words announced(Writer& writer, const Scope&) {
  const auto found = writer.input.typed.find("announced");
  if (found == writer.input.typed.end() || found->second.empty()) return std::nullopt;
  return doc::Spans{writer.stated(std::to_string(results_year(writer.input)) + "/announced",
                                  writer.word("announced.label"), writer.day(found->second), "date")};
}
Words version(Writer& writer, const Scope&) {
  const int version = writer.input.issue.version;
  return text(writer, version == 0 ? writer.word("version.draft") : std::to_string(version));
}
Words issue_day(Writer& writer, const Scope&) {
  return text(writer, writer.day(writer.input.issue.day));
}
Words edition(Writer& writer, const Scope&) {
  if (writer.look.now == nullptr) return std::nullopt;
  return text(writer, writer.look.now->scored.edition->name.th);
}

constexpr std::array entries = {
    FactEntry{"agency", "", agency},
    FactEntry{"place", "", place},
    FactEntry{"issuer", "", issuer},
    FactEntry{"telephone", "", telephone},
    FactEntry{"mail", "", mail},
    FactEntry{"signer", "", signer},
    FactEntry{"signer_position", "", signer_position},
    FactEntry{"year", "", year},
    FactEntry{"results_year", "", of_results},
    FactEntry{"year_before", "", year_before},
    FactEntry{"plan_year", "", plan_year},
    FactEntry{"first_year", "", first_year},
    FactEntry{"announced", "", announced},
    FactEntry{"version", "", version},
    FactEntry{"day", "", issue_day},
    FactEntry{"edition", "", edition},
};

}  // namespace

std::span<const FactEntry> facts_of_document() {
  return entries;
}

}  // namespace prongsai::report::detail
