#include "fuzzing/input.h"

#include <algorithm>

#include "http/uri.h"

namespace plumbline::fuzzing {
namespace {

constexpr std::string_view plain_when_raw = ":$";

/// The segment of the operation's path that is its label.
std::size_t label_position(const spec::Operation& operation) {
  const auto segments = http::segments_of(operation.uri);
  const auto label = std::ranges::find_if(segments, [](std::string_view s) { return s.starts_with('{'); });
  return static_cast<std::size_t>(label - segments.begin());
}

std::string target_of(const Input& input, const spec::Operation& operation) {
  std::string target = operation.uri;
  const auto begin = target.find('{');
  const auto end = target.find('}', begin);
  const std::string label = http::percent_encode(input.name, input.is_raw ? plain_when_raw : "");
  return target.replace(begin, end + 1 - begin, label);
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

http::Request request_of(const Input& input, const spec::Operation& operation) {
  return {operation.method,
          target_of(input, operation),
          {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
          input.body};
}

std::string file_text_of(const Input& input, const spec::Operation& operation) {
  const http::Request request = request_of(input, operation);
  return request.method + " " + request.target + "\nContent-Type: application/json\n\n" + request.body;
}

Result<Input, std::string> input_of_file(std::string_view text, const spec::Operation& operation) {
  const std::string_view line = take_line(text);
  const std::string begin = operation.method + " ";
  if (!line.starts_with(begin)) return refused("it does not begin with '" + begin + operation.uri + "'");
  const std::string_view target = line.substr(begin.size());
  const auto segments = http::segments_of(http::path_of(target.substr(0, target.find(' '))));
  const auto wanted = http::segments_of(operation.uri);
  const std::size_t label = label_position(operation);
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (segments.size() != wanted.size() || (i != label && segments[i] != wanted[i]))
      return refused("its path is not " + operation.uri);
  auto name = http::percent_decode(segments[label]);
  if (!name) return refused("the name in its path is not percent-encoded as it should be");
  while (!text.empty() && !take_line(text).empty()) {
  }
  Input input{*std::move(name), false, std::string(text)};
  input.is_raw = segments[label] != http::percent_encode(input.name);
  return input;
}

}  // namespace plumbline::fuzzing
