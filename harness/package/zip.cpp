#include "package/zip.h"

#include <array>
#include <memory>

#include <zip.h>

#include "package/entry_path.h"

namespace plumbline::package {
namespace {

using Kind = PackageError::Kind;
using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::uint32_t unix_type_mask = 0170000;
constexpr std::uint32_t unix_symlink = 0120000;

auto error(Kind kind, std::string entry = {}, std::string reason = {}) {
  return refused(PackageError{kind, std::move(entry), std::move(reason)});
}

/// Why libzip would not open the bytes.
PackageError open_error(std::string_view bytes, zip_error_t& cause) {
  PackageError result{Kind::damaged, {}, zip_error_strerror(&cause)};
  if (zip_error_code_zip(&cause) == ZIP_ER_NOZIP) {
    result.kind = bytes.starts_with("PK\x03\x04") ? Kind::truncated : Kind::not_a_zip;
  }
  zip_error_fini(&cause);
  return result;
}

Result<Archive, PackageError> open(std::string_view bytes) {
  zip_error_t cause;
  zip_error_init(&cause);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &cause);
  if (source == nullptr) return refused(open_error(bytes, cause));
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &cause);
  if (archive == nullptr) {
    zip_source_free(source);
    return refused(open_error(bytes, cause));
  }
  zip_error_fini(&cause);
  return Archive(archive, &zip_discard);
}

bool is_symlink(zip_t* archive, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  return system == ZIP_OPSYS_UNIX && (attributes >> 16U & unix_type_mask) == unix_symlink;
}

/// Inflates one entry and gives its size, at most `bytes_max`.
Result<std::uint64_t, PackageError> inflate(zip_t* archive, const zip_stat_t& entry,
                                            std::uint64_t bytes_max) {
  const Entry file(zip_fopen_index(archive, entry.index, 0), &zip_fclose);
  if (file == nullptr) {
    const int code = zip_error_code_zip(zip_get_error(archive));
    const bool unsupported = code == ZIP_ER_COMPNOTSUPP || code == ZIP_ER_ENCRNOTSUPP;
    return error(unsupported ? Kind::unsupported : Kind::damaged, entry.name, zip_strerror(archive));
  }
  std::array<char, piece_bytes> piece;
  std::uint64_t bytes = 0;
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return error(Kind::damaged, entry.name, zip_file_strerror(file.get()));
    if (got == 0) break;
    bytes += static_cast<std::uint64_t>(got);
    if (bytes > bytes_max) return error(Kind::too_large, entry.name);
  }
  if (bytes != entry.size) return error(Kind::damaged, entry.name, "its size is not what the directory says");
  return bytes;
}

/// Checks what the directory says of an entry, then its content; gives its size.
Result<std::uint64_t, PackageError> inspect_entry(zip_t* archive, zip_uint64_t index, std::uint64_t bytes_max,
                                                  const ZipLimits& limits) {
  static constexpr zip_uint64_t needed =
      ZIP_STAT_NAME | ZIP_STAT_INDEX | ZIP_STAT_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  zip_stat_t entry;
  if (zip_stat_index(archive, index, 0, &entry) != 0 || (entry.valid & needed) != needed) {
    return error(Kind::damaged, {}, zip_strerror(archive));
  }
  if (leads_outside(entry.name)) return error(Kind::unsafe_path, entry.name);
  if (entry.encryption_method != ZIP_EM_NONE) return error(Kind::encrypted, entry.name);
  if (!limits.symlinks_allowed && is_symlink(archive, index)) return error(Kind::symlink, entry.name);
  if (entry.size > bytes_max) return error(Kind::too_large, entry.name);
  return inflate(archive, entry, bytes_max);
}

}  // namespace

std::string_view name_of(PackageError::Kind kind) {
  switch (kind) {
    case Kind::empty:
      return "empty";
    case Kind::not_a_zip:
      return "not_a_zip";
    case Kind::truncated:
      return "truncated";
    case Kind::damaged:
      return "damaged";
    case Kind::encrypted:
      return "encrypted";
    case Kind::unsupported:
      return "unsupported";
    case Kind::unsafe_path:
      return "unsafe_path";
    case Kind::symlink:
      return "symlink";
    case Kind::too_large:
      return "too_large";
    case Kind::too_many_entries:
      return "too_many_entries";
  }
  return "";
}

Result<PackageFacts, PackageError> inspect_zip(std::string_view bytes, const ZipLimits& limits) {
  if (bytes.empty()) return error(Kind::empty);
  const auto archive = open(bytes);
  if (!archive) return refused(archive.error());

  PackageFacts facts;
  facts.entries = static_cast<std::uint64_t>(zip_get_num_entries(archive->get(), 0));
  if (facts.entries > limits.entries_max) return error(Kind::too_many_entries);
  for (zip_uint64_t index = 0; index < facts.entries; ++index) {
    const std::uint64_t bytes_left = limits.unzipped_bytes_max - facts.unzipped_bytes;
    const auto size = inspect_entry(archive->get(), index, bytes_left, limits);
    if (!size) return refused(size.error());
    facts.unzipped_bytes += *size;
  }
  return facts;
}

}  // namespace plumbline::package
