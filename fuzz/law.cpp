#include "law.h"

#include <cstdio>
#include <cstdlib>

namespace plumbline::fuzz {
namespace {

/// The input under way: for broken() alone, since laws call deep into code that knows nothing of inputs.
std::string_view& input_under_way() {
  static std::string_view bytes;
  return bytes;
}

constexpr std::size_t shown_bytes_max = 4096;

}  // namespace

std::string escaped(std::string_view bytes) {
  std::string text = "\"";
  for (const char c : bytes.substr(0, shown_bytes_max)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      text += {'\\', c};
    else if (byte >= 0x20 && byte < 0x7F)
      text += c;
    else
      text += fmt::format("\\{:03o}", byte);
  }
  text += '"';
  if (bytes.size() > shown_bytes_max)
    text += fmt::format(" and {} bytes more", bytes.size() - shown_bytes_max);
  return text;
}

void broken(std::string_view law, std::string_view left, std::string_view right) {
  const std::string text = fmt::format("\nBROKEN LAW: {}\n  one side: {}\n  the other: {}\n  input: {}\n",
                                       law, left, right, escaped(input_under_way()));
  std::fputs(text.c_str(), stderr);
  std::fflush(stderr);
  std::abort();
}

void hold_for(std::string_view bytes) {
  input_under_way() = bytes;
  hold(bytes);
  input_under_way() = {};
}

}  // namespace plumbline::fuzz
