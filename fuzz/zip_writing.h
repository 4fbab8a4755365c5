#pragma once

#include <string>
#include <vector>

#include "plain_zip.h"

namespace plumbline::fuzz {

/// An entry of an archive to be, with bytes of its own.
struct WrittenEntry {
  PlainEntry facts;    ///< said of it, true or not; `packed` is not looked at
  std::string packed;  ///< the bytes of its content
};
using WrittenEntries = std::vector<WrittenEntry>;

/// The archive that read_plain_zip reads as these entries, with that comment at its end.
[[nodiscard]] std::string write_plain_zip(const WrittenEntries& entries, std::string_view comment = {});

/// A number in one of an archive's records.
struct ZipField {
  std::size_t at;
  std::size_t size;  ///< 2 or 4 bytes, the lowest first
};

/// Every number in what looks like a record: headers, the directory, the end.
[[nodiscard]] std::vector<ZipField> fields_of_zip(std::string_view bytes);

[[nodiscard]] std::uint32_t number_in(std::string_view bytes, ZipField field);
void put_number(std::string& bytes, ZipField field, std::uint32_t number);

}  // namespace plumbline::fuzz
