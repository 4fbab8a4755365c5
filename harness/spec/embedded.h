#pragma once

#include <span>
#include <string_view>

namespace plumbline::spec {

/// A file of `specs/` as it was when the program was built.
struct EmbeddedFile {
  std::string_view name;  ///< relative to specs/
  std::string_view text;
};

/// The files that embed.cmake wrote into the program.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace plumbline::spec
