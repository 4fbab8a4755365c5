#include "suite/find_culprits.h"

#include <utility>

namespace plumbline::suite {
namespace {

class Search {
 public:
  explicit Search(const HasEffect& has_effect) : has_effect_(has_effect) {}

  /// Looks for culprits in a part, which has the effect: it `was_seen` to, or nothing else can. Whether there
  /// was one.
  bool look_into(Part part, bool was_seen) {
    if (part.count == 1) {
      const bool is_it = was_seen || has_effect_(part);
      if (is_it) culprits_.found.push_back(part.first);
      return is_it;
    }
    const Part left{part.first, part.count / 2};
    const Part right{left.first + left.count, part.count - left.count};
    const bool left_has_it = has_effect_(left);
    bool is_explained = left_has_it && look_into(left, true);
    if (!left_has_it)
      is_explained = look_into(right, false);
    else if (has_effect_(right))
      is_explained = look_into(right, true) || is_explained;
    if (!is_explained && was_seen && !has_unexplained_in(part)) culprits_.unexplained.push_back(part);
    return is_explained;
  }

  [[nodiscard]] Culprits take() { return std::move(culprits_); }

 private:
  [[nodiscard]] bool has_unexplained_in(Part part) const {
    return !culprits_.unexplained.empty() && culprits_.unexplained.back().first >= part.first;
  }

  const HasEffect& has_effect_;
  Culprits culprits_;
};

}  // namespace

Culprits find_culprits(std::size_t count, const HasEffect& has_effect) {
  Search search(has_effect);
  // That the whole has it was seen some other time: a single one is tried before it is named.
  if (count > 0) (void)search.look_into({0, count}, count > 1);
  return search.take();
}

}  // namespace plumbline::suite
