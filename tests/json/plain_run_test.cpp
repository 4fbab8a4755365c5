#include "json/plain_run.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::json {
namespace {

bool is_plain_by_definition(int byte) { return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\'; }

TEST(PlainRun, ends_at_the_same_byte_on_every_path_wherever_it_begins_and_ends) {
  std::string text(512, 'A');
  for (const PlainRunPath& path : plain_run_paths()) {
    if (!path.is_supported()) continue;
    for (std::size_t begin = 0; begin < 64; ++begin) {
      for (std::size_t bytes = 0; bytes < 260; ++bytes) {
        text[begin + bytes] = '"';
        ASSERT_EQ(path.measure(text.data() + begin), bytes) << path.name << " from " << begin;
        text[begin + bytes] = 'A';
      }
    }
  }
}

TEST(PlainRun, ends_at_every_byte_that_is_not_plain) {
  for (const PlainRunPath& path : plain_run_paths()) {
    if (!path.is_supported()) continue;
    for (int byte = 0; byte < 256; ++byte) {
      for (const std::size_t at : {0U, 1U, 7U, 8U, 31U, 32U, 63U, 64U, 65U, 127U, 128U, 200U}) {
        std::string text(201, '~');
        text.append(plain_run_overread + 1, '\0');
        text[at] = static_cast<char>(byte);
        ASSERT_EQ(path.measure(text.data()), is_plain_by_definition(byte) ? 201U : at)
            << path.name << ' ' << byte;
      }
    }
  }
}

TEST(PlainRun, ends_at_the_first_of_several) {
  for (const PlainRunPath& path : plain_run_paths()) {
    if (!path.is_supported()) continue;
    for (const char other : {'"', '\\', '\n', '\0', '\xFF'}) {
      std::string text =
          std::string(70, ' ') + other + "\\\xFF\"\x01 " + std::string(plain_run_overread, 'x');
      EXPECT_EQ(path.measure(text.data()), 70U) << path.name;
    }
  }
}

TEST(PlainRun, has_a_portable_path_and_takes_one_that_is_supported) {
  EXPECT_EQ(plain_run_paths().front().name, "portable");
  EXPECT_TRUE(plain_run_paths().front().is_supported());
  EXPECT_EQ(plain_run(("UEsDBA==\"" + std::string(plain_run_overread, '\0')).c_str()), 8U);
}

}  // namespace
}  // namespace plumbline::json
