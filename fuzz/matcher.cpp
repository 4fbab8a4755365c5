#include "pattern/matcher.h"

#include "law.h"
#include "pattern/compile.h"

namespace plumbline::fuzz {
namespace {

const pattern::Matcher& matcher() {
  static const pattern::Matcher made(*pattern::compile(
      R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?)"
      R"(([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"));
  return made;
}

}  // namespace

/// Law: a text of the documented FunctionName pattern stays one when a letter is put behind it.
void hold(std::string_view bytes) {
  if (!matcher()(bytes)) return;
  const std::string longer = std::string(bytes) + "a";
  const bool is_latest = bytes.ends_with(":$LATEST");
  expect_same("a name stays a name with a letter more", matcher()(longer), !is_latest);
}

}  // namespace plumbline::fuzz
