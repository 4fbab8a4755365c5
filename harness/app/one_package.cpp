#include "app/one_package.h"

#include "package/sha256.h"
#include "suite/packages.h"

namespace plumbline::app {
namespace {

using service::SourceError;

constexpr std::string_view bucket = "plumbline-packages";
constexpr std::string_view key = "package.zip";
constexpr std::string_view newest = "2";
constexpr std::string_view oldest = "1";

std::string bytes_of(std::string_view version) {
  return suite::package_of("version " + std::string(version));
}

suite::PackageFacts facts_of(const std::string& bytes) {
  return {package::sha256_base64(bytes), static_cast<std::int64_t>(bytes.size())};
}

}  // namespace

Result<std::string, SourceError> OnePackage::fetch(const service::ObjectAddress& address,
                                                   std::uint64_t bytes_max) const {
  if (address.bucket != bucket) return refused(SourceError::no_such_bucket);
  if (address.key != key) return refused(SourceError::no_such_key);
  const std::string version = address.version.value_or(std::string(newest));
  if (version != newest && version != oldest) return refused(SourceError::no_such_version);
  std::string bytes = bytes_of(version);
  if (bytes.size() > bytes_max) return refused(SourceError::too_large);
  return bytes;
}

suite::S3Object OnePackage::described() {
  return {std::string(bucket), std::string(key), facts_of(bytes_of(newest)), std::string(oldest),
          facts_of(bytes_of(oldest))};
}

}  // namespace plumbline::app
