#pragma once

#include <string>

#include "disk/scratch_folder.h"

namespace plumbline::wire {

/// The path of a file in a folder of this process, which goes with it: ctest runs several tests at once, and
/// two that write one file read half of it.
inline std::string own_file(const std::string& name) {
  static const disk::ScratchFolder folder;
  return folder.path() / name;
}

}  // namespace plumbline::wire
