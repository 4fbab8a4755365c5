#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "http/body_room.h"
#include "json/document.h"
#include "package/base64.h"
#include "package/zip_writer.h"

namespace plumbline::bench {

/// Bytes that no compression makes shorter, always the same.
inline std::string noise(std::size_t size) {
  std::string bytes;
  bytes.reserve(size);
  std::uint64_t state = 1;
  while (bytes.size() < size) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    for (unsigned shift = 24; shift < 64 && bytes.size() < size; shift += 8) {
      bytes += static_cast<char>(state >> shift);
    }
  }
  return bytes;
}

/// The directory of a zip with one file whose name is one letter.
inline constexpr std::size_t zip_overhead_bytes = 100;

/// A deployment package of that size with one file, stored; of 22 bytes, the least, one without any. Made
/// once.
inline const std::string& zip_of(std::size_t size) {
  static std::map<std::size_t, std::string> made;
  std::string& zip = made[size];
  if (!zip.empty()) return zip;
  if (size < zip_overhead_bytes) return zip = package::make_zip({});
  std::string content = noise(size - zip_overhead_bytes);
  return zip = package::make_zip(
             std::array{package::ZipEntry{.name = "a", .content = std::move(content), .compressed = false}});
}

/// The body of a request that brings a package.
inline std::string body_with(const std::string& zip) {
  return R"({"Publish":false,"ZipFile":")" + package::encode_base64(zip) + "\"}";
}

/// The same text with the room that parsing in place asks for.
inline std::string roomy_copy(const std::string& text) {
  std::string copy;
  http::make_room(copy, text.size() + json::padding_bytes);
  copy.append(text);
  return copy;
}

}  // namespace plumbline::bench
