#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "result.h"

namespace plumbline::suite {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// An open file, closed at the end.
using ScratchFile = std::unique_ptr<std::FILE, CloseFile>;

/// A new, empty file among the system's temporary ones, to be written and read, that has no name: it is gone
/// when the program is, however that ends. Refused with the folder and what the system said.
///
///     auto file = make_scratch_file();
///     if (!file) return refused(file.error());
[[nodiscard]] Result<ScratchFile, std::string> make_scratch_file();

}  // namespace plumbline::suite
