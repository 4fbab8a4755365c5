#include "wire/input_buffer.h"

#include <algorithm>
#include <cstring>

namespace plumbline::wire {

std::span<char> InputBuffer::room(std::size_t bytes_min) {
  if (begin_ == end_) begin_ = end_ = 0;
  if (bytes_.size() - end_ < bytes_min && begin_ > 0) {
    std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (bytes_.size() - end_ < bytes_min) bytes_.resize(std::max(2 * end_, end_ + bytes_min));
  return {bytes_.data() + end_, bytes_.size() - end_};
}

void InputBuffer::add(std::size_t count) { end_ += std::min(count, bytes_.size() - end_); }

void InputBuffer::drop(std::size_t count) { begin_ += std::min(count, end_ - begin_); }

void InputBuffer::shrink() {
  if (begin_ != end_ || bytes_.size() <= kept_bytes_max) return;
  begin_ = end_ = 0;
  bytes_ = std::vector<char>();
}

}  // namespace plumbline::wire
