#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "json/value.h"
#include "verdict/expectation.h"

namespace plumbline::suite {

/// Where a request departs from how restJson1 writes it. The uri and the body may hold macros.
struct WireForm {
  std::optional<std::string> method = {};  ///< instead of the operation's
  std::optional<std::string> uri = {};     ///< instead of the operation's, with the same labels
  std::optional<std::string> body = {};    ///< instead of the members as JSON
  http::Headers headers = {};              ///< set over the plain ones; an empty value takes the header away
  std::string plain_in_label = {};         ///< characters that stay unencoded in the path: ":$"
};

/// One request and what its answer must be. The input is a template: texts may hold macros (macro.h).
struct Step {
  std::string operation;
  json::Object input;
  WireForm wire;
  std::vector<verdict::Expectation> expect;
  std::map<std::string, std::string, std::less<>> bind;  ///< name to the pointer of a value of the answer
  std::int64_t pause_ms = 0;                             ///< to wait before sending
  std::string fetch;  ///< instead of an operation: a URL to GET, its body judged as {CodeSha256, CodeSize}
};

/// What a case needs to exist first.
enum class Need {
  function,        ///< a function that other cases use as well
  fresh_function,  ///< one of its own, new
  other_function,  ///< a second one, new, whose name the first one's begins
  s3_object,       ///< a deployment package in S3
  s3_version,      ///< an older version of it
  bandwidth,       ///< a target to which 70 MB may be sent
};
std::string_view name_of(Need need);

/// What the answers of a case do to the function it is run on.
enum class Effect {
  none,     ///< it addresses nothing that exists: nothing to look after, nothing to keep apart
  refusal,  ///< the function must stay as it is
  change,   ///< the function may change
};

/// The value that a case is about, and whether the documentation lets it pass.
struct Value {
  std::string bytes;
  bool valid = false;
};

/// One test: an id that is a path and never changes its meaning, the clauses it bears on, and its steps.
struct Case {
  std::string id;     ///< "FunctionName/length/bare-65"
  std::string about;  ///< what it shows, for people
  std::vector<std::string> clauses;
  std::vector<Need> needs;
  Effect effect = Effect::change;
  std::vector<Step> steps;
  std::optional<Step>
      control;  ///< the same request with its one defect mended; a refusal counts only beside it
  std::optional<Value> subject;  ///< where the case is about one value
};

[[nodiscard]] bool has_need(const Case& wanted, Need need);

using Cases = std::vector<Case>;

/// Hands out cases one by one; nullopt at the end. Lets a million cases be run without being held.
using CaseStream = std::function<std::optional<Case>()>;

}  // namespace plumbline::suite
