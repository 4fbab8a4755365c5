#include "package/zip_writer.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>

#include <zip.h>

#include "package/zip_archive.h"

namespace plumbline::package {
namespace {

using Source = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;

constexpr zip_uint16_t dos_midnight = 0;
constexpr zip_uint16_t dos_first_day = 1U << 5U | 1U;  // month and day; the year counts from 1980

/// libzip writes no archive that has no entries: this is the end record of one.
std::string empty_zip() { return std::string("PK\x05\x06", 4) + std::string(18, '\0'); }

std::string read_all(zip_source_t* source) {
  zip_stat_t stat;
  require(zip_source_stat(source, &stat) == 0);
  std::string bytes(stat.size, '\0');
  require(zip_source_open(source) == 0);
  require(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(source);
  return bytes;
}

/// The bytes of an archive to which `add_all` adds at least one entry.
template <class AddAll>
std::string archive_of(const AddAll& add_all) {
  const Source buffer(zip_source_buffer_create(nullptr, 0, 0, nullptr), &zip_source_free);
  require(buffer != nullptr);
  zip_source_keep(buffer.get());  // the archive takes the other hold on it
  zip_t* archive = zip_open_from_source(buffer.get(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  require(archive != nullptr);
  add_all(archive);
  require(zip_close(archive) == 0);
  return read_all(buffer.get());
}

}  // namespace

void require(bool done) {
  if (done) return;
  std::fputs("plumbline: libzip could not write a package\n", stderr);
  std::abort();
}

void add(zip_t* archive, const std::string& name, const ZipEntry& entry) {
  zip_source_t* content = zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
  require(content != nullptr);
  const zip_int64_t added = zip_file_add(archive, name.c_str(), content, ZIP_FL_OVERWRITE);
  require(added >= 0);
  const auto index = static_cast<zip_uint64_t>(added);
  const zip_int32_t method = entry.compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  require(zip_set_file_compression(archive, index, method, 0) == 0);
  require(zip_file_set_dostime(archive, index, dos_midnight, dos_first_day, 0) == 0);
  require(zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, entry.unix_mode << 16U) == 0);
}

std::string make_zip(std::span<const ZipEntry> entries) {
  if (entries.empty()) return empty_zip();
  return archive_of([&](zip_t* archive) {
    for (const ZipEntry& entry : entries) add(archive, entry.name, entry);
  });
}

std::string make_zip_of_copies(const ZipEntry& entry, std::size_t copies) {
  return archive_of([&](zip_t* archive) {
    for (std::size_t i = 0; i < copies; ++i) add(archive, std::to_string(i) + "/" + entry.name, entry);
  });
}

}  // namespace plumbline::package
