// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "prongsai/improvement_files/library_file.h"
#include "prongsai/improvement_files/reading_detail.h"

namespace prongsai::improvement_files {
namespace {

namespace fs = std::filesystem;
using base::Points;
using detail::Mention;
using framework::Certainty;
using improvement::Aim;
using improvement::Band;
using improvement::EntrySort;
using improvement::LibraryEntry;
using yaml::Fields;
using yaml::Node;

constexpr std::array<std::string_view, 4> sorts = {"recommendation", "guideline", "measure", "activity"};
constexpr std::array<std::string_view, 3> certainties = {"confirmed", "single_source", "inferred"};
constexpr int any_year = 2565;  ///< periods are tried out in it
constexpr int year_least = 2500;
constexpr int year_most = 2700;

struct FoundAim {
  Aim aim;
  base::Place place;
};

/// What all files of one library share.
struct Reading {
  improvement::Library library;
  base::Problems problems;
  std::map<std::string, base::Place> ids;
  std::vector<base::Place> band_places;
  std::vector<FoundAim> aims;
  std::vector<Mention> sources;
  std::vector<Mention> bands;
  std::vector<Mention> watched;
};

void read_band(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  Band band;
  band.code = fields.text("code");
  band.from = fields.points("from", Points(), Points::whole(100)).value_or(Points());
  if (fields.has("below")) band.below = fields.points("below", Points(), Points::whole(100));
  fields.finish();
  reading.library.bands.push_back(std::move(band));
  reading.band_places.push_back(node.place);
}

void read_source(const yaml::Entry& entry, Reading& reading) {
  Fields fields(entry.value, reading.problems);
  framework::Source source{.key = entry.key.scalar, .title = {}, .url = {}, .note = {}};
  source.title = detail::read_pair(fields, "title", reading.problems);
  source.url = fields.optional_text("url").value_or("");
  source.note = detail::read_optional_pair(fields, "note", reading.problems);
  fields.finish();
  reading.library.sources.push_back(std::move(source));
}

void read_aim(const Node& node, LibraryEntry& entry, Reading& reading) {
  Aim aim;
  if (node.kind == yaml::Kind::map) {
    Fields fields(node, reading.problems);
    aim.node = fields.text("node");
    aim.from_year = static_cast<int>(fields.optional_integer("from", year_least, year_most).value_or(0));
    aim.to_year = static_cast<int>(fields.optional_integer("to", year_least, year_most).value_or(0));
    fields.finish();
  } else {
    aim.node = yaml::read_text(node, "about", reading.problems).value_or("");
  }
  if (aim.node.empty()) return;
  reading.aims.push_back({aim, node.place});
  entry.aims.push_back(std::move(aim));
}

void read_provenance(Fields& fields, LibraryEntry& entry, Reading& reading) {
  const auto certainty = fields.choice("certainty", certainties);
  entry.provenance.certainty = certainty ? static_cast<Certainty>(*certainty) : Certainty::unknown;
  for (Mention& mention : detail::read_mentions(fields, "source", reading.problems)) {
    entry.provenance.sources.push_back(mention.found);
    reading.sources.push_back(std::move(mention));
  }
  entry.provenance.note = detail::read_optional_pair(fields, "note", reading.problems);
  if (certainty && entry.provenance.sources.empty()) {
    fields.complain("library.no_source", {{"found", std::string(certainties[*certainty])}});
  }
}

void read_period(Fields& fields, LibraryEntry& entry) {
  const Node* node = fields.required("period");
  if (node == nullptr) return;
  entry.period = fields.text("period");
  if (entry.period.empty() || improvement::read_yearly_period(entry.period, any_year)) return;
  fields.complain("library.bad_period", {{"found", entry.period}}, node->place);
}

void read_activity(Fields& fields, LibraryEntry& entry, Reading& reading) {
  entry.owner = detail::read_pair(fields, "owner", reading.problems);
  read_period(fields, entry);
  const auto* role = improvement::spec_of(improvement::RecordKind::activity).find("role");
  if (const auto choice = fields.choice("role", role->choices)) entry.role = role->choices[*choice];
  const Node* watches = fields.optional("watches");
  if (watches == nullptr) return;
  entry.watches = fields.text("watches");
  reading.watched.push_back({entry.watches, watches->place});
}

void read_steps(Fields& fields, LibraryEntry& entry, Reading& reading) {
  for (const Node& node : fields.required_list("steps")) {
    entry.steps.push_back({detail::read_pair_of(node, reading.problems)});
  }
}

void read_advice(Fields& fields, LibraryEntry& entry, Reading& reading) {
  for (const Node& node : fields.required_list("about")) read_aim(node, entry, reading);
  for (Mention& mention : detail::read_mentions(fields, "bands", reading.problems)) {
    entry.bands.push_back(mention.found);
    reading.bands.push_back(std::move(mention));
  }
  if (entry.sort != EntrySort::recommendation) read_steps(fields, entry, reading);
  if (entry.sort != EntrySort::measure) return;
  entry.owner = detail::read_pair(fields, "owner", reading.problems);
  entry.monitoring = detail::read_pair(fields, "monitoring", reading.problems);
  entry.target = detail::read_pair(fields, "target", reading.problems);
  entry.evidence = detail::read_pair(fields, "evidence", reading.problems);
}

void read_id(Fields& fields, LibraryEntry& entry, Reading& reading) {
  const Node* node = fields.required("id");
  if (node == nullptr) return;
  entry.id = fields.text("id");
  if (!detail::is_id(entry.id) || entry.id.starts_with("own/")) {
    fields.complain("library.bad_id", {{"found", entry.id}}, node->place);
    return;
  }
  const auto [first, is_new] = reading.ids.emplace(entry.id, node->place);
  if (is_new) return;
  fields.complain("library.id_twice", {{"found", entry.id}, {"first", base::to_string(first->second)}},
                  node->place);
}

void read_entry(const Node& node, Reading& reading) {
  Fields fields(node, reading.problems);
  LibraryEntry entry;
  read_id(fields, entry, reading);
  const auto sort = fields.choice("sort", sorts);
  if (!sort) return;  // what else it may have hangs on its sort
  entry.sort = static_cast<EntrySort>(*sort);
  entry.title = detail::read_pair(fields, "title", reading.problems);
  if (entry.sort == EntrySort::activity) {
    read_activity(fields, entry, reading);
  } else {
    read_advice(fields, entry, reading);
  }
  read_provenance(fields, entry, reading);
  fields.finish();
  reading.library.entries.push_back(std::move(entry));
}

void read_file(const Node& root, Reading& reading) {
  Fields fields(root, reading.problems);
  yaml::expect_kind(fields, "library");
  for (const yaml::Entry& source : fields.optional_map("sources")) read_source(source, reading);
  for (const Node& band : fields.optional_list("bands")) read_band(band, reading);
  for (const Node& entry : fields.optional_list("entries")) read_entry(entry, reading);
  fields.finish();
}

bool is_known(const FoundAim& found, const KnownEditions& editions) {
  return std::any_of(editions.begin(), editions.end(), [&](const framework::Edition* edition) {
    LibraryEntry one;
    one.aims = {found.aim};
    return !improvement::aims_in(one, *edition).empty();
  });
}

void check_aims(Reading& reading, const KnownEditions& editions) {
  for (const FoundAim& found : reading.aims) {
    const Aim& aim = found.aim;
    if (is_known(found, editions)) continue;
    const auto year = [](int one) { return one == 0 ? std::string("–") : std::to_string(one); };
    reading.problems.push_back(
        {"library.no_such_node",
         {{"found", aim.node}, {"from", year(aim.from_year)}, {"to", year(aim.to_year)}},
         found.place});
  }
}

/// Bands begin at 0, each where the one before ends, and the last has no end.
void check_bands(Reading& reading, const std::string& where) {
  const auto& bands = reading.library.bands;
  if (bands.empty()) reading.problems.push_back({"library.no_bands", {}, {where}});
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const bool is_last = i + 1 == bands.size();
    const Points wanted = i == 0 ? Points() : bands[i - 1].below.value_or(Points());
    const bool begins = bands[i].from == wanted;
    const bool ends = is_last ? !bands[i].below : bands[i].below && *bands[i].below > bands[i].from;
    if (begins && ends) continue;
    reading.problems.push_back({begins ? "library.band_end" : "library.band_gap",
                                {{"code", bands[i].code},
                                 {"found", base::to_shortest_string(bands[i].from)},
                                 {"expected", base::to_shortest_string(wanted)}},
                                reading.band_places[i]});
    return;  // every later one would only echo it
  }
}

template <class Known>
void check_mentions(Reading& reading, const std::vector<Mention>& mentions, const std::string& code,
                    const Known& is_there) {
  for (const Mention& mention : mentions) {
    if (!is_there(mention.found))
      reading.problems.push_back({code, {{"found", mention.found}}, mention.place});
  }
}

void check_all_mentions(Reading& reading) {
  const improvement::Library& library = reading.library;
  check_mentions(reading, reading.sources, "library.no_such_source", [&](const std::string& key) {
    return std::any_of(library.sources.begin(), library.sources.end(),
                       [&](const framework::Source& one) { return one.key == key; });
  });
  check_mentions(reading, reading.bands, "library.no_such_band", [&](const std::string& code) {
    return std::any_of(library.bands.begin(), library.bands.end(),
                       [&](const Band& one) { return one.code == code; });
  });
  check_mentions(reading, reading.watched, "library.no_such_watched", [&](const std::string& id) {
    const LibraryEntry* found = library.find(id);
    return found != nullptr && found->sort == EntrySort::activity;
  });
}

}  // namespace

base::Result<improvement::Library> load_library_files(const std::vector<std::string>& paths,
                                                      const KnownEditions& editions) {
  Reading reading;
  for (const std::string& path : paths) {
    const auto root = yaml::load(path);
    if (root) {
      read_file(*root, reading);
    } else {
      reading.problems.insert(reading.problems.end(), root.problems().begin(), root.problems().end());
    }
  }
  // A half-read library would only add echoes of what is already told.
  if (reading.problems.empty()) {
    check_bands(reading, paths.empty() ? "" : paths.front());
    check_all_mentions(reading);
    check_aims(reading, editions);
  }
  detail::cut(reading.problems);
  if (!reading.problems.empty()) return reading.problems;
  return std::move(reading.library);
}

base::Result<improvement::Library> load_library(const std::string& folder, const KnownEditions& editions) {
  std::vector<std::string> paths;
  std::error_code error;
  for (auto entry = fs::recursive_directory_iterator(folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->is_regular_file() && entry->path().extension() == ".yaml")
      paths.push_back(entry->path().string());
  }
  if (error || paths.empty()) {
    return base::Problem{"library.no_folder", {{"path", folder}}, {folder}};
  }
  std::sort(paths.begin(), paths.end());
  return load_library_files(paths, editions);
}

}  // namespace prongsai::improvement_files
