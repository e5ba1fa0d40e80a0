// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/made_figures.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>
#include <vector>

#include "prongsai/base/assert.h"
#include "prongsai/base/points.h"

namespace prongsai::app {
namespace {

using base::Points;

/// The cells that every line of an agency begins with.
std::string beginning(const simulation::SimulatedAgency& agency) {
  std::string out = agency.record.id + "," + agency.record.type + ",";
  if (agency.record.size_group) out += agency::code_of(*agency.record.size_group);
  out += ",";
  if (agency.stuffing)
    out += std::string(simulation::word_of(agency.stuffing->style)) + "," +
           std::to_string(agency.stuffing->share);
  else
    out += ",";
  return out + ",";
}

std::string text_of(Points points) {
  return base::to_string(base::round_half_up(points, 2), 2);
}

}  // namespace

MadeFigures::MadeFigures(std::string path)
    : path_(std::move(path)), beside_(path_ + ".part"), out_(beside_, std::ios::binary | std::ios::trunc) {
  out_ << "agency,type,size,style,share,instrument,item,answers,counts,points\r\n";
}

MadeFigures::~MadeFigures() {
  out_.close();
  std::remove(beside_.c_str());
}

void MadeFigures::add_survey(const simulation::SimulatedAgency& agency,
                             const survey::Questionnaire& questionnaire, const credibility::Form& form,
                             const simulation::SimulatedSurvey& answered) {
  const std::string begin = beginning(agency) + questionnaire.asked() + ",";
  const std::size_t boxes = questionnaire.boxes();
  const std::size_t sheets = answered.ballots.size();
  PRONGSAI_ASSERT(form.boxes.size() == boxes && answered.sheets.size() == sheets * boxes && sheets > 0);
  for (std::size_t box = 0; box < boxes; ++box) {
    const credibility::FormBox& of_form = form.boxes[box];
    std::array<std::int64_t, 7> counts{};
    for (std::size_t i = 0; i < sheets; ++i) ++counts.at(answered.sheets[i * boxes + box] - 1U);
    std::string list;
    std::int64_t sum = 0;
    for (std::size_t choice = 0; choice < of_form.choices; ++choice) {
      list += (choice == 0 ? "" : ";") + std::to_string(counts[choice]);
      sum += counts[choice] * of_form.points[choice];
    }
    const Points points = Points::from_ten_thousandths(sum / static_cast<std::int64_t>(sheets));
    out_ << begin << questionnaire.box_codes[box] << "," << sheets << "," << list << "," << text_of(points)
         << "\r\n";
  }
  out_ << begin << "," << sheets << ",," << text_of(answered.score) << "\r\n";
}

void MadeFigures::add_disclosure(const simulation::SimulatedAgency& agency,
                                 const framework::Instrument& instrument) {
  const std::string begin = beginning(agency) + instrument.code + ",";
  const auto items = framework::items_of(instrument);
  PRONGSAI_ASSERT(items.size() == agency.disclosed.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    out_ << begin << items[i]->code << ",,," << (agency.disclosed[i] ? "100.00" : "0.00") << "\r\n";
  out_ << begin << ",,," << text_of(agency.disclosure) << "\r\n";
}

base::Result<bool> MadeFigures::outcome() const {
  if (out_) return true;
  const int error = errno == 0 ? EIO : errno;
  return base::Problem{
      "command.cannot_write", {{"path", path_}, {"reason", std::generic_category().message(error)}}, {}};
}

base::Result<bool> MadeFigures::finish() {
  errno = 0;
  out_.close();
  if (out_ && std::rename(beside_.c_str(), path_.c_str()) != 0) out_.setstate(std::ios::failbit);
  return outcome();
}

}  // namespace prongsai::app
