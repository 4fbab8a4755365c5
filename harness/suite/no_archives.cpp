#include "suite/no_archives.h"

#include "suite/packages.h"

namespace plumbline::suite {
namespace {

/// The first block of a tar archive, as far as readers look at it.
std::string tar_header() {
  std::string header("index.js");
  header.resize(257, '\0');
  header += std::string("ustar\0", 6) + "00";
  header.resize(1024, '\0');
  return header;
}

}  // namespace

std::vector<NoArchive> no_archives() {
  const std::string package = package_of("cut");
  const auto directory = package.rfind("PK\x01\x02");
  return {
      {"two-letters", "the first two bytes of a zip archive", "PK"},
      {"script", "the code itself", "exports.handler = async () => {};\n"},
      {"zeros", "bytes that are zero", std::string(100, '\0')},
      {"long-text", "a long text", std::string(20'000, 'x')},
      {"gzip", "the beginning of a gzip file", std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10) + package},
      {"tar", "a tar archive", tar_header()},
      {"seven-zip", "the beginning of a 7z archive", std::string("7z\xBC\xAF\x27\x1C\0\x04", 8)},
      {"without-directory", "a zip archive that ends before its directory", package.substr(0, directory)},
      {"cut", "a zip archive that ends inside its directory", package.substr(0, directory + 30)},
      {"half", "the first half of a zip archive", package.substr(0, package.size() / 2)},
      {"end-inside-text", "a text that holds what marks a directory's end",
       "a text with PK\x05\x06 inside, and no more than that, however long one looks at it"},
      {"hexadecimal", "a zip archive in hexadecimal digits", "504b03040a0000000000000021000000000000000000"}};
}

}  // namespace plumbline::suite
