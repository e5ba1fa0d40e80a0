// SPDX-License-Identifier: Apache-2.0
#include "engines.h"

#include <cstdlib>
#include <stdexcept>

#include "postgres_server.h"

namespace prongsai::engines {

db::Settings test_settings() {
  return {.connections = 4, .lock_wait = std::chrono::milliseconds(2'000), .pause = [](int) {}};
}

Scratch::Scratch() {
  std::string name = (std::filesystem::temp_directory_path() / "prongsai-engines-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  folder_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string fresh_address(Place place, const Scratch& scratch) {
  static int files = 0;
  switch (place) {
    case Place::memory:
      return ":memory:";
    case Place::file:
      return scratch / ("library" + std::to_string(++files) + ".db");
    case Place::postgres:
      return fresh_postgres_address();
  }
  throw std::logic_error("an engine without an address");
}

db::Database open_library(const std::string& address, const db::Settings& settings) {
  auto database = db::Database::open(address, settings, sql::migrations());
  if (!database) throw std::runtime_error("the database cannot be opened: " + codes(database).front());
  return *std::move(database);
}

void Engines::add_books(std::int64_t shelf, std::int64_t count) {
  const std::vector<std::string> columns = {"shelf", "number", "title"};
  database_.perform([&](db::Transaction& transaction) {
    transaction.insert_in_bulk("book", columns, [&](const auto& add) {
      for (std::int64_t number = 1; number <= count; ++number)
        add(shelf, number, "เล่มที่ " + std::to_string(number));
    });
  });
}

std::string name_of(const testing::TestParamInfo<Place>& info) {
  switch (info.param) {
    case Place::memory:
      return "sqlite_in_memory";
    case Place::file:
      return "sqlite_file";
    case Place::postgres:
      return "postgres";
  }
  return "unknown";
}

namespace {
class StopServer : public testing::Environment {
  void TearDown() override { stop_postgres(); }
};
const testing::Environment* const stop_server = testing::AddGlobalTestEnvironment(new StopServer);
}  // namespace

}  // namespace prongsai::engines
