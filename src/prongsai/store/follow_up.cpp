// SPDX-License-Identifier: Apache-2.0
#include "prongsai/store/follow_up.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "prongsai/base/assert.h"
#include "prongsai/store/sql.h"

namespace prongsai::store {
namespace {

constexpr std::array<std::string_view, 2> audience_words = {"internal", "external"};

round::Demand demand_of(std::string_view word) {
  if (word == "count") return round::Demand::count;
  if (word == "everybody") return round::Demand::everybody;
  PRONGSAI_ASSERT(word == "unknown");
  return round::Demand::unknown;
}

constexpr std::int64_t week = 7;
/// Of so many agencies each is asked for by its key; of more the whole round is read. No join is left to the
/// database: on a round just opened PostgreSQL knows no statistics, and would compare everything with
/// everything.
constexpr std::size_t agencies_one_by_one_most = 300;

struct AgencyLine {
  std::string id;
  std::string name_th;
  std::string name_en;
  std::string province;
  std::optional<std::int64_t> internal;
  std::optional<std::int64_t> external;

  static AgencyLine read(const db::Row& row) {
    return {row.get<std::string>(0),
            row.get<std::string>(1),
            row.get<std::string>(2),
            row.get<std::string>(3),
            row.get<std::optional<std::int64_t>>(4),
            row.get<std::optional<std::int64_t>>(5)};
  }
};
struct SampleLine {
  std::string agency;
  std::string asked;
  round::Demand demand = round::Demand::unknown;
  std::int64_t count = 0;

  static SampleLine read(const db::Row& row) {
    return {row.get<std::string>(0), row.get<std::string>(1), demand_of(row.get<std::string>(2)),
            row.get<std::int64_t>(3)};
  }
};
struct ListLine {
  std::string agency;
  std::string asked;
  std::string state;
  std::int64_t contacts = 0;

  static ListLine read(const db::Row& row) {
    return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
            row.get<std::int64_t>(3)};
  }
};
struct SurveyLine {
  std::string agency;
  std::int64_t number = 0;
  std::string instrument;
  std::string part;
  bool is_opened = false;

  static SurveyLine read(const db::Row& row) {
    return {row.get<std::string>(0), row.get<std::int64_t>(1), row.get<std::string>(2),
            row.get<std::string>(3), row.get<std::string>(4) == "opened"};
  }
};
struct Received {
  std::int64_t all = 0;
  std::int64_t today = 0;
  std::int64_t lately = 0;  ///< today and the week before it
};

/// What the tables say, by agency and survey, put together again.
class Found {
 public:
  void take(std::vector<SurveyLine> lines) {
    for (SurveyLine& one : lines) surveys_[one.agency].push_back(std::move(one));
  }
  void take(std::vector<SampleLine> lines) {
    for (SampleLine& one : lines) samples_[one.agency].push_back(std::move(one));
  }
  void take(std::vector<ListLine> lines) {
    for (ListLine& one : lines) lists_[one.agency].push_back(std::move(one));
  }
  [[nodiscard]] std::size_t surveys() const { return surveys_.size(); }

  /// All surveys from the lowest number to the highest at once, or each by itself.
  void count(db::Transaction& transaction, std::int64_t today, bool at_once) {
    std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
    std::int64_t highest = 0;
    for (const auto& [agency, lines] : surveys_) {
      for (const SurveyLine& one : lines) {
        lowest = std::min(lowest, one.number);
        highest = std::max(highest, one.number);
        if (!at_once) count_between(transaction, one.number, one.number, today);
      }
    }
    if (at_once && highest > 0) count_between(transaction, lowest, highest, today);
  }

  void tell(const AgencyLine& agency, std::vector<FollowUpLine>& out) const {
    FollowUpLine line;
    line.agency = agency.id;
    line.name_th = agency.name_th;
    line.name_en = agency.name_en;
    line.province = agency.province;
    line.head_count_internal = agency.internal;
    line.head_count_external = agency.external;
    const auto surveys = surveys_.find(agency.id);
    if (surveys == surveys_.end()) {
      out.push_back(std::move(line));
      return;
    }
    for (const SurveyLine& one : surveys->second) {
      FollowUpLine full = line;
      fill(one, full);
      out.push_back(std::move(full));
    }
  }

 private:
  void count_between(db::Transaction& transaction, std::int64_t first, std::int64_t last,
                     std::int64_t today) {
    transaction.for_each<std::tuple<std::int64_t, std::int64_t>>(
        sql::list_follow_up_totals,
        [&](const std::tuple<std::int64_t, std::int64_t>& row) {
          received_[std::get<0>(row)].all = std::get<1>(row);
        },
        first, last);
    transaction.for_each<std::tuple<std::int64_t, std::int64_t, std::int64_t>>(
        sql::list_follow_up_lately,
        [&](const std::tuple<std::int64_t, std::int64_t, std::int64_t>& row) {
          Received& one = received_[std::get<0>(row)];
          one.today = std::get<1>(row);
          one.lately = std::get<2>(row);
        },
        first, last, today, today - week);
  }

  void fill(const SurveyLine& survey, FollowUpLine& out) const {
    out.survey = survey.number;
    out.instrument = survey.instrument;
    out.part = survey.part;
    out.is_opened = survey.is_opened;
    const std::string& asked = survey.part.empty() ? survey.instrument : survey.part;
    if (const auto samples = samples_.find(survey.agency); samples != samples_.end()) {
      for (const SampleLine& one : samples->second) {
        if (one.asked != asked) continue;
        out.demand = one.demand;
        out.minimum = one.count;
      }
    }
    if (const auto lists = lists_.find(survey.agency); lists != lists_.end()) {
      for (const ListLine& one : lists->second) {
        if (one.asked != asked) continue;
        out.list_state = one.state;
        out.contacts = one.contacts;
      }
    }
    const auto received = received_.find(survey.number);
    if (received == received_.end()) return;
    out.received = received->second.all;
    // Channels and days add up to the same, which a recount proves; a board is no place to stop the program.
    out.before_today = std::max<std::int64_t>(0, received->second.all - received->second.today);
    out.before_week = std::max<std::int64_t>(0, received->second.all - received->second.lately);
  }

  std::unordered_map<std::string, std::vector<SurveyLine>> surveys_;
  std::unordered_map<std::string, std::vector<SampleLine>> samples_;
  std::unordered_map<std::string, std::vector<ListLine>> lists_;
  std::unordered_map<std::int64_t, Received> received_;
};

}  // namespace

std::string_view word_of(Audience audience) {
  return audience_words[static_cast<std::size_t>(audience)];
}

std::optional<Audience> parse_audience(std::string_view word) {
  for (const Audience audience : {Audience::internal, Audience::external}) {
    if (word_of(audience) == word) return audience;
  }
  return std::nullopt;
}

SurveySetting SurveySetting::read(const db::Row& row) {
  return {row.get<std::string>(0),
          parse_audience(row.get<std::string>(1)).value(),
          survey::parse_credential(row.get<std::string>(2)).value(),
          row.get<bool>(3),
          row.get<bool>(4),
          row.get<std::int64_t>(5)};
}

void record_survey_setting(db::Transaction& transaction, std::string_view round,
                           const SurveySetting& setting) {
  transaction.execute(sql::record_survey_setting, round, setting.asked, word_of(setting.audience),
                      survey::word_of(setting.credential), setting.is_interviewed,
                      setting.coordinators_make_codes, setting.floor);
}

std::vector<SurveySetting> list_survey_settings(db::Transaction& transaction, std::string_view round) {
  return transaction.all<SurveySetting>(sql::list_survey_settings, round);
}

std::vector<FollowUpLine> list_follow_up(db::Transaction& transaction, std::string_view round,
                                         const FollowUpChoice& choice) {
  const auto agencies =
      transaction.all<AgencyLine>(sql::list_follow_up_agencies, round, choice.province, choice.agency);
  Found found;
  if (agencies.size() > agencies_one_by_one_most) {
    found.take(transaction.all<SurveyLine>(sql::list_follow_up_surveys, round));
    found.take(transaction.all<SampleLine>(sql::list_follow_up_samples, round));
    found.take(transaction.all<ListLine>(sql::list_follow_up_contacts, round));
  } else {
    for (const AgencyLine& one : agencies) {
      found.take(transaction.all<SurveyLine>(sql::list_follow_up_surveys_of_agency, round, one.id));
      found.take(transaction.all<SampleLine>(sql::list_follow_up_samples_of_agency, round, one.id));
      found.take(transaction.all<ListLine>(sql::list_follow_up_contacts_of_agency, round, one.id));
    }
  }
  found.count(transaction, choice.today, agencies.size() > agencies_one_by_one_most);
  std::vector<FollowUpLine> out;
  out.reserve(agencies.size() + found.surveys());
  for (const AgencyLine& one : agencies) found.tell(one, out);
  return out;
}

FollowUpDay FollowUpDay::read(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
}

std::vector<FollowUpDay> list_follow_up_days(db::Transaction& transaction, std::string_view round,
                                             std::string_view instrument, std::string_view part,
                                             const FollowUpChoice& choice) {
  return transaction.all<FollowUpDay>(sql::list_follow_up_days, round, instrument, part, choice.province,
                                      choice.agency, choice.today);
}

}  // namespace prongsai::store
