// SPDX-License-Identifier: Apache-2.0
#include "prongsai/round/phase.h"

#include <algorithm>

#include "prongsai/base/assert.h"

namespace prongsai::round {

std::string_view word_of(Phase phase) {
  const auto words = framework::phase_codes();
  PRONGSAI_ASSERT(words.size() == phase_count);
  return words[index_of(phase)];
}

std::optional<Phase> parse_phase(std::string_view word) {
  for (const Phase phase : all_phases) {
    if (word_of(phase) == word) return phase;
  }
  return std::nullopt;
}

std::vector<Phase> phases_needed(const framework::Edition& edition) {
  const auto has = [&](framework::InstrumentKind kind) {
    return std::any_of(edition.instruments.begin(), edition.instruments.end(),
                       [&](const framework::Instrument& one) { return one.kind == kind; });
  };
  std::vector<Phase> out = {Phase::registration};
  if (has(framework::InstrumentKind::survey)) out.push_back(Phase::collect);
  if (has(framework::InstrumentKind::disclosure))
    out.insert(out.end(), {Phase::disclose, Phase::grade, Phase::clarify, Phase::confirm});
  out.push_back(Phase::publish);
  return out;
}

Phase phase_of(Activity activity) {
  switch (activity) {
    case Activity::state_head_counts:
      return Phase::registration;
    case Activity::submit_answers:
      return Phase::collect;
    case Activity::change_evidence:
      return Phase::disclose;
    case Activity::give_grade:
      return Phase::grade;
    case Activity::clarify:
      return Phase::clarify;
    case Activity::confirm_grade:
      return Phase::confirm;
    case Activity::publish_results:
      break;
  }
  return Phase::publish;
}

}  // namespace prongsai::round
