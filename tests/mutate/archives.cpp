#include "mutate/archives.h"

#include "package/crc32.h"

namespace plumbline::fuzz {

WrittenEntry stored_file(const std::string& name, const std::string& content) {
  WrittenEntry entry;
  entry.facts.name = name;
  entry.facts.crc32 = package::crc32(content);
  entry.facts.declared_bytes = static_cast<std::uint32_t>(content.size());
  entry.packed = content;
  return entry;
}

std::string two_files() {
  return write_plain_zip({stored_file("index.js", "exports.handler = 1"), stored_file("b", "two")});
}

}  // namespace plumbline::fuzz
