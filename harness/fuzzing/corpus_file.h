#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fuzzing/input.h"
#include "result.h"
#include "spec/model.h"

namespace plumbline::fuzzing {

/// What a file of a fuzz target's corpus is a part of.
enum class Holds {
  name,     ///< of a function
  base64,   ///< the text of a blob
  package,  ///< the bytes of a blob
  body,     ///< of a request
  request,  ///< a whole one (input_of_file)
};

/// What the corpus of a fuzz target holds, by the target's name; nullopt for one that has no request to
/// make: its law is about something that no endpoint is asked.
[[nodiscard]] std::optional<Holds> held_by(std::string_view fuzz_target);

/// The fuzz targets whose corpora can be sent: "function_name, arn_parts, ...".
[[nodiscard]] std::string sendable_targets();

/// The file's content in a request that is plain otherwise: a name goes with the dry body, a blob and a body
/// to the example's function. Refused with the reason where it cannot be.
[[nodiscard]] Result<Input, std::string> input_holding(std::string_view bytes, Holds holds,
                                                       const spec::Operation& operation);

}  // namespace plumbline::fuzzing
