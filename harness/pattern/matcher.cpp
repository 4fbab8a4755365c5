#include "pattern/matcher.h"

#include <limits>
#include <utility>

namespace plumbline::pattern {
namespace {

// What stays in the processor's nearer caches beside other data.
constexpr std::size_t pair_bytes_max = 256 * 1024;

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

}  // namespace

Matcher::Matcher(Dfa dfa) : dfa_(std::move(dfa)), height_(dfa_.states() + 1) {
  const std::uint32_t classes = dfa_.alphabet.classes + 1;
  for (std::size_t byte = 0; byte < starts_.size(); ++byte) {
    const bool ascii = byte < dfa_.alphabet.ascii.size();
    starts_[byte] = height_ * (ascii ? dfa_.alphabet.ascii[byte] : dfa_.alphabet.classes);
    pair_starts_[byte] = starts_[byte] * classes;
  }
  if (height_ <= std::numeric_limits<std::uint8_t>::max()) {
    auto single = columns<std::uint8_t>();
    if (std::size_t{classes} * classes * height_ <= pair_bytes_max) pairs_ = pair_columns(single);
    columns_ = std::move(single);
  } else if (height_ <= std::numeric_limits<std::uint16_t>::max()) {
    columns_ = columns<std::uint16_t>();
  } else {
    columns_ = columns<std::uint32_t>();
  }
}

template <class State>
Matcher::Columns<State> Matcher::columns() const {
  const auto beyond_ascii = static_cast<State>(dfa_.states());
  Columns<State> out;
  for (std::uint32_t id = 0; id < dfa_.alphabet.classes; ++id) {
    for (std::uint32_t state = 0; state < dfa_.states(); ++state) {
      out.push_back(static_cast<State>(dfa_.step(state, id)));
    }
    out.push_back(beyond_ascii);
  }
  out.insert(out.end(), height_, beyond_ascii);
  return out;
}

Matcher::Columns<std::uint8_t> Matcher::pair_columns(const Columns<std::uint8_t>& single) const {
  Columns<std::uint8_t> out;
  for (std::size_t first = 0; first < single.size(); first += height_) {
    for (std::size_t second = 0; second < single.size(); second += height_) {
      for (std::size_t state = 0; state < height_; ++state)
        out.push_back(single[second + single[first + state]]);
    }
  }
  return out;
}

// The state that a text comes to; one beyond the last where the text is not all ASCII.
std::uint32_t Matcher::run(std::string_view utf8) const {
  std::uint32_t state = dfa_.start;
  if (!pairs_.empty()) {
    for (; utf8.size() >= 2; utf8.remove_prefix(2)) {
      state = pairs_[pair_starts_[byte_of(utf8[0])] + starts_[byte_of(utf8[1])] + state];
    }
  }
  return std::visit(
      [&](const auto& columns) {
        std::uint32_t at = state;
        for (const char byte : utf8) at = columns[starts_[byte_of(byte)] + at];
        return at;
      },
      columns_);
}

bool Matcher::operator()(std::string_view utf8) const {
  const std::uint32_t state = run(utf8);
  return state == dfa_.states() ? matches(dfa_, utf8) : dfa_.accepting[state] != 0;
}

}  // namespace plumbline::pattern
