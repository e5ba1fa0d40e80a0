// SPDX-License-Identifier: Apache-2.0
// Publishing results: a file of its own, because rounds have decisions of the same name.
#include "prongsai/desk/results/publication.h"

#include "test_office.h"

namespace prongsai::offices {
namespace {

template <class Value>
std::vector<std::string> codes_of(const base::Result<Value>& result) {
  std::vector<std::string> out;
  if (result) return out;
  for (const base::Problem& one : result.problems()) out.push_back(one.code);
  return out;
}

}  // namespace

std::vector<std::string> publish(const desk::Office& office, const store::ResultKey& key,
                                 const Somebody& first, const Somebody& second);

std::vector<std::string> publish(const desk::Office& office, const store::ResultKey& key,
                                 const Somebody& first, const Somebody& second) {
  const auto proposal = desk::propose_publication(
      office, first.actor, {.edition = key.edition, .agency = key.agency, .reason = "ครบแล้ว"});
  if (!proposal) return codes_of(proposal);
  return codes_of(
      desk::decide_result_proposal(office, second.actor, *proposal, {desk::Decision::accept, "ตรวจแล้ว"}));
}

}  // namespace prongsai::offices
