#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::app {

/// A sample's labels, by name.
using Labels = std::map<std::string, std::string>;

struct Sample {
  std::string name;
  Labels labels;
  double value = 0;
};

/// A text in Prometheus' exposition format, read as strictly as its documentation (version 0.0.4) has it.
struct Exposition {
  std::map<std::string, std::string> types;  ///< of each metric: "counter"
  std::vector<Sample> samples;
  std::vector<std::string> faults;  ///< lines that break the format, and why

  /// The value of the one sample of that name and these labels; -1 where there is none.
  [[nodiscard]] double value(std::string_view name, const Labels& labels = {}) const;
};

[[nodiscard]] Exposition read_exposition(std::string_view text);

}  // namespace plumbline::app
