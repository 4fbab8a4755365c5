#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "http/message.h"
#include "json/value.h"
#include "power/mutant.h"

/// What mutants are made of: a handler around the reference that changes a request on its way in, an answer
/// on its way out, or answers itself.
///
///     Make is_found_anyway = on_update([](const http::Request& request, const http::Handler& reference) {
///       return reference(with_name(request, "my-function"));
///     });
namespace plumbline::power {

/// What a request asks for, as far as mutants tell requests apart.
enum class Operation {
  create_function,
  delete_function,
  get_function,
  get_function_configuration,
  list_functions,
  list_versions,
  publish_version,
  update_function_code,
  update_function_configuration,
  other,
};
[[nodiscard]] Operation operation_of(const http::Request& request);

using Answer = std::function<http::Response(const http::Request&, const http::Handler& reference)>;
using Edit = std::function<void(json::Value&)>;
using ResponseEdit = std::function<void(http::Response&)>;

[[nodiscard]] Make everywhere(Answer answer);               ///< answers every request in its own way
[[nodiscard]] Make on(Operation operation, Answer answer);  ///< only those of one operation
[[nodiscard]] Make on_update(Answer answer);                ///< only UpdateFunctionCode
[[nodiscard]] Make input_edited(Edit edit);                 ///< the JSON object of updates, before it is read
[[nodiscard]] Make output_edited(Edit edit);                ///< the configuration that updates answer
[[nodiscard]] Make configurations_edited(Edit edit);        ///< the configurations in all answers
[[nodiscard]] Make refusals_edited(ResponseEdit edit);      ///< updates that are refused
[[nodiscard]] Make refusals_edited(std::string_view type, ResponseEdit edit);  ///< with that error type

/// Edits every configuration in a successful answer, wherever its operation puts it.
void edit_configurations(const http::Request& request, http::Response& response, const Edit& edit);

/// What a mutant remembers from one request to the next. Safe to use from many threads.
class Memory {
 public:
  void put(const std::string& key, json::Value value);
  [[nodiscard]] json::Value get(const std::string& key) const;  ///< null where there is nothing

 private:
  mutable std::mutex mutex_;
  std::map<std::string, json::Value> values_;
};
using MindfulAnswer =
    std::function<http::Response(const http::Request&, const http::Handler& reference, Memory& memory)>;
[[nodiscard]] Make remembering(MindfulAnswer answer);

// The request, and others like it.

/// The name in the path, decoded; empty where the path has none.
[[nodiscard]] std::string name_in(const http::Request& request);
/// The name in the path as it came.
[[nodiscard]] std::string raw_name_in(const http::Request& request);
[[nodiscard]] http::Request with_name(http::Request request, std::string_view name);
/// The function's own name in any form of its name: "fn" of "arn:...:function:fn:1".
[[nodiscard]] std::string function_in(std::string_view name);
/// "1" of "fn:1", "function:fn:1" and so on; empty where there is none.
[[nodiscard]] std::string qualifier_in(std::string_view name);

/// The body as a JSON object; null where it is none.
[[nodiscard]] json::Value object_of(std::string_view body);
[[nodiscard]] http::Request with_body(http::Request request, const json::Value& body);
[[nodiscard]] http::Request with_member(const http::Request& request, std::string_view name,
                                        json::Value value);
[[nodiscard]] http::Request without_member(const http::Request& request, std::string_view name);
void erase_member(json::Value& object, std::string_view name);
/// Whether the object has a member with that value.
[[nodiscard]] bool has(const json::Value& object, std::string_view name, const json::Value& value);
[[nodiscard]] std::string text_in(const json::Value& object, std::string_view name);

// Answers.

[[nodiscard]] bool is_success(const http::Response& response);
[[nodiscard]] std::string error_type_of(const http::Response& response);
[[nodiscard]] http::Response ok(const json::Value& body);
/// An error as the reference writes it.
[[nodiscard]] http::Response error(int status, std::string_view type, std::string_view message);
[[nodiscard]] http::Response not_found(std::string_view name);
[[nodiscard]] http::Response html_error(int status);
/// Turns an answer into another error, and leaves its own headers.
void become_error(http::Response& response, int status, std::string_view type);

// What the reference knows.

/// The function's configuration; null where there is no such function or version.
[[nodiscard]] json::Value configuration_of(const http::Handler& reference, std::string_view name,
                                           std::string_view qualifier = "");
/// The answer of an update that succeeded without changing anything.
[[nodiscard]] http::Response as_if_updated(const http::Request& request, const http::Handler& reference);
/// Changes nothing of the function but RevisionId and LastModified.
void touch(const http::Handler& reference, std::string_view name);

}  // namespace plumbline::power
