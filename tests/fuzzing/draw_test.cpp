#include "fuzzing/draw.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "fuzzing/world.h"

namespace plumbline::fuzzing {
namespace {

const Seeds& seeds() {
  static const Seeds of_suite = seeds_of_suite(spec(), operation(), 50);
  return of_suite;
}

TEST(DrawTest, KnowsItsModesByName) {
  EXPECT_EQ(mode_named("base64"), Mode::base64);
  EXPECT_EQ(mode_named("all"), Mode::all);
  EXPECT_EQ(mode_named("All"), std::nullopt);
}

TEST(DrawTest, ChangesThePartThatItsModeNames) {
  struct Row {
    Mode mode;
    bool changes_names;
    bool changes_bodies;
  };
  for (const Row& row : {Row{Mode::name, true, false}, Row{Mode::base64, false, true},
                         Row{Mode::body, false, true}, Row{Mode::all, true, true}}) {
    const Draw draw(row.mode, seeds(), operation());
    mutate::Random random(5);
    std::set<std::string> names;
    std::set<std::string> bodies;
    for (int i = 0; i < 500; ++i) {
      const Input input = draw.next(random);
      names.insert(input.name);
      bodies.insert(input.body);
    }
    EXPECT_EQ(names.size() > 100, row.changes_names);
    EXPECT_EQ(bodies.size() > 100, row.changes_bodies);
  }
}

TEST(DrawTest, DrawsWhatItKeeps) {
  Draw draw(Mode::name, {}, operation());
  draw.keep({"a-name-of-its-own", false, "{}"});
  mutate::Random random(5);
  bool is_drawn = false;
  for (int i = 0; i < 500 && !is_drawn; ++i) is_drawn = draw.next(random).name == "a-name-of-its-own";
  EXPECT_TRUE(is_drawn);
}

TEST(DrawTest, KeepsNoMoreThanItCanHold) {
  Draw draw(Mode::body, {}, operation());
  for (int i = 0; i < 5000; ++i) draw.keep({"n", false, std::string(100, 'x') + std::to_string(i)});
  draw.keep({"n", false, std::string(std::size_t{1} << 20U, 'x')});
  mutate::Random random(5);
  for (int i = 0; i < 500; ++i) EXPECT_LT(draw.next(random).body.size(), 100'000U);
}

}  // namespace
}  // namespace plumbline::fuzzing
