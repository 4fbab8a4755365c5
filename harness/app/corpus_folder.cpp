#include "app/corpus_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <unistd.h>

namespace plumbline::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t file_bytes_max = std::uintmax_t{1} << 20U;

/// What the nearest folder with the name of a fuzz target says; nullopt where there is none, or its corpus is
/// of nothing that is sent.
std::optional<fuzzing::Holds> held_below(const fs::path& path) {
  for (fs::path folder = path.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (const auto holds = fuzzing::held_by(folder.filename().string())) return holds;
    if (folder == folder.parent_path()) break;
  }
  return std::nullopt;
}

Result<CorpusFile, std::string> read_file(const fs::path& path, const spec::Operation& operation) {
  std::error_code error;
  if (fs::file_size(path, error) > file_bytes_max || error)
    return refused(path.string() + ": " + (error ? error.message() : "is longer than a MiB"));
  std::ifstream in(path, std::ios::binary);
  CorpusFile file{path.string(), std::string(std::istreambuf_iterator<char>(in), {}), held_below(path)};
  if (!in) return refused(path.string() + ": cannot be read");
  if (!file.holds && fuzzing::input_of_file(file.bytes, operation)) file.holds = fuzzing::Holds::request;
  return file;
}

Result<std::vector<fs::path>, std::string> files_below(const std::string& path) {
  std::error_code error;
  std::vector<fs::path> files;
  if (fs::is_regular_file(path, error)) return std::vector<fs::path>{path};
  for (fs::recursive_directory_iterator at(path, error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file(error)) files.push_back(at->path());
  if (error) return refused(path + ": " + error.message());
  std::ranges::sort(files);
  return files;
}

}  // namespace

Result<std::vector<CorpusFile>, std::string> read_corpus(const std::string& path,
                                                         const spec::Operation& operation) {
  const auto paths = files_below(path);
  if (!paths) return refused(paths.error());
  std::vector<CorpusFile> files;
  for (const fs::path& one : *paths) {
    auto file = read_file(one, operation);
    if (!file) return refused(std::move(file.error()));
    files.push_back(*std::move(file));
  }
  return files;
}

fuzzing::Seeds seeds_in(const std::vector<CorpusFile>& files, const spec::Operation& operation) {
  fuzzing::Seeds seeds;
  for (const CorpusFile& file : files) {
    if (!file.holds) continue;
    if (auto input = fuzzing::input_holding(file.bytes, *file.holds, operation))
      seeds.push_back({file.path, *std::move(input)});
  }
  return seeds;
}

Result<void, std::string> make_corpus_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return refused(path + ": " + error.message());
  if (access(path.c_str(), W_OK | X_OK) != 0) return refused(path + ": cannot be written to");
  return {};
}

Result<void, std::string> write_corpus_file(const std::string& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (out.flush()) return {};
  return refused(path + ": cannot be written" + (error ? ", " + error.message() : ""));
}

}  // namespace plumbline::app
