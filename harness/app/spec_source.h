#pragma once

#include <string>

#include "result.h"
#include "spec/model.h"

namespace plumbline::app {

/// The spec to use: what the program carries, or a folder's, with the scenarios of another folder besides.
/// Refused with what is wrong and where: file, JSON pointer, reason.
[[nodiscard]] Result<spec::Spec, std::string> load_spec(const std::string& folder,
                                                        const std::string& scenarios);

}  // namespace plumbline::app
