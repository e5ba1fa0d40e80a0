// SPDX-License-Identifier: Apache-2.0
// The program that is killed while it takes ballots: ballot_child ADDRESS RUN SURVEY KEY PLAIN CODED_PLAIN
// END NUMBER, bytes in hexadecimal. It hands ballots to the collector, as the pages do, and prints a ballot's
// id when, and only when, it is told that it was received. END is "never", "silent" (killed by itself instead
// of printing the NUMBERth id), "script" (ends after NUMBER ballots, eight under way at once) or "stubborn"
// (the same, and goes on sending while the collector takes anything, whatever it is told).
#include <csignal>
#include <optional>
#include <semaphore>
#include <string>

#include <unistd.h>

#include "prongsai/db/trouble.h"
#include "prongsai/desk/surveys/collector.h"
#include "prongsai/secret/ballot_box.h"
#include "prongsai/store/schema.h"

#include "ballot_ids.h"

namespace prongsai {
namespace {

constexpr std::ptrdiff_t under_way_max = 64;
constexpr std::ptrdiff_t under_way_in_script = 8;
constexpr int not_acknowledged = 5;  ///< the exit code: a ballot was not saved, or not taken any more

std::string bytes_of(const std::string& digits) {
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    out += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return out;
}

struct Asked {
  int run;
  std::int64_t survey;  ///< without codes; the next one is with codes
  std::string key;
  std::string plain;
  std::string coded_plain;
  std::string end;
  int number;
};

desk::Submission submission(const Asked& asked, secret::BallotSealer& sealer, int number) {
  const std::string id = crash::id_of(asked.run, number);
  desk::Submission out{.id_digest = survey::submission_digest(id),
                       .receipt_digest = survey::receipt_digest(survey::receipt_of(id)),
                       .survey = asked.survey,
                       .sealed = sealer.seal(asked.plain),
                       .channel = survey::Channel::poster,
                       .day = 20'778};
  if (!crash::has_code(number)) return out;
  out.survey = asked.survey + 1;
  out.code_digest = survey::slip_code_digest(out.survey, crash::code_of(asked.run, number));
  out.sealed = sealer.seal(asked.coded_plain);
  return out;
}

int run(const std::string& address, const Asked& asked) {
  auto database = db::Database::open(address, {}, store::migrations());
  if (!database) return 4;
  const bool is_stubborn = asked.end == "stubborn";
  const bool is_script = asked.end == "script" || is_stubborn;
  const int silent_at = asked.end == "silent" ? asked.number : 0;
  secret::BallotSealer sealer(asked.key);
  std::counting_semaphore<under_way_max> free(is_script ? under_way_in_script : under_way_max);
  // By the collector's thread alone.
  int told = 0;
  bool is_all_told = true;
  std::optional<desk::Collector> collector(std::in_place, *database, [](const std::string&) {});
  for (int number = 0; !is_script || number < asked.number; ++number) {
    free.acquire();
    const auto done = [line = crash::id_of(asked.run, number) + "\n", silent_at, is_stubborn, &is_all_told,
                       &told, &free](desk::Submitted outcome) {
      // Each is sent once: it came before where the database went away during the commit.
      if (outcome != desk::Submitted::received && outcome != desk::Submitted::received_before) {
        is_all_told = false;
        if (!is_stubborn) _exit(not_acknowledged);
        free.release();
        return;
      }
      if (++told == silent_at) (void)kill(getpid(), SIGKILL);
      if (write(1, line.data(), line.size()) < 0) _exit(1);
      free.release();
    };
    if (!collector->submit(submission(asked, sealer, number), done)) return not_acknowledged;
  }
  collector.reset();
  return is_all_told ? 0 : not_acknowledged;
}

}  // namespace
}  // namespace prongsai

int main(int count, char** words) {
  if (count != 9) return 2;
  try {
    return prongsai::run(words[1], {.run = std::stoi(words[2]),
                                    .survey = std::stoll(words[3]),
                                    .key = prongsai::bytes_of(words[4]),
                                    .plain = prongsai::bytes_of(words[5]),
                                    .coded_plain = prongsai::bytes_of(words[6]),
                                    .end = words[7],
                                    .number = std::stoi(words[8])});
  } catch (const prongsai::db::DatabaseTrouble&) {
    return prongsai::not_acknowledged;  // it could not even begin
  }
}
