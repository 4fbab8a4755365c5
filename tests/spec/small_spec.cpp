#include "spec/small_spec.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "json/parse.h"
#include "json/write.h"

namespace plumbline::spec {
namespace {

constexpr const char* clauses = R"({
  "Name.length": {"statement": "A name is 1 to 8 long.", "tier": "documented",
                  "place": {"source": "page", "section": "Path", "member": "Name", "line": 3, "url": "https://x/#n"}},
  "Flag.type": {"statement": "Flag is a boolean.", "tier": "documented", "place": {"source": "page", "section": "Body"}},
  "Name.length.status": {"statement": "A long name is invalid.", "tier": "documented",
                         "place": {"source": "page", "section": "Path"}, "contested": "Some do not find it."},
  "answer": {"statement": "Whatever.", "tier": "observed", "place": {"source": "tape", "section": "Poke"},
             "contested": "Some do otherwise.", "untested": "Nobody can see it."}
})";

constexpr const char* model = R"({
  "smithy": "2.0",
  "shapes": {
    "demo#Service": {"type": "service", "version": "1", "operations": [{"target": "demo#Poke"}]},
    "demo#Poke": {
      "type": "operation",
      "input": {"target": "demo#PokeInput"},
      "output": {"target": "demo#PokeOutput"},
      "errors": [{"target": "demo#Ouch"}],
      "traits": {
        "smithy.api#http": {"method": "PUT", "uri": "/things/{Name}/poke", "code": 202},
        "plumbline#clause": {
          "status": "answer", "content-type": "answer", "error-content-type": "answer", "json-response": "answer",
          "no-null-members": "answer", "error-type-header": "answer", "no-server-error": "answer",
          "status-matches-type": "answer", "request-id": "answer", "error-body-message": "answer",
          "error-body-type": "answer"
        },
        "plumbline#refusedBy": {
          "invalid": {"statuses": [400], "types": ["Ouch"], "notSaying": ["disk"]},
          "unreadable": {"statuses": [400, 415], "types": ["Ouch", "Eek"]},
          "source": {"statuses": [400], "types": ["Ouch"], "saying": ["disk"]}
        },
        "plumbline#rules": [
          {"kind": "bare-length", "clause": "Name.length", "members": ["Name"], "max": 4},
          {"kind": "exclusive", "clause": "answer", "members": ["Flag", "Data"], "because": "Seen so."},
          {"kind": "scenario", "clause": "Name.length", "scenarios": ["poke/twice"]}
        ],
        "plumbline#samples": [
          {"id": "plain", "input": {"Name": "${name}", "Flag": true}, "members": ["Name", "Flag", "Data"],
           "needsSource": true}
        ]
      }
    },
    "demo#PokeInput": {
      "type": "structure",
      "members": {
        "Name": {"target": "demo#Name", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {},
                 "plumbline#clause": {"required": "Name.length", "length": "Name.length", "pattern": "Name.length",
                                      "forms": "Name.length"}}},
        "Flag": {"target": "smithy.api#Boolean",
                 "traits": {"plumbline#clause": {"type": "Flag.type", "optional": "Flag.type"}}},
        "Data": {"target": "smithy.api#Blob", "traits": {"smithy.api#jsonName": "data"}}
      },
      "traits": {"smithy.api#input": {}, "plumbline#clause": {"type": "answer", "blob": "answer"}}
    },
    "demo#Name": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 8},
                                               "smithy.api#pattern": "[a-z]+"}},
    "demo#PokeOutput": {
      "type": "structure",
      "members": {
        "Size": {"target": "demo#Size", "traits": {"smithy.api#required": {}}},
        "Colour": {"target": "demo#Colour"},
        "When": {"target": "demo#When"},
        "Names": {"target": "demo#Names"},
        "Tags": {"target": "demo#Tags"}
      },
      "traits": {"plumbline#clause": {"type": "answer", "required": "answer", "range": "answer", "values": "answer",
                                      "today": "answer", "format": "answer"}}
    },
    "demo#Size": {"type": "integer", "traits": {"smithy.api#range": {"min": 128}}},
    "demo#Colour": {"type": "enum", "traits": {"plumbline#today": "demo#ColourToday"},
                    "members": {"red": {"target": "smithy.api#Unit"},
                                "BLUE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "blue"}}}},
    "demo#ColourToday": {"type": "enum", "members": {"red": {"target": "smithy.api#Unit"},
                         "pink": {"target": "smithy.api#Unit"}}},
    "demo#When": {"type": "string", "traits": {"plumbline#format": "date"}},
    "demo#Names": {"type": "list", "member": {"target": "demo#Name"},
                   "traits": {"plumbline#clause": {"type": "answer", "length": "answer", "pattern": "answer"}}},
    "demo#Tags": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"},
                  "traits": {"plumbline#clause": {"type": "answer"}}},
    "demo#Ouch": {"type": "structure", "members": {"message": {"target": "smithy.api#String",
                  "traits": {"plumbline#clause": {"type": "answer"}}}},
                  "traits": {"smithy.api#error": "client", "smithy.api#httpError": 418,
                             "plumbline#clause": {"error": "answer"}}}
  }
})";

constexpr const char* scenarios = R"({
  "scenarios": [{"id": "poke/twice", "about": "Two pokes.", "clauses": ["Name.length"],
                 "steps": [{"call": "Poke", "with": {"Name": "a"}, "expect": [{"status": ["202"]}]}]}]
})";

[[noreturn]] void give_up(std::string_view pointer) {
  std::fprintf(stderr, "no place %.*s in the spec\n", static_cast<int>(pointer.size()), pointer.data());
  std::abort();
}

/// The item that a token of a pointer names; items().size() for "-".
std::size_t item_of(const json::Array& items, std::string_view token) {
  std::size_t item = items.size();
  if (token != "-") std::from_chars(token.data(), token.data() + token.size(), item);
  return item;
}

json::Value* step_into(json::Value& value, std::string_view token) {
  if (json::Array* items = value.array()) {
    const std::size_t item = item_of(*items, token);
    return item < items->size() ? &(*items)[item] : nullptr;
  }
  return value.find(token);
}

void put(json::Value& parent, std::string_view token, std::optional<json::Value> value) {
  if (json::Array* items = parent.array()) {
    const std::size_t item = item_of(*items, token);
    if (!value)
      items->erase(items->begin() + static_cast<std::ptrdiff_t>(item));
    else if (item == items->size())
      items->push_back(*value);
    else
      (*items)[item] = *value;
    return;
  }
  if (value) return parent.set(token, *value);
  std::erase_if(*parent.object(), [&](const json::Member& member) { return member.name == token; });
}

}  // namespace

Files small_spec() {
  return {{"clauses.json", clauses},
          {"model.json", model},
          {"scenarios/poke.json", scenarios},
          {"traits.json", embedded().find("traits.json")->second}};
}

Files edited(Files files, const std::string& file, std::string_view pointer,
             std::optional<std::string_view> json) {
  std::string& text = files[file];
  json::Value root = *json::parse(text);
  std::optional<json::Value> value;
  if (json) value = *json::parse(*json);
  json::Value* parent = &root;
  std::string_view rest = pointer.substr(1);
  for (std::size_t slash = rest.find('/'); slash != std::string_view::npos; slash = rest.find('/')) {
    parent = step_into(*parent, rest.substr(0, slash));
    if (parent == nullptr) give_up(pointer);
    rest.remove_prefix(slash + 1);
  }
  put(*parent, rest, std::move(value));
  text = json::write(root);
  return files;
}

}  // namespace plumbline::spec
