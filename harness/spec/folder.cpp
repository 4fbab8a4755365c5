#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "spec/load.h"
#include "spec/where.h"

namespace plumbline::spec {
namespace {

/// No file of a spec comes near this; a path given by mistake ends here.
constexpr std::uintmax_t file_bytes_max = 16U * 1024U * 1024U;

Result<std::string, SpecError> read_file(const std::filesystem::path& path, const Where& where) {
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(path, error);
  if (error) return refused(where.says(error.message()));
  if (bytes > file_bytes_max) return refused(where.says("is too large for a spec"));
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad()) return refused(where.says("cannot be read"));
  return text;
}

Wrong read_into(const std::filesystem::path& folder, const std::string& prefix, Files& files) {
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = prefix + at->path().filename().string();
    if (at->path().extension() != ".json") continue;
    auto text = read_file(at->path(), Where{name});
    if (!text) return text.error();
    files.emplace(name, std::move(*text));
  }
  if (error) return Where{folder.string()}.says(error.message());
  return std::nullopt;
}

}  // namespace

Result<Files, SpecError> read_folder(const std::string& folder) {
  Files files;
  if (auto wrong = read_into(folder, "", files)) return refused(*wrong);
  std::error_code error;
  const std::filesystem::path scenarios = std::filesystem::path(folder) / "scenarios";
  if (std::filesystem::is_directory(scenarios, error))
    if (auto wrong = read_into(scenarios, "scenarios/", files)) return refused(*wrong);
  return files;
}

}  // namespace plumbline::spec
