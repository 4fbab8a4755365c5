#include "json/writer.h"

#include "json/write.h"

namespace plumbline::json {
namespace {

/// Copies eight characters, and says whether all are plain.
bool copy_eight(const char* from, char* to) {
  EightCharacters eight = 0;
  std::memcpy(&eight, from, sizeof eight);
  std::memcpy(to, &eight, sizeof eight);
  return are_plain(eight);
}

/// The same of a whole text. What is left of it at the end is copied together with some that were before.
bool copy(std::string_view text, char* to) {
  constexpr std::size_t eight = sizeof(EightCharacters);
  bool is_all_plain = true;
  if (text.size() < eight) {
    for (const char c : text) {
      is_all_plain &= is_plain(c);
      *to++ = c;
    }
    return is_all_plain;
  }
  const std::size_t last = text.size() - eight;
  for (std::size_t at = 0; at < last; at += eight) is_all_plain &= copy_eight(text.data() + at, to + at);
  return copy_eight(text.data() + last, to + last) && is_all_plain;
}

}  // namespace

Writer& Writer::value(std::string_view text) {
  char* const at = place_for(text.size() + 2);
  if (!copy(text, at + 1)) return plain(write(text));
  at[0] = at[text.size() + 1] = '"';
  return written_to(at + text.size() + 2, true);
}

}  // namespace plumbline::json
