// SPDX-License-Identifier: Apache-2.0
#include "prongsai/framework_files/load_edition.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "prongsai/base/digest.h"
#include "prongsai/framework_files/reading_detail.h"

namespace prongsai::framework_files {

namespace fs = std::filesystem;
using framework::Edition;

namespace {

constexpr std::size_t problems_most = 100;

/// "name length\n" before each file's bytes keeps two files from being read as one.
std::string fingerprint_of(const fs::path& folder, std::vector<std::string> files) {
  files.emplace_back("edition.yaml");
  std::sort(files.begin(), files.end());
  std::string all;
  for (const std::string& name : files) {
    std::ifstream stream(folder / name, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    all += name + " " + std::to_string(bytes.size()) + "\n" + bytes;
  }
  return base::sha256_hex(all);
}

void check_lineage(const Shelf& shelf, const Edition& edition, base::Problems& problems) {
  for (const framework::Instrument& instrument : edition.instruments) {
    for (const framework::Item* item : framework::items_of(instrument)) {
      for (const framework::Ancestor& ancestor : item->ancestors) {
        const Edition* earlier = shelf.find(ancestor.edition);
        if (earlier == nullptr || earlier->find_item(ancestor.item) != nullptr) continue;
        problems.push_back({"framework.no_such_ancestor",
                            {{"item", item->code}, {"found", ancestor.item}, {"edition", ancestor.edition}},
                            {edition.id}});
      }
    }
  }
}

}  // namespace

base::Result<Edition> load_edition(const std::string& folder) {
  const fs::path path(folder);
  const std::string file = (path / "edition.yaml").string();
  const auto root = yaml::load(file);
  if (!root) return root.problems();

  Reading reading;
  const std::vector<std::string> files = read_edition(*root, reading);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].empty()) continue;
    const auto instrument = yaml::load((path / files[i]).string());
    if (!instrument) {
      reading.problems.insert(reading.problems.end(), instrument.problems().begin(),
                              instrument.problems().end());
      continue;
    }
    read_instrument(*instrument, reading.edition.instruments[i], reading);
  }
  // A half-read edition would only add echoes of what is already told.
  if (reading.problems.empty()) check_whole(reading);
  if (!reading.problems.empty()) {
    if (reading.problems.size() > problems_most) reading.problems.resize(problems_most);
    return reading.problems;
  }
  reading.edition.fingerprint = fingerprint_of(path, files);
  return std::move(reading.edition);
}

const Edition* Shelf::find(std::string_view id) const {
  const auto found =
      std::find_if(editions.begin(), editions.end(), [&](const Edition& one) { return one.id == id; });
  return found == editions.end() ? nullptr : &*found;
}

Shelf load_shelf(const std::string& root) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (const fs::directory_entry& framework : fs::directory_iterator(root, error)) {
    if (!framework.is_directory()) continue;
    for (const fs::directory_entry& edition : fs::directory_iterator(framework.path())) {
      if (fs::exists(edition.path() / "edition.yaml")) folders.push_back(edition.path());
    }
  }
  Shelf shelf;
  if (error) {
    shelf.problems.push_back({"framework.no_shelf", {{"path", root}, {"reason", error.message()}}, {root}});
    return shelf;
  }
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) {
    auto edition = load_edition(folder.string());
    if (!edition) {
      shelf.problems.insert(shelf.problems.end(), edition.problems().begin(), edition.problems().end());
      continue;
    }
    if (const Edition* twin = shelf.find(edition->id); twin != nullptr) {
      shelf.problems.push_back({"framework.duplicate_edition", {{"id", edition->id}}, {folder.string()}});
      continue;
    }
    shelf.editions.push_back(std::move(edition).value());
  }
  std::sort(shelf.editions.begin(), shelf.editions.end(),
            [](const Edition& a, const Edition& b) { return a.id < b.id; });
  for (const Edition& edition : shelf.editions) check_lineage(shelf, edition, shelf.problems);
  return shelf;
}

}  // namespace prongsai::framework_files
