#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "law.h"

/// Holds a law for inputs that are there already: files, and all files below folders. Needs no fuzzer, so
/// that corpora run under every compiler and sanitizer. A broken law ends it as it ends a fuzzer, behind the
/// name of the file.
namespace plumbline::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& place) {
  if (!fs::is_directory(place)) return {place};
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(place))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

bool replay(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string read((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream.good() && !stream.eof()) return false;
  fmt::print(stderr, "{}\n", file.string());
  // Exactly as long as it is, as a fuzzer gives it: AddressSanitizer sees who reads past its end.
  const std::vector<char> exact(read.begin(), read.end());
  hold_for({exact.data(), exact.size()});
  return true;
}

int replay_all(const std::vector<std::string>& places) {
  std::size_t count = 0;
  for (const std::string& place : places) {
    if (!fs::exists(place)) {
      fmt::print(stderr, "there is no file or folder {}\n", place);
      return 2;
    }
    for (const fs::path& file : files_of(place)) {
      if (!replay(file)) {
        fmt::print(stderr, "cannot read {}\n", file.string());
        return 2;
      }
      ++count;
    }
  }
  fmt::print("the law held for {} inputs\n", count);
  return count == 0 ? 2 : 0;
}

}  // namespace
}  // namespace plumbline::fuzz

int main(int argc, char** argv) {
  const std::vector<std::string> places(argv + 1, argv + argc);
  if (places.empty()) {
    std::fputs("replay FILE|FOLDER...: holds the law of this target for each file\n", stderr);
    return 2;
  }
  try {
    return plumbline::fuzz::replay_all(places);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
