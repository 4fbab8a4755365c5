#include "law.h"
#include "package/crc32.h"
#include "package/inspect_package.h"
#include "package/zip.h"
#include "plain_zip.h"

namespace plumbline::fuzz {
namespace {

using Kind = package::PackageError::Kind;

constexpr package::ZipLimits limits{.unzipped_bytes_max = 4096, .entries_max = 16};
constexpr std::uint16_t encrypted_flag = 1;
constexpr std::uint8_t unix_system = 3;
constexpr std::uint32_t link_type = 0120000;

bool is_link(const PlainEntry& entry) {
  return entry.made_on == unix_system && (entry.attributes >> 16U & 0170000U) == link_type;
}

using Facts = Result<package::PackageFacts, package::PackageError>;

/// What comes of the bytes under these limits: going through them once finds what libzip and the hash find
/// apart.
Facts inspect(std::string_view bytes, const package::ZipLimits& under) {
  Facts facts = package::inspect_zip(bytes, under);
  const auto inspected = package::inspect_package(bytes, under);
  expect_same("one pass accepts what libzip accepts", inspected.has_value(), facts.has_value());
  if (inspected) {
    expect("one pass finds what libzip finds", inspected->facts == *facts, "the same facts");
    expect("one pass finds the hash", inspected->sha256 == package::sha256(bytes), "the same hash");
  } else {
    expect("one pass refuses as libzip does", inspected.error() == facts.error(), "the same error");
  }
  return facts;
}

/// What is accepted keeps the limits, to the byte and to the entry.
void expect_within_limits(std::string_view bytes, const package::PackageFacts& facts) {
  expect("an accepted package is within its limits",
         facts.unzipped_bytes <= limits.unzipped_bytes_max && facts.entries <= limits.entries_max,
         fmt::format("{} bytes in {} entries", facts.unzipped_bytes, facts.entries));
  package::ZipLimits exact = limits;
  exact.unzipped_bytes_max = facts.unzipped_bytes;
  exact.entries_max = facts.entries;
  const Facts again = inspect(bytes, exact);
  expect("a package may be as large as its limits", again.has_value() && *again == facts, "accepted");

  const auto expect_refused = [&](const package::ZipLimits& tight, Kind kind) {
    const Facts refusal = inspect(bytes, tight);
    expect("a package may not be larger than its limits", !refusal && refusal.error().kind == kind,
           package::name_of(kind));
  };
  if (facts.unzipped_bytes > 0) {
    package::ZipLimits tight = exact;
    --tight.unzipped_bytes_max;
    expect_refused(tight, Kind::too_large);
  }
  if (facts.entries > 0) {
    package::ZipLimits tight = exact;
    --tight.entries_max;
    expect_refused(tight, Kind::too_many_entries);
  }
}

/// What is accepted is what a second reading of the archive finds in it.
void expect_as_read_plainly(const std::vector<PlainEntry>& entries, const package::PackageFacts& facts) {
  expect_same("all entries were seen", facts.entries, entries.size());
  std::uint64_t bytes = 0;
  for (const PlainEntry& entry : entries) {
    expect("no accepted entry leads outside", !escapes(entry.name), entry.name);
    expect("no accepted entry is a link", !is_link(entry), entry.name);
    expect("no accepted entry is encrypted", (entry.flags & encrypted_flag) == 0, entry.name);
    const auto unpacked = unpacked_bytes(entry, limits.unzipped_bytes_max);
    if (!unpacked) return;  // of another method, or damaged in a way that only zlib minds
    bytes += *unpacked;
  }
  expect_same("the size is that of what was unpacked", facts.unzipped_bytes, bytes);
}

/// An archive of one sound entry whose content passes the limit, whatever its directory says of it.
bool is_bomb(const std::vector<PlainEntry>& entries) {
  if (entries.size() != 1) return false;
  const PlainEntry& entry = entries.front();
  const bool is_sound = entry.method == 8 && entry.flags == 0 && !escapes(entry.name) && !is_link(entry) &&
                        entry.name.find('\0') == std::string::npos;
  return is_sound && unpacked_bytes(entry, limits.unzipped_bytes_max) == limits.unzipped_bytes_max + 1;
}

/// Every way to sum up bytes that the processor has comes to zlib's sum.
void expect_same_sums(std::string_view bytes) {
  const auto paths = package::crc32_paths();
  const std::uint32_t sum = paths.front().update(0, bytes.data(), bytes.size());
  for (const package::Crc32Path& path : paths.subspan(1))
    if (path.is_supported()) expect_same(path.name, path.update(0, bytes.data(), bytes.size()), sum);
}

}  // namespace

/// Law: any bytes are inspected within bounded time and memory; what is accepted keeps its limits to the
/// byte and the entry, holds no link and nothing encrypted, and leads nowhere outside, as a second reading of
/// the archive shows; and what unpacks to more than the limit is stopped there, whatever it declares. An
/// archive read without libzip is found to be the same, under each of these limits. Every path sums bytes up
/// alike.
void hold(std::string_view bytes) {
  expect_same_sums(bytes);
  const Facts facts = inspect(bytes, limits);
  const auto entries = read_plain_zip(bytes);
  if (!facts) expect("a refusal says what", !package::name_of(facts.error().kind).empty(), "a name");
  if (facts) {
    expect_within_limits(bytes, *facts);
    if (entries) expect_as_read_plainly(*entries, *facts);
  } else if (entries && is_bomb(*entries)) {
    expect_same("what grows past the limit is stopped there", package::name_of(facts.error().kind),
                std::string_view("too_large"));
  }
}

}  // namespace plumbline::fuzz
