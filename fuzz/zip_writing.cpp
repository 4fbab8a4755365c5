#include "zip_writing.h"

#include <algorithm>
#include <span>

namespace plumbline::fuzz {
namespace {

using namespace std::string_view_literals;

/// A kind of record (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16): its mark, and the sizes of the numbers behind it.
struct Layout {
  std::string_view mark;
  std::string_view sizes;
};
constexpr Layout layouts[] = {
    {"PK\x03\x04"sv,
     "22222444"
     "22"sv},
    {"PK\x01\x02"sv,
     "222222444"
     "2222244"sv},
    {"PK\x05\x06"sv, "2222442"sv},
};

void add(std::string& bytes, std::uint32_t number, std::size_t size) {
  for (; size > 0; --size, number >>= 8U) bytes += static_cast<char>(number & 0xFFU);
}

/// From the flags to the size of the name: what header and directory both say.
void add_facts(std::string& bytes, const WrittenEntry& entry) {
  add(bytes, entry.facts.flags, 2);
  add(bytes, entry.facts.method, 2);
  add(bytes, 0x0021'0000, 4);  // 1 January 1980
  add(bytes, entry.facts.crc32, 4);
  add(bytes, static_cast<std::uint32_t>(entry.packed.size()), 4);
  add(bytes, entry.facts.declared_bytes, 4);
  add(bytes, static_cast<std::uint32_t>(entry.facts.name.size()), 2);
}

void add_header(std::string& bytes, const WrittenEntry& entry) {
  bytes += "PK\x03\x04"sv;
  add(bytes, 20, 2);
  add_facts(bytes, entry);
  add(bytes, 0, 2);
  bytes += entry.facts.name;
  bytes += entry.packed;
}

void add_record(std::string& bytes, const WrittenEntry& entry, std::size_t header_at) {
  bytes += "PK\x01\x02"sv;
  add(bytes, 20U | std::uint32_t{entry.facts.made_on} << 8U, 2);
  add(bytes, 20, 2);
  add_facts(bytes, entry);
  for (int nothing = 0; nothing < 4; ++nothing) add(bytes, 0, 2);
  add(bytes, entry.facts.attributes, 4);
  add(bytes, static_cast<std::uint32_t>(header_at), 4);
  bytes += entry.facts.name;
}

}  // namespace

std::string write_plain_zip(const WrittenEntries& entries, std::string_view comment) {
  std::string bytes;
  std::string directory;
  for (const WrittenEntry& entry : entries) {
    add_record(directory, entry, bytes.size());
    add_header(bytes, entry);
  }
  const std::size_t directory_at = bytes.size();
  bytes += directory;
  bytes += "PK\x05\x06"sv;
  add(bytes, 0, 4);
  add(bytes, static_cast<std::uint32_t>(entries.size()), 2);
  add(bytes, static_cast<std::uint32_t>(entries.size()), 2);
  add(bytes, static_cast<std::uint32_t>(directory.size()), 4);
  add(bytes, static_cast<std::uint32_t>(directory_at), 4);
  add(bytes, static_cast<std::uint32_t>(comment.size()), 2);
  bytes += comment;
  return bytes;
}

std::vector<ZipField> fields_of_zip(std::string_view bytes) {
  std::vector<ZipField> fields;
  for (std::size_t at = bytes.find("PK"); at != std::string_view::npos; at = bytes.find("PK", at + 2)) {
    const auto layout = std::ranges::find(layouts, bytes.substr(at, 4), &Layout::mark);
    if (layout == std::end(layouts)) continue;
    std::size_t place = at + layout->mark.size();
    for (const char digit : layout->sizes) {
      const auto size = static_cast<std::size_t>(digit - '0');
      if (place + size > bytes.size()) break;
      fields.push_back({place, size});
      place += size;
    }
  }
  return fields;
}

std::uint32_t number_in(std::string_view bytes, ZipField field) {
  std::uint32_t number = 0;
  for (std::size_t i = field.size; i > 0; --i)
    number = number << 8U | static_cast<unsigned char>(bytes[field.at + i - 1]);
  return number;
}

void put_number(std::string& bytes, ZipField field, std::uint32_t number) {
  for (std::size_t i = 0; i < field.size; ++i, number >>= 8U)
    bytes[field.at + i] = static_cast<char>(number & 0xFFU);
}

}  // namespace plumbline::fuzz
