// SPDX-License-Identifier: Apache-2.0
// The real pages of surveys before the real collector and a real database, over HTTP, and clients for them.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "prongsai/http/server.h"
#include "prongsai/survey/questionnaire.h"
#include "prongsai/web/survey/survey_pages.h"

#include "test_office.h"

namespace prongsai::anonymity {

/// Serves the surveys of an office from a thread of its own. What it would write to its log is kept. Believes
/// this machine's addresses as a proxy's.
class SurveyServer {
 public:
  explicit SurveyServer(offices::TestOffice& test);
  /// Answers what is under way, then writes what waits.
  ~SurveyServer();
  SurveyServer(const SurveyServer&) = delete;
  SurveyServer& operator=(const SurveyServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// Lines of the log as `prongsai serve` writes them, and its counters.
  [[nodiscard]] std::string told();

 private:
  void tell(const std::string& line);
  [[nodiscard]] http::Surface surface();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string told_;
  desk::SurveyDirectory directory_;
  desk::Collector collector_;
  http::Router router_;
  std::shared_ptr<http::Metrics> metrics_;
  std::unique_ptr<http::Server> server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

/// One connection, which stays open between requests.
class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  struct Answer {
    int status = 0;
    std::string body;
  };
  /// `headers`: whole lines with their ends. Throws where the connection breaks.
  Answer get(const std::string& target, const std::string& headers = "");
  Answer post(const std::string& target, const std::string& form, const std::string& headers = "");

 private:
  Answer ask(const std::string& request);

  int socket_ = -1;
};

/// A form with every question answered, as the page's script sends it. `sheet` has one choice a box.
[[nodiscard]] std::string filled_in(const survey::Questionnaire& questionnaire, const std::string& id,
                                    const std::vector<std::uint8_t>& sheet);

}  // namespace prongsai::anonymity
