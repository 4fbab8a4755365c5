#pragma once

#include <cstddef>

#include "json/value.h"
#include "result.h"
#include "spec/where.h"

namespace plumbline::spec {

/// An outline with an example's values in the place of its placeholders: `<name>`, of small letters and
/// hyphens. A text that is a placeholder and nothing else becomes the value, whatever it is; as an item of a
/// list it becomes the items of the value, where that is a list too. A placeholder inside a text, or inside
/// the name of a member, stands for a text. What values hold is not looked at again.
///
///     fill({"id": "word/<word>", "steps": ["<steps>"]}, {"word": "null", "steps": [1, 2]}, ...)
///       == {"id": "word/null", "steps": [1, 2]}
///
/// Wrong where a placeholder has no value in the example, or the example a value without a placeholder, and
/// where more than `room` is needed: bytes of texts, and 64 for each value. What was needed is taken from it.
[[nodiscard]] Result<json::Value, SpecError> fill(const json::Value& outline, const Where& outline_where,
                                                  const json::Value& example, const Where& example_where,
                                                  std::size_t& room);

}  // namespace plumbline::spec
