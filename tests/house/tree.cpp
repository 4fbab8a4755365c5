#include "house/tree.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace plumbline::house {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> folders{".ci",     ".github", "bench", "fuzz",
                                                  "harness", "specs",   "tests"};
constexpr std::array<std::string_view, 6> root_files{"CHANGELOG.md",    "CMakeLists.txt", "CMakePresets.json",
                                                     "CONTRIBUTING.md", "README.md",      "dev"};

fs::path root() { return PLUMBLINE_SOURCE_DIR; }

SourceFile read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {path.lexically_relative(root()).generic_string(), {std::istreambuf_iterator<char>(in), {}}};
}

}  // namespace

Files read_tree() {
  Files files;
  for (const std::string_view name : root_files)
    if (fs::is_regular_file(root() / name)) files.push_back(read_file(root() / name));
  for (const std::string_view folder : folders) {
    if (!fs::is_directory(root() / folder)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root() / folder))
      if (entry.is_regular_file()) files.push_back(read_file(entry.path()));
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool in_folder(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string_view harness_folder(std::string_view path) {
  if (!in_folder(path, "harness")) return {};
  path.remove_prefix(std::string_view("harness/").size());
  const std::size_t end = path.find('/');
  return end == std::string_view::npos ? std::string_view{} : path.substr(0, end);
}

bool is_header(std::string_view path) { return path.ends_with(".h"); }

bool is_cpp(std::string_view path) { return is_header(path) || path.ends_with(".cpp"); }

bool is_script(std::string_view path) { return path == "dev" || path == ".ci/run" || path.ends_with(".sh"); }

bool is_cmake(std::string_view path) { return path.ends_with("CMakeLists.txt") || path.ends_with(".cmake"); }

bool is_prose(std::string_view path) { return path.ends_with(".md"); }

}  // namespace plumbline::house
