#include "service/power_cut.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace plumbline::service {
namespace {

namespace fs = std::filesystem;

PowerCut* watching = nullptr;
std::string failing_path_end;  ///< empty: no sync fails

std::string path_of(int descriptor) { return fs::read_symlink(fmt::format("/proc/self/fd/{}", descriptor)); }

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::map<std::string, ino_t> names_in(const fs::path& folder) {
  std::map<std::string, ino_t> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    struct stat facts {};
    if (::stat(entry.path().c_str(), &facts) == 0) names[entry.path().filename()] = facts.st_ino;
  }
  return names;
}

bool heads(std::mt19937_64& random) { return (random() & 1U) != 0; }

/// A file of which some blocks have reached the disk since it was synced, and others have not.
std::string torn(const std::string& synced, const std::string& now, std::mt19937_64& random) {
  constexpr std::size_t block = 4096;
  std::string content(heads(random) ? synced.size() : now.size(), '\0');
  for (std::size_t at = 0; at < content.size(); at += block) {
    const std::string& from = heads(random) ? synced : now;
    if (at >= from.size()) continue;
    std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(at),
                std::min({block, from.size() - at, content.size() - at}),
                content.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return content;
}

}  // namespace

PowerCut::PowerCut(fs::path folder) : folder_(std::move(folder)) { watching = this; }

PowerCut::~PowerCut() { watching = nullptr; }

void PowerCut::synced(int descriptor) {
  const fs::path opened = fmt::format("/proc/self/fd/{}", descriptor);
  const std::string path = path_of(descriptor);
  if (!path.starts_with(folder_.string())) return;
  if (on_sync) on_sync(path);
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0) return;
  if (S_ISDIR(facts.st_mode)) {
    names_[path] = names_in(path);
  } else {
    contents_[facts.st_ino] = content_of(opened);
  }
}

PowerCut::Names PowerCut::surviving_names(const std::string& folder, std::mt19937_64& random) const {
  const auto at = names_.find(folder);
  const Names synced = at == names_.end() ? Names() : at->second;
  Names surviving = synced;
  const Names now = names_in(folder);
  for (const auto& [name, file] : now) {
    const auto before = synced.find(name);
    if ((before == synced.end() || before->second != file) && heads(random)) surviving[name] = file;
  }
  for (const auto& [name, file] : synced) {
    if (!now.contains(name) && heads(random)) surviving.erase(name);
  }
  return surviving;
}

Files PowerCut::survivors(std::mt19937_64& random) const {
  std::map<ino_t, std::string> now;
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    struct stat facts {};
    if (entry.is_regular_file() && ::stat(entry.path().c_str(), &facts) == 0) {
      now[facts.st_ino] = content_of(entry.path());
    }
  }
  Files files;
  for (const std::string& below : {std::string(), std::string("packages")}) {
    const std::string folder = below.empty() ? folder_.string() : (folder_ / below).string();
    if (!fs::is_directory(folder)) continue;
    for (const auto& [name, file] : surviving_names(folder, random)) {
      if (fs::is_directory(fs::path(folder) / name)) continue;
      const auto synced = contents_.find(file);
      const std::string content = synced == contents_.end() ? std::string() : synced->second;
      const auto current = now.find(file);
      files[fs::path(below) / name] = current == now.end() ? content : torn(content, current->second, random);
    }
  }
  return files;
}

FailingSyncs::FailingSyncs(std::string path_end) { failing_path_end = std::move(path_end); }

FailingSyncs::~FailingSyncs() { failing_path_end.clear(); }

/// The sync itself, for who stands in its place.
int sync(int descriptor, long system_call) {
  if (!failing_path_end.empty() && path_of(descriptor).ends_with(failing_path_end)) {
    errno = EIO;
    return -1;
  }
  if (watching != nullptr) watching->synced(descriptor);
  return static_cast<int>(::syscall(system_call, descriptor));
}

}  // namespace plumbline::service

// In the place of the C library's, for SQLite too.
extern "C" int fsync(int descriptor) { return plumbline::service::sync(descriptor, SYS_fsync); }

extern "C" int fdatasync(int descriptor) { return plumbline::service::sync(descriptor, SYS_fdatasync); }
