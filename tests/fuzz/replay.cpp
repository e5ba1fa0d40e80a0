// SPDX-License-Identifier: Apache-2.0
// Sends every file below the folders named through every door, whole and cut off in places: no libFuzzer
// needed.
//   fuzz_replay FOLDER...               replay
//   fuzz_replay --write CORPUS FOLDER...  write them as libFuzzer wants them, one byte for the door in front
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "one_input.h"

namespace {

namespace fs = std::filesystem;
using prongsai::fuzz::Door;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

void send(const std::string& bytes) {
  constexpr std::size_t cuts = 8;
  for (std::size_t door = 0; door < prongsai::fuzz::doors; ++door) {
    for (std::size_t cut = 1; cut <= cuts; ++cut) {
      prongsai::fuzz::read_one(static_cast<Door>(door),
                               std::string_view(bytes).substr(0, bytes.size() * cut / cuts));
    }
  }
}

void write(const fs::path& corpus, std::size_t number, const std::string& bytes) {
  for (std::size_t door = 0; door < prongsai::fuzz::doors; ++door) {
    std::ofstream stream(corpus / (std::to_string(number) + "-" + std::to_string(door)), std::ios::binary);
    stream << static_cast<char>(door) << bytes;
  }
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> folders(words + 1, words + count);
  fs::path corpus;
  if (folders.size() > 1 && folders.front() == "--write") {
    corpus = folders[1];
    folders.erase(folders.begin(), folders.begin() + 2);
  }
  std::size_t files = 0;
  for (const std::string& folder : folders) {
    for (const fs::path& path : files_below(folder)) {
      const std::string bytes = read(path);
      if (corpus.empty())
        send(bytes);
      else
        write(corpus, files, bytes);
      ++files;
    }
  }
  std::printf("%zu files\n", files);
  return files > 0 ? 0 : 1;
}
