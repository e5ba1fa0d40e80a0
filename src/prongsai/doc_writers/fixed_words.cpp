// SPDX-License-Identifier: Apache-2.0
#include "prongsai/doc_writers/fixed_words_detail.h"

namespace prongsai::doc_writers {

const FixedWords& fixed_words(std::string_view language) {
  static constexpr FixedWords thai = {.contents = "สารบัญ",
                                      .about = "เกี่ยวกับไฟล์นี้",
                                      .data = "ข้อมูล",
                                      .id = "รหัส",
                                      .label = "รายการ",
                                      .value = "ค่า",
                                      .unit = "หน่วย",
                                      .source = "ที่มา",
                                      .title = "ชื่อเอกสาร",
                                      .author = "ผู้จัดทำ",
                                      .subject = "เรื่อง",
                                      .version = "ฉบับ",
                                      .date = "วันที่ของฉบับ",
                                      .explanation = "คำอธิบาย"};
  static constexpr FixedWords english = {.contents = "Contents",
                                         .about = "About this file",
                                         .data = "Data",
                                         .id = "Id",
                                         .label = "What it is",
                                         .value = "Value",
                                         .unit = "Unit",
                                         .source = "Source",
                                         .title = "Document",
                                         .author = "Author",
                                         .subject = "Subject",
                                         .version = "Version",
                                         .date = "Date of the version",
                                         .explanation = "Explained at"};
  return language == "th" || language.starts_with("th-") ? thai : english;
}

}  // namespace prongsai::doc_writers
