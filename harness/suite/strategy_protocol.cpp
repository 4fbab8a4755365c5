#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "json/write.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

constexpr std::string_view valid_body = "BODY";      ///< stands for the sample's body
constexpr std::string_view valid_inside = "INSIDE";  ///< the same without its braces

/// A text for the body and what is odd about it.
struct Body {
  std::string_view name;
  std::string_view about;
  std::string_view text;
};

constexpr std::array<Body, 33> not_an_object = {{
    {"truncated", "the closing brace is missing", "{INSIDE"},
    {"open-bracket", "a brace and a bracket", "{["},
    {"garbage-behind", "text behind the object", "BODYabc"},
    {"garbage-before", "text before the object", "abcBODY"},
    {"brace-behind", "a brace too many", "BODY}"},
    {"two-objects", "two objects", "BODYBODY"},
    {"two-objects-comma", "two objects with a comma", "BODY,BODY"},
    {"trailing-comma", "a comma behind the last member", "{INSIDE,}"},
    {"leading-comma", "a comma before the first member", "{,INSIDE}"},
    {"two-commas", "two commas", "{\"Unknown\":1,,INSIDE}"},
    {"line-comment", "a // comment", "{// comment\nINSIDE}"},
    {"block-comment", "a /* */ comment", "{/* comment */INSIDE}"},
    {"hash-comment", "a # comment", "{# comment\nINSIDE}"},
    {"form-feed", "a form feed between members", "{\"Unknown\":1,\fINSIDE}"},
    {"no-break-space", "a no-break space between members", "{\"Unknown\":1,\xC2\xA0INSIDE}"},
    {"single-quotes", "a member in single quotes", "{'Unknown':1,INSIDE}"},
    {"bare-key", "a member name without quotes", "{Unknown:1,INSIDE}"},
    {"number-key", "a number for a member name", "{1:1,INSIDE}"},
    {"no-colon", "a member without a colon", "{\"Unknown\" 1,INSIDE}"},
    {"equals-sign", "an equals sign for a colon", "{\"Unknown\"=1,INSIDE}"},
    {"no-value", "a member without a value", "{\"Unknown\":,INSIDE}"},
    {"leading-zero", "a number with a leading zero", "{\"Unknown\":01,INSIDE}"},
    {"plus-sign", "a number with a plus sign", "{\"Unknown\":+1,INSIDE}"},
    {"hexadecimal", "a hexadecimal number", "{\"Unknown\":0x1,INSIDE}"},
    {"nan", "NaN", "{\"Unknown\":NaN,INSIDE}"},
    {"control-character", "a line feed inside a string", "{\"Unknown\":\"a\nb\",INSIDE}"},
    {"bad-escape", "an escape that JSON does not know", "{\"Unknown\":\"\\x41\",INSIDE}"},
    {"bad-utf-8", "a byte that is no UTF-8", "{\"Unknown\":\"\xFF\",INSIDE}"},
    {"array", "an array around the object", "[BODY]"},
    {"number", "a number", "10"},
    {"null", "null", "null"},
    {"string", "a string", "\"text\""},
    {"white-space", "white space alone", " \n "},
}};

constexpr std::array<Body, 12> same_object = {{
    {"white-space-around", "white space around", " \t\r\n BODY \n"},
    {"unknown-null", "an unknown member that is null", "{\"Unknown\":null,INSIDE}"},
    {"unknown-true", "an unknown boolean", "{\"Unknown\":true,INSIDE}"},
    {"unknown-string", "an unknown string", "{\"Unknown\":\"text\",INSIDE}"},
    {"unknown-number", "an unknown number", "{\"Unknown\":-1.5e300,INSIDE}"},
    {"unknown-large-number", "an unknown number of 60 digits", "{\"Unknown\":${repeat:60:9},INSIDE}"},
    {"unknown-object", "an unknown object", "{\"Unknown\":{\"a\":[1,{\"b\":null}]},INSIDE}"},
    {"unknown-array", "an unknown array", "{\"Unknown\":[[],{},\"\"],INSIDE}"},
    {"unknown-last", "an unknown member behind the others", "{INSIDE,\"Unknown\":1}"},
    {"unknown-empty-name", "a member with an empty name", "{\"\":1,INSIDE}"},
    {"unknown-utf-8", "a member name outside ASCII",
     "{\"\xC3\xA9\xF0\x9F\x98\x80\":\"\xE2\x82\xAC\",INSIDE}"},
    {"unknown-escapes", "every escape of JSON", "{\"Unknown\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\",INSIDE}"},
}};

std::string filled(std::string_view text, const std::string& body) {
  std::string result(text);
  const auto replace = [&](std::string_view hole, std::string_view with) {
    for (auto at = result.find(hole); at != std::string::npos; at = result.find(hole, at + with.size()))
      result.replace(at, hole.size(), with);
  };
  replace(valid_inside, std::string_view(body).substr(1, body.size() - 2));
  replace(valid_body, body);
  return result;
}

/// The operation's first sample as the protocol's cases need it.
class Whole {
 public:
  Whole(const spec::Operation& operation, Cases& cases)
      : operation_(operation),
        sample_(operation.samples.front()),
        cases_(cases),
        body_(json::write(body_of(operation, sample_.input))) {}

  [[nodiscard]] const std::string& body() const { return body_; }
  [[nodiscard]] Step step() const { return unchanged(operation_, sample_); }

  void refuse(std::string id, std::string_view about, std::string_view clause, Step step,
              verdict::Alternative answer, Need need = Need::function) {
    Case made = case_of(std::move(id), about, clause);
    made.needs = {need};
    made.effect = Effect::refusal;
    made.control = this->step();
    made.control->expect = {{std::string(operation_.clause("status")), success_of(operation_, sample_), {}}};
    step.expect = {{std::string(clause), {std::move(answer)}, {}}};
    made.steps = {std::move(step)};
    cases_.push_back(std::move(made));
  }

  void accept(std::string id, std::string_view about, std::string_view clause, Step step) {
    Case made = case_of(std::move(id), about, clause);
    step.expect = {{std::string(clause), success_of(operation_, sample_), {}}};
    made.steps = {std::move(step)};
    cases_.push_back(std::move(made));
  }

 private:
  static Case case_of(std::string id, std::string_view about, std::string_view clause) {
    Case made;
    made.id = std::move(id);
    made.about = std::string(about);
    made.clauses = {std::string(clause)};
    made.needs = {Need::function};
    return made;
  }

  const spec::Operation& operation_;
  const spec::Sample& sample_;
  Cases& cases_;
  std::string body_;
};

void try_bodies(const spec::Operation& operation, Whole& whole) {
  for (const Body& row : not_an_object) {
    Step step = whole.step();
    step.wire.body = filled(row.text, whole.body());
    whole.refuse("body/" + std::string(row.name), row.about, operation.clause("malformed-json"),
                 std::move(step), answers_of(operation.unreadable));
  }
  for (const Body& row : same_object) {
    Step step = whole.step();
    step.wire.body = filled(row.text, whole.body());
    whole.accept("body/" + std::string(row.name), row.about, operation.clause("unknown-members"),
                 std::move(step));
  }
}

void try_methods(const spec::Operation& operation, Whole& whole) {
  static constexpr std::array<std::string_view, 5> methods = {"GET", "HEAD", "POST", "PATCH", "DELETE"};
  for (const std::string_view method : methods) {
    if (method == operation.method) continue;
    Step step = whole.step();
    step.wire.method = std::string(method);
    const Need need = method == "DELETE" ? Need::fresh_function : Need::function;
    whole.refuse("method/" + std::string(method), "another method on the same path",
                 operation.clause("method"), std::move(step), {{{400, 499}, {501, 501}}, {}, {}, {}}, need);
  }
}

void try_content_types(const spec::Operation& operation, Whole& whole) {
  struct ContentType {
    std::string_view name;
    std::string_view value;
    bool right;
  };
  static constexpr std::array<ContentType, 7> types = {
      {{"missing", "", true},
       {"charset", "application/json; charset=utf-8", true},
       {"charset-quoted", "application/json;charset=\"UTF-8\"", true},
       {"text", "text/plain", false},
       {"xml", "application/xml", false},
       {"form", "application/x-www-form-urlencoded", false},
       {"json-1.1", "application/x-amz-json-1.1", false}}};
  for (const ContentType& type : types) {
    Step step = whole.step();
    step.wire.headers.set("Content-Type", std::string(type.value));
    const std::string id = "content-type/" + std::string(type.name);
    if (type.right)
      whole.accept(id, type.value, operation.clause("request-content-type"), std::move(step));
    else
      whole.refuse(id, type.value, operation.clause("other-content-type"), std::move(step),
                   {{{415, 415}}, {}, {}, {}});
  }
}

/// Whether the first segment is the version of an API: /2015-03-31/...
bool begins_with_date(std::string_view uri) {
  constexpr std::string_view form = "/dddd-dd-dd/";
  return uri.size() >= form.size() &&
         std::ranges::equal(form, uri.substr(0, form.size()),
                            [](char f, char c) { return f == 'd' ? c >= '0' && c <= '9' : f == c; });
}

void try_routes(const spec::Operation& operation, Whole& whole) {
  const auto elsewhere = [&](const std::string& name, std::string_view about, std::string uri) {
    Step step = whole.step();
    step.wire.uri = std::move(uri);
    whole.refuse("route/" + name, about, operation.clause("route"), std::move(step),
                 {{{400, 499}}, {}, {}, {}});
  };
  if (begins_with_date(operation.uri))
    elsewhere("other-date", "the API of another date", "/2099-01-01" + operation.uri.substr(11));
  elsewhere("longer", "a path that goes on", operation.uri + "/more");
}

}  // namespace

void try_protocol(const spec::Operation& operation, Cases& cases) {
  if (operation.samples.empty()) return;
  Whole whole(operation, cases);
  try_bodies(operation, whole);
  try_methods(operation, whole);
  try_content_types(operation, whole);
  try_routes(operation, whole);
}

}  // namespace plumbline::suite
