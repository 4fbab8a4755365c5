#pragma once

#include <string>

namespace plumbline::spec {

/// What is wrong with a spec, and where.
struct SpecError {
  std::string file;     ///< "update-function-code.json"
  std::string pointer;  ///< JSON pointer (RFC 6901) into it; empty where the text is no JSON
  std::string reason;

  /// "update-function-code.json#/shapes/...: unknown trait plumbline#clauze"
  [[nodiscard]] std::string text() const;
};

}  // namespace plumbline::spec
