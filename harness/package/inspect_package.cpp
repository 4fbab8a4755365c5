#include "package/inspect_package.h"

#include <optional>

#include "package/crc32.h"
#include "package/stored_zip.h"

namespace plumbline::package {
namespace {

/// What fits beside other things into a processor's second cache: fetched while the slower sum is made, and
/// still there for the other.
constexpr std::size_t block_bytes = 64 * 1024;

/// Adds the content of an entry to the sum; false where its checksum is wrong.
bool add_checked(const StoredEntry& entry, Sha256Sum& sum) {
  std::uint32_t crc = 0;
  for (std::string_view rest = entry.content; !rest.empty();) {
    const std::string_view block = rest.substr(0, block_bytes);
    rest.remove_prefix(block.size());
    sum.add(block);
    crc = crc32(block, crc);
  }
  return crc == entry.crc32;
}

/// nullopt where the bytes are no archive in its plainest form, or not what it says.
std::optional<InspectedPackage> inspect_stored(std::string_view bytes, const ZipLimits& limits) {
  const auto entries = read_stored_zip(bytes, limits);
  if (!entries) return std::nullopt;
  PackageFacts facts{.entries = entries->size()};
  Sha256Sum sum;
  std::size_t at = 0;
  for (const StoredEntry& entry : *entries) {
    const auto begin = static_cast<std::size_t>(entry.content.data() - bytes.data());
    sum.add(bytes.substr(at, begin - at));
    if (!add_checked(entry, sum)) return std::nullopt;
    at = begin + entry.content.size();
    facts.unzipped_bytes += entry.content.size();
  }
  sum.add(bytes.substr(at));
  return InspectedPackage{facts, sum.digest()};
}

}  // namespace

Result<InspectedPackage, PackageError> inspect_package(std::string_view bytes, const ZipLimits& limits) {
  if (const auto inspected = inspect_stored(bytes, limits)) return *inspected;
  const auto facts = inspect_zip(bytes, limits);
  if (!facts) return refused(facts.error());
  return InspectedPackage{*facts, sha256(bytes)};
}

}  // namespace plumbline::package
