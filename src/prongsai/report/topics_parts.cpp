// SPDX-License-Identifier: Apache-2.0
// What a topic's items, measures and advice have to do with each other.
#include <algorithm>
#include <array>
#include <iterator>

#include "prongsai/report/tables_plan_detail.h"

namespace prongsai::report::detail::plans {
namespace {

constexpr std::array<std::string_view, 3> words_of_keeping = {"รักษาระดับ", "รักษามาตรฐาน", "คงระดับ"};

bool names(const About& about, std::string_view id) {
  return std::find(about.begin(), about.end(), id) != about.end();
}

/// The node an item's score belongs to one level up: its indicator. Empty where there is none.
std::optional<NodeIndex> indicator_of(const scoring::Plan& plan, NodeIndex node) {
  for (auto at = plan.nodes[node].parent; at; at = plan.nodes[*at].parent) {
    if (plan.nodes[*at].kind == framework::NodeKind::indicator) return at;
  }
  return std::nullopt;
}

/// Items of the topic that something is to be done about: failing, at 0, or the lowest.
bool is_weak_in(const Writer& writer, const analysis::TopicRow& topic, std::string_view indicator) {
  const scoring::Plan& plan = *writer.look.now->scored.plan;
  const auto is_of_it = [&](NodeIndex node) {
    const auto found = indicator_of(plan, node);
    // An indicator of one part ("indicator:6@eit1") is the indicator all the same.
    return found && (plan.nodes[*found].id == indicator ||
                     plan.nodes[*found].id.starts_with(std::string(indicator) + "@"));
  };
  const std::vector<NodeIndex> lowest = lowest_of(writer, topic);
  if (std::any_of(lowest.begin(), lowest.end(), is_of_it)) return true;
  return std::any_of(topic.instruments.begin(), topic.instruments.end(),
                     [&](const analysis::TopicPart& part) {
                       return std::any_of(part.failing.begin(), part.failing.end(), is_of_it);
                     });
}

}  // namespace

std::vector<NodeIndex> lowest_of(const Writer& writer, const analysis::TopicRow& topic) {
  if (writer.look.now == nullptr) return {};
  std::vector<NodeIndex> all;
  for (const analysis::TopicPart& part : topic.instruments)
    all.insert(all.end(), part.items.begin(), part.items.end());
  return analysis::lowest_of(writer.look.now->scored, all);
}

std::vector<NodeIndex> undisclosed(const Writer& writer, const analysis::TopicRow& topic) {
  std::vector<NodeIndex> out;
  if (writer.look.now == nullptr) return out;
  for (const analysis::TopicPart& part : topic.instruments) {
    if (analysis::is_disclosure(writer.look.now->scored, part.instrument))
      out.insert(out.end(), part.zeros.begin(), part.zeros.end());
  }
  return out;
}

Records measures_about(const Writer& writer, const analysis::TopicRow& topic) {
  Records out;
  const Records measures = records(writer, RecordKind::measure);
  std::copy_if(measures.begin(), measures.end(), std::back_inserter(out), [&](const Record* measure) {
    const About about = about_of(*measure);
    if (names(about, "topic:" + topic.topic->code)) return true;
    return std::any_of(about.begin(), about.end(), [&](const std::string& id) {
      if (id.starts_with("item:")) {
        const std::string code = id.substr(5);
        return std::find(topic.topic->items.begin(), topic.topic->items.end(), code) !=
               topic.topic->items.end();
      }
      return id.starts_with("indicator:") && writer.look.now != nullptr && is_weak_in(writer, topic, id);
    });
  });
  return out;
}

std::vector<NodeIndex> disclosed_by(const Writer& writer, const analysis::TopicRow& topic,
                                    const Record& measure) {
  std::vector<NodeIndex> out;
  if (writer.look.now == nullptr) return out;
  const analysis::Scored& scored = writer.look.now->scored;
  const About about = about_of(measure);
  for (const analysis::TopicPart& part : topic.instruments) {
    if (!analysis::is_disclosure(scored, part.instrument)) continue;
    std::copy_if(part.items.begin(), part.items.end(), std::back_inserter(out), [&](NodeIndex node) {
      const std::string id = "item:" + scored.plan->nodes[node].code;
      return names(about, "topic:" + topic.topic->code) || improvement::covers(about, id, *scored.edition);
    });
  }
  return out;
}

bool contradicts(const Record& recommendation, analysis::Advice advice) {
  const bool is_well = advice == analysis::Advice::keep || advice == analysis::Advice::keep_and_watch;
  if (is_well || advice == analysis::Advice::unknown) return false;
  const std::string& text = recommendation.field("text");
  return std::any_of(words_of_keeping.begin(), words_of_keeping.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

Records recommendations_for(const Writer& writer, const analysis::TopicRow& topic,
                            const analysis::TopicPart& part) {
  Records out;
  if (writer.look.now == nullptr) return out;
  const std::string& instrument = writer.look.now->scored.plan->nodes[part.instrument].id;
  for (const Record* one : records(writer, RecordKind::recommendation)) {
    const About about = about_of(*one);
    if (names(about, instrument) && names(about, "topic:" + topic.topic->code)) out.push_back(one);
  }
  return out;
}

std::string codes_of(const Writer& writer, const std::vector<NodeIndex>& nodes) {
  std::vector<std::string> codes;
  for (const NodeIndex node : nodes) {
    std::string code = writer.code_of(*writer.look.now, node);
    // The parts of an instrument share their items' codes.
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
  }
  std::string out;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i > 0) out += i + 1 == codes.size() ? " " + writer.word("common.and") + " " : ", ";
    out += codes[i];
  }
  return out;
}

std::string wording_of(const Writer& writer, NodeIndex node) {
  const analysis::Scored& scored = writer.look.now->scored;
  const framework::Item* item = scored.edition->find_item(scored.plan->nodes[node].code);
  if (item == nullptr || item->wording == framework::Wording::missing) return {};
  std::string out = writer.item_text(*writer.look.now, node);
  if (!out.empty() && item->wording == framework::Wording::carried_over)
    out += " " + writer.word("topic_items.other_year");
  return out;
}

}  // namespace prongsai::report::detail::plans
