#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "law.h"
#include "package/crc32.h"
#include "package/inspect_package.h"
#include "package/zip_file.h"
#include "pattern/utf8.h"
#include "plain_zip.h"

namespace plumbline::fuzz {
namespace {

using package::ZipEntry;

/// Takes what stands before the first `end` off the front, and that; all, where there is none.
std::string_view take_until(std::string_view& rest, char end) {
  const std::string_view taken = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(rest.size(), taken.size() + 1));
  return taken;
}

/// A name as ZipEntry has it, of a file, and no other's.
bool is_usable(std::string_view name, const std::vector<ZipEntry>& others) {
  const auto is_control = [](char c) { return c >= '\0' && c < ' '; };
  return !name.empty() && name.back() != '/' && pattern::length_in_code_points(name) &&
         std::ranges::none_of(name, is_control) &&
         std::ranges::none_of(others, [&](const ZipEntry& other) { return other.name == name; });
}

/// The entries of a text: a line each, "stored" or anything else, a name and the content.
std::vector<ZipEntry> read_entries(std::string_view text) {
  std::vector<ZipEntry> entries;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    const bool is_compressed = take_until(line, ' ') != "stored";
    const std::string_view name = take_until(line, ' ');
    if (is_usable(name, entries)) entries.push_back({std::string(name), std::string(line), is_compressed});
  }
  return entries;
}

std::string written_to_memory(const std::vector<ZipEntry>& entries) {
  char* bytes = nullptr;
  std::size_t size = 0;
  std::FILE* const file = open_memstream(&bytes, &size);
  const bool is_written = package::write_zip(file, entries).has_value();
  std::fclose(file);
  const std::unique_ptr<char, decltype(&std::free)> owned(bytes, &std::free);
  expect("memory takes a package as a file would", is_written, "written");
  return {bytes, size};
}

std::uint32_t sum_of(std::string_view bytes) {
  return package::crc32_paths().front().update(0, bytes.data(), bytes.size());
}

/// Whether a name or content looks like a record of an archive's end, so that it can be read in two ways.
bool is_ambiguous(std::string_view bytes) {
  constexpr std::string_view end_mark = "PK\5\6", zip64_mark = "PK\6\7";
  return bytes.find(end_mark) != bytes.rfind(end_mark) || bytes.find(zip64_mark) != bytes.npos;
}

void expect_holds(std::string_view bytes, const std::vector<ZipEntry>& entries) {
  const auto found = read_plain_zip(bytes);
  expect("a second reading reads what is written", found.has_value(), "all entries");
  expect_same("all entries are there", found->size(), entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string& content = entries[i].content;
    expect_same("an entry keeps its name and place", (*found)[i].name, entries[i].name);
    expect("an entry keeps its length", unpacked_bytes((*found)[i], content.size()) == content.size(),
           fmt::format("{} bytes", content.size()));
    expect_same("an entry keeps its content", (*found)[i].crc32, sum_of(content));
  }
}

}  // namespace

/// Law: the package that is written of any files is the same in a file as in memory. Where it can be read in
/// one way only, a second reading finds all files in it, and it is accepted but for a name that leads
/// outside.
void hold(std::string_view bytes) {
  const std::vector<ZipEntry> entries = read_entries(bytes);
  const std::string written = package::make_zip(entries);
  if (!entries.empty())
    expect("a file holds the same bytes", written_to_memory(entries) == written, "as memory");
  if (is_ambiguous(written)) return;

  expect_holds(written, entries);
  const bool is_harmless =
      std::ranges::none_of(entries, [](const ZipEntry& entry) { return escapes(entry.name); });
  const auto inspected = package::inspect_package(written, {});
  expect_same("what is written is accepted", inspected.has_value(), is_harmless);
  if (inspected) expect_same("all entries are counted", inspected->facts.entries, entries.size());
}

}  // namespace plumbline::fuzz
