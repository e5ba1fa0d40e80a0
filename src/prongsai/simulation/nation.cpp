// SPDX-License-Identifier: Apache-2.0
// Whole numbers only, so that a nation is the same with every compiler, processor and library.
#include "prongsai/simulation/nation.h"

#include <algorithm>
#include <string>

#include "prongsai/base/assert.h"
#include "prongsai/base/random.h"
#include "prongsai/simulation/kinds_detail.h"
#include "prongsai/simulation/respondents_detail.h"
#include "prongsai/simulation/stuffing_detail.h"

namespace prongsai::simulation {
namespace {

/// What the streams of chance are for; each agency has its own of each.
enum class Purpose : std::uint8_t { boxes, agency, answers, before, stuffing, arrival, disclosure };

constexpr std::uint32_t iit_least = 30;
constexpr std::uint32_t iit_most = 400;

std::uint32_t wanted_of(std::uint32_t population) {
  // The printed rule of 2564: a tenth, not fewer than 30, everybody where there are fewer, 400 of very many.
  return std::min(population, std::clamp(population / 10, iit_least, iit_most));
}

/// How easy each box is for the whole nation, then for this agency.
std::vector<std::int64_t> ease(const NationOptions& options, std::size_t boxes, Asked asked, Random& own) {
  const std::uint64_t form = asked == Asked::internal ? 0 : 1;
  Random nation = Random::named(options.seed, Purpose::boxes, form);
  std::vector<std::int64_t> out;
  for (std::size_t box = 0; box < boxes; ++box) out.push_back(nation.normal(250) + own.normal(150));
  return out;
}

/// Mean points of all boxes and sheets, two decimals.
Points mean_of(const credibility::Form& form, const std::vector<std::uint8_t>& sheets) {
  std::int64_t sum = 0;
  const std::size_t boxes = form.boxes.size();
  for (std::size_t i = 0; i < sheets.size(); ++i)
    sum += form.boxes[i % boxes].points[static_cast<std::size_t>(sheets[i] - 1)];
  const auto count = static_cast<std::int64_t>(std::max<std::size_t>(sheets.size(), 1));
  return base::round_half_up(Points::from_ten_thousandths(sum / count), 2);
}

/// What stays the same for an agency from one survey to the next.
struct Character {
  std::int64_t quality = 0;  ///< around 0
  std::int64_t quality_before = 0;
  std::int64_t unhurried = 0;
  std::uint64_t hurried = 0;
  std::uint64_t no_script = 0;
  bool stuffed_before = false;
};

Character character_of(Random& random) {
  Character out;
  out.quality = random.normal(330);
  out.quality_before = out.quality - 40 + random.normal(130);
  out.unhurried = random.normal(25);
  out.hurried = random.below(4);
  out.no_script = random.below(4) + (random.happens(10) ? random.below(8) : 0);
  out.stuffed_before = random.happens(40);
  return out;
}

/// Visitors and staff do not see the same agency, and assessors hear less praise than a poster does.
std::int64_t opinion(const NationOptions& options, Asked asked, std::int64_t quality, Random& own) {
  constexpr std::int64_t less_praise = 160;
  const std::int64_t view = own.normal(110);
  return options.mood + quality + view - (asked == Asked::external_assessed ? less_praise : 0);
}

class Making {
 public:
  Making(const NationOptions& options, const Forms& forms, SimulatedAgency& agency,
         const Character& character)
      : options_(options), forms_(forms), agency_(agency), character_(character) {}

  SimulatedSurvey survey(Asked asked, std::uint32_t population, std::uint32_t required) const {
    SimulatedSurvey out{.asked = asked, .population = population, .required = required};
    Random own = stream(Purpose::agency, asked);
    const credibility::Form& form = forms_.of(asked);
    const std::vector<std::int64_t> easier = ease(options_, form.boxes.size(), asked, own);
    Public people{.mean = opinion(options_, asked, character_.quality, own),
                  .easier = easier,
                  .hurried = character_.hurried,
                  .careless = own.below(2),
                  .unhurried = character_.unhurried,
                  .no_script = asked == Asked::external_assessed ? 0 : character_.no_script};
    const Respondents respondents(form, people);
    const std::uint32_t answers = answers_of(asked, own, population, required);
    Random touch = stream(Purpose::stuffing, asked);
    const bool touched = agency_.stuffing && touches(agency_.stuffing->style, asked, touch);
    fill(respondents, answers, touched, out);
    out.score = mean_of(form, out.sheets);
    people.mean += character_.quality_before - character_.quality;
    out.score_before = year_before(respondents, answers, touched, form);
    return out;
  }

 private:
  [[nodiscard]] Random stream(Purpose purpose, Asked asked) const {
    return Random::named(options_.seed, purpose, agency_.number, asked);
  }

  std::uint32_t answers_of(Asked asked, Random& own, std::uint32_t population, std::uint32_t required) const {
    std::uint64_t percent = asked == Asked::internal ? 100 + own.below(70) : 98 + own.below(26);
    if (own.happens(8)) percent = 70 + own.below(30);  // fell short
    if (asked == Asked::external_assessed) percent = 95 + own.below(11);
    const bool topped_up = agency_.stuffing && agency_.stuffing->style == Style::late_top_up;
    if (topped_up && asked != Asked::external_assessed)
      return required + static_cast<std::uint32_t>(own.below(3));
    const auto answers = static_cast<std::uint32_t>(required * percent / 100);
    return std::clamp(answers, 1U, population);
  }

  void fill(const Respondents& respondents, std::uint32_t answers, bool touched, SimulatedSurvey& out) const {
    const std::uint32_t fakes = touched ? (answers * agency_.stuffing->share + 50) / 100 : 0;
    Random answering = stream(Purpose::answers, out.asked);
    Random arriving = stream(Purpose::arrival, out.asked);
    const Habits habits = habits_of(arriving, out.asked, options_.days);
    out.sheets.reserve(answers * respondents.boxes());
    for (std::uint32_t i = fakes; i < answers; ++i) {
      SentBallot ballot;
      ballot.pace = respondents.answer(answering, out.sheets);
      arrive(arriving, habits, ballot);
      if (out.asked == Asked::external_assessed) ballot.channel = survey::Channel::interview;
      out.ballots.push_back(ballot);
    }
    if (fakes == 0) return;
    Random stuffing = stream(Purpose::stuffing, out.asked);
    stuff(*agency_.stuffing, fakes, stuffing, respondents, habits, out);
  }

  Points year_before(const Respondents& respondents, std::uint32_t answers, bool touched,
                     const credibility::Form& form) const {
    // Whoever stuffs often did so last year: then no jump shows.
    const bool stuffed = touched && character_.stuffed_before;
    const std::uint32_t fakes = stuffed ? (answers * agency_.stuffing->share + 50) / 100 : 0;
    Random random = stream(Purpose::before, agency_.surveys.empty() ? Asked::internal : Asked::external);
    Random apart(random.next() + agency_.surveys.size());
    std::vector<std::uint8_t> sheets;
    sheets.reserve(answers * respondents.boxes());
    for (std::uint32_t i = fakes; i < answers; ++i) respondents.answer(apart, sheets);
    for (std::uint32_t i = 0; i < fakes; ++i) respondents.fill_best(apart, 60, sheets);
    return mean_of(form, sheets);
  }

  const NationOptions& options_;
  const Forms& forms_;
  const SimulatedAgency& agency_;
  const Character& character_;
};

std::optional<Stuffing> stuffing_of(const NationOptions& options, std::uint32_t number) {
  Random random = Random::named(options.seed, Purpose::stuffing, number);
  if (random.below(1'000) >= options.stuffed_per_mille) return std::nullopt;
  constexpr std::array<std::uint32_t, 3> shares = {10, 20, 40};
  Stuffing drawn{.style = static_cast<Style>(random.below(style_count)), .share = shares[random.below(3)]};
  drawn.patient = random.happens(options.patient_percent);
  return options.all_alike ? *options.all_alike : drawn;
}

std::string five_digits(std::uint32_t number) {
  std::string digits = std::to_string(number);
  return std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits;
}

agency::AgencyRecord record_of(const Kind& kind, std::uint32_t number, Random& random) {
  agency::AgencyRecord out;
  const std::string digits = five_digits(number + 1);
  out.id = "sim-" + digits;
  out.name_th = std::string(kind.name_th) + "จำลอง " + digits;
  out.name_en = "Simulated agency " + digits;
  out.type = kind.type;
  out.size_group = kind.size;
  // Small ones are more frequent: the smaller of two draws.
  out.head_count_internal = std::min(random.between(kind.staff_min, kind.staff_max),
                                     random.between(kind.staff_min, kind.staff_max));
  out.head_count_external = random.between(kind.visitors_max / 4, kind.visitors_max);
  return out;
}

void disclose(const NationOptions& options, const Character& character, SimulatedAgency& agency) {
  Random random = Random::named(options.seed, Purpose::disclosure, agency.number);
  const std::int64_t diligence = character.quality / 2 + random.normal(350) + options.mood - mood_2566;
  std::int64_t shown = 0;
  for (std::size_t item = 0; item < options.disclosure_items; ++item) {
    agency.disclosed.push_back(diligence + random.normal(700) > -1'250);
    shown += agency.disclosed.back() ? 1 : 0;
  }
  const auto items = static_cast<std::int64_t>(std::max<std::size_t>(options.disclosure_items, 1));
  agency.disclosure =
      base::round_half_up(Points::from_ten_thousandths(100 * Points::unit * shown / items), 2);
}

}  // namespace

Nation::Nation(NationOptions options, Forms forms) : options_(options), forms_(std::move(forms)) {
  PRONGSAI_ASSERT(options_.agencies >= 1 && options_.days >= 14);
  for (const credibility::Form* form : {&forms_.internal, &forms_.external})
    PRONGSAI_ASSERT(form->known_boxes() == form->boxes.size() && !form->boxes.empty());
}

agency::AgencyRecord Nation::record(std::uint32_t number) const {
  PRONGSAI_ASSERT(number < options_.agencies);
  Random random = Random::named(options_.seed, Purpose::agency, number);
  return record_of(kinds()[kind_of(number, options_.agencies)], number, random);
}

SimulatedAgency Nation::agency(std::uint32_t number) const {
  PRONGSAI_ASSERT(number < options_.agencies);
  SimulatedAgency out;
  out.number = number;
  out.peers = kind_of(number, options_.agencies);
  const Kind& kind = kinds()[out.peers];
  Random random = Random::named(options_.seed, Purpose::agency, number);
  out.record = record_of(kind, number, random);
  out.stuffing = stuffing_of(options_, number);
  const Character character = character_of(random);
  const Making making(options_, forms_, out, character);
  const auto staff = static_cast<std::uint32_t>(*out.record.head_count_internal);
  const auto visitors = static_cast<std::uint32_t>(*out.record.head_count_external);
  out.surveys.push_back(making.survey(Asked::internal, staff, wanted_of(staff)));
  out.surveys.push_back(making.survey(Asked::external, visitors, kind.external));
  // How many assessors ask is not known; in 2564 they brought 42 % of the external answers of one region.
  out.surveys.push_back(making.survey(Asked::external_assessed, visitors, kind.external * 74 / 100));
  disclose(options_, character, out);
  const auto part = [&](std::size_t survey) { return out.surveys[survey].score.ten_thousandths(); };
  out.total = base::round_half_up(
      Points::from_ten_thousandths(
          (60 * part(0) + 30 * part(1) + 30 * part(2) + 80 * out.disclosure.ten_thousandths()) / 200),
      2);
  return out;
}

}  // namespace prongsai::simulation
