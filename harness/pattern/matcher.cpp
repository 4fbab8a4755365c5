#include "pattern/matcher.h"

#include <limits>
#include <utility>

namespace plumbline::pattern {

Matcher::Matcher(Dfa dfa) : dfa_(std::move(dfa)) {
  const std::uint32_t height = dfa_.states() + 1;
  for (std::size_t byte = 0; byte < column_starts_.size(); ++byte) {
    const bool ascii = byte < dfa_.alphabet.ascii.size();
    column_starts_[byte] = height * (ascii ? dfa_.alphabet.ascii[byte] : dfa_.alphabet.classes);
  }
  if (height <= std::numeric_limits<std::uint8_t>::max()) {
    columns_ = columns<std::uint8_t>();
  } else if (height <= std::numeric_limits<std::uint16_t>::max()) {
    columns_ = columns<std::uint16_t>();
  } else {
    columns_ = columns<std::uint32_t>();
  }
}

template <class State>
Matcher::Columns<State> Matcher::columns() const {
  const std::uint32_t beyond_ascii = dfa_.states();
  Columns<State> out;
  for (std::uint32_t id = 0; id < dfa_.alphabet.classes; ++id) {
    for (std::uint32_t state = 0; state < dfa_.states(); ++state) {
      out.push_back(static_cast<State>(dfa_.step(state, id)));
    }
    out.push_back(static_cast<State>(beyond_ascii));
  }
  out.insert(out.end(), dfa_.states() + 1, static_cast<State>(beyond_ascii));
  return out;
}

bool Matcher::operator()(std::string_view utf8) const {
  const std::uint32_t state = std::visit(
      [&](const auto& columns) {
        std::uint32_t at = dfa_.start;
        for (const char byte : utf8) at = columns[column_starts_[static_cast<unsigned char>(byte)] + at];
        return at;
      },
      columns_);
  return state == dfa_.states() ? matches(dfa_, utf8) : dfa_.accepting[state] != 0;
}

}  // namespace plumbline::pattern
