// SPDX-License-Identifier: Apache-2.0
// The words of a command line as typed values.
#pragma once

#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/text/language.h"

namespace prongsai::cli {

struct Arguments {
  std::string command;                           ///< "score"; empty: none was given
  std::vector<std::string> words;                ///< what follows it
  bool json = false;                             ///< --json
  bool help = false;                             ///< --help, -h
  bool version = false;                          ///< --version
  text::Language language = text::Language::th;  ///< --lang th|en
  std::string home;                              ///< --home FOLDER: where frameworks/ and data/ stand
  std::string address = "127.0.0.1";             ///< --address, of serve and demo
  std::string key;                               ///< --key, of audit verify: a verifier
  int port = 8080;                               ///< --port, of serve and demo; 0: any free one
};

/// `words` without the program's own name; `language` is what the environment asks for. Options may stand
/// anywhere, "--key value" or "--key=value"; after "--" everything is a word.
[[nodiscard]] base::Result<Arguments> parse_arguments(const std::vector<std::string>& words,
                                                      text::Language language);

}  // namespace prongsai::cli
