// What does it cost to keep a change for good, beside what the disk asks of anyone?
//
//   commit     a change of a function's record, beside 2 KiB appended to a preallocated log and synced
//   package    a package as a file, beside a file that is written, synced and renamed, its folder synced
//   update     both, as UpdateFunctionCode does, beside both baselines one after the other

#include "service/durable_store.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include "disk/descriptor.h"
#include "disk/durable_file.h"
#include "package/sha256.h"
#include "service/package_files.h"

namespace plumbline {
namespace {

namespace fs = std::filesystem;
using service::Function;

constexpr std::size_t record_bytes = 2048;
constexpr off_t log_bytes = 4 << 20;

/// A folder on the disk that TMPDIR is on, /tmp else; it goes with its owner.
class Folder {
 public:
  Folder() {
    std::string path = fs::temp_directory_path() / "plumbline-bench-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("no folder " + path);
    path_ = path;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The least that a durable commit can be: a record in a file that need not grow, and its sync.
class Log {
 public:
  explicit Log(const fs::path& path) {
    auto file = disk::Descriptor::open(path, O_RDWR | O_CREAT);
    if (!file || !disk::lengthen(path, log_bytes)) throw std::runtime_error("no log");
    file_ = *std::move(file);
  }

  bool append(const std::string& record) {
    at_ = at_ + static_cast<off_t>(record.size()) > log_bytes ? 0 : at_;
    const ssize_t written = ::pwrite(file_.number(), record.data(), record.size(), at_);
    at_ += written;
    return written > 0 && ::fdatasync(file_.number()) == 0;
  }

 private:
  disk::Descriptor file_;
  off_t at_ = 0;
};

/// The least that a durable file can be. The folder stays open.
class FileBaseline {
 public:
  explicit FileBaseline(fs::path folder) : folder_(std::move(folder)) {
    auto opened = disk::Descriptor::open(folder_, O_RDONLY | O_DIRECTORY);
    if (!opened) throw std::runtime_error(opened.error());
    opened_ = *std::move(opened);
  }

  bool write(const std::string& bytes, bool is_folder_synced) {
    const fs::path temporary = folder_ / "new";
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool is_written =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    ::close(file);
    const bool is_renamed = is_written && ::rename(temporary.c_str(), (folder_ / "file").c_str()) == 0;
    return is_renamed && (!is_folder_synced || ::fsync(opened_.number()) == 0);
  }

 private:
  fs::path folder_;
  disk::Descriptor opened_;
};

service::Time at_rest() { return {}; }

Function function_of(std::string_view bytes) {
  Function function;
  function.name = "my-function";
  function.latest.revision_id = "9f1b2c34-5d6e-4f70-8a9b-0c1d2e3f4a5b";
  function.latest.configuration.handler = "index.handler";
  function.latest.configuration.runtime = "python3.7";
  function.latest.configuration.role = "arn:aws:iam::123456789012:role/lambda-role";
  function.latest.code = {package::sha256_base64(bytes), bytes.size()};
  return function;
}

std::unique_ptr<service::DurableStore> open_store(const fs::path& folder) {
  auto store = service::DurableStore::open(
      {.folder = folder, .code_storage_bytes_max = std::uint64_t{1} << 40U, .on_failure = {}});
  if (!store) throw std::runtime_error(store.error());
  return *std::move(store);
}

bool put(service::Store& store, const Function& function, service::Bytes bytes) {
  const service::Hold hold(store, function.home, function.name, at_rest);
  return hold.commit(std::make_shared<const Function>(function), std::move(bytes)).has_value();
}

/// Two packages of that size, so that each update has another one.
std::array<std::string, 2> packages_of(const benchmark::State& state) {
  const auto bytes = static_cast<std::size_t>(state.range(0));
  return {std::string(bytes, 'a'), std::string(bytes, 'b')};
}

void commit_log(benchmark::State& state) {
  const Folder folder;
  Log log(folder.path() / "log");
  const std::string record(record_bytes, 'r');
  for (auto _ : state) {
    if (!log.append(record)) state.SkipWithError("the log cannot be written");
  }
}

void commit_store(benchmark::State& state) {
  const Folder folder;
  const auto store = open_store(folder.path());
  const std::string bytes = "PK";
  Function function = function_of(bytes);
  if (!put(*store, function, std::make_shared<const std::string>(bytes))) state.SkipWithError("no function");
  for (auto _ : state) {
    ++function.latest.configuration.timeout_seconds;
    if (!put(*store, function, nullptr)) state.SkipWithError("the change cannot be committed");
  }
}

template <bool is_folder_synced>
void package_file(benchmark::State& state) {
  const Folder folder;
  FileBaseline baseline(folder.path());
  const auto packages = packages_of(state);
  for (auto _ : state) {
    if (!baseline.write(packages[0], is_folder_synced)) state.SkipWithError("the file cannot be written");
  }
}

void package_store(benchmark::State& state) {
  const Folder folder;
  const auto files = service::PackageFiles::open(folder.path() / "packages");
  const auto packages = packages_of(state);
  const std::string sha256 = package::sha256_base64(packages[0]);
  for (auto _ : state) {
    if (!files->write(sha256, packages[0])) state.SkipWithError("the package cannot be written");
  }
  if (files->read(sha256) != packages[0]) state.SkipWithError("another package was written");
}

void update_baselines(benchmark::State& state) {
  const Folder folder;
  Log log(folder.path() / "log");
  FileBaseline file(folder.path());
  const auto packages = packages_of(state);
  const std::string record(record_bytes, 'r');
  for (auto _ : state) {
    if (!file.write(packages[0], true) || !log.append(record)) state.SkipWithError("nothing can be written");
  }
}

void update_store(benchmark::State& state) {
  const Folder folder;
  const auto store = open_store(folder.path());
  std::array<Function, 2> functions;
  std::array<service::Bytes, 2> bytes;
  auto packages = packages_of(state);
  for (std::size_t i = 0; i < packages.size(); ++i) {
    functions[i] = function_of(packages[i]);
    bytes[i] = std::make_shared<const std::string>(std::move(packages[i]));
  }
  std::size_t turn = 0;
  for (auto _ : state) {
    turn = 1 - turn;
    if (!put(*store, functions[turn], bytes[turn])) state.SkipWithError("the update cannot be committed");
  }
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(2 << 10)->Arg(1 << 20)->Arg(50 << 20)->UseRealTime();
}

BENCHMARK(commit_log)->Name("commit/log")->UseRealTime();
BENCHMARK(commit_store)->Name("commit/store")->UseRealTime();
BENCHMARK(package_file<false>)->Name("package/file_synced_renamed")->Apply(sizes);
BENCHMARK(package_file<true>)->Name("package/file_synced_renamed_folder_synced")->Apply(sizes);
BENCHMARK(package_store)->Name("package/store")->Apply(sizes);
BENCHMARK(update_baselines)->Name("update/file_and_log")->Apply(sizes);
BENCHMARK(update_store)->Name("update/store")->Apply(sizes);

}  // namespace
}  // namespace plumbline

BENCHMARK_MAIN();
