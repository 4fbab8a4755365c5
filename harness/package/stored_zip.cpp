#include "package/stored_zip.h"

#include <algorithm>
#include <cstddef>

#include "package/entry_path.h"

namespace plumbline::package {
namespace {

using namespace std::string_view_literals;

// The layout of APPNOTE 6.3: the header before each entry (4.3.7), its record in the directory (4.3.12), the
// record at the end (4.3.16). A record repeats its header from the third field on: the facts.
constexpr auto header_mark = "PK\3\4"sv;
constexpr auto record_mark = "PK\1\2"sv;
constexpr auto end_mark = "PK\5\6"sv;
constexpr auto zip64_mark = "PK\6\7"sv;
constexpr std::size_t header_bytes = 30;
constexpr std::size_t record_bytes = 46;
constexpr std::size_t end_bytes = 22;
constexpr std::size_t zip64_locator_bytes = 20;
constexpr std::size_t facts_in_header = 4;
constexpr std::size_t facts_in_record = 6;
constexpr std::size_t facts_bytes = 26;

/// How far before the end of an archive readers look for its end record: a comment's length, and the records.
constexpr std::size_t searched_bytes = 0xFFFF + end_bytes + zip64_locator_bytes;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  while (size-- > 0) number = number << 8U | static_cast<unsigned char>(bytes[at + size]);
  return number;
}
std::uint32_t u16_at(std::string_view bytes, std::size_t at) { return number_at(bytes, at, 2); }
std::uint32_t u32_at(std::string_view bytes, std::size_t at) { return number_at(bytes, at, 4); }

/// Takes as many bytes off the front; nullopt where there are fewer.
std::optional<std::string_view> take(std::string_view& rest, std::size_t size) {
  if (rest.size() < size) return std::nullopt;
  const std::string_view taken = rest.substr(0, size);
  rest.remove_prefix(size);
  return taken;
}

/// The end record, where it is the very end and nothing else may be taken for one.
std::optional<std::string_view> end_record_of(std::string_view bytes) {
  if (bytes.size() < end_bytes) return std::nullopt;
  const std::size_t at = bytes.size() - end_bytes;
  if (bytes.find(end_mark, bytes.size() - std::min(bytes.size(), searched_bytes)) != at) return std::nullopt;
  if (at >= zip64_locator_bytes && bytes.substr(at - zip64_locator_bytes).starts_with(zip64_mark)) {
    return std::nullopt;
  }
  const std::string_view end = bytes.substr(at);
  const std::uint32_t disks = u32_at(end, 4), comment_bytes = u16_at(end, 20);
  const bool is_plain = (disks | comment_bytes) == 0 && u16_at(end, 8) == u16_at(end, 10);
  return is_plain ? std::optional(end) : std::nullopt;
}

bool is_link(std::string_view record) {
  constexpr std::uint32_t unix_system = 3, unix_type_mask = 0170000, unix_symlink = 0120000;
  return u16_at(record, 4) >> 8U == unix_system && (u16_at(record, 40) & unix_type_mask) == unix_symlink;
}

bool is_plain_name(std::string_view name) {
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  return !name.empty() && std::ranges::all_of(name, is_printable) && !leads_outside(name);
}

/// Whether a record is of a stored entry whose header stands at that place, and has nothing special.
bool is_plain_record(std::string_view record, std::size_t header_at) {
  constexpr std::uint32_t utf8_flag = 1U << 11U;
  constexpr std::uint32_t no_number = 0xFFFF'FFFF;  // it stands in an extra field
  const std::uint32_t flags = u16_at(record, 8), method = u16_at(record, 10);
  const std::uint32_t packed_bytes = u32_at(record, 20), unpacked_bytes = u32_at(record, 24);
  const std::uint32_t extra_bytes = u16_at(record, 30), comment_bytes = u16_at(record, 32),
                      disk = u16_at(record, 34);
  return record.starts_with(record_mark) && (flags & ~utf8_flag) == 0 && method == 0 &&
         packed_bytes == unpacked_bytes && unpacked_bytes != no_number &&
         (extra_bytes | comment_bytes | disk) == 0 && u32_at(record, 42) == header_at && !is_link(record);
}

/// Takes the next entry off what lies before the directory, and its record off the directory.
std::optional<StoredEntry> take_entry(std::string_view& body, std::string_view& directory,
                                      std::size_t header_at) {
  const auto record = take(directory, record_bytes);
  if (!record || !is_plain_record(*record, header_at)) return std::nullopt;
  const auto name = take(directory, u16_at(*record, 28));
  if (!name || !is_plain_name(*name)) return std::nullopt;
  const auto header = take(body, header_bytes);
  if (!header || !header->starts_with(header_mark) || take(body, name->size()) != name) return std::nullopt;
  if (header->substr(facts_in_header) != record->substr(facts_in_record, facts_bytes)) return std::nullopt;
  const auto content = take(body, u32_at(*record, 24));
  if (!content) return std::nullopt;
  return StoredEntry{*content, u32_at(*record, 16)};
}

}  // namespace

std::optional<std::vector<StoredEntry>> read_stored_zip(std::string_view bytes, const ZipLimits& limits) {
  const auto end = end_record_of(bytes);
  if (!end) return std::nullopt;
  const std::size_t count = u16_at(*end, 10), directory_bytes = u32_at(*end, 12),
                    body_bytes = u32_at(*end, 16);
  if (count > limits.entries_max || directory_bytes + body_bytes + end_bytes != bytes.size())
    return std::nullopt;
  std::string_view body = bytes.substr(0, body_bytes);
  std::string_view directory = bytes.substr(body_bytes, directory_bytes);

  std::vector<StoredEntry> entries;
  std::uint64_t bytes_left = limits.unzipped_bytes_max;
  while (entries.size() < count) {
    const auto entry = take_entry(body, directory, body_bytes - body.size());
    if (!entry || entry->content.size() > bytes_left) return std::nullopt;
    bytes_left -= entry->content.size();
    entries.push_back(*entry);
  }
  if (!body.empty() || !directory.empty()) return std::nullopt;
  return entries;
}

}  // namespace plumbline::package
