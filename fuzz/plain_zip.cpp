#include "plain_zip.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace plumbline::fuzz {
namespace {

constexpr std::string_view end_mark = "PK\x05\x06";
constexpr std::string_view central_mark = "PK\x01\x02";
constexpr std::string_view local_mark = "PK\x03\x04";
constexpr std::size_t end_size = 22;
constexpr std::size_t central_size = 46;
constexpr std::size_t local_size = 30;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i > 0; --i) value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}
std::uint16_t number16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(number(bytes, at, 2));
}
std::uint32_t number32(std::string_view bytes, std::size_t at) { return number(bytes, at, 4); }

/// The content behind a local header that says what the directory, from its flags to the checksums, says;
/// empty where it says something else.
std::string_view packed_bytes(std::string_view bytes, std::size_t local, std::size_t central,
                              std::size_t size) {
  if (local > bytes.size() || bytes.size() - local < local_size) return {};
  if (!bytes.substr(local).starts_with(local_mark)) return {};
  constexpr std::size_t agreed_size = 22;  // flags, method, time, checksum, both sizes, size of the name
  if (bytes.substr(local + 6, agreed_size) != bytes.substr(central + 8, agreed_size)) return {};
  const std::size_t name_size = number16(bytes, local + 26);
  if (bytes.size() - local - local_size < name_size) return {};
  if (bytes.substr(local + local_size, name_size) != bytes.substr(central + central_size, name_size))
    return {};
  const std::size_t begin = local + local_size + number16(bytes, local + 26) + number16(bytes, local + 28);
  if (begin > bytes.size() || bytes.size() - begin < size) return {};
  return bytes.substr(begin, size);
}

}  // namespace

std::optional<std::vector<PlainEntry>> read_plain_zip(std::string_view bytes) {
  const std::size_t end = bytes.find(end_mark);
  if (end == std::string_view::npos || bytes.size() - end != end_size) return std::nullopt;
  const std::size_t count = number16(bytes, end + 10);
  const std::size_t directory_size = number32(bytes, end + 12);
  std::size_t at = number32(bytes, end + 16);
  if (number32(bytes, end + 4) != 0 || number16(bytes, end + 8) != count) return std::nullopt;
  if (number16(bytes, end + 20) != 0) return std::nullopt;  // a comment that is not there
  if (at > end || end - at != directory_size) return std::nullopt;

  std::vector<PlainEntry> entries;
  for (std::size_t i = 0; i < count; ++i) {
    if (end - at < central_size || !bytes.substr(at).starts_with(central_mark)) return std::nullopt;
    const std::size_t name_size = number16(bytes, at + 28);
    const std::size_t size = central_size + name_size + number16(bytes, at + 30) + number16(bytes, at + 32);
    if (end - at < size) return std::nullopt;
    PlainEntry entry;
    entry.made_on = static_cast<std::uint8_t>(bytes[at + 5]);
    entry.flags = number16(bytes, at + 8);
    entry.method = number16(bytes, at + 10);
    entry.crc32 = number32(bytes, at + 16);
    entry.declared_bytes = number32(bytes, at + 24);
    entry.attributes = number32(bytes, at + 38);
    entry.name = bytes.substr(at + central_size, name_size);
    const std::uint32_t packed_size = number32(bytes, at + 20);
    const std::uint32_t local = number32(bytes, at + 42);
    if (std::max({packed_size, entry.declared_bytes, local}) == UINT32_MAX) return std::nullopt;
    entry.packed = packed_bytes(bytes, local, at, packed_size);
    if (entry.packed.size() != packed_size) return std::nullopt;
    entries.push_back(std::move(entry));
    at += size;
  }
  if (at != end) return std::nullopt;
  return entries;
}

std::optional<std::uint64_t> unpacked_bytes(const PlainEntry& entry, std::uint64_t bytes_max) {
  if (entry.method == 0) return std::min<std::uint64_t>(entry.packed.size(), bytes_max + 1);
  if (entry.method != Z_DEFLATED) return std::nullopt;
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  std::string packed(entry.packed);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<Bytef, 4096> piece;
  std::uint64_t bytes = 0;
  int state = Z_OK;
  while (state == Z_OK && bytes <= bytes_max) {
    stream.next_out = piece.data();
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    bytes += piece.size() - stream.avail_out;
  }
  inflateEnd(&stream);
  if (bytes > bytes_max) return bytes_max + 1;
  return state == Z_STREAM_END ? std::optional(bytes) : std::nullopt;
}

bool escapes(std::string_view path) {
  std::string plain(path);
  std::ranges::replace(plain, '\\', '/');
  const std::string framed = "/" + plain + "/";
  return plain.starts_with('/') || framed.find("/../") != std::string::npos;
}

}  // namespace plumbline::fuzz
