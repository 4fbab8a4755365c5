#include "wire/send_now.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace plumbline::wire {
namespace {

/// Two sockets that are connected with each other.
class Pair {
 public:
  Pair() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0); }
  ~Pair() {
    for (const int end : ends_) ::close(end);
  }
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;

  [[nodiscard]] int near() const { return ends_[0]; }
  void stop_reading() { ::shutdown(ends_[1], SHUT_RD); }

  /// What has come to the far end.
  std::string received() {
    std::string all(1 << 22, '\0');
    std::size_t size = 0;
    for (;;) {
      const auto count = ::recv(ends_[1], all.data() + size, all.size() - size, MSG_DONTWAIT);
      if (count <= 0) break;
      size += static_cast<std::size_t>(count);
    }
    return all.substr(0, size);
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

TEST(SendNow, sends_small_parts_whole_and_in_order) {
  const std::array<std::array<std::string_view, 2>, 3> rows = {
      {{"head", "body"}, {"head", ""}, {"", "body"}}};
  for (const auto& row : rows) {
    Pair pair;
    std::array<std::string_view, 2> rest = row;
    send_now(pair.near(), rest);
    EXPECT_TRUE(rest[0].empty() && rest[1].empty());
    EXPECT_EQ(pair.received(), std::string(row[0]) + std::string(row[1]));
  }
}

TEST(SendNow, leaves_what_there_is_no_room_for) {
  Pair pair;
  const std::string head(100'000, 'h');
  const std::string body(20'000'000, 'b');
  std::array<std::string_view, 2> rest = {head, body};
  std::string received;
  int rounds = 0;
  for (; !rest[0].empty() || !rest[1].empty(); ++rounds) {
    send_now(pair.near(), rest);
    received += pair.received();
    ASSERT_LT(rounds, 10'000);
  }
  EXPECT_GT(rounds, 1);
  EXPECT_TRUE(received == head + body);
}

TEST(SendNow, leaves_all_of_it_where_nobody_reads) {
  Pair pair;
  pair.stop_reading();
  std::array<std::string_view, 2> rest = {"head", "body"};
  send_now(pair.near(), rest);  // no signal either
  EXPECT_EQ(rest[0], "head");
  EXPECT_EQ(rest[1], "body");
}

}  // namespace
}  // namespace plumbline::wire
