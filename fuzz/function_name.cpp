#include "names/function_name.h"

#include "documented_pattern.h"
#include "law.h"

namespace plumbline::fuzz {
namespace {

const DocumentedPattern& documented() {
  static const DocumentedPattern pattern(
      R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?)"
      R"(([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)");
  return pattern;
}

}  // namespace

/// Law: the hand-written recogniser takes a FunctionName where, and only where, the documented pattern and
/// lengths do: 1 to 140, and 64 for one without a colon.
void hold(std::string_view bytes) {
  const bool is_of_pattern = documented().matches(bytes);
  expect_same("recogniser and pattern of FunctionName agree", names::is_function_name(bytes), is_of_pattern);

  const std::size_t length = length_of(bytes);
  const std::size_t length_max = bytes.find(':') == std::string_view::npos ? 64 : 140;
  const bool is_documented = is_of_pattern && length >= 1 && length <= length_max;
  expect_same("reader and documentation of FunctionName agree", names::parse_function_name(bytes).has_value(),
              is_documented);
}

}  // namespace plumbline::fuzz
