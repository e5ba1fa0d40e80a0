// SPDX-License-Identifier: Apache-2.0
#include "prongsai/cli/captures_command.h"

#include <chrono>
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/desk/disclosure/verify_captures.h"

namespace prongsai::cli {

using text::say;

namespace {

/// Says how far it is, but not more often than somebody reads.
class Progress {
 public:
  Progress(const Arguments& arguments, std::ostream& err) : arguments_(arguments), err_(err) {}
  void operator()(std::int64_t done, std::int64_t all) {
    constexpr std::chrono::seconds pause{5};
    const auto now = std::chrono::steady_clock::now();
    if (now - told_at_ < pause) return;
    told_at_ = now;
    err_ << say(arguments_.language, "command.captures_progress",
                {{"done", std::to_string(done)}, {"all", std::to_string(all)}})
         << std::endl;
  }

 private:
  const Arguments& arguments_;
  std::ostream& err_;
  std::chrono::steady_clock::time_point told_at_ = std::chrono::steady_clock::now();
};

void tell_verified(const Arguments& arguments, const Surroundings& to, const desk::CapturesVerified& found) {
  const text::Language language = arguments.language;
  to.out << say(language, "command.captures_read",
                {{"captures", std::to_string(found.captures)},
                 {"records", std::to_string(found.records)},
                 {"batches", std::to_string(found.batches)}})
         << "\n";
  if (found.unbound > 0)
    to.out << say(language, "command.captures_unbound", {{"count", std::to_string(found.unbound)}}) << "\n";
  if (found.agrees()) {
    to.out << say(language, "command.captures_agree") << "\n";
  } else {
    to.out << say(language, "command.captures_differ", {{"count", std::to_string(found.differing)}}) << "\n";
  }
  to.out << say(language, "command.captures_trail") << "\n";
}

}  // namespace

Exit run_captures(const Arguments& arguments, const Surroundings& to, const desk::Office& office) {
  if (arguments.words.size() != 1 || arguments.words.front() != "verify")
    return refuse_words(arguments, to, "prongsai captures verify [--db ADDRESS] [--captures FOLDER]");
  Progress progress(arguments, to.err);
  const auto found = desk::verify_captures(
      office, [&progress](std::int64_t done, std::int64_t all) { progress(done, all); });
  if (!found) {
    tell(found.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  if (arguments.json) {
    boost::json::array differences;
    for (const base::Problem& each : found->differences) differences.push_back(problem_json(each));
    print_json(to.out, boost::json::object{{"captures", found->captures},
                                           {"records", found->records},
                                           {"batches", found->batches},
                                           {"unbound", found->unbound},
                                           {"differing", found->differing},
                                           {"differences", std::move(differences)}});
  } else {
    tell_verified(arguments, to, *found);
    for (const base::Problem& each : found->differences)
      to.err << text::sentence(arguments.language, each) << "\n";
  }
  return found->agrees() ? Exit::done : Exit::findings;
}

}  // namespace prongsai::cli
