// SPDX-License-Identifier: Apache-2.0
// Everything published so far; nothing new is published without being put side by side with it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/suppression/rules.h"
#include "prongsai/suppression/table.h"

namespace prongsai::suppression {

/// What is wished for a figure.
enum class Wish : std::uint8_t {
  show,   ///< to be published, unless it is small or gives something away
  hide,   ///< must not become known: small, of too few people, or never meant to be published
  known,  ///< everybody knows it or can ask for it: numbers of respondents
};

/// A name is a figure's for ever: "17/i1.1/3" for choice 3 of box i1.1 of survey 17. Once a count has changed
/// (ballots were set aside), the new figure has a new name, and a sum says how the two hang together.
struct Figure {
  std::string name;
  std::uint64_t count = 0;
  Wish wish = Wish::show;
};

/// "total is the sum of the parts": over the choices of a question, the agencies of a province, the parts of
/// an instrument; also "before = after + set aside", which binds a revision to what it revises.
struct SumOfFigures {
  std::string total;
  std::vector<std::string> parts;
};

/// Figures and sums that belong together and go out together. Figures published before may be named again
/// with their old count: a total over earlier figures does that.
struct Release {
  std::vector<Figure> figures;
  std::vector<SumOfFigures> sums;
};

/// What a release shows: of each of its figures, in their order, whether it is shown.
struct Decision {
  std::vector<bool> shown;
  std::size_t hidden_for_others = 0;  ///< wished to be shown, hidden so that no other figure is given away
};

/// A value. Releases are entered in the order they went out; the same order gives the same decisions.
class ReleaseLedger {
 public:
  explicit ReleaseLedger(const Rules& rules) : rules_(rules) {}

  /// Decides jointly with everything published before; changes nothing. Problems:
  /// - suppression.figure_changed {figure, found, expected}: the name stands for another count.
  /// - suppression.sum_wrong {figure, found, expected}: the parts do not come to the total.
  /// - suppression.figure_unknown {figure}: a sum names what is nowhere.
  /// - suppression.figure_twice {figure}: twice in one release, or twice in one sum.
  /// - suppression.given_away {figure}: earlier releases, with the numbers that are known, tell a hidden
  /// figure
  ///   already, whatever this release holds back. Nothing must be added to that.
  [[nodiscard]] base::Result<Decision> decide(const Release& release) const;

  /// Decides and enters what is shown as published. Problems as above; then nothing is entered.
  [[nodiscard]] base::Result<Decision> publish(const Release& release);

  /// Everything in the ledger as one table, what was published being known: for an audit by somebody else.
  [[nodiscard]] const Table& table() const { return table_; }
  [[nodiscard]] const std::map<std::string, CellIndex>& names() const { return names_; }

 private:
  struct Draft;
  [[nodiscard]] base::Result<Draft> draft(const Release& release) const;

  Rules rules_;
  Table table_;
  std::map<std::string, CellIndex> names_;
};

}  // namespace prongsai::suppression
