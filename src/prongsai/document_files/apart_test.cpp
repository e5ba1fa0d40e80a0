// SPDX-License-Identifier: Apache-2.0
// The process of its own: that it answers, and what becomes of one that does not. This program is that other
// process too, called by names that tell it how to behave.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "prongsai/document_files/apart_detail.h"
#include "prongsai/document_files/read.h"
#include "prongsai/document_files/test_documents.h"
#include "prongsai/document_files/texts.h"

namespace prongsai::document_files {
namespace {

/// What a document made to break the reader could make of it.
int misbehave(const std::string& how) {
  if (how == "loops") {
    for (volatile unsigned turns = 0;;) turns = turns + 1;
  }
  if (how == "floods") {
    const std::string much(1024 * 1024, 'x');
    while (write(STDOUT_FILENO, much.data(), much.size()) > 0) continue;
  }
  if (how == "lies") {
    std::string lie = "PRA1";
    lie.append("\1\0\0\0\xff\xff\xff\x7f", 8);
    return write(STDOUT_FILENO, lie.data(), lie.size()) > 0 ? 0 : 1;
  }
  if (how == "swells") {
    // An answer that is well made, and that `read` would never give.
    lint::Manuscript much{.name = "a", .lines = {{.number = 1, .cells = {std::string(1024 * 1024, 'a')}}}};
    const std::string answer = pack_answer(much);
    for (std::string_view left = answer; !left.empty();) {
      const ssize_t sent = write(STDOUT_FILENO, left.data(), left.size());
      if (sent <= 0) return 1;
      left.remove_prefix(static_cast<std::size_t>(sent));
    }
    return 0;
  }
  if (how == "crashes") std::abort();
  lock_this_process_in();
  bool is_free = false;
  if (how == "eats") {
    try {
      std::vector<std::string> kept(64);
      for (std::string& one : kept) one.reserve(64 * 1024 * 1024);
      is_free = true;
    } catch (const std::bad_alloc&) {
      return 4;
    }
  }
  if (how == "calls") is_free = socket(AF_INET, SOCK_STREAM, 0) >= 0;
  if (how == "writes") is_free = std::ofstream("/tmp/prongsai-written").put('x').flush().good();
  if (how == "runs") is_free = execl("/bin/true", "true", nullptr) == 0;
  if (how == "reads") is_free = std::ifstream("/etc/passwd").get() != EOF;
  // An answer that is one: a process that could do what it should not is seen by its being read.
  const auto answer = is_free ? pack_answer(read("free", "free.txt")) : std::string();
  return write(STDOUT_FILENO, answer.data(), answer.size()) >= 0 ? 0 : 1;
}

class ApartTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("apart-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string program(const std::string& how) {
    const auto link = folder_ / how;
    std::filesystem::remove(link);
    std::filesystem::create_symlink(std::filesystem::read_symlink("/proc/self/exe"), link);
    return link.string();
  }
  std::string code(const std::string& how, std::string_view bytes = "text") {
    const auto result = read_apart_within(bytes, "a.txt", program(how), {2, 8 * 1024 * 1024});
    return result.ok() ? "read" : result.problems().front().code;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(ApartTest, gives_what_reading_here_would_give) {
  const std::string bytes = docx(table({{cell("ที่"), cell("คะแนน")}, {cell("1"), cell("85.98")}}));
  const auto apart = read_apart(bytes, "a.docx", program("reader"));
  ASSERT_TRUE(apart.ok());
  const auto here = read(bytes, "a.docx");
  ASSERT_TRUE(here.ok());
  EXPECT_EQ(pack_answer(apart), pack_answer(here));
  EXPECT_EQ(apart->lines.back().cells, (std::vector<std::string>{"1", "85.98"}));
}

TEST_F(ApartTest, hands_problems_on_with_their_details) {
  const auto apart = read_apart(compound_file("WordDocument"), "a.doc", program("reader"));
  ASSERT_FALSE(apart.ok());
  EXPECT_EQ(apart.problems().front().code, "document.old_word_file");
  EXPECT_EQ(base::detail(apart.problems().front(), "name"), "a.doc");
}

TEST_F(ApartTest, takes_a_document_larger_than_any_pipe_holds) {
  std::string text;
  for (int i = 0; i < 12'000; ++i) text += "บรรทัดหนึ่งของรายงานที่ยาวกว่าท่อใดรับได้ในครั้งเดียว\n";
  ASSERT_GT(text.size(), 1024U * 1024);
  const auto apart = read_apart(text, "a.txt", program("reader"));
  ASSERT_TRUE(apart.ok()) << apart.problems().front().code;
  EXPECT_EQ(apart->lines.size(), 12'000U);
}

TEST_F(ApartTest, holds_an_answer_to_the_limits_of_every_document) {
  EXPECT_EQ(code("swells"), "document.line_too_long");
}

TEST_F(ApartTest, ends_a_reader_that_never_ends) {
  EXPECT_EQ(code("loops"), "document.too_slow");
}

TEST_F(ApartTest, believes_no_answer_that_is_none) {
  for (const char* how : {"floods", "lies", "crashes"}) EXPECT_EQ(code(how), "document.damaged") << how;
}

TEST_F(ApartTest, lets_a_reader_neither_grow_nor_reach_out) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  GTEST_SKIP() << "the sanitizer needs memory without a limit";
#endif
#endif
  for (const char* how : {"eats", "calls", "writes", "runs", "reads"}) {
    EXPECT_EQ(code(how), "document.damaged") << how;
  }
}

TEST_F(ApartTest, survives_a_reader_that_reads_nothing) {
  EXPECT_EQ(code("lies", std::string(4 * 1024 * 1024, 'a')), "document.damaged");
}

TEST_F(ApartTest, throws_where_there_is_no_program) {
  EXPECT_THROW((void)read_apart("text", "a.txt", "/nowhere/prongsai"), std::system_error);
}

}  // namespace
}  // namespace prongsai::document_files

int main(int count, char** values) {
  const std::string name = std::filesystem::path(values[0]).filename().string();
  if (count > 1 && std::string(values[1]) == prongsai::document_files::apart_argument) {
    return name == "reader" ? prongsai::document_files::read_for_parent()
                            : prongsai::document_files::misbehave(name);
  }
  if (count > 1 && std::string(values[1]) == prongsai::document_files::texts_argument)
    return prongsai::document_files::read_texts_for_parent();
  testing::InitGoogleTest(&count, values);
  return RUN_ALL_TESTS();
}
