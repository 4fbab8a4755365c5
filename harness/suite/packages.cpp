#include "suite/packages.h"

#include <array>
#include <numeric>
#include <string>

#include "package/zip_writer.h"

namespace plumbline::suite {

std::string package_of(std::string_view label) {
  const unsigned sum = std::accumulate(label.begin(), label.end(), 0U,
                                       [](unsigned so_far, unsigned char c) { return so_far + c; });
  const std::string code =
      "// " + std::string(label) +
      "\nexports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });\n//" +
      std::string(sum % 61, '.') + "\n";
  return package::make_zip(std::array{package::ZipEntry{"index.js", code, false}});
}

std::string package_of_size(std::size_t bytes) {
  const auto stored = [](std::size_t content_bytes) {
    return package::make_zip(
        std::array{package::ZipEntry{"index.js", std::string(content_bytes, ' '), false}});
  };
  const std::size_t around = stored(1).size() - 1;
  return stored(bytes - around);
}

}  // namespace plumbline::suite
