// SPDX-License-Identifier: Apache-2.0
// The documents of every agency: several at a time, and never one twice.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <ostream>
#include <thread>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/cli/document_detail.h"
#include "prongsai/cli/whole_file.h"
#include "prongsai/table_files/write_csv.h"

namespace prongsai::cli::detail {

namespace fs = std::filesystem;
using text::say;

namespace {

constexpr const char* journal_name = "documents.journal";
constexpr const char* summary_name = "documents.csv";

enum class Outcome : std::uint8_t { made, kept, skipped, failed };

struct Line {
  std::string agency;
  report::Kind kind = report::Kind::analysis;
  Outcome outcome = Outcome::skipped;
  std::string file;     ///< name in the folder
  std::string reason;   ///< of what was not made
  std::string missing;  ///< of a draft: what keeps it from being published
};

/// File names of a folder and the marks of what they were made from; a line that was cut off is not read.
std::map<std::string, std::string> read_journal(const fs::path& path) {
  std::map<std::string, std::string> out;
  std::ifstream in(path, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    if (in.eof()) break;  // without its end it may be half a line
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) out[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return out;
}

/// What all workers share.
struct Run {
  const Arguments& arguments;
  const desk::Office& office;
  desk::Format format;
  fs::path folder;
  std::map<std::string, std::string> journal;  ///< as it was when the run began
  std::vector<std::pair<std::string, report::Kind>> wanted;
  std::vector<Line> lines;  ///< one for one with `wanted`
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
  std::atomic<bool> is_broken = false;
  std::mutex mutex;  ///< of the journal, of `trouble` and of `working`
  std::condition_variable has_ended;
  int working = 0;
  base::Problems trouble;  ///< of the folder: no use going on
};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

/// Puts the file there and a line into the journal; false when the folder does not take them.
bool put(Run& run, const std::string& name, const std::string& mark, const std::string& bytes) {
  auto written = write_whole_file((run.folder / name).string(), bytes);
  const std::lock_guard lock(run.mutex);
  if (written) written = append_line((run.folder / journal_name).string(), name + "\t" + mark);
  if (written) return true;
  run.trouble = written.problems();
  run.is_broken = true;
  return false;
}

void make(Run& run, Line& line) {
  const store::DocumentKey key{line.agency, std::string(report::code_of(line.kind)), run.arguments.year};
  const auto wanted = look(run.office, key, 0, run.format);
  const text::Language language = run.arguments.language;
  if (!wanted) {
    line.reason = text::sentence(language, wanted.problems().front());
    return;
  }
  if (!wanted->has_substance) {
    line.reason = say(language, "command.document_no_data");
    return;
  }
  if (wanted->number == 0) line.missing = joined(reasons(language, wanted->draft));
  line.file = line.agency + "-" + key.kind + "-" + std::to_string(key.year) + "." +
              std::string(desk::code_of(run.format));
  const auto before = run.journal.find(line.file);
  std::error_code error;
  if (before != run.journal.end() && before->second == wanted->mark &&
      fs::exists(run.folder / line.file, error)) {
    line.outcome = Outcome::kept;
    return;
  }
  if (put(run, line.file, wanted->mark, bytes_of(run.office, *wanted, run.format)))
    line.outcome = Outcome::made;
}

void work(Run& run) {
  while (!run.is_broken) {
    const std::size_t at = run.next.fetch_add(1);
    if (at >= run.wanted.size()) break;
    Line& line = run.lines[at];
    line.agency = run.wanted[at].first;
    line.kind = run.wanted[at].second;
    try {
      make(run, line);
    } catch (const std::exception& trouble) {
      // One document must not cost all others; the database is asked again with the next.
      line.outcome = Outcome::failed;
      line.reason = trouble.what();
    }
    run.done.fetch_add(1);
  }
  const std::lock_guard lock(run.mutex);
  --run.working;
  run.has_ended.notify_one();
}

void tell_progress(const Run& run, const Surroundings& to, std::chrono::steady_clock::time_point began) {
  const std::size_t done = run.done;
  const auto passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  const auto rate = static_cast<std::int64_t>(passed > 0 ? static_cast<double>(done) / passed : 0);
  to.err << say(run.arguments.language, "command.document_progress",
                {{"done", std::to_string(done)},
                 {"all", std::to_string(run.wanted.size())},
                 {"rate", std::to_string(rate)}})
         << std::endl;
}

void work_and_tell(Run& run, const Surroundings& to) {
  const auto began = std::chrono::steady_clock::now();
  std::vector<std::thread> workers;
  run.working = run.arguments.jobs;
  for (int i = 0; i < run.arguments.jobs; ++i) workers.emplace_back([&run] { work(run); });
  std::unique_lock lock(run.mutex);
  while (!run.has_ended.wait_for(lock, std::chrono::seconds(1), [&run] { return run.working == 0; })) {
    lock.unlock();
    tell_progress(run, to, began);
    lock.lock();
  }
  lock.unlock();
  for (std::thread& worker : workers) worker.join();
  tell_progress(run, to, began);
}

constexpr const char* word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::made:
      return "made";
    case Outcome::kept:
      return "kept";
    case Outcome::failed:
      return "failed";
    case Outcome::skipped:
      break;
  }
  return "skipped";
}

base::Result<bool> write_summary(const Run& run) {
  std::vector<std::vector<std::string>> rows = {
      {"agency", "kind", "year", "state", "file", "reason", "missing"}};
  for (const Line& line : run.lines) {
    rows.push_back({line.agency, std::string(report::code_of(line.kind)), std::to_string(run.arguments.year),
                    word_of(line.outcome), line.file, line.reason, line.missing});
  }
  return write_whole_file((run.folder / summary_name).string(), table_files::write_csv(rows));
}

std::size_t count_incomplete(const Run& run) {
  std::size_t out = 0;
  for (const Line& line : run.lines) out += line.missing.empty() ? 0U : 1U;
  return out;
}

std::size_t count(const Run& run, Outcome outcome) {
  std::size_t out = 0;
  for (const Line& line : run.lines) out += line.outcome == outcome ? 1U : 0U;
  return out;
}

Exit tell_end(const Run& run, const Surroundings& to) {
  const std::size_t failed = count(run, Outcome::failed);
  const std::string summary = (run.folder / summary_name).string();
  if (run.arguments.json) {
    print_json(to.out, boost::json::object{{"made", count(run, Outcome::made)},
                                           {"kept", count(run, Outcome::kept)},
                                           {"skipped", count(run, Outcome::skipped)},
                                           {"failed", failed},
                                           {"incomplete", count_incomplete(run)},
                                           {"summary", summary}});
  } else {
    to.out << say(run.arguments.language, "command.documents_done",
                  {{"made", std::to_string(count(run, Outcome::made))},
                   {"kept", std::to_string(count(run, Outcome::kept))},
                   {"skipped", std::to_string(count(run, Outcome::skipped))},
                   {"failed", std::to_string(failed)},
                   {"incomplete", std::to_string(count_incomplete(run))},
                   {"file", summary}})
           << "\n";
  }
  return failed == 0 ? Exit::done : Exit::findings;
}

}  // namespace

Exit make_all(const Arguments& arguments, const Surroundings& to, const desk::Office& office,
              const std::vector<report::Kind>& kinds, desk::Format format) {
  std::error_code error;
  fs::create_directories(arguments.out, error);
  Run run{.arguments = arguments,
          .office = office,
          .format = format,
          .folder = arguments.out,
          .journal = read_journal(fs::path(arguments.out) / journal_name),
          .wanted = {},
          .lines = {},
          .mutex = {},
          .has_ended = {},
          .trouble = {}};
  const auto agencies = office.database.read(
      [](db::Transaction& transaction) { return store::list_agencies_whole(transaction); });
  for (const store::RegisteredAgency& agency : agencies) {
    if (agency.record.state != agency::State::active) continue;
    for (const report::Kind kind : kinds) run.wanted.emplace_back(agency.record.id, kind);
  }
  run.lines.resize(run.wanted.size());
  work_and_tell(run, to);
  base::Problems trouble = run.trouble;
  if (trouble.empty()) {
    if (const auto written = write_summary(run); !written) trouble = written.problems();
  }
  if (!trouble.empty()) {
    tell(trouble, arguments, to.out, to.err);
    return Exit::not_usable;
  }
  return tell_end(run, to);
}

}  // namespace prongsai::cli::detail
