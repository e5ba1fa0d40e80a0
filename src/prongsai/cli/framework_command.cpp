// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <ostream>

#include <boost/json.hpp>

#include "prongsai/cli/command_detail.h"
#include "prongsai/disclosure_files/load_rules.h"
#include "prongsai/text/width.h"

namespace prongsai::cli {

namespace json = boost::json;
using framework::Edition;
using framework::Instrument;
using framework::Provenance;
using results_files::PlannedEdition;
using text::Language;
using text::say;

namespace {

std::size_t count_worded(const Instrument& instrument) {
  std::size_t count = 0;
  for (const framework::Item* item : framework::items_of(instrument)) {
    const bool read =
        item->wording == framework::Wording::exact || item->wording == framework::Wording::cleaned;
    count += read ? 1u : 0u;
  }
  return count;
}

json::object provenance_json(const Provenance& provenance) {
  json::array sources;
  for (const std::string& key : provenance.sources) sources.push_back(json::value(key));
  return {{"certainty", words::certainty_name(Language::en, provenance.certainty)},
          {"sources", std::move(sources)},
          {"note_th", provenance.note.th},
          {"note_en", provenance.note.en}};
}

json::value weight_json(const Instrument& instrument) {
  return instrument.weight.value ? json::value(base::to_shortest_string(*instrument.weight.value))
                                 : json::value(nullptr);
}

json::object instrument_json(const Instrument& instrument) {
  json::array indicators;
  for (const framework::Indicator& indicator : instrument.indicators) {
    json::array items;
    for (const framework::Item* item : framework::items_of(indicator)) {
      items.push_back(json::object{{"code", item->code},
                                   {"text_th", item->text.th},
                                   {"text_en", item->text.en},
                                   {"wording", words::wording_name(Language::en, item->wording)}});
    }
    indicators.push_back(json::object{{"code", indicator.code},
                                      {"name_th", indicator.name.th},
                                      {"name_en", indicator.name.en},
                                      {"items", std::move(items)}});
  }
  json::array parts;
  for (const framework::Part& part : instrument.parts) {
    parts.push_back(json::object{{"code", part.code}, {"name_th", part.name.th}});
  }
  return {{"code", instrument.code},
          {"name_th", instrument.name.th},
          {"name_en", instrument.name.en},
          {"weight", weight_json(instrument)},
          {"weight_provenance", provenance_json(instrument.weight.provenance)},
          {"parts", std::move(parts)},
          {"indicators", std::move(indicators)}};
}

json::object edition_json(const Edition& edition, bool whole) {
  json::array uses;
  for (const framework::Allowance& allowance : framework::allowances(edition)) {
    json::array missing;
    for (const std::string& one : words::missing_sentences(Language::en, allowance))
      missing.push_back(json::value(one));
    uses.push_back(json::object{{"use", words::use_name(Language::en, allowance)},
                                {"allowed", allowance.allowed},
                                {"missing", std::move(missing)}});
  }
  json::object out{{"id", edition.id},           {"name_th", edition.name.th},
                   {"name_en", edition.name.en}, {"fiscal_year", edition.fiscal_year},
                   {"made_up", edition.made_up}, {"fingerprint", edition.fingerprint},
                   {"uses", std::move(uses)}};
  if (!whole) return out;
  json::array instruments;
  for (const Instrument& instrument : edition.instruments) instruments.push_back(instrument_json(instrument));
  out["instruments"] = std::move(instruments);
  json::array levels;
  for (const framework::ResultLevel& level : edition.levels) {
    json::array when;
    for (const framework::LevelCondition& condition : level.conditions) {
      json::array nodes;
      for (const std::string& node : condition.nodes) nodes.push_back(json::value(node));
      when.push_back(
          json::object{{"nodes", std::move(nodes)}, {"at_least", base::to_string(condition.at_least, 2)}});
    }
    levels.push_back(json::object{{"code", level.code},
                                  {"name_th", level.name.th},
                                  {"name_en", level.name.en},
                                  {"when", std::move(when)},
                                  {"provenance", provenance_json(level.provenance)}});
  }
  out["levels"] = std::move(levels);
  return out;
}

void print_uses(std::ostream& out, Language language, const Edition& edition) {
  for (const framework::Allowance& allowance : framework::allowances(edition)) {
    out << "  " << say(language, allowance.allowed ? "command.can" : "command.cannot") << " "
        << words::use_name(language, allowance);
    const char* separator = ": ";
    for (const std::string& one : words::missing_sentences(language, allowance)) {
      out << separator << one;
      separator = ", ";
    }
    out << "\n";
  }
}

void print_instrument(std::ostream& out, Language language, const Instrument& instrument) {
  const std::string weight =
      instrument.weight.value ? base::to_shortest_string(*instrument.weight.value) : "?";
  out << "\n"
      << words::choose(language, instrument.name) << " [" << instrument.code << "]  "
      << say(language, "command.weight", {{"weight", weight}}) << " ("
      << words::certainty_name(language, instrument.weight.provenance.certainty) << ")\n";
  for (const framework::Part& part : instrument.parts) {
    out << "  " << part.code << "  " << words::choose(language, part.name) << " ("
        << words::certainty_name(language, part.provenance.certainty) << ")\n";
  }
  for (const framework::Indicator& indicator : instrument.indicators) {
    out << "  " << text::padded(indicator.code, 4) << words::choose(language, indicator.name) << "\n";
    for (const framework::Item* item : framework::items_of(indicator)) {
      const std::string& wording = words::choose(language, item->text);
      out << "      " << text::padded(item->code, 6)
          << text::shortened(wording.empty() ? say(language, "text.missing") : wording, 70) << "  ["
          << words::wording_name(language, item->wording) << "]\n";
    }
  }
}

void print_levels(std::ostream& out, Language language, const Edition& edition) {
  if (edition.levels.empty()) return;
  out << "\n" << say(language, "command.levels") << "\n";
  for (const framework::ResultLevel& level : edition.levels) {
    out << "  " << words::choose(language, level.name);
    const char* separator = ": ";
    for (const framework::LevelCondition& condition : level.conditions) {
      std::string nodes;
      for (const std::string& node : condition.nodes) nodes += (nodes.empty() ? "" : ", ") + node;
      out << separator << nodes << " ≥ " << base::to_string(condition.at_least, 2);
      separator = "; ";
    }
    out << "  (" << words::certainty_name(language, level.provenance.certainty) << ")\n";
  }
}

Exit list(const Arguments& arguments, const Surroundings& to) {
  const Language language = arguments.language;
  if (arguments.json) {
    json::array editions;
    for (const auto& planned : to.editions.all()) editions.push_back(edition_json(planned->edition, false));
    print_json(to.out, json::object{{"editions", std::move(editions)}});
  } else {
    for (const auto& planned : to.editions.all()) {
      const Edition& edition = planned->edition;
      to.out << text::padded(edition.id, 22) << words::choose(language, edition.name)
             << (edition.made_up ? " " + say(language, "command.made_up") : "") << "\n";
      for (const Instrument& instrument : edition.instruments) {
        to.out << "    " << text::padded(instrument.code, 8)
               << say(language, "command.items_worded",
                      {{"items", std::to_string(framework::items_of(instrument).size())},
                       {"worded", std::to_string(count_worded(instrument))}})
               << "\n";
      }
    }
  }
  if (to.edition_problems.empty()) return Exit::done;
  for (const base::Problem& problem : to.edition_problems)
    to.err << text::sentence(language, problem) << "\n";
  return Exit::not_usable;
}

Exit show(const Arguments& arguments, const Surroundings& to) {
  const std::string& id = arguments.words[1];
  const auto planned = to.editions.find(id);
  if (planned == nullptr) {
    std::string known;
    for (const auto& one : to.editions.all()) known += (known.empty() ? "" : ", ") + one->edition.id;
    tell({{"results.no_such_edition", {{"found", id}, {"expected", known}}, {}}}, arguments, to.out, to.err);
    return Exit::not_usable;
  }
  const Edition& edition = planned->edition;
  if (arguments.json) {
    print_json(to.out, edition_json(edition, true));
    return Exit::done;
  }
  const Language language = arguments.language;
  to.out << words::choose(language, edition.name) << "\n"
         << edition.id << "  sha256:" << edition.fingerprint << "\n\n";
  print_uses(to.out, language, edition);
  for (const Instrument& instrument : edition.instruments) print_instrument(to.out, language, instrument);
  print_levels(to.out, language, edition);
  return Exit::done;
}

/// The edition is good when its disclosure.yaml is, too, where it has one.
void check_disclosure(const std::filesystem::path& folder, const Edition& edition,
                      std::vector<std::string>& good, base::Problems& problems) {
  const auto rules = disclosure_files::load_rules(folder, edition);
  if (rules)
    good.push_back(edition.id);
  else
    problems.insert(problems.end(), rules.problems().begin(), rules.problems().end());
}

/// A folder of one edition, a folder of many, or any file of an edition.
Exit check(const Arguments& arguments, const Surroundings& to) {
  namespace fs = std::filesystem;
  fs::path path = arguments.words[1];
  if (fs::is_regular_file(path)) path = path.has_parent_path() ? path.parent_path() : fs::path(".");
  base::Problems problems;
  std::vector<std::string> good;
  const bool one = fs::exists(path / "edition.yaml") || !fs::is_directory(path);
  if (one) {
    const auto edition = framework_files::load_edition(path.string());
    if (edition)
      check_disclosure(path, *edition, good, problems);
    else
      problems = edition.problems();
  } else {
    const framework_files::Shelf shelf = framework_files::load_shelf(path.string());
    problems = shelf.problems;
    for (const Edition& edition : shelf.editions)
      check_disclosure(path / edition.id, edition, good, problems);
    if (good.empty() && problems.empty()) {
      problems.push_back(
          {"yaml.no_such_file", {{"path", (path / "edition.yaml").string()}}, {path.string()}});
    }
  }
  if (!problems.empty()) {
    tell(problems, arguments, to.out, to.err);
    return Exit::not_usable;
  }
  if (arguments.json) {
    json::array ids;
    for (const std::string& id : good) ids.push_back(json::value(id));
    print_json(to.out, json::object{{"editions", std::move(ids)}, {"problems", json::array()}});
  } else {
    for (const std::string& id : good)
      to.out << say(arguments.language, "command.edition_good", {{"id", id}}) << "\n";
  }
  return Exit::done;
}

}  // namespace

Exit run_framework(const Arguments& arguments, const Surroundings& to) {
  const std::string verb = arguments.words.empty() ? "" : arguments.words.front();
  if (verb == "list" && arguments.words.size() == 1) return list(arguments, to);
  if (verb == "show" && arguments.words.size() == 2) return show(arguments, to);
  if (verb == "check" && arguments.words.size() == 2) return check(arguments, to);
  return refuse_words(arguments, to,
                      "prongsai framework list | show EDITION | check PATH [--json] [--lang th|en]");
}

}  // namespace prongsai::cli
