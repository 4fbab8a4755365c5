#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

/// How the several ways to do one thing (package/base64_path.h, package/crc32.h, json/plain_run.h) are chosen
/// among at run time. A Path has a `name` and says whether it `is_supported` here; of several the first is
/// the portable one, the last the fastest.
namespace plumbline {

/// The path of that name; nullptr where there is none or the processor cannot run it.
template <class Path>
const Path* find_path(std::span<const Path> paths, std::string_view name) {
  const auto path = std::ranges::find(paths, name, &Path::name);
  return path != paths.end() && path->is_supported() ? &*path : nullptr;
}

/// The path that the environment variable names; where it names none, the fastest that is supported. One that
/// is not to be had is told on standard error, and the portable one stands in for it.
template <class Path>
const Path& choose_path(std::span<const Path> paths, const char* variable) {
  const char* wanted = std::getenv(variable);
  if (wanted == nullptr || *wanted == '\0') {
    return *std::find_if(paths.rbegin(), paths.rend(), [](const Path& path) { return path.is_supported(); });
  }
  if (const Path* path = find_path(paths, wanted)) return *path;
  std::string here;
  for (const Path& path : paths) {
    if (path.is_supported()) here.append(" ").append(path.name);
  }
  std::fprintf(stderr, "plumbline: %s=%s is not to be had; here there are:%s. Taking portable.\n", variable,
               wanted, here.c_str());
  return paths.front();
}

}  // namespace plumbline
