#include "mutate/fitting.h"

#include <algorithm>

#include "mutate/base64.h"
#include "mutate/name.h"
#include "mutate/text.h"

namespace plumbline::mutate {
namespace {

using Mutator = std::string (*)(std::string_view, Random&);

bool is_base64_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
         c == '=';
}

bool looks_like_name(std::string_view text) {
  return text.size() <= name_size_max && text.find(':') != text.npos;
}

/// A zip or another file in base64: mostly of its letters, for it may have been changed before.
bool looks_like_base64(std::string_view text) {
  constexpr std::size_t sample_size = 256;
  const std::string_view sample = text.substr(0, sample_size);
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(sample, is_base64_letter));
  return sample.size() >= 4 && letters * 8 >= sample.size() * 7;
}

}  // namespace

std::string mutate_fittingly(std::string_view text, Random& random) {
  constexpr Mutator mutators[] = {mutate_name, mutate_base64, mutate_text};
  if (random.one_in(8)) return random.pick(mutators)(text, random);
  if (looks_like_name(text)) return mutate_name(text, random);
  return looks_like_base64(text) ? mutate_base64(text, random) : mutate_text(text, random);
}

std::string cross_fittingly(std::string_view left, std::string_view right, Random& random) {
  if (looks_like_name(left)) return cross_names(left, right, random);
  return looks_like_base64(left) ? cross_base64(left, right, random) : cross_texts(left, right, random);
}

}  // namespace plumbline::mutate
