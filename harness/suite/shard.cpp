#include "suite/shard.h"

#include <charconv>

#include "package/sha256.h"

namespace plumbline::suite {
namespace {

constexpr std::uint64_t shards_max = 10'000;

bool read_number(std::string_view text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

bool Shard::holds(std::string_view id) const {
  if (count == 1) return true;
  const package::Sha256 hash = package::sha256(id);
  std::uint64_t place = 0;
  for (std::size_t i = 0; i < sizeof place; ++i) place = (place << 8U) | hash[i];
  return place % count == number - 1;
}

Result<Shard, std::string> parse_shard(std::string_view text) {
  const std::size_t slash = text.find('/');
  Shard shard;
  const bool is_read = slash != std::string_view::npos && read_number(text.substr(0, slash), shard.number) &&
                       read_number(text.substr(slash + 1), shard.count);
  if (!is_read) return refused(std::string("a shard is a number and how many there are: 2/3"));
  if (shard.number < 1 || shard.number > shard.count)
    return refused(std::string("shards are counted from 1, up to how many there are: 1/3, 2/3, 3/3"));
  if (shard.count > shards_max) return refused("more than " + std::to_string(shards_max) + " shards");
  return shard;
}

}  // namespace plumbline::suite
