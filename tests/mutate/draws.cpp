#include "mutate/draws.h"

namespace plumbline::mutate {

bool is_reached(Mutator mutator, std::string_view from,
                const std::function<bool(const std::string&)>& is_wanted, int draws) {
  constexpr int depth = 3;
  Random random(1);
  for (int draw = 0; draw < draws; ++draw) {
    std::string text(from);
    for (int step = 0; step < depth; ++step) {
      text = mutator(text, random);
      if (is_wanted(text)) return true;
    }
  }
  return false;
}

}  // namespace plumbline::mutate
