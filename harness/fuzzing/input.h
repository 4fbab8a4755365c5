#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "result.h"
#include "spec/model.h"

/// Differential fuzzing of an endpoint over HTTP: requests that nobody wrote, judged by the suite's oracle.
namespace plumbline::fuzzing {

/// What a fuzzed request says. Where it names the function, its account or its region, it names those of the
/// page's examples: a stand-in (stand_in.h) puts the fixture's in their place.
struct Input {
  std::string name;     ///< in the path, decoded: any bytes
  bool is_raw = false;  ///< ':' and '$' stand in the path as they are
  std::string body;     ///< any bytes
  friend bool operator==(const Input&, const Input&) = default;
};

/// The request, to the first of its operation's paths.
[[nodiscard]] http::Request request_of(const Input& input, const spec::Operation& operation);

/// The input as corpora of whole requests hold it: a line with method and target, headers, an empty line, and
/// the body to the end.
///
///     PUT /2015-03-31/functions/my-function/code
///     Content-Type: application/json
///
///     {"ZipFile":"UEsFBg=="}
[[nodiscard]] std::string file_text_of(const Input& input, const spec::Operation& operation);

/// Reads what file_text_of wrote, and the same as HTTP/1.1 has it. Headers are overlooked. Refused with the
/// reason where it is no request of the operation.
[[nodiscard]] Result<Input, std::string> input_of_file(std::string_view text,
                                                       const spec::Operation& operation);

}  // namespace plumbline::fuzzing
