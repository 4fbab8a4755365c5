#include "documented_pattern.h"
#include "law.h"
#include "names/handler.h"
#include "names/qualifier.h"
#include "names/role_arn.h"

namespace plumbline::fuzz {
namespace {

const DocumentedPattern& role() {
  static const DocumentedPattern pattern(R"(arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+)");
  return pattern;
}

const DocumentedPattern& qualifier() {
  static const DocumentedPattern pattern(R"((|[a-zA-Z0-9$_-]+))");
  return pattern;
}

const DocumentedPattern& handler() {
  static const DocumentedPattern pattern(R"([^\s]+)");
  return pattern;
}

const DocumentedPattern& any_text() {
  static const DocumentedPattern pattern("[^]*");
  return pattern;
}

}  // namespace

/// Law: the recognisers of Role, Qualifier and Handler agree with their patterns and lengths.
void hold(std::string_view bytes) {
  expect_same("recogniser and pattern of Role agree", names::is_role_arn(bytes), role().matches(bytes));
  const std::size_t length = length_of(bytes);
  const bool is_qualifier = qualifier().matches(bytes);
  expect_same("recogniser and pattern of Qualifier agree", names::is_qualifier(bytes), is_qualifier);
  expect_same("check and length of Qualifier agree", names::check_qualifier(bytes).has_value(),
              is_qualifier && length >= 1 && length <= 128);
  if (!any_text().matches(bytes)) return;  // Handlers come from JSON, which is UTF-8
  expect_same("check and documentation of Handler agree", names::check_handler(bytes).has_value(),
              handler().matches(bytes) && length <= 128);
}

}  // namespace plumbline::fuzz
