#include "package/zip.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "mutate/archives.h"
#include "mutate/draws.h"
#include "package/crc32.h"
#include "zip_mutation.h"

namespace plumbline::fuzz {
namespace {

using mutate::is_reached;
using mutate::Random;
using Entries = std::vector<PlainEntry>;

constexpr std::uint64_t content_max = 1 << 20;

bool has_true_checksum(const PlainEntry& entry) {
  return entry.method == 0 && entry.crc32 == package::crc32(entry.packed);
}

bool has_true_size(const PlainEntry& entry) {
  return unpacked_bytes(entry, content_max) == entry.declared_bytes;
}

bool is_link(const PlainEntry& entry) { return entry.made_on == 3 && entry.attributes >> 28U == 012; }

/// What a mutant of `two_files` may be, for people and for its last entry.
struct Row {
  std::string_view what;
  std::function<bool(const Entries&)> holds;
};

TEST(MutateZip, ReachesWhatReadersOfArchivesDifferOn) {
  const auto last = [](auto holds) {
    return [holds](const Entries& entries) { return !entries.empty() && holds(entries.back()); };
  };
  const auto named = [&](std::string_view name) {
    return last([name](const PlainEntry& entry) { return entry.name == name; });
  };
  const Row rows[] = {
      {"an entry dropped", [](auto& entries) { return entries.size() == 1; }},
      {"an entry doubled",
       [](auto& entries) { return entries.size() == 3 && entries[0].name == entries[2].name; }},
      {"more than sixteen entries", [](auto& entries) { return entries.size() > 16; }},
      {"a content that is not what was summed up", last([](auto& entry) {
         return has_true_size(entry) && entry.method == 0 && !has_true_checksum(entry);
       })},
      {"less declared than there is",
       last([](auto& entry) { return entry.method == 0 && entry.declared_bytes < entry.packed.size(); })},
      {"more declared than there is",
       last([](auto& entry) { return entry.method == 0 && entry.declared_bytes > entry.packed.size(); })},
      {"a content that was inflated to its limit", last([](auto& entry) {
         return entry.method == 8 && has_true_size(entry) && entry.declared_bytes == 4096;
       })},
      {"a content that is a byte longer", last([](auto& entry) {
         return entry.method == 8 && has_true_size(entry) && entry.declared_bytes == 4097;
       })},
      {"a path that climbs", named("../a")},
      {"a path that ends by climbing", named("a/..")},
      {"a path of Windows", named("..\\a")},
      {"a path that only looks like climbing", named("a..")},
      {"no name", named("")},
      {"a zero byte in a name", named(std::string_view("a\0b", 3))},
      {"a link", last([](auto& entry) { return is_link(entry); })},
      {"an encrypted entry", last([](auto& entry) { return (entry.flags & 1U) != 0; })},
      {"a method that nobody has", last([](auto& entry) { return entry.method == 99; })},
  };
  for (const Row& row : rows)
    EXPECT_TRUE(is_reached(mutate_zip, two_files(), [&](const std::string& bytes) {
      const auto entries = read_plain_zip(bytes);
      return entries && row.holds(*entries);
    })) << row.what;
}

TEST(MutateZip, ReachesArchivesThatCanBeReadInTwoWays) {
  const std::string whole = two_files();
  const auto lies_in = [&](std::size_t first, std::size_t end) {
    return [&whole, first, end](const std::string& bytes) {
      if (bytes.size() != whole.size()) return false;
      const auto [ours, other] = std::ranges::mismatch(whole, bytes);
      if (ours == whole.end()) return false;
      const auto at = static_cast<std::size_t>(ours - whole.begin());
      return at >= first && at < end && bytes.substr(end) == whole.substr(end);
    };
  };
  const std::size_t directory = whole.find("PK\x01\x02");
  const std::size_t end_record = whole.find("PK\x05\x06");
  EXPECT_TRUE(is_reached(mutate_zip, whole, lies_in(0, directory))) << "a header other than the directory";
  EXPECT_TRUE(is_reached(mutate_zip, whole, lies_in(directory, end_record))) << "a record of the directory";
  EXPECT_TRUE(is_reached(mutate_zip, whole, lies_in(end_record, whole.size()))) << "the end";
  EXPECT_TRUE(is_reached(mutate_zip, whole, [](const std::string& bytes) {
    return bytes.size() > 26 && bytes.ends_with("PK\x05\x06") &&
           bytes.rfind("PK\x05\x06", bytes.size() - 5) != bytes.npos;
  })) << "a comment that looks like another end";
}

/// Of a thousand mutants of `two_files`, those for which something holds.
int count(const std::function<bool(const std::string&)>& holds) {
  int found = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    found += holds(mutate_zip(two_files(), random));
  }
  return found;
}

TEST(MutateZip, MostlyLeavesAnArchiveThatHoldsTogether) {
  const int ended = count([](const std::string& bytes) { return bytes.find("PK\x05\x06") != bytes.npos; });
  const int plain = count([](const std::string& bytes) { return read_plain_zip(bytes).has_value(); });
  const int accepted =
      count([](const std::string& bytes) { return package::inspect_zip(bytes, {}).has_value(); });
  EXPECT_EQ(ended, 1000);
  EXPECT_GT(plain, 500) << "records that agree with each other";
  EXPECT_LT(plain, 700) << "records that do not";
  EXPECT_GT(accepted, 400) << "what is said of the contents is true";
  EXPECT_LT(accepted, 650) << "or is not";
}

TEST(MutateZip, HardlyEverLeavesAnArchiveAsItIs) {
  EXPECT_LT(count([](const std::string& bytes) { return bytes == two_files(); }), 100);
}

TEST(MutateZip, TakesAnyBytes) {
  const std::string whole = two_files();
  std::vector<std::string> texts = {"",
                                    "PK",
                                    "PK\x05\x06",
                                    "PK\x01\x02PK\x03\x04",
                                    std::string(22, '\xFF'),
                                    std::string(70'000, 'P'),
                                    whole + whole,
                                    write_plain_zip({}),
                                    write_plain_zip({WrittenEntry{}})};
  for (std::size_t size = 0; size < whole.size(); ++size) texts.push_back(whole.substr(0, size));
  for (const std::string& text : texts)
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      Random random(seed);
      const std::string changed = mutate_zip(text, random);
      if (!read_plain_zip(text)) {
        EXPECT_EQ(changed.size(), text.size()) << "what is no archive keeps its size";
      }
    }
}

TEST(MutateZip, GivesTheSameForTheSameSeed) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random first(seed);
    Random second(seed);
    EXPECT_EQ(mutate_zip(two_files(), first), mutate_zip(two_files(), second)) << "seed " << seed;
  }
}

TEST(MutateZip, MakesAnEntryForAnArchiveWithoutOne) {
  EXPECT_TRUE(is_reached(mutate_zip, write_plain_zip({}), [](const std::string& bytes) {
    const auto entries = read_plain_zip(bytes);
    return entries && entries->size() == 1 && entries->front().name == "a";
  }));
}

TEST(CrossZips, TakesTheFirstEntriesOfOneAndTheLastOfTheOther) {
  const std::string left = write_plain_zip({stored_file("a", "1"), stored_file("b", "2")});
  const std::string right = write_plain_zip({stored_file("c", "3"), stored_file("d", "4")});
  std::vector<std::string> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    const auto entries = read_plain_zip(cross_zips(left, right, random));
    ASSERT_TRUE(entries) << "seed " << seed;
    std::string names;
    for (const PlainEntry& entry : *entries) {
      EXPECT_TRUE(has_true_checksum(entry) && has_true_size(entry)) << "seed " << seed;
      names += entry.name;
    }
    seen.push_back(names);
  }
  std::ranges::sort(seen);
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  EXPECT_EQ(seen, (std::vector<std::string>{"", "a", "ab", "abcd", "abd", "acd", "ad", "cd", "d"}));
}

TEST(CrossZips, CrossesBytesWhereOneIsNoArchive) {
  bool is_joined = false;
  for (std::uint64_t seed = 0; seed < 500 && !is_joined; ++seed) {
    Random random(seed);
    is_joined = cross_zips("abcd", two_files().substr(0, 4), random) == "abK\x03\x04";
  }
  EXPECT_TRUE(is_joined);
}

}  // namespace
}  // namespace plumbline::fuzz
