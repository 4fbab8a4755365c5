#include "suite/scratch_folder.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace plumbline::suite {

Result<ScratchFolder, std::string> ScratchFolder::make() {
  std::error_code error;
  const auto parent = std::filesystem::temp_directory_path(error);
  if (error) return refused("the folder for temporary files: " + error.message());
  std::string name = (parent / "plumbline-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return refused(name + ": " + std::generic_category().message(errno));
  return ScratchFolder(name);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;  // it lies among what the system clears by itself
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace plumbline::suite
