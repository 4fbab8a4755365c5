#include <algorithm>
#include <array>

#include "json/write.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Kind;
using json::Value;

constexpr std::array<std::string_view, 2> booleans = {"DryRun", "Publish"};
constexpr std::array<std::string_view, 4> strings = {"RevisionId", "S3Bucket", "S3Key", "S3ObjectVersion"};
constexpr std::array<std::string_view, 7> known = {"DryRun", "Publish",         "RevisionId", "S3Bucket",
                                                   "S3Key",  "S3ObjectVersion", "ZipFile"};

/// Takes a member's value for another one, as long as the rule knows one.
using Coercion = std::optional<Value> (*)(const Value& value);

Make coerced(std::string member, Coercion coerce) {
  return input_edited([member = std::move(member), coerce](Value& body) {
    Value* value = body.find(member);
    if (value == nullptr) return;
    if (auto other = coerce(*value)) *value = *std::move(other);
  });
}

std::optional<Value> true_by_text(const Value& value) {
  if (value.string() == nullptr) return std::nullopt;
  if (*value.string() == "true") return Value(true);
  return *value.string() == "false" ? std::optional(Value(false)) : std::nullopt;
}

/// As YAML 1.1 has it.
std::optional<Value> true_by_word(const Value& value) {
  static constexpr std::array<std::string_view, 6> words = {"y", "Y", "yes", "on", "True", "TRUE"};
  if (value.string() == nullptr || std::ranges::find(words, *value.string()) == words.end())
    return std::nullopt;
  return Value(true);
}

std::optional<Value> true_by_number(const Value& value) {
  if (!value.is(Kind::number)) return std::nullopt;
  return Value(value.integer() != 0);
}

std::optional<Value> false_by_emptiness(const Value& value) {
  const bool is_empty = (value.string() != nullptr && value.string()->empty()) ||
                        (value.array() != nullptr && value.array()->empty()) ||
                        (value.object() != nullptr && value.object()->empty());
  return is_empty ? std::optional(Value(false)) : std::nullopt;
}

/// As JavaScript and Python have it.
std::optional<Value> by_truth(const Value& value) {
  if (value.is(Kind::null) || value.is(Kind::boolean)) return std::nullopt;
  if (const auto empty = false_by_emptiness(value)) return empty;
  return Value(value.integer() != 0);
}

std::optional<Value> text_of_number(const Value& value) {
  return value.number() != nullptr ? std::optional(Value(value.number()->text)) : std::nullopt;
}

std::optional<Value> text_of_boolean(const Value& value) {
  return value.boolean() != nullptr ? std::optional(Value(*value.boolean() ? "true" : "false"))
                                    : std::nullopt;
}

std::optional<Value> only_item(const Value& value) {
  if (value.array() == nullptr || value.array()->size() != 1) return std::nullopt;
  return value.array()->front();
}

std::optional<Value> text_of_object(const Value& value) {
  return value.object() != nullptr ? std::optional(Value(json::write(value))) : std::nullopt;
}

template <Kind right>
std::optional<Value> nothing_unless(const Value& value) {
  return value.is(right) ? std::nullopt : std::optional(Value(nullptr));
}

struct CoercionRow {
  std::string_view id;
  std::string_view about;
  Coercion coerce;
};

constexpr std::array<CoercionRow, 6> boolean_rows = {{
    {"text-coerced", "the texts true and false are booleans", true_by_text},
    {"word-coerced", "words such as yes and on are true", true_by_word},
    {"number-coerced", "numbers are booleans", true_by_number},
    {"empty-coerced", "what is empty is false", false_by_emptiness},
    {"truth-coerced", "every value is true or false", by_truth},
    {"type-ignored", "a value of another type is as if absent", nothing_unless<Kind::boolean>},
}};

constexpr std::array<CoercionRow, 5> string_rows = {{
    {"number-coerced", "a number is its text", text_of_number},
    {"boolean-coerced", "a boolean is its text", text_of_boolean},
    {"array-unwrapped", "an array of one item is that item", only_item},
    {"object-coerced", "an object is its JSON", text_of_object},
    {"type-ignored", "a value of another type is as if absent", nothing_unless<Kind::string>},
}};

/// A bucket or a key that is as if absent leaves a request without code, and the JSON of an object is no
/// bucket: nobody can tell these from a refusal of the type.
bool is_refused_all_the_same(std::string_view member, std::string_view coercion) {
  const bool is_needed = member == "S3Bucket" || member == "S3Key";
  return (coercion == "type-ignored" && is_needed) || (coercion == "object-coerced" && member == "S3Bucket");
}

template <std::size_t members, std::size_t rows>
void add_coercions(Mutants& all, const std::array<std::string_view, members>& names,
                   const std::array<CoercionRow, rows>& table, std::string_view literal_clause,
                   std::string_view source) {
  for (const std::string_view name : names)
    for (const CoercionRow& row : table) {
      if (is_refused_all_the_same(name, row.id)) continue;
      all.push_back({std::string(name) + "/" + std::string(row.id),
                     "Of " + std::string(name) + ": " + std::string(row.about),
                     {std::string(name) + ".type", std::string(literal_clause)},
                     std::string(source),
                     coerced(std::string(name), row.coerce)});
    }
}

Response refuse_null(const Request& request, const Handler& reference) {
  const Value body = object_of(request.body);
  for (const std::string_view name : known)
    if (has(body, name, nullptr)) return error(400, "ValidationException", "null is no value");
  return reference(request);
}

Make null_is(std::string_view member, Value meant) {
  return input_edited([=](Value& body) {
    if (has(body, member, nullptr)) body.set(member, meant);
  });
}

Response refuse_unknown(const Request& request, const Handler& reference) {
  const Value body = object_of(request.body);
  if (body.object() != nullptr)
    for (const json::Member& member : *body.object())
      if (std::ranges::find(known, member.name) == known.end())
        return error(400, "ValidationException", "Unknown member " + member.name);
  return reference(request);
}

Response fail_on_large_number(const Request& request, const Handler& reference) {
  const Value body = object_of(request.body);
  if (body.object() != nullptr)
    for (const json::Member& member : *body.object())
      if (member.value.is(Kind::number) && !member.value.integer())
        return error(500, "ServiceException", "The number is out of range");
  return reference(request);
}

void keep_first(Value& body) {
  json::Object first;
  for (const json::Member& member : *body.object())
    if (Value(first).find(member.name) == nullptr) first.push_back(member);
  body = first;
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

void match_names_in_any_case(Value& body) {
  for (json::Member& member : *body.object())
    for (const std::string_view name : known)
      if (lower_case(member.name) == lower_case(std::string(name))) member.name = name;
}

}  // namespace

Mutants member_type_mutants() {
  Mutants all;
  add_coercions(all, booleans, boolean_rows, "protocol.boolean-literal", "D33");
  add_coercions(all, strings, string_rows, "protocol.string-literal", "constraint");
  const Mutants others = {
      {"ZipFile/array-of-bytes",
       "An array of numbers is a blob, and not looked at",
       {"ZipFile.type", "protocol.blob-literal"},
       "constraint",
       on_update([](const Request& request, const Handler& reference) {
         const Value body = object_of(request.body);
         const Value* zip_file = body.find("ZipFile");
         const bool is_array = zip_file != nullptr && zip_file->array() != nullptr;
         return is_array ? as_if_updated(request, reference) : reference(request);
       })},
      {"ZipFile/number-accepted",
       "A number is a blob, and not looked at",
       {"ZipFile.type", "protocol.blob-literal"},
       "constraint",
       on_update([](const Request& request, const Handler& reference) {
         const Value body = object_of(request.body);
         const Value* zip_file = body.find("ZipFile");
         return zip_file != nullptr && zip_file->is(Kind::number) ? as_if_updated(request, reference)
                                                                  : reference(request);
       })},
      {"members/null-refused",
       "A member that is null is refused",
       {"protocol.null-is-absent"},
       "constraint",
       on_update(refuse_null)},
      {"members/null-dry-run",
       "A DryRun of null is true",
       {"protocol.null-is-absent"},
       "constraint",
       null_is("DryRun", true)},
      {"members/null-publish",
       "A Publish of null publishes",
       {"protocol.null-is-absent"},
       "constraint",
       null_is("Publish", true)},
      {"members/null-revision",
       "A RevisionId of null is the text null",
       {"protocol.null-is-absent"},
       "constraint",
       null_is("RevisionId", "null")},
      {"members/null-s3",
       "An S3ObjectVersion of null is an empty text",
       {"protocol.null-is-absent"},
       "constraint",
       null_is("S3ObjectVersion", "")},
      {"members/unknown-refused",
       "Members that the operation does not know are refused",
       {"protocol.unknown-members"},
       "constraint",
       on_update(refuse_unknown)},
      {"members/large-number-fails",
       "A number beyond 64 bits is answered with 500",
       {"protocol.unknown-members", "protocol.no-server-error"},
       "constraint",
       on_update(fail_on_large_number)},
      {"members/first-counts",
       "Of two members of the same name the first one counts",
       {"inferred.duplicate-members"},
       "constraint",
       input_edited(keep_first)},
      {"members/any-case",
       "Member names are compared without regard to case",
       {"protocol.unknown-members"},
       "constraint",
       input_edited(match_names_in_any_case)},
  };
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

}  // namespace plumbline::power
