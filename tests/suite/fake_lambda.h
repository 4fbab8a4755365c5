#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"
#include "suite/peers.h"

namespace plumbline::suite {

/// A Lambda of a few lines, to be made odd: it keeps functions by name and answers what fixtures ask for.
class FakeLambda {
 public:
  http::Answer answer(const http::Request& request);

  /// The names of the functions that there are.
  [[nodiscard]] std::vector<std::string> names() const;

  std::map<std::string, json::Value, std::less<>> functions;  ///< configurations by name
  std::vector<std::string> calls;                             ///< "POST functions", "GET configuration NAME"

  std::set<std::string, std::less<>> runtimes;  ///< those that it takes; all where empty
  int busy_reads = 0;                 ///< so many reads of a configuration tell of a change that goes on
  std::string busy_member = "State";  ///< by this member
  std::string busy_value = "Pending";
  std::string moving_member;               ///< holds another value with each read
  bool has_configuration = true;           ///< knows GetFunctionConfiguration
  bool has_function = true;                ///< knows GetFunction
  std::optional<http::Response> creation;  ///< the answer to CreateFunction, which then makes nothing

 private:
  http::Response create(const json::Value& body);
  http::Response read(std::string_view name, bool is_nested);
  http::Response versions(std::string_view name);

  int reads_ = 0;
};

}  // namespace plumbline::suite
