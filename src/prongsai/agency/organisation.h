// SPDX-License-Identifier: Apache-2.0
// Where an agency belongs and what the register says of it, from one day to the next.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::agency {

/// What stands above the agencies. Ministries and regions lie below the nation, provinces below their region.
enum class NodeKind : std::uint8_t { nation, ministry, region, province };

/// One of them. `code` is frozen; a renaming changes the names only.
struct OrganisationNode {
  NodeKind kind = NodeKind::nation;
  std::string code;      ///< lower-case letters, digits and hyphens, unique among its kind
  std::string name_th;   ///< a province without จังหวัด, a ministry with กระทรวง
  std::string name_en;   ///< likewise
  std::string short_th;  ///< กทม., มท; may be empty
  std::string iso;       ///< ISO 3166-2 of a province ("TH-50"), otherwise empty
  std::string parent;    ///< the node above it; empty for the nation

  friend bool operator==(const OrganisationNode&, const OrganisationNode&) = default;
};

/// The size groups by which samples of 2567 differ. Not every type is divided; absent is not "small".
enum class SizeGroup : std::uint8_t { small, medium, large };
/// "S", "M", "L".
[[nodiscard]] std::string_view code_of(SizeGroup size);
/// S, M, L in any case; เล็ก, กลาง, ใหญ่, with or without ขนาด. Empty for anything else.
[[nodiscard]] std::optional<SizeGroup> parse_size_group(std::string_view text);

/// What has become of an agency. One that is merged or closed keeps its id and its past for ever.
enum class State : std::uint8_t { active, merged, closed };
/// "active", "merged", "closed".
[[nodiscard]] std::string_view code_of(State state);
/// The codes, and ปฏิบัติงาน, ยุบรวม, ยุบเลิก as the register writes them. Empty for anything else.
[[nodiscard]] std::optional<State> parse_state(std::string_view text);
/// The Thai word of the register.
[[nodiscard]] std::string_view thai_word_of(State state);

/// What the register says of one agency from one day on.
///
/// 1. `merged_into` is set exactly when `state` is merged, and names another agency.
/// 2. `type`, `ministry` and `province` are codes; the region follows from the province.
/// 3. A count that nobody told is absent, never 0.
struct AgencyRecord {
  std::string id;  ///< see is_agency_id
  std::string name_th;
  std::string name_en;                   ///< may be empty
  std::vector<std::string> short_names;  ///< further names and abbreviations to find it by
  std::string type;                      ///< one of types()
  std::optional<SizeGroup> size_group;
  std::string ministry;                             ///< may be empty: an agency under no ministry
  std::string province;                             ///< may be empty: an agency of the whole nation
  std::string district;                             ///< name of the อำเภอ or เขต; may be empty
  std::optional<std::int64_t> head_count_internal;  ///< people employed: who may answer IIT
  std::optional<std::int64_t> head_count_external;  ///< people served in a year: who may answer EIT
  std::string website;                              ///< may be empty
  std::string coordinator_email;                    ///< may be empty
  State state = State::active;
  std::string merged_into;  ///< id of the agency that took over
  std::string since;        ///< first day on which this holds, ISO; empty: from the beginning

  friend bool operator==(const AgencyRecord&, const AgencyRecord&) = default;
};

/// A part of an agency that people belong to: กองคลัง of one municipality.
struct Unit {
  std::string agency;
  std::string id;  ///< unique within its agency
  std::string name;

  friend bool operator==(const Unit&, const Unit&) = default;
};

/// All that was ever said of one agency, in the order of `since`, no two of one day.
using History = std::vector<AgencyRecord>;

/// What held on `day` (ISO), or null when the agency was not there yet.
[[nodiscard]] const AgencyRecord* as_of(const History& history, std::string_view day);

/// Adds what holds from `record.since` on; it takes the place of a record of the same day.
/// Requires: the id of the history.
void add_version(History& history, AgencyRecord record);

/// True for a day of the Gregorian calendar, "2026-10-01", in the years 1800 to 2200.
[[nodiscard]] bool is_iso_day(std::string_view text);

/// True where an agency of this type lies in one province: the province itself and what is local.
[[nodiscard]] bool belongs_to_a_province(std::string_view type);

}  // namespace prongsai::agency
