// SPDX-License-Identifier: Apache-2.0
// The words of a command line as typed values.
#pragma once

#include <string>
#include <vector>

#include "prongsai/base/result.h"
#include "prongsai/text/language.h"

namespace prongsai::cli {

/// The database that is used when none is named: a file in the working folder.
inline constexpr const char* default_database = "prongsai.db";

struct Arguments {
  std::string command;                           ///< "score"; empty: none was given
  std::vector<std::string> words;                ///< what follows it
  bool json = false;                             ///< --json
  bool all = false;                              ///< --all, of lint: hints as well; of document: every agency
  bool help = false;                             ///< --help, -h
  bool version = false;                          ///< --version
  text::Language language = text::Language::th;  ///< --lang th|en
  std::string home;                              ///< --home FOLDER: where frameworks/ and data/ stand
  std::string address = "127.0.0.1";             ///< --address, of serve and demo
  std::string key;                               ///< --key, of audit verify: a verifier
  std::string db;              ///< --db: an SQLite file or postgresql://…; empty: prongsai.db here
  std::string keys;            ///< --keys FOLDER: the secrets; empty: beside the database
  std::string captures;        ///< --captures FOLDER: sealed copies of web pages; empty: beside the database
  std::string public_address;  ///< --public-address https://…: what visitors type; empty: what is listened on
  std::string smtp;            ///< --smtp HOST:PORT: where mail is handed over; empty: mail waits
  std::string mail_from;       ///< --mail-from ADDRESS
  std::string proxies;         ///< --trust-proxy ADDRESS,…: who may tell the visitor's address
  std::string role;            ///< --role, of people invite
  std::string name;            ///< --name, of people invite
  std::string province;        ///< --province, of people invite
  std::string agency;          ///< --agency, of people invite and document
  std::string register_file;   ///< --register FILE, of demo: agencies to begin with
  std::string format = "pdf";  ///< --format pdf|docx|html|xlsx, of document
  std::string out;             ///< --out FILE or FOLDER, of document and simulate
  int year = 0;                ///< --year, of document and simulate: a fiscal year of the Buddhist era
  int document_version = 0;    ///< --version N, of document: a published version
  int jobs = 2;                ///< --jobs, of document --all: how many at a time, 1 to 64
  bool fill_only = false;      ///< --fill-only, of demo: makes the database and ends
  int agencies = 0;            ///< --agencies N, of simulate
  int seed = -1;               ///< --seed S, of simulate; -1: none was given
  int stuffed = 0;             ///< --stuffed N, of simulate: of a thousand agencies
  bool opened = false;         ///< --opened, of simulate: the box is opened at the end (also without)
  bool sealed = false;         ///< --sealed, of simulate: the box stays sealed
  int port = 8080;             ///< --port, of serve and demo; 0: any free one
};

/// `words` without the program's own name; `language` is what the environment asks for. Options may stand
/// anywhere, "--key value" or "--key=value"; after "--" everything is a word.
[[nodiscard]] base::Result<Arguments> parse_arguments(const std::vector<std::string>& words,
                                                      text::Language language);

}  // namespace prongsai::cli
