#include "package/base64_path.h"

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "package/base64.h"

namespace plumbline::package {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t length_max = 300;  // beyond all that a path takes at once, and more

/// The bytes, or the kind and place of the defect, on one path.
struct Reading {
  std::string bytes;
  Result<std::size_t, Base64Error> outcome = 0U;
};

/// Decodes from `offset` bytes past an address that is a multiple of 64, to as many bytes past the beginning
/// of memory that ends where it must.
Reading read_apart(std::string_view text, std::size_t offset, const Base64Path& path,
                   std::size_t past_caches_from = past_caches_chars) {
  alignas(64) char place[64 + length_max + 64];
  text.copy(place + offset, text.size());
  std::string room(offset + text.size() / 4 * 3, '.');
  room.shrink_to_fit();
  Reading reading;
  reading.outcome =
      decode_base64_to(room.data() + offset, {place + offset, text.size()}, path, past_caches_from);
  reading.bytes = room.substr(offset, reading.outcome.value_or(0));
  return reading;
}

/// Decodes to `distance` bytes before the text, in the same memory.
Reading read_in_place(std::string_view text, std::size_t distance, const Base64Path& path) {
  std::string place(distance, '.');
  place.append(text);
  Reading reading;
  reading.outcome = decode_base64_to(place.data(), std::string_view(place).substr(distance), path);
  reading.bytes = place.substr(0, reading.outcome.value_or(0));
  return reading;
}

std::string words(const Reading& reading) {
  if (reading.outcome) return std::to_string(*reading.outcome) + " bytes";
  return std::string(name_of(reading.outcome.error().kind)) + " at " +
         std::to_string(reading.outcome.error().position);
}

class Paths : public testing::Test {
 protected:
  /// Holds every path to the portable one, wherever the text lies and the bytes go.
  static void expect_agreement(std::string_view text) {
    const Reading wanted = read_apart(text, 0, base64_paths().front());
    for (const Base64Path& path : base64_paths()) {
      if (!path.is_supported()) continue;
      for (const std::size_t offset : {0U, 1U, 2U, 3U, 7U, 16U, 31U, 33U, 63U}) {
        for (const std::size_t past_caches_from : {past_caches_chars, std::size_t{0}}) {
          const Reading got = read_apart(text, offset, path, past_caches_from);
          ASSERT_EQ(words(got), words(wanted)) << path.name << ", " << offset << ": " << text;
          ASSERT_EQ(got.bytes, wanted.bytes) << path.name << ", " << offset << ": " << text;
        }
      }
      for (const std::size_t distance : {0U, 1U, 13U, 64U}) {
        const Reading got = read_in_place(text, distance, path);
        ASSERT_EQ(words(got), words(wanted)) << path.name << ", " << distance << " before: " << text;
        ASSERT_EQ(got.bytes, wanted.bytes) << path.name << ", " << distance << " before: " << text;
      }
    }
  }

  /// Digits in an order in which neighbours differ in every bit.
  static std::string digits(std::size_t length) {
    constexpr auto alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"sv;
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += alphabet[(i * 37 + i / 64) % 64];
    return text;
  }
};

TEST_F(Paths, agree_at_every_length) {
  for (std::size_t length = 0; length <= length_max; ++length) expect_agreement(digits(length));
  for (std::size_t size = 0; size <= length_max / 4 * 3; ++size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(i * 151 + size);
    const std::string text = encode_base64(bytes);
    expect_agreement(text);
    ASSERT_EQ(decode_base64(text), bytes);
  }
}

TEST_F(Paths, agree_on_every_byte_at_every_place) {
  const std::string sound = digits(length_max);
  for (std::size_t at = 0; at < length_max; ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = sound;
      text[at] = static_cast<char>(byte);
      const auto wanted = read_in_place(text, 0, base64_paths().front()).outcome;
      for (const Base64Path& path : base64_paths().subspan(1)) {
        if (!path.is_supported()) continue;
        const Reading got = read_in_place(text, 0, path);
        ASSERT_EQ(got.outcome, wanted) << path.name << ", byte " << byte << " at " << at;
      }
    }
  }
}

TEST_F(Paths, agree_on_every_kind_of_defect_at_every_place) {
  constexpr std::string_view defects[] = {
      "Z",    "Zg",   "Zg=",      "Zm8",      "=",      "====",    "Z===",     "Zm8==",  "Zg===",
      "Z=m9", "Zg=v", "Zg==Zg==", "Zm8=Zm9v", "Zm9-",   "Zm\0v"sv, "Zm\x80v",  "Zm9v\n", "\r\n",
      "Zh==", "Zm9=", " ",        "Zg==",     "Zg==\n", "Zg= =",   "Zm9v Zm9v"};
  for (const std::string_view defect : defects) {
    for (std::size_t at = 0; at + defect.size() <= 140; ++at) {
      expect_agreement(digits(at) + std::string(defect));
      expect_agreement(digits(at) + std::string(defect) + digits(150 - at));
    }
  }
}

constexpr std::size_t long_chars = past_caches_chars + 1024;
constexpr std::size_t long_bytes = long_chars / 4 * 3;

TEST_F(Paths, agree_on_a_long_text_wherever_its_bytes_go) {
  const std::string text = digits(long_chars);
  std::string wanted(long_bytes, '.');
  ASSERT_TRUE(decode_base64_to(wanted.data(), text, base64_paths().front()));

  struct Row {
    std::string_view what;
    std::size_t text_at;
    std::size_t bytes_at;
  };
  const Row rows[] = {{"in place", 0, 0},
                      {"a byte before", 1, 0},
                      {"just apart, before", long_bytes, 0},
                      {"just apart, behind", 0, long_chars},
                      {"on another place of a line", 0, long_chars + 1},
                      {"and on another", 0, long_chars + 32},
                      {"and on another", 0, long_chars + 63}};
  for (const Base64Path& path : base64_paths()) {
    if (!path.is_supported()) continue;
    for (const Row& row : rows) {
      std::string room(long_chars + long_bytes + 64, '.');
      text.copy(room.data() + row.text_at, long_chars);
      const std::string around = room;
      const auto size =
          decode_base64_to(room.data() + row.bytes_at, {room.data() + row.text_at, long_chars}, path);
      ASSERT_EQ(size, long_bytes) << path.name << ", " << row.what;
      EXPECT_TRUE(std::string_view(room).substr(row.bytes_at, long_bytes) == wanted)
          << path.name << ", " << row.what;
      // Behind its end, and before its beginning, nothing has changed.
      EXPECT_TRUE(room.compare(0, row.bytes_at, around, 0, row.bytes_at) == 0 &&
                  room.compare(row.bytes_at + long_bytes, room.npos, around, row.bytes_at + long_bytes) == 0)
          << path.name << ", " << row.what;
    }
  }
}

TEST_F(Paths, agree_on_defects_in_a_long_text) {
  std::string text = digits(long_chars);
  std::string bytes(long_bytes + 63, '.');
  constexpr std::size_t places[] = {0, 3, 83, 84, 300, long_chars / 2, long_chars - 257, long_chars - 1};
  for (const std::size_t at : places) {
    const char sound = std::exchange(text[at], '-');
    for (const Base64Path& path : base64_paths()) {
      if (!path.is_supported()) continue;
      const auto size = decode_base64_to(bytes.data() + at % 64, text, path);
      ASSERT_FALSE(size) << path.name << ", " << at;
      EXPECT_EQ(size.error(), (Base64Error{Base64Error::Kind::bad_character, at})) << path.name << ", " << at;
    }
    text[at] = sound;
  }
}

TEST(Base64Path, is_found_by_its_name) {
  EXPECT_EQ(base64_paths().front().name, "portable");
  EXPECT_EQ(find_base64_path("portable"), &base64_paths().front());
  EXPECT_EQ(find_base64_path("mmx"), nullptr);
  for (const Base64Path& path : base64_paths()) {
    EXPECT_EQ(find_base64_path(path.name), path.is_supported() ? &path : nullptr);
  }
}

TEST(Base64Path, is_the_one_that_the_environment_names_or_the_fastest) {
  const char* variable = std::getenv("PLUMBLINE_BASE64");
  const std::string wanted = variable == nullptr ? "" : variable;
  const Base64Path* named = find_base64_path(wanted);
  if (!wanted.empty()) {
    EXPECT_EQ(&base64_path(), named == nullptr ? find_base64_path("portable") : named);
    return;
  }
  for (const Base64Path& path : base64_paths()) {
    if (path.is_supported()) named = &path;
  }
  EXPECT_EQ(&base64_path(), named);
}

}  // namespace
}  // namespace plumbline::package
