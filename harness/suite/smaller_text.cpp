#include "suite/smaller_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace plumbline::suite {
namespace {

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Some of a text with each of its code points, but for the kept ones, made plain.
std::string plain_of(std::string_view text, std::string_view kept) {
  std::string plain;
  for (const char c : text) {
    if (kept.find(c) != std::string_view::npos)
      plain += c;
    else if (!continues_code_point(c))
      plain += 'a';
  }
  return plain;
}

class Flattening {
 public:
  Flattening(std::string text, std::string_view kept, const TextTrial& trial)
      : text_(std::move(text)), kept_(kept), trial_(trial) {}

  /// Makes what lies there plain, or as much of its halves as can be.
  void flatten(std::size_t begin, std::size_t end) {
    while (begin < end && continues_code_point(text_[begin])) ++begin;
    const std::string_view part = std::string_view(text_).substr(begin, end - begin);
    const std::string plain = plain_of(part, kept_);
    if (plain == part || !trial_.may_try()) return;
    std::string candidate = text_.substr(0, begin) + plain + text_.substr(end);
    if (trial_.take(candidate)) {
      text_ = std::move(candidate);
      return;
    }
    if (end - begin < 2) return;
    std::size_t middle = begin + (end - begin + 1) / 2;
    while (middle > begin && continues_code_point(text_[middle])) --middle;
    if (middle == begin) return;
    // The second half first: what lies before it does not move.
    flatten(middle, end);
    flatten(begin, middle);
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::string_view kept_;
  const TextTrial& trial_;
};

}  // namespace

std::string shortened(std::string text, const TextTrial& trial) {
  for (std::size_t length = (text.size() + 1) / 2; length > 0 && trial.may_try();) {
    bool is_shorter = false;
    for (std::size_t end = text.size(); end >= length && trial.may_try(); end -= length) {
      std::string rest = text;
      rest.erase(end - length, length);
      if (!trial.take(rest)) continue;
      text = std::move(rest);
      is_shorter = true;
    }
    if (!is_shorter || length > 1) length /= 2;
  }
  return text;
}

std::string flattened(std::string text, std::string_view kept, const TextTrial& trial) {
  const std::size_t size = text.size();
  Flattening flattening(std::move(text), kept, trial);
  flattening.flatten(0, size);
  return flattening.take();
}

}  // namespace plumbline::suite
