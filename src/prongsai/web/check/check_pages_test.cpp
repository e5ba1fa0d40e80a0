// SPDX-License-Identifier: Apache-2.0
#include "prongsai/web/check/check_pages.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "prongsai/text/language.h"
#include "prongsai/web/check/check_detail.h"

namespace prongsai::web {
namespace {

using check_detail::Checked;
using http::Request;
using http::Response;
using testing::HasSubstr;
using testing::Not;

constexpr const char* document_of_one_line = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565";

Request sent(const std::string& text) {
  Request request = http::make_request("POST", "/th/check");
  http::set_header(request.headers, "Content-Type", "multipart/form-data; boundary=b");
  request.body =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
      "Content-Type: text/plain\r\n\r\n" +
      text + "\r\n--b--\r\n";
  return request;
}

const results_files::Editions& editions() {
  static const results_files::Editions all{
      framework_files::load_shelf(std::string(PRONGSAI_SOURCE_DIR) + "/frameworks")};
  return all;
}

/// Pages that are held before they are sent, until a test lets them go.
class Held {
 public:
  Response show(const Page& page) {
    std::unique_lock lock(mutex_);
    if (page.status == 200) {
      ++held_;
      changed_.notify_all();
      changed_.wait(lock, [&] { return is_free_; });
    }
    Response out;
    out.status = page.status;
    return out;
  }
  void wait_for(int pages) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return held_ >= pages; });
  }
  void let_go() {
    const std::lock_guard lock(mutex_);
    is_free_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int held_ = 0;
  bool is_free_ = false;
};

TEST(CheckPages, a_document_keeps_its_place_until_its_page_is_made) {
  Held held;
  http::Router router;
  add_check(router, editions(), "",
            [&](const Request&, const Voice&, const Page& page, const desk::SignedIn*, const std::string&) {
              return held.show(page);
            });
  const auto send = [&router] {
    return std::async(std::launch::async, [&router] {
      Request request = sent(document_of_one_line);
      return router.answer(request).status;
    });
  };
  auto first = send();
  auto second = send();
  held.wait_for(2);
  EXPECT_EQ(send().get(), 503);  // both places are taken, although both documents have been read
  held.let_go();
  EXPECT_EQ(first.get(), 200);
  EXPECT_EQ(second.get(), 200);
  EXPECT_EQ(send().get(), 200);
}

/// A document of as many lines as findings, each line with one.
Checked checked_with(const lint::Catalogue& catalogue, const lint::Manuscript& manuscript,
                     std::size_t findings) {
  Checked out{catalogue, manuscript, {}, {}};
  out.understanding.about_assessment = true;
  for (std::size_t i = 0; i < findings; ++i) {
    out.findings.push_back({.code = "num.two_values",
                            .kind = lint::Kind::num,
                            .certainty = lint::Certainty::certain,
                            .line = static_cast<int>(i + 1),
                            .page = 0,
                            .printed = "1",
                            .expected = "2",
                            .other_lines = {},
                            .details = {}});
  }
  return out;
}

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t out = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++out;
  return out;
}

TEST(CheckPages, a_page_shows_so_many_findings_and_says_how_many_more_there_are) {
  const lint::Catalogue catalogue;
  lint::Manuscript manuscript;
  for (int i = 1; i <= 1'600; ++i) {
    lint::Line line;
    line.number = i;
    line.cells = {"1"};
    manuscript.lines.push_back(line);
  }
  const Voice voice(text::Language::en);
  const auto page_of = [&](std::size_t findings) {
    return check_detail::result_page(voice, checked_with(catalogue, manuscript, findings)).main.markup();
  };
  const std::string all = page_of(check_detail::findings_shown_most);
  EXPECT_EQ(times(all, "class=\"check-card "), check_detail::findings_shown_most);
  EXPECT_THAT(all, Not(HasSubstr("are shown")));
  const std::string some = page_of(check_detail::findings_shown_most + 1'007);
  EXPECT_EQ(times(some, "class=\"check-card "), check_detail::findings_shown_most);
  EXPECT_THAT(some, HasSubstr("The first 300 are shown; 1,007 more"));
  EXPECT_THAT(some, HasSubstr("certain: 1307"));
  EXPECT_THAT(some, Not(HasSubstr("without findings")));  // of the lines that are left out
  EXPECT_EQ(times(some, "href=\"#f-301\""), 0U);
  const std::string table = check_detail::findings_csv(voice, checked_with(catalogue, manuscript, 1'307));
  EXPECT_EQ(times(table, "num.two_values"), 1'307U);
}

}  // namespace
}  // namespace prongsai::web
