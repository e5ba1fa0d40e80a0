// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <system_error>

#include <boost/json.hpp>

#include "prongsai/audit/verify_export.h"
#include "prongsai/cli/command_detail.h"
#include "prongsai/cli/signing_key_file.h"

namespace prongsai::cli {

namespace json = boost::json;
using audit::Verdict;
using text::say;

namespace {

json::value time_json(const std::optional<audit::Instant>& instant) {
  return instant ? json::value(audit::to_text(*instant)) : json::value(nullptr);
}

json::object verdict_json(const std::string& file, const Verdict& verdict, bool key_given) {
  return {{"verified", true},
          {"file", file},
          {"origin", verdict.origin},
          {"key", audit::to_string(verdict.key)},
          {"key_given", key_given},
          {"from", verdict.from},
          {"to", verdict.to},
          {"entries", verdict.to - verdict.from},
          {"checkpoints", verdict.checkpoints},
          {"root", audit::to_base64(verdict.root)},
          {"first_at", time_json(verdict.first_at)},
          {"last_at", time_json(verdict.last_at)},
          {"signed_at", time_json(verdict.signed_at)}};
}

/// Details of verify_export's problems are numbers.
json::value number_json(const base::Problem& problem, const std::string& name) {
  return json::value(std::stoull(base::detail(problem, name)));
}

json::object refusal_json(const std::string& file, const base::Problem& problem, bool key_given) {
  return {{"verified", false},
          {"file", file},
          {"key_given", key_given},
          {"trust_ends_at_line", problem.place.line},
          {"noticed_at_line", number_json(problem, "noticed")},
          {"entries_proven", number_json(problem, "proven")},
          {"problems", json::array{problem_json(problem)}}};
}

void print_verdict(const Arguments& arguments, std::ostream& out, const Verdict& verdict, bool key_given) {
  const auto line = [&](const char* key, const text::Details& details) {
    out << say(arguments.language, key, details) << "\n";
  };
  line(key_given ? "command.audit_verified" : "command.audit_fits", {{"origin", verdict.origin}});
  out << "\n";
  if (verdict.from == verdict.to) {
    line("command.audit_no_entries", {{"to", std::to_string(verdict.to)}});
  } else {
    line("command.audit_entries", {{"from", std::to_string(verdict.from)},
                                   {"last", std::to_string(verdict.to - 1)},
                                   {"count", std::to_string(verdict.to - verdict.from)},
                                   {"first_at", audit::to_text(*verdict.first_at)},
                                   {"last_at", audit::to_text(*verdict.last_at)}});
  }
  line("command.audit_checkpoints",
       {{"count", std::to_string(verdict.checkpoints)}, {"root", audit::to_base64(verdict.root)}});
  line("command.audit_key", {{"key", audit::to_string(verdict.key)}});
  out << "\n";
  line(key_given ? "command.audit_key_given" : "command.audit_key_own", {});
  line("command.audit_not_newest", {});
}

void tell_refusal(const Arguments& arguments, const Surroundings& to, const base::Problem& problem) {
  to.err << text::sentence(arguments.language, problem) << "\n"
         << say(arguments.language, "command.audit_trust_ends",
                {{"line", std::to_string(problem.place.line)},
                 {"noticed", base::detail(problem, "noticed")},
                 {"proven", base::detail(problem, "proven")}})
         << "\n";
}

Exit verify(const Arguments& arguments, const Surroundings& to) {
  if (arguments.words.size() != 2)
    return refuse_words(arguments, to, "prongsai audit verify FILE [--key KEY] [--json] [--lang th|en]");
  std::optional<audit::Verifier> key;
  if (!arguments.key.empty()) {
    const auto given = audit::parse_verifier(arguments.key);
    if (!given) {
      tell(given.problems(), arguments, to.out, to.err);
      return Exit::not_usable;
    }
    key = *given;
  }
  const std::string& file = arguments.words[1];
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  const int error = errno;
  std::error_code ignored;
  const bool is_folder = std::filesystem::is_directory(file, ignored);
  if (!stream || is_folder) {
    tell({unreadable(file, is_folder ? EISDIR : error)}, arguments, to.out, to.err);
    return Exit::not_usable;
  }
  const auto verdict = audit::verify_export(stream, file, key);
  if (!verdict) {
    const base::Problem& problem = verdict.problems().front();
    tell_refusal(arguments, to, problem);
    if (arguments.json) print_json(to.out, refusal_json(file, problem, key.has_value()));
    return Exit::findings;
  }
  if (arguments.json) {
    print_json(to.out, verdict_json(file, *verdict, key.has_value()));
  } else {
    print_verdict(arguments, to.out, *verdict, key.has_value());
  }
  return Exit::done;
}

/// Prints the public half of a key: the one thing of it that is for others.
Exit print_key(const Arguments& arguments, const Surroundings& to,
               const base::Result<audit::SigningKey>& key) {
  if (!key) {
    tell(key.problems(), arguments, to.out, to.err);
    return Exit::not_usable;
  }
  const std::string word = audit::to_string(key->verifier());
  if (arguments.json) {
    print_json(to.out, json::object{{"key", word}});
  } else {
    to.out << word << "\n";
  }
  return Exit::done;
}

}  // namespace

Exit run_audit(const Arguments& arguments, const Surroundings& to) {
  const std::string verb = arguments.words.empty() ? "" : arguments.words.front();
  if (verb == "verify") return verify(arguments, to);
  if (verb == "new-key" && arguments.words.size() == 3)
    return print_key(arguments, to, make_signing_key(arguments.words[1], arguments.words[2]));
  if (verb == "show-key" && arguments.words.size() == 2)
    return print_key(arguments, to, load_signing_key(arguments.words[1]));
  return refuse_words(arguments, to,
                      "prongsai audit verify FILE [--key KEY] | new-key FILE NAME | show-key FILE");
}

}  // namespace prongsai::cli
