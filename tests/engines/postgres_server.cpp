// SPDX-License-Identifier: Apache-2.0
#include "postgres_server.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "prongsai/db/database.h"

namespace prongsai::engines {
namespace {

namespace fs = std::filesystem;

/// The newest of Debian's servers.
fs::path find_server_programs() {
  std::vector<fs::path> found;
  std::error_code none;
  for (const auto& each : fs::directory_iterator("/usr/lib/postgresql", none)) {
    if (fs::exists(each.path() / "bin" / "initdb")) found.push_back(each.path() / "bin");
  }
  if (found.empty()) {
    throw std::runtime_error(
        "no PostgreSQL server in /usr/lib/postgresql; expected the package postgresql-15");
  }
  return *std::ranges::max_element(found);
}

/// "postgres" when we are root, for the server refuses to be root; null for whoever we are.
const passwd* user_of_the_server() {
  if (getuid() != 0) return nullptr;
  const passwd* user = getpwnam("postgres");  // NOLINT(concurrency-mt-unsafe)
  if (user == nullptr) throw std::runtime_error("there is no user postgres on this machine");
  return user;
}

pid_t start_program(const std::vector<std::string>& words, const fs::path& log) {
  const passwd* user = user_of_the_server();
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child != 0) return child;
  if (user != nullptr &&
      (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
    _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  if (getppid() != parent) _exit(126);
  const int out = open(log.c_str(), O_CREAT | O_APPEND | O_WRONLY, 0600);
  dup2(out, 1);
  dup2(out, 2);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execv(arguments.front(), arguments.data());
  _exit(127);
}

fs::path folder_in_tmp() {
  std::string name = "/tmp/prongsai-engines-XXXXXX";  // short: the path of a Unix socket has 107 bytes
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder in /tmp");
  return name;
}

/// The one that all tests of a program share.
struct SharedServer {
  SharedServer() : folder(folder_in_tmp()) {
    if (const passwd* user = user_of_the_server(); user != nullptr) {
      if (chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown failed");
    }
    server = std::make_unique<PostgresServer>(folder, folder / "cluster", PostgresServer::Durability::none);
  }
  ~SharedServer() {
    server.reset();
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  SharedServer(const SharedServer&) = delete;
  SharedServer& operator=(const SharedServer&) = delete;

  fs::path folder;
  std::unique_ptr<PostgresServer> server;
};

std::unique_ptr<SharedServer>& shared() {
  static std::unique_ptr<SharedServer> instance;
  if (!instance) instance = std::make_unique<SharedServer>();
  return instance;
}

bool started = false;

}  // namespace

PostgresServer::PostgresServer(fs::path folder, fs::path cluster, Durability durability)
    : programs_(find_server_programs()),
      folder_(std::move(folder)),
      cluster_(std::move(cluster)),
      durability_(durability) {
  // A locale that sorts as dictionaries do: our columns must not.
  std::vector<std::string> words = {programs_ / "initdb",
                                    "-D",
                                    cluster_,
                                    "-U",
                                    "tester",
                                    "-A",
                                    "trust",
                                    "-E",
                                    "UTF8",
                                    "--locale=C.UTF-8",
                                    "--locale-provider=icu",
                                    "--icu-locale=th"};
  if (durability_ == Durability::none) words.emplace_back("-N");
  const pid_t child = start_program(words, folder_ / "log");
  int status = 0;
  if (waitpid(child, &status, 0) != child || status != 0)
    throw std::runtime_error("initdb failed:\n" + log());
  start();
}

PostgresServer::~PostgresServer() {
  stop(SIGQUIT);
}

void PostgresServer::start() {
  std::vector<std::string> words = {programs_ / "postgres",
                                    "-D",
                                    cluster_,
                                    "-k",
                                    folder_,
                                    "-c",
                                    "listen_addresses=",
                                    "-c",
                                    "shared_buffers=64MB",
                                    "-c",
                                    "max_connections=60"};
  if (durability_ == Durability::none) words.insert(words.end(), {"-c", "fsync=off"});
  server_ = start_program(words, folder_ / "log");
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (!is_running()) break;
    try {
      if (db::Database::open(address("public"), {.attempts = 1}).ok()) return;
    } catch (const db::DatabaseTrouble&) {
      continue;  // not yet
    }
  }
  throw std::runtime_error("the PostgreSQL server does not start:\n" + log());
}

void PostgresServer::stop(int signal) {
  if (server_ <= 0) return;
  kill(server_, signal);
  waitpid(server_, nullptr, 0);
  server_ = -1;
}

bool PostgresServer::is_running() const {
  siginfo_t ended{};
  return server_ > 0 && waitid(P_PID, static_cast<id_t>(server_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         ended.si_pid == 0;
}

std::vector<pid_t> PostgresServer::processes() const {
  std::vector<pid_t> out = {server_};
  const std::string number = std::to_string(server_);
  std::ifstream children("/proc/" + number + "/task/" + number + "/children");
  for (pid_t child = 0; children >> child;) out.push_back(child);
  return out;
}

std::string PostgresServer::address(const std::string& schema) const {
  return "postgresql://tester:Very-Secret-Word@/postgres?host=" + folder_.string() +
         "&options=-csearch_path%3D" + schema;
}

std::string PostgresServer::fresh_address() {
  const std::string schema = "fresh" + std::to_string(++schemas_);
  db::Database database = *db::Database::open(address("public"));
  const std::string text = "CREATE SCHEMA " + schema;
  database.perform([&](db::Transaction& transaction) { transaction.execute(db::Query(text, text)); });
  return address(schema);
}

std::string PostgresServer::log() const {
  std::ifstream in(folder_ / "log");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string fresh_postgres_address() {
  started = true;
  return shared()->server->fresh_address();
}

void crash_and_restart_postgres() {
  shared()->server->stop(SIGQUIT);
  shared()->server->start();
}

void stop_postgres() {
  if (started) shared().reset();
}

}  // namespace prongsai::engines
