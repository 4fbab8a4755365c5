#include "mutate/base64.h"

#include <algorithm>
#include <array>

namespace plumbline::mutate {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What is in no alphabet, or in another one: its neighbours in ASCII first.
constexpr std::string_view foreign("-_.,*@[`{:=!~ \t\n\r\v\f\0\x7F\x80\xC3\xFF", 24);

std::size_t group_start(const std::string& text, Random& random) {
  return random.below(text.size() / 4 + 1) * 4;
}

void pad(std::string& text, Random& random) { text.append(1 + random.below(4), '='); }

void unpad(std::string& text, Random& random) {
  if (random.one_in(2)) {
    if (text.ends_with('=')) text.pop_back();
    return;
  }
  text.erase(std::find_if_not(text.rbegin(), text.rend(), [](char c) { return c == '='; }).base(),
             text.end());
}

void pad_inside(std::string& text, Random& random) {
  if (text.empty()) return;
  const std::size_t at = random.below(text.size());
  text.replace(at, std::min(text.size() - at, 1 + random.below(3)), 1 + random.below(3), '=');
}

/// Sets bits of the last character that no byte of the value needs, where padding leaves such bits.
void set_trailing_bits(std::string& text, Random& random) {
  const std::size_t last = text.find_last_not_of('=');
  if (last == std::string::npos) return;
  const std::size_t value = alphabet.find(text[last]);
  if (value == std::string_view::npos) return;
  const std::size_t padding = text.size() - last - 1;
  const std::size_t spare_mask = padding == 2 ? 15 : padding == 1 ? 3 : 63;
  text[last] = alphabet[value ^ (random.below(spare_mask) + 1)];
}

void use_url_alphabet(std::string& text, Random& random) {
  if (text.empty()) return;
  if (random.one_in(2)) {
    random.pick(text) = random.one_in(2) ? '-' : '_';
    return;
  }
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
}

void put_foreign(std::string& text, Random& random) {
  if (text.empty()) return;
  random.pick(text) = random.pick(foreign);
}

void put_letter(std::string& text, Random& random) {
  if (text.empty()) return;
  random.pick(text) = random.pick(alphabet);
}

void cut_end(std::string& text, Random& random) {
  text.resize(text.size() - std::min(text.size(), 1 + random.below(3)));
}

void add_letters(std::string& text, Random& random) {
  for (std::size_t count = 1 + random.below(4); count > 0; --count) text += random.pick(alphabet);
}

void put_space(std::string& text, Random& random) {
  constexpr std::string_view spaces[] = {" ", "\n", "\r\n", "\t", "\r", "\xC2\xA0"};
  const std::size_t ends[] = {0, text.size(), random.below(text.size() + 1), group_start(text, random)};
  text.insert(random.pick(ends), random.pick(spaces));
}

/// Line breaks every 64 or 76 characters, as PEM and MIME have them.
void wrap_lines(std::string& text, Random& random) {
  const std::size_t width = random.one_in(2) ? 64 : 76;
  for (std::size_t at = width; at < text.size() && at < 16 * width; at += width + 1) text.insert(at, 1, '\n');
}

void drop_groups(std::string& text, Random& random) {
  const std::size_t start = group_start(text, random);
  text.erase(start, 4 * (1 + random.below(8)));
}

void double_groups(std::string& text, Random& random) {
  const std::size_t start = group_start(text, random);
  text.insert(start, text.substr(start, 4 * (1 + random.below(16))));
}

/// Two texts in one, the padding of the first inside.
void append_itself(std::string& text, Random& random) { text += text.substr(0, group_start(text, random)); }

/// As long as a block of a vectorised decoder, or some characters more or less.
void reach_block(std::string& text, Random& random) {
  constexpr std::size_t blocks[] = {16, 32, 48, 64, 128, 192};
  const std::size_t wanted = random.pick(blocks) + random.below(9) - 4;
  if (text.size() > wanted) text.resize(wanted);
  while (text.size() < wanted) text += random.pick(alphabet);
}

constexpr std::array moves{pad,         unpad,       pad_inside,    set_trailing_bits, use_url_alphabet,
                           put_foreign, put_letter,  cut_end,       add_letters,       put_space,
                           wrap_lines,  drop_groups, double_groups, append_itself,     reach_block};

}  // namespace

std::string mutate_base64(std::string_view text, Random& random) {
  std::string changed(text);
  const std::size_t size_max = 2 * text.size() + 256;
  do {
    random.pick(moves)(changed, random);
  } while (changed.size() <= size_max && random.one_in(3));
  if (changed.size() > size_max) changed.resize(size_max);
  return changed;
}

std::string cross_base64(std::string_view left, std::string_view right, Random& random) {
  const std::size_t unit = random.one_in(4) ? 1 : 4;
  std::string crossed(left.substr(0, random.below(left.size() / unit + 1) * unit));
  crossed += right.substr(random.below(right.size() / unit + 1) * unit);
  return crossed;
}

}  // namespace plumbline::mutate
