#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace plumbline::wire {

/// The bytes that have come over a connection and are not read yet, in one piece.
///
///     const auto room = input.room();
///     input.add(recv(socket, room.data(), room.size(), 0));
///     input.drop(bytes_understood(input.unread()));
class InputBuffer {
 public:
  static constexpr std::size_t room_bytes_min = 8 * 1024;
  static constexpr std::size_t kept_bytes_max = 64 * 1024;  ///< by shrink()

  /// Where the next bytes go: at least `bytes_min`. Moves or grows what is held; views of it end here.
  [[nodiscard]] std::span<char> room(std::size_t bytes_min = room_bytes_min);

  /// Says that `count` bytes of the last room() are filled.
  void add(std::size_t count);

  [[nodiscard]] std::string_view unread() const { return {bytes_.data() + begin_, end_ - begin_}; }

  /// Takes bytes off the front of unread().
  void drop(std::size_t count);

  /// Gives memory back that only a large body needed.
  void shrink();

 private:
  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace plumbline::wire
