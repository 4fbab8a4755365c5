#include "mutate/text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace plumbline::mutate {
namespace {

/// Bytes at which readers of text change their mind.
constexpr std::string_view telling_bytes(
    " \t\n\r\0\x01\x1F!\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~\x7F\x80\xBF"
    "\xC0\xED\xEF\xF4\xFF",
    51);

/// Up to so many bytes that follow each other.
constexpr std::size_t part_max = 16;

char draw_byte(Random& random) {
  return random.one_in(2) ? random.pick(telling_bytes) : static_cast<char>(random.below(256));
}

struct Part {
  std::size_t start;
  std::size_t size;
};

Part draw_part(const std::string& text, Random& random) {
  const std::size_t start = random.below(text.size() + 1);
  return {start, std::min(1 + random.below(part_max), text.size() - start)};
}

void exchange_byte(std::string& text, Random& random) {
  if (!text.empty()) random.pick(text) = draw_byte(random);
}

void put_in_byte(std::string& text, Random& random) {
  text.insert(random.below(text.size() + 1), 1, draw_byte(random));
}

void leave_out(std::string& text, Random& random) {
  const Part part = draw_part(text, random);
  text.erase(part.start, part.size);
}

void double_part(std::string& text, Random& random) {
  const Part part = draw_part(text, random);
  text.insert(part.start, text.substr(part.start, part.size));
}

void move_part(std::string& text, Random& random) {
  const Part part = draw_part(text, random);
  const std::string moved = text.substr(part.start, part.size);
  text.erase(part.start, part.size);
  text.insert(random.below(text.size() + 1), moved);
}

void repeat_byte(std::string& text, Random& random) {
  if (text.empty()) return;
  const std::size_t at = random.below(text.size());
  text.insert(at, std::min(part_max, 1 + random.below(text.size())), text[at]);
}

constexpr std::array moves{exchange_byte, put_in_byte, leave_out, double_part, move_part, repeat_byte};

}  // namespace

std::string mutate_text(std::string_view text, Random& random) {
  std::string changed(text);
  random.pick(moves)(changed, random);
  return changed;
}

std::string cross_texts(std::string_view left, std::string_view right, Random& random) {
  std::string crossed(left.substr(0, random.below(left.size() + 1)));
  crossed += right.substr(random.below(right.size() + 1));
  return crossed;
}

}  // namespace plumbline::mutate
