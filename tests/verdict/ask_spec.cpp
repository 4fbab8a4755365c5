#include "verdict/ask_spec.h"

#include <cstdio>
#include <cstdlib>

#include "spec/clause_file.h"
#include "spec/load.h"

namespace plumbline::verdict {
namespace {

constexpr const char* model = R"({
  "smithy": "2.0",
  "shapes": {
    "demo#Service": {"type": "service", "version": "1", "operations": [{"target": "demo#Ask"}]},
    "demo#Ask": {
      "type": "operation",
      "input": {"target": "demo#AskInput"},
      "output": {"target": "demo#AskOutput"},
      "errors": [{"target": "demo#Wrong"}, {"target": "demo#Lost"}],
      "traits": {
        "smithy.api#http": {"method": "GET", "uri": "/things/{Id}", "code": 200},
        "plumbline#clause": {
          "status": "status", "content-type": "content-type", "error-content-type": "error-content-type",
          "json-response": "json-response", "no-null-members": "no-null-members",
          "error-type-header": "error-type-header", "no-server-error": "no-server-error",
          "no-internals": "no-internals", "http-response": "http-response",
          "status-matches-type": "status-matches-type", "request-id": "request-id", "date-of-change": "When.time",
          "error-body-message": "error-body-message", "error-body-type": "error-body-type"
        }
      }
    },
    "demo#AskInput": {
      "type": "structure",
      "members": {"Id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {},
                         "smithy.api#httpLabel": {}, "plumbline#clause": {"required": "Id.required"}}}}
    },
    "demo#AskOutput": {
      "type": "structure",
      "members": {
        "Here": {"target": "smithy.api#String",
                 "traits": {"smithy.api#required": {}, "plumbline#clause": {"required": "Here.required"}}},
        "Text": {"target": "demo#Text", "traits": {"plumbline#clause": {"length": "Text.length"}}},
        "Word": {"target": "demo#Word", "traits": {"plumbline#clause": {"pattern": "Word.pattern"}}},
        "Size": {"target": "demo#Size", "traits": {"plumbline#clause": {"range": "Size.range", "today": "Size.today"}}},
        "Bytes": {"target": "smithy.api#Long"},
        "Flag": {"target": "smithy.api#Boolean"},
        "Data": {"target": "smithy.api#Blob", "traits": {"plumbline#clause": {"blob": "Data.blob"}}},
        "Colour": {"target": "demo#Colour",
                   "traits": {"plumbline#clause": {"values": "Colour.values", "today": "Colour.today"}}},
        "When": {"target": "demo#When", "traits": {"plumbline#clause": {"format": "When.format"}}},
        "Words": {"target": "demo#Words", "traits": {"plumbline#clause": {"length": "Words.length"}}},
        "Tags": {"target": "demo#Tags"},
        "Inner": {"target": "demo#Inner"}
      },
      "traits": {"plumbline#clause": {"type": "type"}}
    },
    "demo#Text": {"type": "string", "traits": {"smithy.api#length": {"min": 2, "max": 4}}},
    "demo#Word": {"type": "string", "traits": {"smithy.api#pattern": "[a-z]+"}},
    "demo#Size": {"type": "integer", "traits": {"smithy.api#range": {"min": 128, "max": 256},
                  "plumbline#today": "demo#SizeToday"}},
    "demo#SizeToday": {"type": "integer", "traits": {"smithy.api#range": {"min": 64, "max": 1024}}},
    "demo#Colour": {"type": "enum", "traits": {"plumbline#today": "demo#ColourToday"},
                    "members": {"red": {"target": "smithy.api#Unit"}, "blue": {"target": "smithy.api#Unit"}}},
    "demo#ColourToday": {"type": "enum", "members": {"red": {"target": "smithy.api#Unit"},
                         "pink": {"target": "smithy.api#Unit"}}},
    "demo#When": {"type": "string", "traits": {"plumbline#format": "date"}},
    "demo#Words": {"type": "list", "member": {"target": "demo#Word"},
                   "traits": {"smithy.api#length": {"max": 2},
                              "plumbline#clause": {"type": "Words.type", "pattern": "Words.pattern"}}},
    "demo#Tags": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "demo#Text"},
                  "traits": {"plumbline#clause": {"type": "Tags.type", "length": "Tags.length"}}},
    "demo#Inner": {"type": "structure", "members": {
        "Deep": {"target": "demo#Word", "traits": {"smithy.api#required": {}}},
        "Deeper": {"target": "demo#Innermost"}},
      "traits": {"plumbline#clause": {"type": "Inner.type", "required": "Inner.required", "pattern": "Inner.pattern"}}},
    "demo#Innermost": {"type": "structure", "members": {"Flag": {"target": "smithy.api#Boolean"}},
      "traits": {"plumbline#clause": {"type": "Innermost.type"}}},
    "demo#Wrong": {"type": "structure", "members": {"message": {"target": "smithy.api#String",
                   "traits": {"plumbline#clause": {"type": "type"}}}},
                   "traits": {"smithy.api#error": "client", "smithy.api#httpError": 400,
                              "plumbline#clause": {"error": "error.Wrong"}}},
    "demo#Lost": {"type": "structure", "members": {"Message": {"target": "smithy.api#String",
                  "traits": {"plumbline#clause": {"type": "type"}}}},
                  "traits": {"smithy.api#error": "client", "smithy.api#httpError": 404,
                             "plumbline#clause": {"error": "error.Lost"}}}
  }
})";

constexpr spec::ClauseRow clauses[] = {
    {"status"},
    {"content-type"},
    {"error-content-type", "protocol"},
    {"json-response", "protocol"},
    {"no-null-members", "protocol"},
    {"error-type-header", "protocol"},
    {"no-server-error", "protocol"},
    {"no-internals", "protocol"},
    {"http-response", "protocol"},
    {"status-matches-type", "protocol"},
    {"request-id", "observed"},
    {"error-body-message", "observed"},
    {"error-body-type", "observed"},
    {"inferred", "inferred"},
    {"contested", "documented", "Some do otherwise."},
    {"Id.required"},
    {"Here.required"},
    {"type"},
    {"Text.length"},
    {"Word.pattern"},
    {"Size.range"},
    {"Size.today", "documented", "Allowed today."},
    {"Data.blob"},
    {"Colour.values"},
    {"Colour.today", "documented", "Allowed today."},
    {"When.format"},
    {"When.time"},
    {"Words.length"},
    {"Words.type"},
    {"Words.pattern"},
    {"Tags.type"},
    {"Tags.length"},
    {"Inner.type"},
    {"Inner.required"},
    {"Inner.pattern"},
    {"Innermost.type"},
    {"error.Wrong"},
    {"error.Lost"},
};

spec::Spec load() {
  auto spec = spec::load({{"clauses.json", spec::clause_file(clauses)},
                          {"model.json", model},
                          {"traits.json", spec::embedded().find("traits.json")->second}});
  if (spec) return *std::move(spec);
  std::fprintf(stderr, "%s\n", spec.error().text().c_str());
  std::abort();
}

}  // namespace

const spec::Spec& ask_spec() {
  static const spec::Spec spec = load();
  return spec;
}

const spec::Operation& ask() { return ask_spec().operations.front(); }

}  // namespace plumbline::verdict
