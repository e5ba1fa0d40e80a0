// SPDX-License-Identifier: Apache-2.0
// What every action needs: the database, the clock, the rules, the secrets. Built once, by `app`.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "prongsai/agency/reference.h"
#include "prongsai/audit/note.h"
#include "prongsai/db/database.h"
#include "prongsai/desk/documents/issue_shelf.h"
#include "prongsai/desk/results/reading.h"
#include "prongsai/disclosure/rules.h"
#include "prongsai/improvement/library.h"
#include "prongsai/report/template.h"
#include "prongsai/results_files/load_results.h"
#include "prongsai/secret/sealer.h"
#include "prongsai/secret/sign_in_throttle.h"

namespace prongsai::desk {

using Moment = db::Moment;

class Typesetters;
using DisclosureRules = std::map<std::string, disclosure::Rules, std::less<>>;

/// All parts outlive it, and may be used by any number of threads at once.
struct Office {
  db::Database& database;
  const results_files::Editions& editions;
  const agency::Reference& reference;  ///< provinces, ministries, types and what they are called
  const secret::Sealer& sealer;        ///< for secrets that must be read again
  secret::SignInThrottle& throttle;    ///< slows down guessing
  const audit::SigningKey& trail_key;  ///< signs checkpoints of the trail
  std::function<Moment()> now;         ///< the one clock
  std::string public_address;          ///< "https://ita.example.go.th": what links in mail begin with
  /// Recommendations, measures and activities to choose from.
  std::shared_ptr<const improvement::Library> library = std::make_shared<improvement::Library>();
  std::shared_ptr<ScoredShelf> scored = std::make_shared<ScoredShelf>();
  std::shared_ptr<IssueShelf> issues = std::make_shared<IssueShelf>();
  /// Of official documents; without them none can be written.
  std::shared_ptr<const report::Patterns> patterns = std::make_shared<report::Patterns>();
  /// What a machine may look at in evidence, help and reasons, by edition: "ita/2569".
  std::shared_ptr<const DisclosureRules> disclosure_rules = std::make_shared<DisclosureRules>();
  std::shared_ptr<Typesetters> typesetters{};  ///< needed wherever a document becomes a PDF file
  /// The folder of the private keys of ballot boxes (desk/surveys/boxes.h); empty: no box can be made here.
  std::string box_keys{};
  /// The folder of the archive files of captures (desk/disclosure/captures.h); empty: nothing can be captured
  /// here.
  std::string captures{};
  bool figures_are_made_up = false;  ///< a demo: what follows from its answers and grades is nobody's result
  bool fetches_links = true;         ///< somebody here fetches what is ordered; a demo asks nobody's site
  /// Called after an action that changed which surveys can be answered: whoever holds them in memory looks
  /// again.
  std::function<void()> surveys_changed = [] {};
  std::string software = "Prongsai";  ///< "Prongsai 0.1.0": stands in every document
  /// A mistake of this program that is no reason to stop: what it was about, and what it is. No personal
  /// data.
  std::function<void(const std::string& about, const std::string& what)> tell_fault =
      [](const std::string&, const std::string&) {};
};

}  // namespace prongsai::desk
