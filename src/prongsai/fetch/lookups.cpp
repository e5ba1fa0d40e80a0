// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <sys/random.h>
#include <sys/socket.h>

#include "prongsai/base/assert.h"
#include "prongsai/fetch/lookups_detail.h"

namespace prongsai::fetch {
namespace {

constexpr std::size_t sockets_each = 8;  // a forger has to guess which of their ports a question left from
constexpr int tries_max = 4;
constexpr int aliases_max = 8;
constexpr std::chrono::milliseconds patience{1'500};
constexpr std::chrono::milliseconds troubled_pause{200};
constexpr std::size_t packets_a_turn_max = 512;

std::uint32_t unpredictable() {
  std::uint32_t out = 0;
  if (getrandom(&out, sizeof out, 0) != sizeof out) {
    throw std::system_error(errno, std::generic_category(), "getrandom");
  }
  return out;
}

}  // namespace

Lookups::Lookups(const std::vector<Endpoint>& resolvers) {
  PRONGSAI_ASSERT(!resolvers.empty());
  for (std::size_t i = 0; i < sockets_each; ++i) {
    for (const Endpoint& resolver : resolvers) {
      confine::Descriptor socket(
          ::socket(resolver.storage.ss_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
      // Connected: the kernel lets nobody else's packets in.
      if (socket.number() < 0 || ::connect(socket.number(), &resolver.address(), resolver.size) != 0) {
        throw std::system_error(errno, std::generic_category(), "the name server's socket");
      }
      sockets_.push_back(std::move(socket));
    }
  }
}

void Lookups::begin(std::uint64_t job, const std::string& host, Time now) {
  const auto [at, is_new] = jobs_.try_emplace(job);
  PRONGSAI_ASSERT(is_new);
  at->second.a.record = Record::a;
  at->second.aaaa.record = Record::aaaa;
  for (Question* question : {&at->second.a, &at->second.aaaa}) {
    question->name = host;
    ask(job, *question, now);
  }
}

void Lookups::ask(std::uint64_t job, Question& question, Time now) {
  asked_.erase({question.socket, question.id});
  const std::uint32_t chance = unpredictable();
  question.socket = (question.tries == 0 ? chance >> 16U : question.socket + 1) % sockets_.size();
  question.id = static_cast<std::uint16_t>(chance);
  while (asked_.contains({question.socket, question.id})) ++question.id;
  asked_[{question.socket, question.id}] = {job, question.record};
  ++question.tries;
  question.again_at = now + patience;
  const std::string packet = dns_question(question.id, question.name, question.record);
  // Lost or refused: it is asked again when patience ends.
  (void)::send(sockets_[question.socket].number(), packet.data(), packet.size(), MSG_NOSIGNAL);
}

void Lookups::forget(std::uint64_t job) {
  const auto at = jobs_.find(job);
  if (at == jobs_.end()) return;
  for (const Question* question : {&at->second.a, &at->second.aaaa}) {
    asked_.erase({question->socket, question->id});
  }
  jobs_.erase(at);
}

void Lookups::take(std::uint64_t job, Question& question, NameAnswer answer, Time now) {
  if (answer.kind == NameAnswer::Kind::answered && !answer.alias.empty() && question.aliases < aliases_max) {
    ++question.aliases;
    question.name = answer.alias;
    question.tries = 0;
    ask(job, question, now);
    return;
  }
  question.is_done = true;
  question.answer = std::move(answer);
}

void Lookups::read(std::size_t socket, Time now) {
  std::array<char, 4'096> packet{};
  for (std::size_t i = 0; i < packets_a_turn_max; ++i) {
    const ssize_t got = ::recv(sockets_[socket].number(), packet.data(), packet.size(), MSG_DONTWAIT);
    if (got < 0 && errno == ECONNREFUSED) continue;  // of an earlier question; one error each
    if (got < 4) return;
    const std::string_view bytes(packet.data(), static_cast<std::size_t>(got));
    const auto id = static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[0]) << 8 |
                                               static_cast<unsigned char>(bytes[1]));
    const auto who = asked_.find({socket, id});
    if (who == asked_.end()) continue;
    const auto [job, record] = who->second;
    Job& whole = jobs_.at(job);
    Question& question = record == Record::a ? whole.a : whole.aaaa;
    auto answer = read_answer(bytes, id, question.name, record);
    if (!answer) continue;
    asked_.erase(who);
    if (answer->kind == NameAnswer::Kind::trouble && question.tries < tries_max) {
      question.again_at = now + troubled_pause;  // it may know better when it is asked again
      continue;
    }
    take(job, question, std::move(*answer), now);
  }
}

bool Lookups::is_finished(const Job& job) {
  if (job.a.is_done && job.aaaa.is_done) return true;
  // A name that is not there has neither; and whoever answers for one kind and never for the other is not
  // waited for to the end.
  for (const auto& [one, other] : {std::pair(&job.a, &job.aaaa), std::pair(&job.aaaa, &job.a)}) {
    if (one->is_done && one->answer.kind == NameAnswer::Kind::no_such_name) return true;
    if (one->is_done && !one->answer.addresses.empty() && other->tries > 1) return true;
  }
  return false;
}

std::vector<Lookups::Done> Lookups::turn(Time now) {
  if (jobs_.empty()) return {};
  for (std::size_t i = 0; i < sockets_.size(); ++i) read(i, now);
  std::vector<Done> out;
  for (auto& [number, job] : jobs_) {
    for (Question* question : {&job.a, &job.aaaa}) {
      if (question->is_done || question->again_at > now) continue;
      if (question->tries >= tries_max) {
        question->is_done = true;
      } else {
        ask(number, *question, now);
      }
    }
    if (!is_finished(job)) continue;
    Done done{.job = number, .answer = std::move(job.a.answer)};
    NameAnswer& other = job.aaaa.answer;
    done.answer.addresses.insert(done.answer.addresses.end(), other.addresses.begin(), other.addresses.end());
    if (other.kind != NameAnswer::Kind::trouble && done.answer.kind == NameAnswer::Kind::trouble) {
      done.answer.kind = done.answer.addresses.empty() && other.kind == NameAnswer::Kind::answered
                             ? NameAnswer::Kind::trouble
                             : other.kind;
    }
    out.push_back(std::move(done));
  }
  for (const Done& done : out) forget(done.job);
  return out;
}

std::vector<int> Lookups::sockets() const {
  std::vector<int> out;
  for (const confine::Descriptor& socket : sockets_) out.push_back(socket.number());
  return out;
}

}  // namespace prongsai::fetch
