#pragma once

#include <string>

#include "result.h"
#include "spec/model.h"

namespace plumbline::app {

/// A specification, and what tells it from others.
struct LoadedSpec {
  spec::Spec spec;
  std::string fingerprint;  ///< SHA-256 of its files, wherever they lay
};

/// The spec to use: what the program carries, or a folder's, with the scenarios of another folder besides.
/// Refused with what is wrong and where: file, JSON pointer, reason.
[[nodiscard]] Result<spec::Spec, std::string> load_spec(const std::string& folder,
                                                        const std::string& scenarios);

/// The same, told apart from others.
[[nodiscard]] Result<LoadedSpec, std::string> load_known_spec(const std::string& folder,
                                                              const std::string& scenarios);

}  // namespace plumbline::app
