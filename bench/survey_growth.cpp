// SPDX-License-Identifier: Apache-2.0
#include "survey_growth.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <system_error>

#include "prongsai/db/database.h"
#include "prongsai/store/schema.h"

namespace prongsai::bench {
namespace {

using Clock = std::chrono::steady_clock;

double megabytes(const std::filesystem::path& path) {
  std::error_code none;
  const auto bytes = std::filesystem::file_size(path, none);
  return none ? 0 : static_cast<double>(bytes) / 1e6;
}

/// What this process has read and written so far, as the disk saw it.
struct Disk {
  double read = 0;
  double written = 0;
};
Disk disk() {
  Disk out;
  std::ifstream file("/proc/self/io");
  std::string name;
  for (double value = 0; file >> name >> value;) {
    if (name == "read_bytes:") out.read = value / 1e6;
    if (name == "write_bytes:") out.written = value / 1e6;
  }
  return out;
}

}  // namespace

void grow(const SurveyPlace& place, const survey::Questionnaire& questionnaire, std::size_t ballots,
          std::size_t step, std::size_t in_flight) {
  auto opened = db::Database::open(place.address, {}, store::migrations());
  if (!opened) throw std::runtime_error("cannot open the database");
  db::Database database = *std::move(opened);
  std::counting_semaphore<> free(static_cast<std::ptrdiff_t>(in_flight));
  desk::Collector collector(
      database, [](const std::string& what) { std::fprintf(stderr, "bench: %s\n", what.c_str()); });
  for (std::size_t done = 0; done < ballots; done += step) {
    const auto batch = make_bare_ballots(questionnaire, std::min(step, ballots - done), done + 1);
    const Disk before = disk();
    const auto begin = Clock::now();
    for (const BareBallot& ballot : batch) {
      free.acquire();
      desk::Submission submission{.id_digest = ballot.digests.substr(0, 16),
                                  .receipt_digest = ballot.digests.substr(16),
                                  .survey = ballot.survey,
                                  .code_digest = std::nullopt,
                                  .sealed = ballot.sealed,
                                  .channel = survey::Channel::poster,
                                  .day = 20'000};
      if (!collector.submit(std::move(submission), [&](desk::Submitted) { free.release(); }))
        throw std::runtime_error("the collector refused");
    }
    for (std::size_t all = 0; all < in_flight; ++all) free.acquire();
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    free.release(static_cast<std::ptrdiff_t>(in_flight));
    const Disk after = disk();
    std::printf("  %9zu ballots: the last %zu at %7.0f/s", done + batch.size(), batch.size(),
                static_cast<double>(batch.size()) / seconds);
    if (std::filesystem::exists(place.address)) {
      std::printf("; file %5.0f MB, log %4.0f MB, read %5.0f MB, written %5.0f MB", megabytes(place.address),
                  megabytes(place.address + "-wal"), after.read - before.read,
                  after.written - before.written);
    }
    std::printf("\n");
    std::fflush(stdout);
  }
}

}  // namespace prongsai::bench
