#include "app/exposition.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <regex>
#include <set>

namespace plumbline::app {
namespace {

const std::regex& sample_form() {
  static const std::regex form(R"(([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(.*)\})? ([^ ]+))");
  return form;
}

/// The labels between braces; nullopt where they break the format.
std::optional<Labels> read_labels(std::string text) {
  static const std::regex form(R"re(([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(,|$))re");
  Labels labels;
  std::smatch match;
  while (!text.empty()) {
    if (!std::regex_search(text, match, form, std::regex_constants::match_continuous)) return std::nullopt;
    if (!labels.emplace(match[1], match[2]).second) return std::nullopt;
    text = match.suffix();
  }
  return labels;
}

std::optional<Sample> read_sample(const std::string& line) {
  std::smatch match;
  if (!std::regex_match(line, match, sample_form())) return std::nullopt;
  const auto labels = read_labels(match[3]);
  if (!labels) return std::nullopt;
  const std::string number = match[4];
  char* end = nullptr;
  const double value = std::strtod(number.c_str(), &end);
  if (end != number.c_str() + number.size()) return std::nullopt;
  return Sample{match[1], *labels, value};
}

/// The metric that a sample belongs to: a histogram's samples have its name with something behind it.
std::string metric_of(const Exposition& exposition, const std::string& name) {
  for (const std::string suffix : {"_bucket", "_sum", "_count"}) {
    if (!name.ends_with(suffix)) continue;
    const std::string metric = name.substr(0, name.size() - suffix.size());
    const auto type = exposition.types.find(metric);
    if (type != exposition.types.end() && type->second == "histogram") return metric;
  }
  return name;
}

}  // namespace

double Exposition::value(std::string_view name, const Labels& labels) const {
  const auto at = std::ranges::find_if(
      samples, [&](const Sample& sample) { return sample.name == name && sample.labels == labels; });
  return at == samples.end() ? -1 : at->value;
}

Exposition read_exposition(std::string_view text) {
  static const std::regex type_form(
      "# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)");
  Exposition exposition;
  std::set<std::pair<std::string, Labels>> seen;
  std::string current;
  const auto fault = [&](const std::string& line, const char* why) {
    exposition.faults.push_back(line + ": " + why);
  };
  if (!text.ends_with('\n')) fault(std::string(text), "does not end with a line feed");
  while (!text.empty()) {
    const std::string line(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    std::smatch match;
    if (line.empty() || line.starts_with("# HELP ")) continue;
    if (std::regex_match(line, match, type_form)) {
      current = match[1];
      if (!exposition.types.emplace(current, match[2]).second) fault(line, "a second type");
    } else if (const auto sample = read_sample(line)) {
      if (metric_of(exposition, sample->name) != current) fault(line, "stands apart from its metric");
      if (!seen.emplace(sample->name, sample->labels).second) fault(line, "comes twice");
      exposition.samples.push_back(*sample);
    } else {
      fault(line, "is no sample");
    }
  }
  return exposition;
}

}  // namespace plumbline::app
