// SPDX-License-Identifier: Apache-2.0
// Writes an export of an invented trail, signed with the test key: make_audit_export SEED ENTRIES SPACING
// FIRST FILE. FIRST is the checkpoint it begins at, -1 for the first entry. Prints the key's verifier.
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "prongsai/audit/test_trail.h"

int main(int count, char** values) try {
  const std::vector<std::string> words(values + 1, values + count);
  if (words.size() != 5) {
    std::cerr << "usage: make_audit_export SEED ENTRIES SPACING FIRST FILE\n";
    return 2;
  }
  const auto key = prongsai::audit::test_key();
  const auto trail =
      prongsai::audit::test_trail(std::stoull(words[0]), std::stoull(words[1]), std::stoull(words[2]));
  std::ofstream file(words[4], std::ios::binary);
  file << prongsai::audit::test_export(trail, key, std::stoi(words[3]));
  file.close();
  if (!file) {
    std::cerr << "could not write " << words[4] << "\n";
    return 2;
  }
  std::cout << prongsai::audit::to_string(key.verifier()) << "\n";
  return 0;
} catch (const std::exception& trouble) {
  std::cerr << trouble.what() << "\n";
  return 2;
}
