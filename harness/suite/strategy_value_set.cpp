#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "suite/macro.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

std::string other_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(std::isupper(c) != 0 ? std::tolower(c) : std::toupper(c));
  });
  return text;
}

/// What stands next to a value: other case, a character less or more, white space around.
std::set<std::string> near_misses(const std::string& value) {
  return {other_case(value), value.substr(0, value.size() - 1), value + "x", " " + value, value + " ", ""};
}

}  // namespace

void try_value_set(const Subject& subject, Cases& cases) {
  const auto& values = subject.member.shape->values;
  std::set<std::string> misses;
  for (const std::string& value : values) {
    cases.push_back(accepted(subject, subject.member.clause("values"), "values/" + id_text(value),
                             value + " is one of the values", with_value(subject, literal(value))));
    misses.merge(near_misses(value));
  }
  for (const std::string& miss : misses) {
    if (std::ranges::find(values, miss) != values.end()) continue;
    cases.push_back(refusal(subject, subject.member.clause("values"), "values/not-" + id_text(miss),
                            "\"" + miss + "\" is none of the values", with_value(subject, literal(miss)),
                            subject.operation.invalid));
  }
}

}  // namespace plumbline::suite
