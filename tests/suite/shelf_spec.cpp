#include "suite/shelf_spec.h"

#include <cstdio>
#include <cstdlib>

#include "spec/clause_file.h"

namespace plumbline::suite {
namespace {

constexpr const char* model = R"({
  "smithy": "2.0",
  "shapes": {
    "demo#Service": {"type": "service", "version": "1",
                     "operations": [{"target": "demo#Shelve"}, {"target": "demo#Look"}]},
    "demo#Shelve": {
      "type": "operation",
      "input": {"target": "demo#ShelveInput"},
      "output": {"target": "demo#ShelveOutput"},
      "errors": [{"target": "demo#Bad"}, {"target": "demo#Missing"}],
      "traits": {
        "smithy.api#http": {"method": "PUT", "uri": "/shelves/{Shelf}/book", "code": 200},
        "plumbline#clause": {
          "route": "route", "status": "status", "content-type": "envelope", "error-content-type": "envelope",
          "json-response": "envelope", "no-null-members": "envelope", "error-type-header": "envelope",
          "no-server-error": "no-server-error", "status-matches-type": "envelope", "request-id": "envelope",
          "error-body-message": "envelope", "error-body-type": "envelope", "malformed-json": "malformed-json",
          "unknown-members": "unknown-members", "method": "method", "request-content-type": "content-type",
          "other-content-type": "content-type", "null-is-absent": "null-is-absent",
          "lenient-base64": "lenient-base64", "label-encoding": "label-encoding",
          "open-json": "lenient-base64", "accept": "content-type", "other-accept": "content-type",
          "other-headers": "content-type", "unknown-query": "content-type", "slash-behind": "route",
          "chunked-body": "envelope", "expect-continue": "envelope", "http-1.0": "envelope",
          "no-internals": "envelope"
        },
        "plumbline#refusedBy": {
          "invalid": {"statuses": [400], "types": ["Bad"], "notSaying": ["source"]},
          "unreadable": {"statuses": [400], "types": ["Bad", "Unreadable"]},
          "source": {"statuses": [400], "types": ["Bad"], "saying": ["source"]}
        },
        "plumbline#rules": [
          {"kind": "bare-length", "clause": "Shelf.bare-length", "members": ["Shelf"], "max": 4},
          {"kind": "at-least-one", "clause": "one-source", "members": ["Title", "Cover"], "because": "So."},
          {"kind": "together", "clause": "together", "members": ["Cover", "Stamp"], "because": "So."},
          {"kind": "exclusive", "clause": "exclusive", "members": ["Title", "Cover", "Pages"], "because": "So."},
          {"kind": "scenario", "clause": "status", "scenarios": ["shelve/once"]}
        ],
        "plumbline#samples": [
          {
            "id": "plain", "input": {"Shelf": "${shelf}", "Title": "abc"},
            "members": ["Shelf", "Title", "Pages", "Weight", "Genre", "Lent", "Tags", "Notes", "Author"],
            "examples": {"Pages": 5, "Lent": true}, "stretch": {"Shelf": "x${fill}"},
            "forms": {"Shelf": {"name": "${shelf}", "colon": "${shelf}:1"}}, "harmless": {"Lent": true},
            "expect": [{"clause": "status", "equals": {"/Title": "abc"}}]
          },
          {
            "id": "covered", "input": {"Shelf": "${shelf}", "Cover": "QQ==", "Stamp": "abc"},
            "members": ["Cover", "Stamp"], "needsSource": true
          }
        ]
      }
    },
    "demo#ShelveInput": {
      "type": "structure",
      "members": {
        "Shelf": {"target": "demo#ShelfName", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {},
                  "plumbline#clause": {"required": "route", "length": "Shelf.length", "pattern": "Shelf.pattern",
                                       "forms": "Shelf.forms"}}},
        "Title": {"target": "demo#Title",
                  "traits": {"plumbline#clause": {"length": "Title.length", "optional": "optional"}}},
        "Stamp": {"target": "demo#Stamp", "traits": {"plumbline#clause": {"length": "Stamp.length",
                  "pattern": "Stamp.pattern", "optional": "optional"}}},
        "Pages": {"target": "demo#Pages",
                  "traits": {"plumbline#clause": {"range": "Pages.range", "optional": "optional"}}},
        "Weight": {"target": "demo#Weight",
                   "traits": {"plumbline#clause": {"range": "Weight.range", "optional": "optional"}}},
        "Genre": {"target": "demo#Genre",
                  "traits": {"plumbline#clause": {"values": "Genre.values", "optional": "optional"}}},
        "Lent": {"target": "smithy.api#Boolean", "traits": {"plumbline#clause": {"optional": "optional"}}},
        "Cover": {"target": "smithy.api#Blob", "traits": {"smithy.api#jsonName": "cover-image",
                  "plumbline#clause": {"blob": "Cover.base64", "optional": "optional"}}},
        "Tags": {"target": "demo#Tags", "traits": {"plumbline#clause": {"optional": "optional"}}},
        "Notes": {"target": "demo#Notes", "traits": {"plumbline#clause": {"optional": "optional"}}},
        "Author": {"target": "demo#Author", "traits": {"plumbline#clause": {"optional": "optional"}}}
      },
      "traits": {"smithy.api#input": {}, "plumbline#clause": {"type": "type"}}
    },
    "demo#ShelfName": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 5},
                                                    "smithy.api#pattern": "[a-z]+(:[0-9])?"}},
    "demo#Title": {"type": "string", "traits": {"smithy.api#length": {"min": 2, "max": 4}}},
    "demo#Stamp": {"type": "string", "traits": {"smithy.api#length": {"min": 3, "max": 3},
                                                "smithy.api#pattern": "[a-z]*"}},
    "demo#Pages": {"type": "integer", "traits": {"smithy.api#range": {"min": 1, "max": 9}}},
    "demo#Weight": {"type": "long", "traits": {"smithy.api#range": {"min": 5, "max": 5}}},
    "demo#Genre": {"type": "enum", "members": {"novel": {"target": "smithy.api#Unit"},
                                               "poem": {"target": "smithy.api#Unit"}}},
    "demo#Tags": {"type": "list", "member": {"target": "smithy.api#String"},
                  "traits": {"plumbline#clause": {"type": "type"}}},
    "demo#Notes": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"},
                   "traits": {"plumbline#clause": {"type": "type"}}},
    "demo#Author": {"type": "structure", "members": {"Name": {"target": "smithy.api#String"}},
                    "traits": {"plumbline#clause": {"type": "type"}}},
    "demo#ShelveOutput": {"type": "structure", "members": {"Title": {"target": "smithy.api#String"}},
                          "traits": {"plumbline#clause": {"type": "type"}}},
    "demo#Look": {
      "type": "operation", "input": {"target": "demo#LookInput"}, "output": {"target": "smithy.api#Unit"},
      "traits": {
        "smithy.api#http": {"method": "GET", "uri": "/shelves/{Shelf}"},
        "plumbline#clause": {
          "status": "Look.status", "content-type": "envelope", "error-content-type": "envelope",
          "json-response": "envelope", "no-null-members": "envelope", "error-type-header": "envelope",
          "no-server-error": "no-server-error", "status-matches-type": "envelope", "request-id": "envelope",
          "error-body-message": "envelope", "error-body-type": "envelope"
        }
      }
    },
    "demo#LookInput": {
      "type": "structure",
      "members": {
        "Shelf": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {},
                  "plumbline#clause": {"required": "route"}}},
        "From": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpQuery": "from"}},
        "Order": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "sort by"}}
      }
    },
    "demo#Bad": {"type": "structure", "members": {"message": {"target": "smithy.api#String",
                 "traits": {"plumbline#clause": {"type": "type"}}}},
                 "traits": {"smithy.api#error": "client", "smithy.api#httpError": 400,
                            "plumbline#clause": {"error": "error.Bad"}}},
    "demo#Missing": {"type": "structure", "members": {"message": {"target": "smithy.api#String",
                     "traits": {"plumbline#clause": {"type": "type"}}}},
                     "traits": {"smithy.api#error": "client", "smithy.api#httpError": 404,
                                "plumbline#clause": {"error": "error.Missing"}}}
  }
})";

constexpr spec::ClauseRow clauses[] = {
    {"route"},
    {"status"},
    {"envelope", "protocol"},
    {"no-server-error", "protocol"},
    {"malformed-json", "protocol"},
    {"unknown-members", "protocol"},
    {"method", "protocol"},
    {"content-type"},
    {"null-is-absent", "protocol"},
    {"lenient-base64", "inferred"},
    {"label-encoding", "protocol"},
    {"Shelf.length"},
    {"Shelf.pattern"},
    {"Shelf.forms"},
    {"Shelf.bare-length"},
    {"Shelf.bare-length.status", "documented", "Some do not find it."},
    {"Title.length"},
    {"Stamp.length"},
    {"Stamp.pattern"},
    {"Pages.range"},
    {"Weight.range"},
    {"Genre.values"},
    {"Cover.base64"},
    {"optional"},
    {"type"},
    {"one-source", "observed"},
    {"together", "inferred"},
    {"exclusive", "inferred"},
    {"Look.status", "observed"},
    {"error.Bad"},
    {"error.Missing"},
};

constexpr const char* scenarios = R"({"scenarios": [
  {"id": "shelve/once", "about": "A book.", "clauses": ["status"], "needs": ["function"],
   "steps": [{"call": "Shelve", "with": {"Shelf": "${shelf}", "Title": "abc"}}]}
]})";

spec::Spec load_or_give_up(const spec::Files& files) {
  auto spec = spec::load(files);
  if (spec) return *std::move(spec);
  std::fprintf(stderr, "%s\n", spec.error().text().c_str());
  std::abort();
}

char mark_of(Effect effect) {
  switch (effect) {
    case Effect::none:
      return '~';
    case Effect::refusal:
      return '-';
    case Effect::change:
      return '+';
  }
  return '?';
}

}  // namespace

spec::Files shelf_files() {
  return {{"clauses.json", spec::clause_file(clauses)},
          {"model.json", model},
          {"scenarios/shelve.json", scenarios},
          {"traits.json", spec::embedded().find("traits.json")->second}};
}

const spec::Spec& shelf_spec() {
  static const spec::Spec spec = load_or_give_up(shelf_files());
  return spec;
}

const spec::Operation& shelve() { return shelf_spec().operations.front(); }

spec::Spec with_scenarios(std::string_view scenarios_json) {
  spec::Files files = shelf_files();
  files["scenarios/more.json"] = "{\"scenarios\": " + std::string(scenarios_json) + "}";
  return load_or_give_up(files);
}

std::vector<std::string> marked_ids(const Cases& cases) {
  std::vector<std::string> ids;
  for (const Case& made : cases) ids.push_back(mark_of(made.effect) + made.id);
  return ids;
}

}  // namespace plumbline::suite
