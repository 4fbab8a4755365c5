#pragma once

#include <map>
#include <string>
#include <string_view>

#include "json/value.h"
#include "result.h"
#include "spec/schema.h"
#include "spec/where.h"

namespace plumbline::spec {

/// A shape as it stands in a file.
struct SourceShape {
  const json::Value* value = nullptr;  ///< of the parsed file, which outlives this
  std::string type;                    ///< "structure", "operation"
  Where where;
};

/// The shapes of all model files by shape id ("com.amazonaws.lambda#FunctionName").
using Source = std::map<std::string, SourceShape, std::less<>>;

/// Adds a file in Smithy's JSON AST. What it checks is all that can be seen without looking at another shape:
/// the file's and the shapes' members, their types, their traits, and that no id is there twice.
[[nodiscard]] Wrong add_file(const json::Value& file, const Schema& schema, const Where& where,
                             Source& source);

/// The part of a shape id behind the '#'.
[[nodiscard]] std::string_view name_in(std::string_view shape_id);

}  // namespace plumbline::spec
