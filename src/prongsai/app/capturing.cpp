// SPDX-License-Identifier: Apache-2.0
#include "prongsai/app/capturing.h"

#include <utility>

#include "prongsai/desk/disclosure/capture_round.h"
#include "prongsai/document_files/texts.h"
#include "prongsai/fetch/fetch_apart.h"

namespace prongsai::app {
namespace {

using std::chrono::milliseconds;

class FetchingApart : public desk::Fetching {
 public:
  FetchingApart(const std::string& program, const std::string& contact)
      : fetcher_(program, fetch::Limits{}, {.resolver = {}, .ca_file = {}, .user = {}, .contact = contact}) {}
  void order(const fetch::Order& order) override { fetcher_.order(order); }
  [[nodiscard]] std::size_t waiting() const override { return fetcher_.waiting(); }
  bool next(fetch::Capture& capture, milliseconds at_most) override {
    return fetcher_.next(capture, at_most);
  }

 private:
  fetch::Fetcher fetcher_;
};

}  // namespace

class Capturing::Work {
 public:
  Work(const desk::Office& office, const std::string& program)
      : fetching_(program, office.public_address),
        reader_(program),
        round_(office, fetching_,
               [this](std::string_view bytes, const document_files::SentAs& sent_as) {
                 return reader_.read(bytes, sent_as);
               },
               {.looks_apart = true}) {}

  void fetch(const std::stop_token& stop) {
    constexpr milliseconds at_once{500};
    while (!stop.stop_requested()) {
      const auto step = round_.step(at_once);
      if (step.is_elsewhere || step.is_idle()) return;
    }
  }
  void look(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      const auto step = round_.look();
      if (step.is_elsewhere || step.is_idle()) return;
    }
  }

 private:
  FetchingApart fetching_;
  document_files::TextReader reader_;  ///< of the thread that looks
  desk::CaptureRound round_;
};

Capturing::Capturing(const desk::Office& office, const std::string& program, const ChoreFailed& failed)
    : work_(std::make_unique<Work>(office, program)) {
  // A thread each: sites are asked on while what they sent is read.
  const auto chore = [&](const char* name, void (Work::*run)(const std::stop_token&)) {
    std::vector<Chore> one;
    one.push_back({name, milliseconds(1'000),
                   [work = work_.get(), run](const std::stop_token& stop) { (work->*run)(stop); }});
    return std::make_unique<Background>(std::move(one), failed);
  };
  fetching_ = chore("captures", &Work::fetch);
  looking_ = chore("capture_checks", &Work::look);
}

Capturing::~Capturing() = default;

}  // namespace prongsai::app
