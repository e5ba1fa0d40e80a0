// SPDX-License-Identifier: Apache-2.0
// What templates may name of the topics.
#include <array>

#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail {
namespace {

using namespace plans;  // NOLINT(google-build-using-namespace): these are its parts

std::optional<doc::Spans> code(Writer& /*writer*/, const Scope& scope) {
  return plain(scope.topic->topic->code);
}
std::optional<doc::Spans> name(Writer& /*writer*/, const Scope& scope) {
  return plain(scope.topic->topic->name.th);
}
std::optional<doc::Spans> zeros(Writer& writer, const Scope& scope) {
  return plain(codes_of(writer, undisclosed(writer, *scope.topic)), true);
}
std::optional<doc::Spans> lowest_score(Writer& writer, const Scope& scope) {
  const std::vector<NodeIndex> lowest = lowest_of(writer, *scope.topic);
  if (lowest.empty()) return std::nullopt;
  return doc::Spans{writer.score(*writer.look.now, lowest.front())};
}
std::optional<doc::Spans> not_here(Writer& /*writer*/, const Scope& scope) {
  std::string out;
  for (const std::string& one : scope.topic->not_here) out += (out.empty() ? "" : ", ") + one;
  return plain(out);
}
std::optional<doc::Spans> topics_count(Writer& writer, const Scope& /*scope*/) {
  return doc::Spans{writer.count("topics", writer.look.topics.topics.size())};
}
std::optional<doc::Spans> topics_from(Writer& writer, const Scope& /*scope*/) {
  if (writer.look.topics.from == nullptr) return std::nullopt;
  return doc::Spans{writer.fiscal_year(writer.look.topics.from->fiscal_year)};
}
std::optional<doc::Spans> no_topic_codes(Writer& writer, const Scope& /*scope*/) {
  if (writer.look.now == nullptr) return std::nullopt;
  return plain(codes_of(writer, writer.look.topics.in_no_topic));
}

std::optional<bool> stated(const Writer& writer, const Scope& /*scope*/) {
  return !writer.look.topics.topics.empty();
}
std::optional<bool> borrowed(const Writer& writer, const Scope& /*scope*/) {
  return writer.look.topics.borrowed;
}
std::optional<bool> has_no_topic(const Writer& writer, const Scope& /*scope*/) {
  return !writer.look.topics.in_no_topic.empty();
}
std::optional<bool> topic_known(const Writer& writer, const Scope& scope) {
  return !lowest_of(writer, *scope.topic).empty();
}
std::optional<bool> topic_one_lowest(const Writer& writer, const Scope& scope) {
  return lowest_of(writer, *scope.topic).size() == 1;
}
std::optional<bool> topic_full(const Writer& writer, const Scope& scope) {
  const std::vector<NodeIndex> lowest = lowest_of(writer, *scope.topic);
  if (lowest.empty()) return std::nullopt;
  return *analysis::value_of(writer.look.now->scored, lowest.front()) == Ratio(base::Points::whole(100));
}
std::optional<bool> topic_has_zeros(const Writer& writer, const Scope& scope) {
  return !undisclosed(writer, *scope.topic).empty();
}
std::optional<bool> topic_has_measures(const Writer& writer, const Scope& scope) {
  return !measures_about(writer, *scope.topic).empty();
}
std::optional<bool> topic_is_incomplete(const Writer& /*writer*/, const Scope& scope) {
  for (const analysis::TopicPart& part : scope.topic->instruments)
    if (part.missing > 0) return true;
  return false;
}
std::optional<bool> topic_not_here(const Writer& /*writer*/, const Scope& scope) {
  return !scope.topic->not_here.empty();
}

constexpr std::array facts = {
    FactEntry{"topic_code", "topics", code},         FactEntry{"topic_name", "topics", name},
    FactEntry{"topic_zeros", "topics", zeros},       FactEntry{"topic_not_here", "topics", not_here},
    FactEntry{"topics_count", "", topics_count},     FactEntry{"topics_from", "", topics_from},
    FactEntry{"no_topic_codes", "", no_topic_codes}, FactEntry{"topic_lowest_score", "topics", lowest_score},
};
constexpr std::array tests = {
    TestEntry{"topics_stated", "", stated},
    TestEntry{"topics_borrowed", "", borrowed},
    TestEntry{"has_no_topic", "", has_no_topic},
    TestEntry{"topic_known", "topics", topic_known},
    TestEntry{"topic_one_lowest", "topics", topic_one_lowest},
    TestEntry{"topic_full", "topics", topic_full},
    TestEntry{"topic_has_zeros", "topics", topic_has_zeros},
    TestEntry{"topic_has_measures", "topics", topic_has_measures},
    TestEntry{"topic_is_incomplete", "topics", topic_is_incomplete},
    TestEntry{"topic_not_here", "topics", topic_not_here},
};
constexpr std::array tables = {
    TableEntry{"topic_items", "topics", topic_items_table},
    TableEntry{"practice", "", practice_table},
    TableEntry{"no_topic", "", no_topic_table},
};
constexpr std::array lists = {
    ListEntry{"topic_lowest", "topics", topic_lowest_list},
    ListEntry{"topic_measures", "topics", topic_measures_list},
};

}  // namespace

std::span<const FactEntry> facts_of_topics() {
  return facts;
}
std::span<const TestEntry> tests_of_topics() {
  return tests;
}
std::span<const TableEntry> tables_of_topics() {
  return tables;
}
std::span<const ListEntry> lists_of_topics() {
  return lists;
}

}  // namespace prongsai::report::detail
