#include "zip_mutation.h"

#include <algorithm>
#include <array>

#include <zlib.h>

#include "mutate/text.h"
#include "zip_writing.h"

namespace plumbline::fuzz {
namespace {

using mutate::Random;
using namespace std::string_view_literals;

constexpr std::uint32_t unix_link = 0120777U << 16U;
constexpr std::uint32_t unix_file = 0100644U << 16U;
constexpr std::uint32_t unix_folder = 040755U << 16U | 0x10U;

/// Around the limits of the law.
constexpr std::uint32_t telling_sizes[] = {0, 1, 255, 256, 700, 2047, 2048, 2049, 4095, 4096, 4097, 65'536};

WrittenEntries entries_of(const std::vector<PlainEntry>& read) {
  WrittenEntries entries;
  for (const PlainEntry& entry : read) entries.push_back({entry, std::string(entry.packed)});
  return entries;
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string deflated(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string in(bytes), out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  (void)deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// Gives the entry that content, and makes all that is said of it true.
void fill(WrittenEntry& entry, const std::string& content, bool is_stored) {
  entry.facts.crc32 = checksum(content);
  entry.facts.declared_bytes = static_cast<std::uint32_t>(content.size());
  entry.facts.method = is_stored ? 0 : Z_DEFLATED;
  entry.packed = is_stored ? content : deflated(content);
}

/// Says that the content is larger or smaller than it is.
void declare(WrittenEntry& entry, Random& random) { entry.facts.declared_bytes = random.pick(telling_sizes); }

void change_content(WrittenEntry& entry, Random& random) {
  const std::string content = entry.facts.method == 0 ? entry.packed : "content";
  fill(entry, mutate::mutate_text(content, random), random.one_in(2));
}

/// Content that is not what is said of it.
void spoil(WrittenEntry& entry, Random& random) {
  if (!entry.packed.empty()) random.pick(entry.packed) ^= static_cast<char>(1U << random.below(8));
}

/// Content that is mostly small once it is deflated, now and then more or less than is said.
void grow(WrittenEntry& entry, Random& random) {
  fill(entry, std::string(random.pick(telling_sizes), 'x'), random.one_in(4));
  if (random.one_in(4)) declare(entry, random);
}

void rename(WrittenEntry& entry, Random& random) {
  constexpr std::string_view names[] = {"",     "..",     ".",     "/",      "\\",       "../a",
                                        "a/..", "a/../b", "a\\..", "..\\a",  "a/",       "..a",
                                        "a..",  "a/./b",  "C:\\a", "a\0b"sv, "\xC3\xBC", "\xFF"};
  if (random.one_in(2))
    entry.facts.name = random.pick(names);
  else
    entry.facts.name = mutate::mutate_text(entry.facts.name, random);
}

void change_kind(WrittenEntry& entry, Random& random) {
  constexpr std::uint32_t kinds[] = {unix_link, unix_file, unix_folder, 0, 0170000U << 16U};
  constexpr std::uint8_t systems[] = {0, 3, 3, 19};
  entry.facts.attributes = random.pick(kinds);
  entry.facts.made_on = random.pick(systems);
}

void change_way(WrittenEntry& entry, Random& random) {
  constexpr std::uint16_t flags[] = {0, 1, 1U << 3U, 1U << 6U, 1U << 11U, 1U << 13U};
  constexpr std::uint16_t methods[] = {0, 8, 9, 12, 14, 95, 99};
  if (random.one_in(2))
    entry.facts.flags ^= random.pick(flags);
  else
    entry.facts.method = random.pick(methods);
}

constexpr std::array entry_moves{declare, spoil, change_content, grow, rename, change_kind, change_way};

void change_entries(WrittenEntries& entries, Random& random) {
  if (entries.empty()) {
    WrittenEntry entry;
    entry.facts.name = "a";
    fill(entry, "content", random.one_in(2));
    entries.push_back(std::move(entry));
  } else if (random.one_in(8)) {
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(random.below(entries.size())));
  } else if (random.one_in(6)) {
    const WrittenEntry doubled = random.pick(entries);
    const std::size_t times = random.one_in(8) ? 16 : 1;
    entries.insert(entries.end(), times, doubled);
  } else {
    random.pick(entry_moves)(random.pick(entries), random);
  }
}

/// One number of one record made another: nearly right, of another field, or at an end of its range.
void put_lie(std::string& bytes, Random& random) {
  const std::vector<ZipField> fields = fields_of_zip(bytes);
  if (fields.empty()) return;
  const ZipField field = random.pick(fields);
  const std::uint32_t number = number_in(bytes, field);
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const std::uint32_t lies[] = {number + 1,  number - 1, number ^ (1U << random.below(field.size * 8)),
                                0,           UINT32_MAX, size,
                                size - 22,   size + 1,   number_in(bytes, random.pick(fields)),
                                0x7FFF'FFFF, 0x8000,     static_cast<std::uint32_t>(random.below(size))};
  put_number(bytes, field, random.pick(lies));
}

}  // namespace

std::string mutate_zip(std::string_view bytes, Random& random) {
  const auto read = read_plain_zip(bytes);
  std::string text(bytes);
  const bool is_changed = read && !random.one_in(3);
  if (is_changed) {
    WrittenEntries entries = entries_of(*read);
    do {
      change_entries(entries, random);
    } while (random.one_in(3));
    text = write_plain_zip(entries, random.one_in(16) ? "PK\x05\x06" : "");
  }
  if (!is_changed || random.one_in(3)) put_lie(text, random);
  return text;
}

std::string cross_zips(std::string_view left, std::string_view right, Random& random) {
  const auto one = read_plain_zip(left);
  const auto other = read_plain_zip(right);
  if (!one || !other) return mutate::cross_texts(left, right, random);
  WrittenEntries entries = entries_of(*one);
  entries.resize(random.below(entries.size() + 1));
  const WrittenEntries more = entries_of(*other);
  entries.insert(entries.end(), more.begin() + static_cast<std::ptrdiff_t>(random.below(more.size() + 1)),
                 more.end());
  return write_plain_zip(entries);
}

}  // namespace plumbline::fuzz
