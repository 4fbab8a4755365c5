#include "fuzzing/export.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "fuzzing/file_name.h"
#include "fuzzing/seeds.h"
#include "package/sha256.h"

namespace plumbline::fuzzing {
namespace {

constexpr std::size_t pattern_cases_max = 150;

/// Files below one folder, each content once.
class Folder {
 public:
  Folder(std::string name, ExportedFiles& files) : name_(std::move(name)), files_(files) {}

  void add(const std::string& id, std::string bytes) {
    if (!seen_.insert(bytes).second) return;
    files_.push_back({name_ + "/" + file_name_of(id), std::move(bytes)});
  }

 private:
  std::string name_;
  ExportedFiles& files_;
  std::set<std::string> seen_;
};

}  // namespace

ExportedFiles export_corpus(const spec::Spec& spec, const spec::Operation& operation) {
  ExportedFiles files;
  Folder names("function_name", files);
  Folder blobs("base64", files);
  Folder bodies("json", files);
  Folder requests("request", files);
  for (const Seed& seed : seeds_of_suite(spec, operation, pattern_cases_max)) {
    names.add(seed.id, seed.input.name);
    for (std::string& blob : blobs_in({seed}, operation)) blobs.add(seed.id, std::move(blob));
    bodies.add(seed.id, seed.input.body);
    requests.add(seed.id, file_text_of(seed.input, operation));
  }
  std::ranges::sort(files, {}, &ExportedFile::path);
  return files;
}

}  // namespace plumbline::fuzzing
