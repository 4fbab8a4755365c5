#include "package/zip_file.h"

#include <cerrno>

#include <sys/types.h>
#include <zip.h>

#include "package/zip_archive.h"

namespace plumbline::package {
namespace {

constexpr zip_int64_t failed = -1;

/// A file as a source of libzip's that is written from its beginning and not read.
class WrittenFile {
 public:
  explicit WrittenFile(std::FILE* file) : file_(file) { zip_error_init(&error_); }
  ~WrittenFile() { zip_error_fini(&error_); }
  WrittenFile(const WrittenFile&) = delete;
  WrittenFile& operator=(const WrittenFile&) = delete;

  static zip_int64_t call(void* self, void* data, zip_uint64_t bytes, zip_source_cmd_t command) {
    return static_cast<WrittenFile*>(self)->answer(data, bytes, command);
  }

 private:
  zip_int64_t answer(void* data, zip_uint64_t bytes, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE,
            ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
            ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
      case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&error_, data, bytes);
      case ZIP_SOURCE_STAT:
        return stat(static_cast<zip_stat_t*>(data));
      case ZIP_SOURCE_WRITE:
        return done(std::fwrite(data, 1, bytes, file_) == bytes) ? static_cast<zip_int64_t>(bytes) : failed;
      case ZIP_SOURCE_SEEK_WRITE:
        return seek(data, bytes);
      case ZIP_SOURCE_TELL_WRITE:
        return ::ftello(file_);
      case ZIP_SOURCE_COMMIT_WRITE:
        return done(std::fflush(file_) == 0) ? 0 : failed;
      default:
        return 0;  // it is empty to a reader, and there is nothing to begin, to take back or to let go
    }
  }

  static zip_int64_t stat(zip_stat_t* told) {
    zip_stat_init(told);
    told->valid = ZIP_STAT_SIZE;
    told->size = 0;
    return sizeof *told;
  }

  zip_int64_t seek(void* data, zip_uint64_t bytes) {
    const auto* wanted = ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, bytes, &error_);
    if (wanted == nullptr) return failed;
    return done(::fseeko(file_, static_cast<off_t>(wanted->offset), wanted->whence) == 0) ? 0 : failed;
  }

  bool done(bool is_done) {
    if (!is_done) zip_error_set(&error_, ZIP_ER_WRITE, errno);
    return is_done;
  }

  std::FILE* file_;
  zip_error_t error_;
};

}  // namespace

Result<void, std::string> write_zip(std::FILE* file, std::span<const ZipEntry> entries) {
  WrittenFile written(file);
  zip_source_t* source = zip_source_function_create(&WrittenFile::call, &written, nullptr);
  require(source != nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  require(archive != nullptr);
  for (const ZipEntry& entry : entries) add(archive, entry.name, entry);
  if (zip_close(archive) == 0) return {};
  auto failure = refused(std::string(zip_strerror(archive)));
  zip_discard(archive);
  return failure;
}

}  // namespace plumbline::package
