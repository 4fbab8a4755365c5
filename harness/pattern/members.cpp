#include "pattern/members.h"

#include <array>

namespace plumbline::pattern {

char32_t representative(const CodePointSet& members) {
  constexpr std::array preferred{CodePointRange{'a', 'z'}, CodePointRange{'A', 'Z'},
                                 CodePointRange{'0', '9'}, CodePointRange{'!', '~'},
                                 CodePointRange{' ', ' '}, CodePointRange{0xA1, code_point_last}};
  for (const CodePointRange& range : preferred) {
    const CodePointSet liked = members.intersection({range});
    if (!liked.empty()) return liked.ranges().front().first;
  }
  return members.ranges().front().first;
}

std::vector<char32_t> representatives(const Alphabet& alphabet) {
  std::vector<char32_t> out;
  for (std::uint32_t id = 0; id < alphabet.classes; ++id) out.push_back(representative(alphabet.members(id)));
  return out;
}

std::vector<char32_t> boundaries(const CodePointSet& members) {
  std::vector<char32_t> out;
  for (const CodePointRange& range : members.ranges()) {
    out.push_back(range.first);
    if (range.last != range.first) out.push_back(range.last);
  }
  return out;
}

}  // namespace plumbline::pattern
