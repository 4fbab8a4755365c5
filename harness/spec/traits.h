#pragma once

#include <string_view>

#include "json/value.h"
#include "spec/schema.h"
#include "spec/where.h"

namespace plumbline::spec {

/// Traits that we read, and where each may stand. A trait that is not listed is an error, and so is one in a
/// place where it means nothing: either would lose tests in silence.
namespace trait {
inline constexpr std::string_view required = "smithy.api#required";
inline constexpr std::string_view length = "smithy.api#length";
inline constexpr std::string_view range = "smithy.api#range";
inline constexpr std::string_view pattern = "smithy.api#pattern";
inline constexpr std::string_view enum_value = "smithy.api#enumValue";
inline constexpr std::string_view json_name = "smithy.api#jsonName";
inline constexpr std::string_view input = "smithy.api#input";
inline constexpr std::string_view output = "smithy.api#output";
inline constexpr std::string_view http = "smithy.api#http";
inline constexpr std::string_view http_label = "smithy.api#httpLabel";
inline constexpr std::string_view http_query = "smithy.api#httpQuery";
inline constexpr std::string_view http_error = "smithy.api#httpError";
inline constexpr std::string_view error = "smithy.api#error";
inline constexpr std::string_view rest_json = "aws.protocols#restJson1";
inline constexpr std::string_view clause = "plumbline#clause";
inline constexpr std::string_view rules = "plumbline#rules";
inline constexpr std::string_view refused_by = "plumbline#refusedBy";
inline constexpr std::string_view newer_members = "plumbline#newerMembers";
inline constexpr std::string_view samples = "plumbline#samples";
inline constexpr std::string_view format = "plumbline#format";
inline constexpr std::string_view today = "plumbline#today";
}  // namespace trait

/// Holds the "traits" of a shape or member against the list, and the values of our own traits against the
/// schema. `bearer` is the shape's type, or "member", or "enum member". A value without traits is right.
[[nodiscard]] Wrong check_traits(const json::Value& shape_or_member, std::string_view bearer,
                                 const Schema& schema, const Where& where);

/// The value of a trait, or nullptr.
[[nodiscard]] const json::Value* find_trait(const json::Value& shape_or_member, std::string_view id);

}  // namespace plumbline::spec
