// SPDX-License-Identifier: Apache-2.0
#include "prongsai/scoring/reconstruct.h"

#include <algorithm>
#include <array>

#include "prongsai/base/assert.h"

namespace prongsai::scoring {
namespace {

constexpr std::int64_t bit = 256;        // evidence is counted in 1/256 of a bit
constexpr std::int64_t rival_bits = 10;  // a number a thousand times less likely is no rival
constexpr std::array<std::int64_t, 5> ten_to = {1, 10, 100, 1'000, 10'000};

std::int64_t resolution(const Printed& percent) {
  return 100 * ten_to[static_cast<std::size_t>(percent.decimals)];
}

/// The printed percent in units of its last decimal.
std::int64_t units(const Printed& percent) {
  return percent.value.ten_thousandths() /
         ten_to[static_cast<std::size_t>(Points::places_max - percent.decimals)];
}

/// 256 * log2(value), rounded down, for value >= 1: bit by bit, without floating point.
std::int64_t log2_256(std::uint64_t numerator, std::uint64_t denominator) {
  std::int64_t result = 0;
  while (numerator >= 2 * denominator) {
    denominator *= 2;
    result += bit;
  }
  // numerator / denominator lies in [1, 2): square it eight times, each overflow past 2 is one binary digit.
  std::uint64_t mantissa = (numerator << 31) / denominator;
  for (std::int64_t digit = bit / 2; digit > 0; digit /= 2) {
    mantissa = static_cast<std::uint64_t>((base::Int128{mantissa} * mantissa) >> 31);
    if (mantissa >= (std::uint64_t{1} << 32)) {
      mantissa >>= 1;
      result += digit;
    }
  }
  return result;
}

struct Range {
  std::int64_t least;
  std::int64_t most;
};

std::int64_t divide_up(std::int64_t a, std::int64_t b) {
  return a >= 0 ? (a + b - 1) / b : -(-a / b);
}

/// The counts c with round_half_up(100 c / answers) = the printed percent; least > most when there is none.
Range counts_printing(const Printed& percent, std::int64_t answers) {
  const std::int64_t steps = 2 * resolution(percent);
  const std::int64_t printed = units(percent);
  return {std::max<std::int64_t>(0, divide_up((2 * printed - 1) * answers, steps)),
          std::min(answers, divide_up((2 * printed + 1) * answers, steps) - 1)};
}

/// Does this row fit `answers`? When its counts are the only ones, they are written to `counts`.
bool fits(const Row& row, std::int64_t answers, std::vector<std::uint32_t>* counts) {
  std::int64_t least = 0;
  std::int64_t most = 0;
  for (const Printed& percent : row.percents) {
    const Range range = counts_printing(percent, answers);
    if (range.least > range.most) return false;
    least += range.least;
    most += range.most;
  }
  if (least > answers || most < answers) return false;
  if (counts == nullptr) return true;
  counts->clear();
  if (least != answers && most != answers) return true;
  for (const Printed& percent : row.percents) {
    const Range range = counts_printing(percent, answers);
    counts->push_back(static_cast<std::uint32_t>(least == answers ? range.least : range.most));
  }
  return true;
}

std::optional<Ratio> score_of(const Row& row, const std::vector<std::uint32_t>& counts) {
  if (counts.size() != row.choice_points.size() || counts.empty()) return std::nullopt;
  std::int64_t answers = 0;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    answers += counts[i];
    sum += std::int64_t{counts[i]} * row.choice_points[i].ten_thousandths();
  }
  if (answers == 0) return std::nullopt;
  const Ratio exact(sum, answers);
  return row.score_places ? Ratio(base::round_half_up(exact, *row.score_places)) : exact;
}

bool score_comes_out(const Row& row, const std::vector<std::uint32_t>& counts) {
  const std::optional<Ratio> score = score_of(row, counts);
  return score && std::any_of(row.scores.begin(), row.scores.end(),
                              [&](const Printed& printed) { return agrees(printed, *score); });
}

/// What chance would not have given: see the header.
std::int64_t evidence_of(const Row& row, std::int64_t answers, std::vector<std::uint32_t>& scratch) {
  if (!fits(row, answers, &scratch)) return 0;
  std::int64_t informative = 0;
  std::int64_t per_percent = 0;
  for (const Printed& percent : row.percents) {
    if (percent.value == Points{} || percent.value == Points::whole(100)) continue;
    ++informative;
    const std::int64_t values = resolution(percent);
    if (values > answers) {
      per_percent = log2_256(static_cast<std::uint64_t>(values), static_cast<std::uint64_t>(answers));
    }
  }
  // The last percent follows from the others, so it is no evidence of its own.
  std::int64_t evidence = informative > 1 ? (informative - 1) * per_percent : 0;
  if (score_comes_out(row, scratch)) evidence += bit;
  return evidence;
}

struct Candidate {
  std::int64_t answers = 0;
  std::int64_t evidence = 0;
};

std::vector<Candidate> candidates(const std::vector<Row>& rows) {
  std::vector<Candidate> out;
  std::vector<std::uint32_t> scratch;
  for (std::int64_t answers = 1; answers <= static_cast<std::int64_t>(answers_most); ++answers) {
    Candidate candidate{.answers = answers};
    for (const Row& row : rows) candidate.evidence += evidence_of(row, answers, scratch);
    if (candidate.evidence > 0) out.push_back(candidate);
  }
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return a.evidence != b.evidence ? a.evidence > b.evidence : a.answers < b.answers;
  });
  return out;
}

bool same_scores(const std::vector<Row>& rows, std::int64_t a, std::int64_t b) {
  std::vector<std::uint32_t> counts;
  for (const Row& row : rows) {
    const bool fits_a = fits(row, a, &counts);
    const std::optional<Ratio> score_a = score_of(row, counts);
    const bool fits_b = fits(row, b, &counts);
    const std::optional<Ratio> score_b = score_of(row, counts);
    if (fits_a != fits_b) return false;
    if (score_a.has_value() != score_b.has_value()) return false;
    if (score_a && !(*score_a == *score_b)) return false;
  }
  return true;
}

/// Sums further from 100 than the rounding of each percent allows cannot be rounding.
bool sums_to_hundred(const Row& row) {
  Points sum;
  std::int64_t slack = 0;  // ten-thousandths, doubled
  for (const Printed& percent : row.percents) {
    sum += percent.value;
    slack += ten_to[static_cast<std::size_t>(Points::places_max - percent.decimals)];
  }
  const std::int64_t off = (sum - Points::whole(100)).ten_thousandths();
  return 2 * (off < 0 ? -off : off) <= slack;
}

std::size_t differing_characters(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return std::max(a.size(), b.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] == b[i] ? 0u : 1u;
  return count;
}

/// The row with its `choice`-th percent replaced by what the others leave, when that is possible.
std::optional<Row> with_percent_mended(const Row& row, std::size_t choice,
                                       std::optional<std::int64_t> answers) {
  Row mended = row;
  Printed& percent = mended.percents[choice];
  Points rest = Points::whole(100);
  for (std::size_t i = 0; i < row.percents.size(); ++i) {
    if (i != choice) rest = rest - row.percents[i].value;
  }
  if (answers) {
    std::int64_t others = 0;
    for (std::size_t i = 0; i < row.percents.size(); ++i) {
      if (i == choice) continue;
      const Range range = counts_printing(row.percents[i], *answers);
      if (range.least != range.most) return std::nullopt;
      others += range.least;
    }
    if (others > *answers) return std::nullopt;
    const Ratio exact(static_cast<base::Int128>(*answers - others) * 100 * Points::unit, *answers);
    rest = base::round_half_up(exact, percent.decimals);
  }
  if (rest < Points{} || rest > Points::whole(100) || rest == percent.value) return std::nullopt;
  percent.value = rest;
  // The others may be printed with more decimals than the one to mend.
  percent.text = base::to_shortest_string(rest, percent.decimals);
  percent.decimals = base::decimals_of(percent.text);
  return mended;
}

/// The score straight from percents, and how far their rounding may move it.
bool score_within_rounding(const Row& row) {
  if (row.choice_points.size() != row.percents.size()) return false;
  Ratio score;
  std::int64_t slack = 0;
  for (std::size_t i = 0; i < row.percents.size(); ++i) {
    score = score + Ratio(row.percents[i].value) * row.choice_points[i];
    slack += ten_to[static_cast<std::size_t>(Points::places_max - row.percents[i].decimals)];
  }
  score = score / 100;
  return std::any_of(row.scores.begin(), row.scores.end(), [&](const Printed& printed) {
    const Ratio off = score - Ratio(printed.value);
    const Ratio most(Points::from_ten_thousandths(slack));
    return off <= most && Ratio() - most <= off;
  });
}

/// One percent changed so that the row explains itself; the change must bring out the printed score, and
/// among several the one with the fewest changed digits is the likely slip of the hand.
std::optional<Repair> find_repair(const Row& row, std::optional<std::int64_t> answers) {
  std::optional<Repair> best;
  std::size_t best_changes = 0;
  bool tie = false;
  std::vector<std::uint32_t> counts;
  for (std::size_t choice = 0; choice < row.percents.size(); ++choice) {
    const std::optional<Row> mended = with_percent_mended(row, choice, answers);
    if (!mended) continue;
    if (answers && !fits(*mended, *answers, &counts)) continue;
    const bool plausible =
        row.scores.empty() || (answers ? score_comes_out(*mended, counts) : score_within_rounding(*mended));
    if (!plausible) continue;
    const std::size_t changes =
        differing_characters(mended->percents[choice].text, row.percents[choice].text);
    if (!best || changes < best_changes) {
      best = Repair{.choice = choice, .percent = mended->percents[choice].text};
      best_changes = changes;
      tie = false;
    } else if (changes == best_changes) {
      tie = true;
    }
  }
  return tie ? std::nullopt : best;
}

/// The best candidate, and what its rivals leave open.
struct Choice {
  std::optional<std::int64_t> answers;  ///< to take counts from
  bool certain = false;                 ///< no rival
};

Choice choose(const std::vector<Row>& rows, std::optional<std::uint64_t> stated) {
  if (stated) return {.answers = static_cast<std::int64_t>(*stated), .certain = true};
  const std::vector<Candidate> found = candidates(rows);
  if (found.empty()) return {};
  Choice choice{.answers = found.front().answers, .certain = true};
  for (const Candidate& rival : found) {
    if (rival.evidence + rival_bits * bit < found.front().evidence) break;
    const bool is_best = rival.answers == found.front().answers;
    const bool weaker_multiple =
        rival.answers % found.front().answers == 0 && rival.evidence < found.front().evidence;
    if (is_best || weaker_multiple) continue;
    choice.certain = false;
    if (!same_scores(rows, found.front().answers, rival.answers)) return {};
  }
  return choice;
}

}  // namespace

Reconstruction reconstruct(const std::vector<Row>& rows, std::optional<std::uint64_t> stated) {
  Reconstruction out;
  std::vector<Row> sound;
  for (const Row& row : rows) {
    if (sums_to_hundred(row)) sound.push_back(row);
  }
  const Choice choice = choose(sound, stated);
  if (choice.answers && choice.certain) out.answers = static_cast<std::uint64_t>(*choice.answers);
  out.scores_certain = choice.answers.has_value();
  for (const Row& row : rows) {
    RowFit fit{.sums_to_hundred = sums_to_hundred(row), .counts = {}, .repair = {}};
    if (choice.answers) fit.fits = fit.sums_to_hundred && fits(row, *choice.answers, &fit.counts);
    if (!fit.fits) fit.counts.clear();
    const bool broken = !fit.sums_to_hundred || (choice.answers && !fit.fits);
    if (broken) fit.repair = find_repair(row, choice.answers);
    out.rows.push_back(std::move(fit));
  }
  return out;
}

}  // namespace prongsai::scoring
