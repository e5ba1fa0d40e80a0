// SPDX-License-Identifier: Apache-2.0
// The short texts that respondents meet: links, codes on slips, submission ids, receipts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai::survey {

/// Letters and digits that are not taken for one another on paper: 2–9 and a–z without i, l, o, u.
inline constexpr std::string_view code_letters = "23456789abcdefghjkmnpqrstvwxyz";

/// A survey's link: six of code_letters ("k7m2qd"), as on the posters of the real assessment. No secret:
/// 729 million of them, so two surveys may draw the same one, and whoever stores links must look.
inline constexpr std::size_t link_length = 6;
/// Each link is as likely as any other. Requires: `random` uniformly distributed bytes, at least 32 of them.
[[nodiscard]] std::string make_link(std::string_view random);
/// Exactly as make_link makes it.
[[nodiscard]] bool is_link(std::string_view text);
/// As typed from a poster: blanks, hyphens, capitals and Thai digits are understood.
[[nodiscard]] std::optional<std::string> read_link(std::string_view typed);

/// A single-use code: 12 of code_letters, about 58 bits, and a 13th that is wrong for every single slip of
/// the pen and every swap of two letters; printed as "k7m2-qd9x-4tnp8". What people type may have blanks,
/// hyphens, capitals and Thai digits.
inline constexpr std::size_t slip_code_length = 13;
/// Each code is as likely as any other. Requires: as make_link.
[[nodiscard]] std::string make_slip_code(std::string_view random);
/// Exactly as make_slip_code makes it; says nothing about whether it was ever handed out.
[[nodiscard]] bool is_slip_code(std::string_view text);
/// In groups of 4, 4 and 5. Requires: is_slip_code(code).
[[nodiscard]] std::string print_slip_code(std::string_view code);
/// The code that was meant, without decoration and in lower case; empty where it cannot be one.
[[nodiscard]] std::optional<std::string> read_slip_code(std::string_view typed);
/// What the server keeps of a code: SHA-256 over "prongsai slip code 1\n", the survey's number in decimal,
/// "\n" and the code, 32 bytes. Whoever has the table must try some 10^15 codes to hit one of 200: that keeps
/// a reader of backups from voting, not a state. Requires: is_slip_code(code).
inline constexpr std::size_t slip_code_digest_bytes = 32;
[[nodiscard]] std::string slip_code_digest(std::int64_t survey, std::string_view code);

/// Made by the respondent's device (or with the page, without script): 128 random bits as 32 lower-case
/// hexadecimal digits. It comes again with every resend, and is kept nowhere: the server keeps its digest.
inline constexpr std::size_t submission_id_length = 32;
/// Where no device makes one. `random` supplies uniformly distributed bytes; at least 16 of them.
[[nodiscard]] std::string make_submission_id(std::string_view random);
[[nodiscard]] bool is_submission_id(std::string_view text);
/// 16 bytes: the first half of SHA-256 over "prongsai submission 1\n" and the id. Requires:
/// is_submission_id(id).
[[nodiscard]] std::string submission_digest(std::string_view id);

/// "1234 5678 9012 3456": SHA-256 over "prongsai receipt 1\n" and the id, as a number modulo 10^16. Made from
/// the id alone, it proves that a ballot was received, and nothing about its content: the receipts of two
/// ballots could be exchanged and nobody would see it. Requires: is_submission_id(submission_id).
[[nodiscard]] std::string receipt_of(std::string_view submission_id);
/// What the server keeps to look a receipt up by, 16 bytes: the first half of SHA-256 over
/// "prongsai receipt digest 1\n" and the 16 digits. Requires: a receipt as receipt_of or read_receipt gives
/// it.
[[nodiscard]] std::string receipt_digest(std::string_view receipt);
/// The 16 digits of what was typed: blanks, hyphens and Thai digits are understood.
[[nodiscard]] std::optional<std::string> read_receipt(std::string_view typed);

}  // namespace prongsai::survey
