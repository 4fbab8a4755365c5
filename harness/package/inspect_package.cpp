#include "package/inspect_package.h"

#include <optional>

#include "package/crc32.h"
#include "package/stored_zip.h"

namespace plumbline::package {
namespace {

/// What fits beside other things into a processor's second cache: fetched while the slower sum is made, and
/// still there for the other.
constexpr std::size_t block_bytes = 64 * 1024;

/// Adds an archive to its sum from front to back, in pieces of at least a block: many small ones would take
/// longer.
class Hashing {
 public:
  explicit Hashing(std::string_view bytes) : rest_(bytes) {}

  /// Adds all before `end`, where that is a block or more.
  void come_to(const char* end) {
    if (static_cast<std::size_t>(end - rest_.data()) >= block_bytes) add(end);
  }

  [[nodiscard]] Sha256 digest() {
    add(rest_.data() + rest_.size());
    return sum_.digest();
  }

 private:
  void add(const char* end) {
    const auto size = static_cast<std::size_t>(end - rest_.data());
    sum_.add(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }

  std::string_view rest_;
  Sha256Sum sum_;
};

/// Goes through the content of an entry; false where its checksum is wrong.
bool check(const StoredEntry& entry, Hashing& hashing) {
  std::uint32_t crc = 0;
  for (std::string_view rest = entry.content; !rest.empty();) {
    const std::string_view block = rest.substr(0, block_bytes);
    rest.remove_prefix(block.size());
    hashing.come_to(rest.data());
    crc = crc32(block, crc);
  }
  return crc == entry.crc32;
}

/// nullopt where the bytes are no archive in its plainest form, or not what it says.
std::optional<InspectedPackage> inspect_stored(std::string_view bytes, const ZipLimits& limits) {
  const auto entries = read_stored_zip(bytes, limits);
  if (!entries) return std::nullopt;
  PackageFacts facts{.entries = entries->size()};
  Hashing hashing(bytes);
  for (const StoredEntry& entry : *entries) {
    if (!check(entry, hashing)) return std::nullopt;
    facts.unzipped_bytes += entry.content.size();
  }
  return InspectedPackage{facts, hashing.digest()};
}

}  // namespace

Result<InspectedPackage, PackageError> inspect_package(std::string_view bytes, const ZipLimits& limits) {
  if (const auto inspected = inspect_stored(bytes, limits)) return *inspected;
  const auto facts = inspect_zip(bytes, limits);
  if (!facts) return refused(facts.error());
  return InspectedPackage{*facts, sha256(bytes)};
}

}  // namespace plumbline::package
