#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::bench {

/// The pattern of the member FunctionName as documented.
inline constexpr std::string_view function_name_pattern =
    R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)";

/// Names of all documented forms, of every length up to 64 and with qualifiers or not, and near misses of
/// them: 200 names, 128 of them valid, always the same.
inline std::vector<std::string> function_names() {
  std::vector<std::string> names;
  const std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  for (std::size_t i = 0; i < 128; ++i) {
    std::string bare;
    for (std::size_t k = 0; k < 1 + i * 7 % 40; ++k) bare += letters[(i * 31 + k * 17) % letters.size()];
    const std::string region = i % 3 == 0 ? "us-gov-west-1:" : "eu-central-1:";
    const std::string partition = i % 16 >= 8 ? "arn:aws-us-gov:lambda:" : "arn:aws:lambda:";
    const std::string function = i % 2 == 0 || i % 8 >= 5 ? "function:" : "";
    std::string name;
    if (i % 8 >= 5) name += partition + region;
    if (i % 8 >= 3) name += "123456789012:";
    if (i % 8 >= 2) name += function;
    name += bare;
    if (i % 5 == 1) name += ":$LATEST";
    if (i % 5 == 2) name += ":PROD-" + std::to_string(i);
    names.push_back(std::move(name));
  }
  for (std::size_t i = 0; i < 72; ++i) {
    std::string name = names[i * 5 % 128];
    switch (i % 6) {
      case 0:
        name.insert(name.size() / 2, 1, '.');
        break;
      case 1:
        name += '$';
        break;
      case 2:
        name += ":a:b";
        break;
      case 3:
        name.insert(name.size() * 3 / 4, 1, ' ');
        break;
      case 4:
        name += ":$LATES";
        break;
      default:
        name.back() = '/';
        break;
    }
    names.push_back(std::move(name));
  }
  std::vector<std::string> mixed;  // valid and invalid in turn, so that no branch learns the order
  for (std::size_t i = 0; i < names.size(); ++i) mixed.push_back(names[i * 77 % names.size()]);
  return mixed;
}

}  // namespace plumbline::bench
