#include "suite/packages.h"

#include <array>
#include <cstdio>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "json/write.h"
#include "package/base64.h"
#include "package/sha256.h"
#include "package/zip_file.h"
#include "package/zip_writer.h"
#include "suite/scratch_file.h"

namespace plumbline::suite {
namespace {

constexpr std::size_t piece_bytes = 3U << 16U;  // whole groups of base64

package::ZipEntry stored_spaces(std::size_t bytes) { return {"index.js", std::string(bytes, ' '), false}; }

/// The entry that a package of that many bytes holds.
package::ZipEntry entry_of_package(std::size_t bytes) {
  const std::size_t around = package::make_zip(std::array{stored_spaces(1)}).size() - 1;
  return stored_spaces(bytes - around);
}

/// Every value of a byte, and runs that are text to somebody: line ends, the end of a DOS file, an end of
/// text.
std::string every_byte() {
  std::string content;
  for (int c = 0; c < 256; ++c) content += static_cast<char>(c);
  return content + "\r\n\n\r\x1A\x04" + std::string(40, '\0') + "\\n\"'&amp;%00+";
}

std::vector<package::ZipEntry> many_files() {
  constexpr int files = 300;
  std::vector<package::ZipEntry> entries;
  for (int i = 0; i < files; ++i) entries.push_back({"lib/" + std::to_string(i) + ".js", "//\n", false});
  return entries;
}

/// That many files of a MiB of zeros, which take two seconds to compress: done once.
template <std::size_t mebibytes>
const std::string& package_that_unpacks_to() {
  static const std::string package =
      package::make_zip_of_copies({"zeros", std::string(1U << 20U, '\0')}, mebibytes);
  return package;
}

/// A package in a file, as long as this lives.
class PackageFile {
 public:
  static Result<PackageFile, std::string> of_size(std::size_t bytes) {
    auto file = make_scratch_file();
    if (!file) return refused(file.error());
    const auto written = package::write_zip(file->get(), std::array{entry_of_package(bytes)});
    if (!written) return refused("a temporary file: " + written.error());
    return PackageFile(*std::move(file));
  }

  /// Hands out the bytes in pieces, all but the last of one size.
  template <class Take>
  Result<void, std::string> read(const Take& take) const {
    std::rewind(file_.get());
    std::string piece(piece_bytes, '\0');
    for (std::size_t count = piece.size(); count == piece.size();) {
      count = std::fread(piece.data(), 1, piece.size(), file_.get());
      take(std::string_view(piece).substr(0, count));
    }
    if (std::ferror(file_.get()) != 0) return refused("a temporary file cannot be read");
    return {};
  }

 private:
  explicit PackageFile(ScratchFile file) : file_(std::move(file)) {}

  ScratchFile file_;
};

}  // namespace

std::string package_of(std::string_view label) {
  const unsigned sum = std::accumulate(label.begin(), label.end(), 0U,
                                       [](unsigned so_far, unsigned char c) { return so_far + c; });
  const std::string code =
      "// " + std::string(label) +
      "\nexports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });\n//" +
      std::string(sum % 61, '.') + "\n";
  return package::make_zip(std::array{package::ZipEntry{"index.js", code, false}});
}

std::string package_holding(std::string content) {
  return package::make_zip(std::array{package::ZipEntry{"index.js", std::move(content), false}});
}

std::optional<std::string> package_with_trait(std::string_view trait) {
  const std::string code = "exports.handler = async () => {};\n";
  if (trait == "deflated")
    return package::make_zip(std::array{package::ZipEntry{"index.js", std::string(2000, 'a') + code}});
  if (trait == "every-byte") return package_holding(every_byte());
  if (trait == "zeros") return package_holding(std::string(4096, '\0'));
  if (trait == "folders")
    return package::make_zip(std::array{package::ZipEntry{"node_modules/", "", false, 040755},
                                        package::ZipEntry{"node_modules/a/b/index.js", code},
                                        package::ZipEntry{"index.js", code}});
  if (trait == "many-files") return package::make_zip(many_files());
  if (trait == "other-names")
    return package::make_zip(std::array{package::ZipEntry{"index.js", code},
                                        package::ZipEntry{"\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80.txt", code},
                                        package::ZipEntry{".hidden", code}, package::ZipEntry{"a b", ""}});
  if (trait == "python")
    return package::make_zip(std::array{package::ZipEntry{"lambda_function.py", "def f(e, c): pass\n"}});
  // AWS unpacks less than 250 MiB.
  if (trait == "unpacks-within-limit") return package_that_unpacks_to<249>();
  if (trait == "unpacks-beyond-limit") return package_that_unpacks_to<251>();
  return std::nullopt;
}

std::string package_of_size(std::size_t bytes) {
  return package::make_zip(std::array{entry_of_package(bytes)});
}

Result<std::string, std::string> base64_of_package_of_size(std::size_t bytes) {
  const auto file = PackageFile::of_size(bytes);
  if (!file) return refused(file.error());
  std::string text;
  text.reserve((bytes + 2) / 3 * 4 + json::write_room);
  const auto done = file->read([&](std::string_view piece) { text += package::encode_base64(piece); });
  if (!done) return refused(done.error());
  return text;
}

Result<std::string, std::string> sha256_of_package_of_size(std::size_t bytes) {
  const auto file = PackageFile::of_size(bytes);
  if (!file) return refused(file.error());
  package::Sha256Sum sum;
  const auto done = file->read([&](std::string_view piece) { sum.add(piece); });
  if (!done) return refused(done.error());
  return package::encode_base64(package::bytes_of(sum.digest()));
}

}  // namespace plumbline::suite
