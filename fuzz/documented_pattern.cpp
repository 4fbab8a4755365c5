#include "documented_pattern.h"

#include <algorithm>

#include "law.h"
#include "pattern/compile.h"

namespace plumbline::fuzz {
namespace {

pattern::Matcher compiled(std::string_view text) {
  auto dfa = pattern::compile(text);
  if (!dfa) broken("a documented pattern compiles", text, dfa.error().reason);
  return pattern::Matcher(*std::move(dfa));
}

}  // namespace

DocumentedPattern::DocumentedPattern(std::string_view pattern) : matcher_(compiled(pattern)) {}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace plumbline::fuzz
