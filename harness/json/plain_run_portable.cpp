#include <cstring>

#include "json/eight_characters.h"
#include "json/plain_run_kernels.h"

namespace plumbline::json {

std::size_t plain_run_portable(const char* text) {
  const char* at = text;
  for (EightCharacters eight; std::memcpy(&eight, at, sizeof eight), are_plain(eight);) at += sizeof eight;
  while (is_plain(*at)) ++at;
  return static_cast<std::size_t>(at - text);
}

}  // namespace plumbline::json
