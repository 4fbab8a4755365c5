#pragma once

#include <string>
#include <vector>

#include "json/value.h"
#include "spec/model.h"

namespace plumbline::fuzzing {

/// The bodies that are plain, of the operation's first sample.
struct PlainBodies {
  std::string dry;     ///< the sample with what keeps it from changing anything
  std::string simple;  ///< the sample
};
[[nodiscard]] PlainBodies plain_bodies(const spec::Operation& operation);

/// A body that holds the text as the operation's blob, and nothing else but these members.
[[nodiscard]] std::string body_with_blob(const spec::Operation& operation, std::string text,
                                         const json::Object& more = {});

/// The names of the example's function in every form that the first sample gives, the plain one first.
[[nodiscard]] std::vector<std::string> forms_of(const spec::Operation& operation);

}  // namespace plumbline::fuzzing
