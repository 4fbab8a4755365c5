#include "names/function_arn.h"

#include "names/partition.h"

namespace plumbline::names {
namespace {

constexpr std::size_t arn_bytes_usual = 128;

}  // namespace

std::string function_arn(const Home& home, std::string_view name, std::optional<std::string_view> qualifier) {
  std::string arn;
  arn.reserve(arn_bytes_usual);
  arn.append("arn:").append(partition_of_region(home.region)).append(":lambda:").append(home.region);
  arn.append(":").append(home.account).append(":function:").append(name);
  if (qualifier) arn.append(":").append(*qualifier);
  return arn;
}

}  // namespace plumbline::names
