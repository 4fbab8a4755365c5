#pragma once

#include <cstdint>

namespace plumbline::service {

/// The figures at which the reference endpoint refuses, all in bytes. The documentation page of the operation
/// gives none of them; they are recorded from AWS (request, packages) or AWS's published default quota
/// (storage).
///
///     Settings settings;
///     settings.limits.code_storage_bytes_max = 1024;  // a small account, to see
///     CodeStorageExceededException
struct Limits {
  std::uint64_t request_bytes_max = 70'167'211;           ///< a request body, as it stands on the wire
  std::uint64_t zipped_inline_bytes_max = 52'428'800;     ///< a package sent in ZipFile, decoded
  std::uint64_t unzipped_bytes_max = 262'144'000;         ///< a package's files; reaching it is too much
  std::uint64_t code_storage_bytes_max = 80'530'636'800;  ///< the packages of all functions and versions
};

}  // namespace plumbline::service
