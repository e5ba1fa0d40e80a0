// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <new>
#include <stdexcept>
#include <utility>

#include "prongsai/base/assert.h"
#include "prongsai/fetch/engine_detail.h"

namespace prongsai::fetch {
namespace {

// Orders that are begun but wait, for a shared server or behind a redirect, hold memory too.
constexpr std::size_t begun_for_one_asking = 4;
constexpr std::size_t addresses_tried_max = 3;
constexpr std::size_t held_by_all_max = 256U * 1024 * 1024;
constexpr std::size_t room_to_go_on = 1024U * 1024;  // less, and they would stop again at once

std::vector<Endpoint> resolvers_of(const std::string& setting) {
  std::vector<Endpoint> out;
  if (!setting.empty()) {
    const auto one = resolver_of(setting);
    if (!one) throw std::runtime_error("not the address of a name server: " + setting);
    return {*one};
  }
  std::ifstream file("/etc/resolv.conf");
  constexpr std::size_t resolvers_max = 3;  // as many as the system's own resolver uses
  for (std::string word; file >> word && out.size() < resolvers_max;) {
    if (word == "nameserver" && file >> word) {
      if (const auto one = resolver_of(word)) out.push_back(*one);
    }
    file.ignore(4'096, '\n');
  }
  if (out.empty()) out.push_back(*resolver_of("127.0.0.1"));
  return out;
}

std::string user_agent_of(const std::string& contact) {
  std::string told = contact;
  std::erase_if(told, [](char c) { return c < 0x20 || c > 0x7e || c == '(' || c == ')' || c == ';'; });
  return "Mozilla/5.0 (compatible; Prongsai; " + (told.empty() ? "public integrity assessment" : told) + ")";
}

CURLM* make_multi() {
  static const CURLcode answer = curl_global_init(CURL_GLOBAL_DEFAULT);
  PRONGSAI_ASSERT(answer == CURLE_OK);
  CURLM* const multi = curl_multi_init();
  if (multi == nullptr) throw std::bad_alloc();
  return multi;
}

}  // namespace

Engine::Engine(const Limits& limits, const Surroundings& surroundings, Fence fence)
    : habits_{.limits = limits, .fence = fence, .user_agent = user_agent_of(surroundings.contact)},
      roots_(surroundings.ca_file),
      lookups_(resolvers_of(surroundings.resolver)),
      turns_(limits.host_pause),
      multi_(make_multi(), &curl_multi_cleanup) {
  habits_.roots = &roots_;
}

Engine::~Engine() {
  for (auto& [number, job] : jobs_) {
    if (job.transfer != nullptr) curl_multi_remove_handle(multi_.get(), job.transfer->curl());
  }
}

void Engine::set_active(Job& job, bool is_active, Clock::time_point now) {
  if (job.is_active && !is_active) job.used += now - job.active_since;
  if (!job.is_active && is_active) job.active_since = now;
  job.is_active = is_active;
}

Engine::Clock::duration Engine::left(const Job& job, Clock::time_point now) const {
  const Clock::duration used = job.used + (job.is_active ? now - job.active_since : Clock::duration(0));
  return habits_.limits.whole - used;
}

void Engine::add(Order order) {
  const std::uint64_t number = ++last_job_;
  Job& job = jobs_[number];
  job.capture.order = std::move(order.order);
  job.reader = order.reader;
  base::Result<Address> address = address_of(order.address);
  if (!address) {
    close(number, Outcome::forbidden_address, address.problems().front().code, Clock::now());
    return;
  }
  job.at = *std::move(address);
  job.seen.insert(job.at.text());
  turns_.add(job.at.host, number, Turns::Place::last);
}

void Engine::begin_some(Clock::time_point now) {
  // What was begun is finished first: new orders wait while there is too much of it.
  const auto may_begin = [this](std::uint64_t number) {
    const bool has_room =
        begun_.size() < habits_.limits.at_once_max * begun_for_one_asking && habits_.held < habits_.held_max;
    return has_room || jobs_.at(number).was_begun;
  };
  while (asking_ < habits_.limits.at_once_max) {
    const auto number = turns_.next(now, may_begin);
    if (!number) return;
    Job& job = jobs_.at(*number);
    if (!std::exchange(job.was_begun, true)) newly_begun_.push_back(job.capture.order);
    begun_.insert(*number);
    ++asking_;
    job.exchange = {.address = job.at.text(), .asked_at = std::chrono::system_clock::now()};
    job.stage = Stage::finding;
    set_active(job, true, now);
    lookups_.begin(*number, job.at.host, now);
  }
}

void Engine::found(std::uint64_t number, NameAnswer answer, Clock::time_point now) {
  Job& job = jobs_.at(number);
  const bool knows_some = !answer.addresses.empty();
  std::erase_if(answer.addresses,
                [this, &job](const Ip& ip) { return habits_.fence(endpoint_of(ip, job.at.port).address()); });
  // Those that are left are the only ones that are ever dialled.
  if (answer.addresses.empty()) {
    job.capture.exchanges.push_back(std::move(job.exchange));
    if (knows_some) {
      close(number, Outcome::forbidden_address, "the name leads to no public address", now);
    } else if (answer.kind == NameAnswer::Kind::trouble) {
      close(number, Outcome::no_connection, "no name server answered", now);
    } else {
      close(number, Outcome::no_such_host, "the name has no address", now);
    }
    return;
  }
  // One of each kind is tried before a second of the same: some machines have no IPv6, some sites no other.
  const auto first_v6 =
      std::find_if(answer.addresses.begin(), answer.addresses.end(), [](const Ip& ip) { return ip.is_v6; });
  if (first_v6 != answer.addresses.end() && first_v6 > answer.addresses.begin() + 1) {
    std::rotate(answer.addresses.begin() + 1, first_v6, first_v6 + 1);
  }
  answer.addresses.resize(std::min(answer.addresses.size(), addresses_tried_max));
  job.addresses = std::move(answer.addresses);
  job.next_address = 0;
  connect(number, now);
}

void Engine::connect(std::uint64_t number, Clock::time_point now) {
  Job& job = jobs_.at(number);
  const Ip& peer = job.addresses[job.next_address];
  std::size_t& there = peers_[peer.text()];
  if (there >= habits_.limits.peer_at_once_max) {
    // Room for others meanwhile: a thousand agencies may share one provider's server.
    if (job.stage != Stage::crowded) --asking_;
    job.stage = Stage::crowded;
    set_active(job, false, now);
    return;
  }
  if (job.stage == Stage::crowded) ++asking_;
  ++there;
  ++job.next_address;
  job.stage = Stage::asking;
  set_active(job, true, now);
  const std::size_t room = habits_.limits.body_bytes_max - job.body_bytes;
  job.transfer = std::make_unique<Transfer>(habits_, job.at, peer, room, job.reader);
  curl_easy_setopt(job.transfer->curl(), CURLOPT_PRIVATE, reinterpret_cast<void*>(number));  // NOLINT
  const CURLMcode answer = curl_multi_add_handle(multi_.get(), job.transfer->curl());
  if (answer != CURLM_OK) throw std::bad_alloc();
}

void Engine::connect_crowded(Clock::time_point now) {
  for (const std::uint64_t number : begun_) {
    if (asking_ >= habits_.limits.at_once_max) return;
    if (jobs_.at(number).stage == Stage::crowded) connect(number, now);
  }
}

void Engine::drop_transfer(Job& job) {
  if (job.transfer == nullptr) return;
  curl_multi_remove_handle(multi_.get(), job.transfer->curl());
  job.transfer.reset();
  const auto peer = peers_.find(job.addresses[job.next_address - 1].text());
  if (--peer->second == 0) peers_.erase(peer);
}

void Engine::collect(Clock::time_point now) {
  int ignored = 0;
  while (const CURLMsg* const message = curl_multi_info_read(multi_.get(), &ignored)) {
    if (message->msg != CURLMSG_DONE) continue;
    char* user = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &user);
    const auto number = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(user));
    Job& job = jobs_.at(number);
    ended(number, job.transfer->finish(message->data.result, job.exchange), now);
  }
}

void Engine::ended(std::uint64_t number, Transfer::Ending ending, Clock::time_point now) {
  Job& job = jobs_.at(number);
  job.capture.tls = job.transfer->tls();
  drop_transfer(job);
  const bool may_try_next = ending.was_refused && job.next_address < job.addresses.size();
  if (may_try_next && left(job, now) > Clock::duration(0)) {
    connect(number, now);
    return;
  }
  job.exchange.took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now() -
                                                                            job.exchange.asked_at);
  job.exchange.took = std::max(job.exchange.took, std::chrono::microseconds(0));  // clocks are set back
  job.body_bytes += job.exchange.body.size();
  habits_.held += job.exchange.body.size();  // until the capture is taken
  job.capture.exchanges.push_back(std::move(job.exchange));
  if (ending.location) {
    follow(number, *ending.location, now);
  } else {
    close(number, ending.outcome, std::move(ending.detail), now);
  }
}

void Engine::follow(std::uint64_t number, const std::string& location, Clock::time_point now) {
  Job& job = jobs_.at(number);
  base::Result<Address> next = redirected(job.at, location);
  if (!next) {
    close(number, Outcome::forbidden_address, "a redirect: " + next.problems().front().code, now);
    return;
  }
  const bool is_circle = !job.seen.insert(next->text()).second;
  if (is_circle || job.capture.exchanges.size() > static_cast<std::size_t>(habits_.limits.redirects_max)) {
    close(number, Outcome::too_many_redirects, is_circle ? "in a circle" : "more than the limit", now);
    return;
  }
  set_active(job, false, now);
  turns_.done(job.at.host, now);
  --asking_;
  job.stage = Stage::queued;
  job.at = *std::move(next);
  turns_.add(job.at.host, number, Turns::Place::first);
}

void Engine::close(std::uint64_t number, Outcome outcome, std::string detail, Clock::time_point now) {
  Job& job = jobs_.at(number);
  drop_transfer(job);
  if (job.stage == Stage::finding || job.stage == Stage::asking) --asking_;
  if (job.stage != Stage::queued) turns_.done(job.at.host, now);
  job.capture.outcome = outcome;
  job.capture.detail = std::move(detail);
  habits_.held -= job.body_bytes;  // from here on the caller counts them
  done_.push_back(std::move(job.capture));
  begun_.erase(number);
  jobs_.erase(number);
}

void Engine::unpause(std::size_t waiting_out, Clock::time_point now) {
  bool is_first = true;
  const bool is_full = habits_.held + room_to_go_on > habits_.held_max;
  for (const std::uint64_t number : begun_) {
    Job& job = jobs_.at(number);
    if (job.transfer == nullptr) continue;
    if (!job.transfer->is_paused()) {
      is_first = false;  // somebody goes on: that ends, and makes room
      continue;
    }
    set_active(job, false, now);
    if (is_full && (!is_first || waiting_out != 0)) continue;
    set_active(job, true, now);
    job.transfer->go_on(is_full);
    is_first = false;
  }
}

void Engine::end_late(Clock::time_point now) {
  std::vector<std::uint64_t> late;
  for (const std::uint64_t number : begun_) {
    const Job& job = jobs_.at(number);
    if (job.is_active && left(job, now) <= Clock::duration(0)) late.push_back(number);
  }
  for (const std::uint64_t number : late) {
    Job& job = jobs_.at(number);
    lookups_.forget(number);
    if (job.transfer != nullptr) {
      ended(number, job.transfer->give_up(job.exchange), now);
      continue;
    }
    job.capture.exchanges.push_back(std::move(job.exchange));
    close(number, Outcome::too_slow, "no answer of a name server in time", now);
  }
}

void Engine::turn(std::size_t waiting_out) {
  const Clock::time_point now = Clock::now();
  habits_.held_max = held_by_all_max - std::min(held_by_all_max, waiting_out);
  begin_some(now);
  for (Lookups::Done& done : lookups_.turn(now)) found(done.job, std::move(done.answer), now);
  connect_crowded(now);
  int running = 0;
  const CURLMcode answer = curl_multi_perform(multi_.get(), &running);
  if (answer != CURLM_OK) throw std::runtime_error(curl_multi_strerror(answer));
  collect(Clock::now());
  unpause(waiting_out, Clock::now());
  end_late(Clock::now());
}

void Engine::wait(std::span<curl_waitfd> others, std::chrono::milliseconds at_most) {
  std::vector<curl_waitfd> all(others.begin(), others.end());
  if (!lookups_.idle()) {
    for (const int socket : lookups_.sockets()) all.push_back({socket, CURL_WAIT_POLLIN, 0});
    at_most = std::min(at_most, std::chrono::milliseconds(100));
  }
  if (const auto soonest = turns_.soonest(); soonest && asking_ < habits_.limits.at_once_max) {
    const auto until = std::chrono::ceil<std::chrono::milliseconds>(*soonest - Clock::now());
    at_most = std::clamp(until, std::chrono::milliseconds(0), at_most);
  }
  if (!begun_.empty()) at_most = std::min(at_most, std::chrono::milliseconds(250));
  if (!done_.empty()) at_most = std::chrono::milliseconds(0);
  const CURLMcode answer = curl_multi_poll(multi_.get(), all.data(), static_cast<unsigned>(all.size()),
                                           static_cast<int>(at_most.count()), nullptr);
  if (answer != CURLM_OK) throw std::runtime_error(curl_multi_strerror(answer));
  std::copy_n(all.begin(), others.size(), others.begin());
}

std::vector<std::string> Engine::take_begun() {
  return std::exchange(newly_begun_, {});
}

std::deque<Capture> Engine::take_done() {
  return std::exchange(done_, {});
}

}  // namespace prongsai::fetch
