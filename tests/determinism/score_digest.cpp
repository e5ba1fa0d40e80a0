// SPDX-License-Identifier: Apache-2.0
// Prints a digest of everything the pure rooms work out, so that compilers, threads and orders can be
// compared.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <numeric>

#include "prongsai/base/digest.h"

#include "made_round.h"
#include "written_down.h"

namespace prongsai::determinism {
namespace {

constexpr const char* compiler =
#if defined(__clang__)
    "clang++ " __clang_version__;
#else
    "g++ " __VERSION__;
#endif

struct Options {
  std::string home = ".";
  std::size_t threads = 1;
  std::uint64_t shuffle = 0;  ///< 0: leave every order as it is
};

template <class Number>
bool read_number(const char* text, Number& out) {
  const auto [end, error] = std::from_chars(text, text + std::strlen(text), out);
  return error == std::errc() && *end == '\0';
}

bool read_options(int count, char** words, Options& out) {
  for (int i = 1; i < count; i += 2) {
    if (i + 1 == count) return false;
    const std::string name = words[i];
    if (name == "--home")
      out.home = words[i + 1];
    else if (name == "--threads") {
      if (!read_number(words[i + 1], out.threads) || out.threads == 0) return false;
    } else if (name == "--shuffle") {
      if (!read_number(words[i + 1], out.shuffle)) return false;
    } else
      return false;
  }
  return true;
}

/// Every results file that is there, read in the order asked for, written down in the order of their names.
std::string real_results(const Options& options, const results_files::Editions& editions) {
  std::vector<std::string> files = files_below({options.home + "/data/results", options.home + "/data/demo"});
  if (options.shuffle != 0) shuffle(files, options.shuffle);
  std::vector<std::string> out(files.size());
  in_parallel(options.threads, files.size(), [&](std::size_t i) {
    const auto results = results_files::load_results(files[i], editions);
    out[i] = files[i].substr(options.home.size()) + "\n" + (results ? written_down(*results) : "refused\n");
  });
  std::sort(out.begin(), out.end());
  return std::accumulate(out.begin(), out.end(), std::string());
}

int run(const Options& options) {
  framework_files::Shelf shelf = framework_files::load_shelf(options.home + "/frameworks");
  if (!shelf.problems.empty() || shelf.editions.empty()) {
    std::fprintf(stderr, "the editions below %s/frameworks cannot be read\n", options.home.c_str());
    return 2;
  }
  std::string rules;
  for (const framework::Edition& edition : shelf.editions)
    rules += edition.id + " " + edition.fingerprint + "\n";
  const results_files::Editions editions(std::move(shelf));
  const std::string results = real_results(options, editions);
  const MadeRound round(*editions.find("ita/2565"), options.shuffle);
  const std::string scored = round.scored(options.threads);
  const std::string found_again = round.found_again(options.threads);

  std::fprintf(stderr, "%s, %zu threads, shuffle %llu\n", compiler, options.threads,
               static_cast<unsigned long long>(options.shuffle));
  for (const auto& [name, text] :
       {std::pair("editions", rules), {"results", results}, {"nation", scored}, {"percents", found_again}}) {
    std::printf("%-9s %s %zu\n", name, base::sha256_hex(text).c_str(), text.size());
  }
  return 0;
}

}  // namespace
}  // namespace prongsai::determinism

int main(int count, char** words) {
  prongsai::determinism::Options options;
  if (!prongsai::determinism::read_options(count, words, options)) {
    std::fprintf(stderr, "score_digest --home FOLDER [--threads N] [--shuffle SEED]\n");
    return 2;
  }
  return prongsai::determinism::run(options);
}
