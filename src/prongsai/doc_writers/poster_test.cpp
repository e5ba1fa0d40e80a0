// SPDX-License-Identifier: Apache-2.0
// Posters and slips as another program sees them: libqpdf for the pages, the header of the PNG for its size.
#include "prongsai/doc_writers/poster.h"

#include <algorithm>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <qpdf/qpdf-c.h>

namespace prongsai::doc_writers {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// Four squares, one of them dark.
figure::Drawing code() {
  figure::Drawing out;
  out.width = out.height = figure::px(8);
  out.caption = {"คิวอาร์โค้ดไปยังแบบวัด", "https://ita.example/go/iit/k7m2qd"};
  out.shapes.push_back(
      {figure::Rect{.width = figure::px(4), .height = figure::px(4), .fill = figure::Ink::text}});
  return out;
}

Poster poster_of(const std::string& name) {
  Poster out;
  out.title = "โปสเตอร์แบบวัด · " + name;
  out.above = {{PosterRole::issuer, "การประเมินคุณธรรมและความโปร่งใส", ""},
               {PosterRole::name, name, ""},
               {PosterRole::call, "ขอเชิญบุคลากรทุกคนตอบแบบวัด", ""},
               {PosterRole::beside, "All staff are asked to answer.", "en"}};
  out.code = code();
  out.below = {{PosterRole::address, "ita.example/go/iit/k7m2qd", ""},
               {PosterRole::days, "ตอบได้ตั้งแต่ 1 ก.พ. 2570 ถึง 30 มิ.ย. 2570", ""},
               {PosterRole::point, "ไม่ถามชื่อ ไม่เก็บที่อยู่เครื่อง", ""},
               {PosterRole::caution, "หากมีผู้สั่งว่าต้องตอบอย่างไร แจ้งสำนักงาน ป.ป.ช.", ""},
               {PosterRole::foot, "ไม่มีผู้ใดต้องแสดงคำตอบให้หัวหน้าดู", ""}};
  return out;
}

SlipSheet slips_of(int count) {
  SlipSheet out;
  out.title = "แผ่นรหัส";
  out.name = "เทศบาลนครเชียงใหม่";
  out.subject = "IIT";
  out.code_label = "รหัส";
  out.address = "ita.example/go/iit/k7m2qd";
  out.foot = "ใช้ได้ครั้งเดียว";
  out.picture = code();
  for (int i = 0; i < count; ++i) out.codes.push_back("k7m2-qd9x-4t" + std::to_string(100 + i));
  return out;
}

/// What libqpdf counts and reads; it says nothing bad about the file.
class Read {
 public:
  explicit Read(std::string bytes) : bytes_(std::move(bytes)), file_(qpdf_init()) {
    qpdf_silence_errors(file_);
    EXPECT_EQ(qpdf_read_memory(file_, "test.pdf", bytes_.data(), bytes_.size(), nullptr), QPDF_SUCCESS);
    EXPECT_EQ(qpdf_check_pdf(file_), QPDF_SUCCESS);
    EXPECT_EQ(qpdf_more_warnings(file_), QPDF_FALSE);
  }
  ~Read() { qpdf_cleanup(&file_); }
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  int pages() { return qpdf_get_num_pages(file_); }
  std::string content(int page) {
    unsigned char* data = nullptr;
    std::size_t length = 0;
    EXPECT_EQ(qpdf_oh_get_page_content_data(file_, qpdf_get_page_n(file_, static_cast<std::size_t>(page)),
                                            &data, &length),
              QPDF_SUCCESS);
    std::string out(reinterpret_cast<const char*>(data), length);
    std::free(data);  // NOLINT(cppcoreguidelines-no-malloc): libqpdf allocated it so
    return out;
  }

 private:
  std::string bytes_;
  qpdf_data file_;
};

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++out;
  return out;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = out << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return out;
}

TEST(Poster, is_one_page_however_long_the_name) {
  std::string name = "สำนักงาน";
  for (int i = 0; i < 30; ++i) name += "คณะกรรมการพัฒนาการเศรษฐกิจและสังคม";
  EXPECT_EQ(Read(poster_pdf(poster_of("เทศบาลนครเชียงใหม่"))).pages(), 1);
  EXPECT_EQ(Read(poster_pdf(poster_of(name))).pages(), 1);
}

TEST(Poster, is_the_same_bytes_when_it_is_the_same_poster) {
  EXPECT_EQ(poster_pdf(poster_of("ก")), poster_pdf(poster_of("ก")));
  EXPECT_EQ(poster_png(poster_of("ก")), poster_png(poster_of("ก")));
  EXPECT_NE(poster_pdf(poster_of("ก")), poster_pdf(poster_of("ข")));
}

TEST(Poster, says_what_each_part_is_to_those_who_cannot_see_it) {
  const std::string content = Read(poster_pdf(poster_of("เทศบาลนครเชียงใหม่"))).content(0);
  EXPECT_EQ(count_of(content, "/H1<<"), 1U) << content;
  EXPECT_EQ(count_of(content, "/Figure<<"), 1U);
  EXPECT_LT(content.find("/H1<<"), content.find("/Figure<<")) << "in the order of reading";
}

TEST(Poster, is_a_picture_of_a4_at_150_dots_an_inch) {
  const std::string png = poster_png(poster_of("เทศบาลนครเชียงใหม่"));
  EXPECT_THAT(png, StartsWith("\x89PNG"));
  // 210 by 297 millimetres, rounded either way.
  EXPECT_NEAR(number_at(png, 16), 1240.2, 1);
  EXPECT_NEAR(number_at(png, 20), 1753.9, 1);
}

TEST(Slips, stand_sixteen_on_a_page) {
  EXPECT_EQ(Read(slips_pdf(slips_of(1))).pages(), 1);
  EXPECT_EQ(Read(slips_pdf(slips_of(16))).pages(), 1);
  EXPECT_EQ(Read(slips_pdf(slips_of(17))).pages(), 2);
}

TEST(Slips, have_one_picture_a_slip_and_keep_it_once) {
  const std::string pdf = slips_pdf(slips_of(17));
  Read read(pdf);
  EXPECT_EQ(count_of(read.content(0), "/I0 Do"), 16U);
  EXPECT_EQ(count_of(read.content(1), "/I0 Do"), 1U);
  EXPECT_EQ(count_of(pdf, "/Subtype/Image"), count_of(slips_pdf(slips_of(1)), "/Subtype/Image"));
}

}  // namespace
}  // namespace prongsai::doc_writers
