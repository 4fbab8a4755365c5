#include "mutator.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "message_mutation.h"
#include "mutate/archives.h"
#include "zip_mutation.h"

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed);
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* left, std::size_t left_size,
                                                 const std::uint8_t* right, std::size_t right_size,
                                                 std::uint8_t* out, std::size_t out_size, unsigned seed);

namespace plumbline::fuzz {

/// Both mutators behind the one face: archives are told by their first letters.
std::string mutated(std::string_view bytes, mutate::Random& random) {
  return bytes.starts_with("PK") ? mutate_zip(bytes, random) : mutate_messages(bytes, random);
}

std::string crossed(std::string_view left, std::string_view right, mutate::Random& random) {
  return left.starts_with("PK") ? cross_zips(left, right, random) : cross_messages(left, right, random);
}

namespace {

const std::vector<std::string>& inputs() {
  static const std::vector<std::string> all = {
      "",           "P",
      "PK\x05\x06", std::string(300, '\n'),
      two_files(),  "PUT /a HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET /b HTTP/1.1\r\n\r\n",
  };
  return all;
}

constexpr std::size_t limits[] = {1, 2, 21, 22, 64, 300, 4096};
constexpr std::size_t border = 64;
constexpr char untouched = '#';

std::uint8_t* bytes_of(std::string& room) { return reinterpret_cast<std::uint8_t*>(room.data()); }
const std::uint8_t* bytes_of(const std::string& text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

/// What the fuzzer is given, without an engine behind it, in a buffer that is no longer than it may be.
std::string after_mutator(const std::string& input, std::size_t limit, unsigned seed) {
  const std::size_t room_size = std::max(input.size(), limit);
  std::string room = input + std::string(room_size - input.size() + border, untouched);
  const std::size_t size = LLVMFuzzerCustomMutator(bytes_of(room), input.size(), limit, seed);
  EXPECT_LE(size, limit) << "seed " << seed;
  EXPECT_EQ(room.substr(room_size), std::string(border, untouched)) << "written past the end, seed " << seed;
  return room.substr(0, size);
}

std::string after_crossover(const std::string& left, const std::string& right, std::size_t limit,
                            unsigned seed) {
  std::string room(limit + border, untouched);
  const std::size_t size = LLVMFuzzerCustomCrossOver(bytes_of(left), left.size(), bytes_of(right),
                                                     right.size(), bytes_of(room), limit, seed);
  EXPECT_LE(size, limit) << "seed " << seed;
  EXPECT_EQ(room.substr(limit), std::string(border, untouched)) << "written past the end, seed " << seed;
  return room.substr(0, size);
}

TEST(CustomMutator, KeepsAnyLimitAndGivesTheSameForTheSameSeed) {
  for (const std::string& input : inputs())
    for (const std::size_t limit : limits)
      for (unsigned seed = 0; seed < 100; ++seed)
        EXPECT_EQ(after_mutator(input, limit, seed), after_mutator(input, limit, seed)) << "seed " << seed;
}

TEST(CustomMutator, LeavesAsItWasWhatWouldNotFit) {
  const std::string input = two_files();
  int left = 0;
  int shorter = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const std::string output = after_mutator(input, input.size(), seed);
    left += output == input;
    shorter += output.size() < input.size();
    EXPECT_TRUE(output.starts_with("PK")) << "half a text has no structure, seed " << seed;
  }
  EXPECT_GT(left, 10);
  EXPECT_GT(shorter, 10);
}

TEST(CustomMutator, ChangesMostInputsWhereThereIsRoom) {
  for (const std::string& input : {two_files(), inputs().back()}) {
    int changed = 0;
    for (unsigned seed = 0; seed < 200; ++seed) changed += after_mutator(input, 4096, seed) != input;
    EXPECT_GT(changed, 150) << input;
  }
}

TEST(CustomCrossOver, KeepsAnyLimitAndGivesTheSameForTheSameSeed) {
  for (const std::string& left : inputs())
    for (const std::string& right : inputs())
      for (const std::size_t limit : limits)
        for (unsigned seed = 0; seed < 20; ++seed)
          EXPECT_EQ(after_crossover(left, right, limit, seed), after_crossover(left, right, limit, seed))
              << "seed " << seed;
}

}  // namespace
}  // namespace plumbline::fuzz
