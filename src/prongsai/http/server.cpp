// SPDX-License-Identifier: Apache-2.0
#include "prongsai/http/server.h"

#include <algorithm>
#include <csignal>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <sys/resource.h>

#include "prongsai/base/assert.h"
#include "prongsai/http/worker.h"

namespace prongsai::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

base::Problem listen_problem(const error_code& error, const ServerOptions& options) {
  const auto with = [&](std::string code) {
    return base::Problem{
        std::move(code), {{"address", options.address}, {"port", std::to_string(options.port)}}, {}};
  };
  if (error == asio::error::address_in_use) return with("http.address_in_use");
  if (error == asio::error::access_denied) return with("http.port_not_permitted");
  if (error == boost::system::errc::address_not_available) return with("http.address_not_here");
  base::Problem problem = with("http.cannot_listen");
  problem.details.emplace_back("reason", error.message());
  return problem;
}

Listening where(const asio::ip::tcp::endpoint& endpoint) {
  const std::string address = endpoint.address().to_string();
  const std::string host = endpoint.address().is_v6() ? "[" + address + "]" : address;
  return {address, endpoint.port(), "http://" + host + ":" + std::to_string(endpoint.port()) + "/"};
}

/// A connection is an open file, and most systems allow 1,024 of them until a program asks for more. Returns
/// how many are allowed.
rlim_t allow_open_files(rlim_t wanted) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  if (files.rlim_cur >= wanted) return files.rlim_cur;
  files.rlim_cur = std::min(wanted, files.rlim_max);
  return setrlimit(RLIMIT_NOFILE, &files) == 0 ? files.rlim_cur : 0;
}

}  // namespace

class Server::State {
 public:
  State(ServerOptions options, Surface surface)
      : shared_{.options = std::move(options), .surface = std::move(surface)} {
    PRONGSAI_ASSERT(shared_.options.threads >= 1 && shared_.surface.application);
    PRONGSAI_ASSERT(shared_.options.handler_threads >= 1 && shared_.options.limits.answering_max >= 1);
    for (int thread = 0; thread < shared_.options.threads; ++thread) {
      workers_.push_back(std::make_unique<Worker>(shared_));
    }
  }

  base::Result<RunTotals> run(const std::function<void(const Listening&)>& on_listening);
  void stop();

 private:
  /// Opens the acceptor. No SO_REUSEPORT: with it a second server would share the port unnoticed.
  error_code listen(const asio::ip::tcp::endpoint& endpoint);
  Task<void> accept_connections();
  void allow_connections() const;

  Shared shared_;
  std::vector<std::unique_ptr<Worker>> workers_;  // the first one runs on the caller's thread and accepts
  std::optional<Acceptor> acceptor_;
  std::optional<asio::signal_set> signals_;
  bool has_run_ = false;
};

error_code Server::State::listen(const asio::ip::tcp::endpoint& endpoint) {
  error_code error;
  acceptor_.emplace(workers_.front()->context().get_executor());
  acceptor_->open(endpoint.protocol(), error);
  if (!error) acceptor_->set_option(Acceptor::reuse_address(true), error);
  if (!error) acceptor_->bind(endpoint, error);
  if (!error) acceptor_->listen(Acceptor::max_listen_connections, error);
  return error;
}

Task<void> Server::State::accept_connections() {
  static constexpr auto pause_when_full = std::chrono::milliseconds(100);
  for (std::size_t next = 0;; next = (next + 1) % workers_.size()) {
    auto [error, socket] =
        co_await acceptor_->async_accept(workers_[next]->context().get_executor(), as_values);
    if (shared_.is_stopping || error == asio::error::operation_aborted) co_return;
    if (!error) {
      workers_[next]->adopt(std::move(socket));
      continue;
    }
    // Out of file descriptors, most likely: asking again at once would spin.
    if (shared_.surface.incident_log) {
      shared_.surface.incident_log({"accept_failed", "", "", error.message()});
    }
    Timer pause(workers_.front()->context().get_executor(), pause_when_full);
    co_await pause.async_wait(as_values);
  }
}

void Server::State::allow_connections() const {
  static constexpr rlim_t other_files = 256;  // databases, documents, keys
  const rlim_t wanted = static_cast<rlim_t>(shared_.options.limits.connections_max) + other_files;
  const rlim_t allowed = allow_open_files(wanted);
  if (allowed >= wanted || !shared_.surface.incident_log) return;
  shared_.surface.incident_log({"open_files_limited", "", "",
                                std::to_string(allowed) + " allowed, " + std::to_string(wanted) + " wanted"});
}

base::Result<RunTotals> Server::State::run(const std::function<void(const Listening&)>& on_listening) {
  PRONGSAI_ASSERT(!has_run_);
  has_run_ = true;
  error_code error;
  const std::string& address = shared_.options.address;
  const auto ip = asio::ip::make_address(address == "localhost" ? "127.0.0.1" : address, error);
  if (error) return base::Problem{"http.address_not_understood", {{"found", address}}, {}};
  auto proxies = TrustedProxies::parse(shared_.options.trusted_proxies);
  if (!proxies) return proxies.problems();
  shared_.proxies = std::move(*proxies);
  if (const auto trouble = listen({ip, shared_.options.port}))
    return listen_problem(trouble, shared_.options);

  asio::io_context& first = workers_.front()->context();
  if (shared_.options.stop_signals == StopSignals::obeyed) {
    signals_.emplace(first, SIGINT, SIGTERM);
    signals_->async_wait([this](const error_code& cancelled, int) {
      if (!cancelled) stop();
    });
  }
  allow_connections();
  if (on_listening) on_listening(where(acceptor_->local_endpoint()));
  asio::co_spawn(first.get_executor(), accept_connections(), asio::detached);
  asio::thread_pool handlers(static_cast<std::size_t>(shared_.options.handler_threads));
  shared_.handlers = &handlers;
  {
    std::vector<std::jthread> threads;
    for (std::size_t more = 1; more < workers_.size(); ++more) {
      threads.emplace_back([worker = workers_[more].get()] { worker->run(); });
    }
    workers_.front()->run();
  }
  handlers.join();  // each has ended: a worker ends after its last connection, and that after its handler
  return RunTotals{.connections = shared_.connections_total, .requests = shared_.requests_total};
}

void Server::State::stop() {
  shared_.is_stopping = true;
  asio::post(workers_.front()->context(), [this] {
    // On the thread that accepts: a connection accepted before this is adopted before its worker drains.
    error_code ignored;
    if (acceptor_) acceptor_->close(ignored);
    if (signals_) signals_.reset();  // from now on a second Ctrl-C ends the program the hard way
    for (const auto& worker : workers_) worker->drain();
  });
}

Server::Server(ServerOptions options, Surface surface)
    : state_(std::make_unique<State>(std::move(options), std::move(surface))) {}
Server::~Server() = default;

base::Result<RunTotals> Server::run(const std::function<void(const Listening&)>& on_listening) {
  return state_->run(on_listening);
}

void Server::stop() {
  state_->stop();
}

}  // namespace prongsai::http
