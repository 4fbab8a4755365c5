#pragma once

#include <string>

#include "zip_writing.h"

namespace plumbline::fuzz {

/// A file that is stored, of which all that is said is true.
[[nodiscard]] WrittenEntry stored_file(const std::string& name, const std::string& content);

/// An archive of two of them.
[[nodiscard]] std::string two_files();

}  // namespace plumbline::fuzz
