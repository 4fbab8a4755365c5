#include "json/write.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

Make successes_edited(ResponseEdit edit) {
  return on_update([edit = std::move(edit)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (is_success(response)) edit(response);
    return response;
  });
}

/// Writes more into a body, behind its opening brace.
ResponseEdit writing(std::string_view members) {
  return [members](Response& response) { response.body.insert(1, members); };
}

ResponseEdit replacing(std::string_view what, std::string_view with) {
  return [=](Response& response) {
    if (const auto at = response.body.find(what); at != std::string::npos)
      response.body.replace(at, what.size(), with);
  };
}

ResponseEdit saying(std::string_view message) {
  return [message](Response& response) {
    Value body = object_of(response.body);
    for (const std::string_view name : {"message", "Message"})
      if (body.find(name) != nullptr) body.set(name, message);
    response.body = json::write(body);
  };
}

/// A number in another spelling: 300 as 300.0.
ResponseEdit number_behind(std::string_view member, std::string_view more) {
  return [=](Response& response) {
    const std::string name = "\"" + std::string(member) + "\":";
    const auto at = response.body.find(name);
    if (at == std::string::npos) return;
    const auto end = response.body.find_first_not_of("0123456789", at + name.size());
    response.body.insert(end, more);
  };
}

Edit text_changed(std::string_view member, std::string (*change)(std::string)) {
  return [=](Value& configuration) {
    if (const std::string text = text_in(configuration, member); !text.empty())
      configuration.set(member, change(text));
  };
}

std::string with_zero_before(std::string version) { return version == "$LATEST" ? version : "0" + version; }
std::string with_v_before(std::string version) { return version == "$LATEST" ? version : "v" + version; }

Mutants success_mutants() {
  const std::vector<std::string> json = {"protocol.json-response"};
  return {
      {"answer/member-twice", "CodeSize is there twice", json, "statement",
       successes_edited(writing("\"CodeSize\":1,"))},
      {"answer/byte-order-mark", "A byte order mark stands before the answer", json, "statement",
       successes_edited([](Response& response) { response.body.insert(0, "\xEF\xBB\xBF"); })},
      {"answer/garbage-behind", "Something stands behind the answer", json, "statement",
       successes_edited([](Response& response) { response.body += "\n--"; })},
      {"answer/trailing-comma", "A comma stands behind the last member", json, "statement",
       successes_edited([](Response& response) { response.body.insert(response.body.size() - 1, ","); })},
      {"answer/bad-utf-8", "The answer holds a byte that is no UTF-8", json, "statement",
       successes_edited(writing("\"Unknown\":\"\xFF\","))},
      {"answer/error-header",
       "A success has x-amzn-ErrorType",
       {"protocol.error-type-header"},
       "statement",
       successes_edited([](Response& response) { response.headers.set("x-amzn-ErrorType", "None"); })},
      {"answer/content-encoding",
       "A success says that it is compressed, which nobody asked for",
       {"protocol.http-response"},
       "statement",
       successes_edited([](Response& response) { response.headers.set("Content-Encoding", "gzip"); })},
      {"answer/request-id-of-another",
       "All successes have one request id",
       {"observed.request-id"},
       "statement",
       successes_edited([](Response& response) { response.headers.set("x-amzn-RequestId", "1"); })},
      {"answer/two-content-types",
       "A success has a second Content-Type",
       {"response.content-type"},
       "D41",
       successes_edited([](Response& response) { response.headers.add("Content-Type", "text/html"); })},
      {"answer/latin-1",
       "A success says that it is in Latin-1",
       {"protocol.json-response"},
       "D41",
       successes_edited([](Response& response) {
         response.headers.set("Content-Type", "application/json; charset=iso-8859-1");
       })},
      {"answer/206",
       "A success is 206",
       {"response.status"},
       "statement",
       successes_edited([](Response& response) { response.status = 206; })},
      {"size/with-point",
       "CodeSize is written with a point",
       {"response.CodeSize.type"},
       "constraint",
       successes_edited(number_behind("CodeSize", ".0"))},
      {"size/with-exponent",
       "CodeSize is written with an exponent",
       {"response.CodeSize.type"},
       "constraint",
       successes_edited(number_behind("CodeSize", "e0"))},
      {"response/MemorySize-with-point",
       "MemorySize is written with a point",
       {"response.MemorySize.type"},
       "constraint",
       successes_edited(number_behind("MemorySize", ".0"))},
      {"version-member/zero-before",
       "The Version of a publication has a zero before it",
       {"Publish.publishes", "observed.publish.qualified-arn", "Publish.same-as-PublishVersion"},
       "statement",
       output_edited(text_changed("Version", with_zero_before))},
      {"version-member/v-before",
       "The Version of a publication has a v before it",
       {"response.Version.pattern"},
       "constraint",
       output_edited(text_changed("Version", with_v_before))},
  };
}

Mutants refusal_mutants() {
  const std::vector<std::string> inside = {"protocol.no-internals"};
  return {
      {"error/python-trace", "Errors show a trace of Python", inside, "D32",
       refusals_edited(saying("Traceback (most recent call last):\n  File \"app.py\", line 7, in update"))},
      {"error/java-trace", "Errors show a trace of Java", inside, "D32",
       refusals_edited(saying("java.lang.NullPointerException\n\tat lambda.Update.handle(Update.java:31)"))},
      {"error/node-trace", "Errors show a trace of JavaScript", inside, "D32",
       refusals_edited(saying("TypeError: x is undefined\n    at update (/srv/index.js:3:1)"))},
      {"error/go-trace", "Errors show a trace of Go", inside, "D32",
       refusals_edited(saying("panic: nil map\n\ngoroutine 7 [running]:\nmain.update"))},
      {"error/html-message", "The message of errors is a page of HTML", inside, "D32",
       refusals_edited(saying("<html><body>Bad Request</body></html>"))},
      {"error/source-line", "Errors show a line of the program", inside, "D32",
       refusals_edited(saying("Cannot update: null at lambda.Update.handle(Update.java:31)"))},
      {"error/stack-member", "Errors have a member stackTrace", inside, "D32",
       refusals_edited(writing("\"stackTrace\":[\"update (index.js)\"],"))},
      {"error/blank-message",
       "The message of errors is blank",
       {"observed.error-body.message"},
       "D43",
       refusals_edited(saying(" "))},
      {"error/two-types-in-code",
       "Errors tell another type in the member code",
       {"protocol.error-type-header"},
       "D42",
       refusals_edited(writing("\"code\":\"InternalFailure\","))},
      {"error/two-type-lines",
       "Errors have two headers x-amzn-ErrorType",
       {"protocol.error-type-header"},
       "D42",
       refusals_edited(
           [](Response& response) { response.headers.add("x-amzn-ErrorType", "InternalFailure"); })},
      {"error/two-types",
       "Errors tell another type in the body",
       {"protocol.error-type-header"},
       "D42",
       refusals_edited(writing("\"__type\":\"InternalFailure\","))},
      {"error/message-twice",
       "Errors have a message twice",
       {"protocol.json-response"},
       "statement",
       refusals_edited(writing("\"message\":\"x\",\"message\":\"y\","))},
      {"error/type-in-small-letters",
       "The Type of errors is user",
       {"observed.error-body.Type"},
       "statement",
       refusals_edited(replacing("\"Type\":\"User\"", "\"Type\":\"user\""))},
      {"error/unauthorized",
       "Refusals are 401",
       {"error.InvalidParameterValueException"},
       "statement",
       refusals_edited([](Response& response) { response.status = 401; })},
  };
}

}  // namespace

Mutants envelope_mutants() { return joined({success_mutants, refusal_mutants}); }

}  // namespace plumbline::power
