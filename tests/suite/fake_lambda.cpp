#include "suite/fake_lambda.h"

#include "http/uri.h"
#include "json/parse.h"
#include "json/write.h"

namespace plumbline::suite {
namespace {

http::Response not_there() {
  return json_answer(404, R"({"Type": "User", "Message": "Function not found"})",
                     "ResourceNotFoundException");
}

}  // namespace

http::Answer FakeLambda::answer(const http::Request& request) {
  // /2015-03-31/functions/NAME/WHAT
  const auto segments = http::segments_of(http::path_of(request.target));
  const std::string name = segments.size() > 2 ? std::string(segments[2]) : "";
  const std::string_view what = segments.size() > 3 ? segments[3] : "function";
  calls.push_back(request.method + " " + (name.empty() ? "functions" : std::string(what) + " " + name));
  if (request.method == "POST" && name.empty()) return create(json::parse(request.body).value_or(nullptr));
  if (!functions.contains(name)) return not_there();
  if (request.method == "DELETE") {
    functions.erase(name);
    return http::Response{204, {}, ""};
  }
  if (what == "configuration" && has_configuration) return read(name, false);
  if (what == "function" && has_function) return read(name, true);
  if (what == "versions") return versions(name);
  return not_there();
}

std::vector<std::string> FakeLambda::names() const {
  std::vector<std::string> all;
  for (const auto& [name, configuration] : functions) all.push_back(name);
  return all;
}

http::Response FakeLambda::create(const json::Value& body) {
  if (creation) return *creation;
  const std::string name = *body.find("FunctionName")->string();
  const std::string runtime = *body.find("Runtime")->string();
  if (!runtimes.empty() && !runtimes.contains(runtime))
    return json_answer(400, R"({"Type": "User", "message": "The runtime parameter is not supported"})",
                       "InvalidParameterValueException");
  functions[name] = json::Object{{"FunctionName", name},
                                 {"FunctionArn", "arn:aws:lambda:eu-west-1:210987654321:function:" + name},
                                 {"Runtime", runtime},
                                 {"RevisionId", "revision 1"}};
  return read(name, false);
}

http::Response FakeLambda::read(std::string_view name, bool is_nested) {
  json::Value configuration = functions.find(name)->second;
  if (busy_reads > 0) {
    --busy_reads;
    configuration.set(busy_member, busy_value);
  }
  if (!moving_member.empty()) configuration.set(moving_member, ++reads_);
  if (is_nested) configuration = json::Object{{"Configuration", configuration}};
  return json_answer(200, json::write(configuration));
}

http::Response FakeLambda::versions(std::string_view name) {
  return json_answer(200, json::write(json::Object{{"Versions", json::Array{functions.find(name)->second}}}));
}

}  // namespace plumbline::suite
