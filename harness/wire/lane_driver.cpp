#include "wire/lane_driver.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include "http/framing.h"
#include "wire/chunked_body.h"
#include "wire/client_socket.h"
#include "wire/exchange_fault.h"
#include "wire/resolve.h"
#include "wire/response_reader.h"
#include "wire/send_now.h"
#include "wire/write_message.h"

namespace plumbline::wire {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Kind = http::NoAnswer::Kind;
using Endpoints = std::vector<tcp::endpoint>;

/// One lane's connection. A callback that was under way when its exchange ended finds another `turn_` than it
/// began with, and does nothing.
class LaneConnection {
 public:
  LaneConnection(asio::io_context& io, const ClientSettings& settings, Patience& patience,
                 const Endpoints& endpoints, http::Lanes& lanes, std::size_t lane)
      : socket_(io),
        settings_(settings),
        patience_(patience),
        endpoints_(endpoints),
        lanes_(lanes),
        lane_(lane),
        reader_({settings.header_bytes_max, settings.body_bytes_max}, false) {}

  /// Sends the lane's next request; after the last the connection is closed.
  void go_on() {
    for (;;) {
      request_ = lanes_.next(lane_);
      if (request_ == nullptr) return close();
      const std::string fault = fault_of(*request_);
      if (fault.empty()) break;
      lanes_.answered(lane_, refused(http::NoAnswer{Kind::malformed, "not sent: " + fault}));
    }
    head_.clear();
    write_request_head(head_, *request_, settings_.endpoint);
    const http::Framing framing = http::framing_of(*request_);
    chunked_ = framing.is_chunked ? chunked_body(request_->body, framing) : std::string();
    body_ = framing.is_chunked ? chunked_ : request_->body;
    is_kept_ = socket_.is_open() && is_quiet(socket_.native_handle());
    if (is_kept_) return exchange();
    connect();
  }

  void end_if_late(Clock::time_point now) {
    if (request_ == nullptr || now < deadline_) return;
    if (is_connecting_) return fail({Kind::unreachable, settings_.endpoint.authority() + ": timed out"});
    patience_.learn_of_silence();
    fail(fault_of_delay(reader_, is_written_));
  }

  [[nodiscard]] bool is_over() const { return request_ == nullptr; }

 private:
  void connect() {
    is_connecting_ = true;
    deadline_ = Clock::now() + settings_.connect_timeout;
    connect_to(0);
  }

  void connect_to(std::size_t index) {
    close();
    socket_.async_connect(endpoints_[index], [this, index, turn = turn_](const ErrorCode& error) {
      if (turn != turn_) return;
      if (error && index + 1 < endpoints_.size()) return connect_to(index + 1);
      if (error) return fail({Kind::unreachable, settings_.endpoint.authority() + ": " + error.message()});
      ErrorCode ignored;  // a socket without it is slower, not wrong
      socket_.set_option(tcp::no_delay(true), ignored);
      exchange();
    });
  }

  void exchange() {
    is_connecting_ = false;
    begin_ = Clock::now();
    deadline_ = begin_ + patience_.wait(request_->body.size());
    reader_.restart(request_->method == "HEAD");
    write({head_, body_});
    read();
    lanes_.meanwhile(lane_);
  }

  void write(std::array<std::string_view, 2> rest) {
    send_now(socket_.native_handle(), rest);
    is_written_ = rest[0].empty() && rest[1].empty();
    if (is_written_) return;
    const std::array<asio::const_buffer, 2> parts = {asio::buffer(rest[0].data(), rest[0].size()),
                                                     asio::buffer(rest[1].data(), rest[1].size())};
    asio::async_write(socket_, parts, [this, turn = turn_](const ErrorCode& error, std::size_t) {
      if (turn == turn_) is_written_ = !error;
    });
  }

  void read() {
    const auto room = reader_.room();
    socket_.async_read_some(asio::buffer(room.data(), room.size()),
                            [this, turn = turn_](const ErrorCode& error, std::size_t count) {
                              if (turn == turn_) on_read(error, count);
                            });
  }

  void on_read(const ErrorCode& error, std::size_t count) {
    reader_.add(count);
    if (error) return on_end(error);
    const Progress progress = reader_.read();
    if (progress == Progress::more) {
      acknowledge_now(socket_.native_handle());
      return read();
    }
    if (progress == Progress::failed) return fail(reader_.failure());
    if (!is_written_ || !reader_.leaves_connection_usable()) close();
    settle(reader_.take());
  }

  void on_end(const ErrorCode& how) {
    const bool is_at_end = how == asio::error::eof;
    auto fault = is_at_end ? fault_of_end(reader_) : fault_of_break(how.message());
    close();
    if (!fault) return settle(reader_.take());
    // The peer had closed a connection that was kept open: once more on another, as Client::send does.
    if (is_kept_ && reader_.is_untouched() && fault->kind == Kind::closed) {
      is_kept_ = false;
      return connect();
    }
    settle(refused(*std::move(fault)));
  }

  void fail(http::NoAnswer fault) {
    close();
    settle(refused(std::move(fault)));
  }

  void settle(http::Answer answer) {
    ++turn_;
    if (answer) patience_.learn_of_answer(request_->body.size(), Clock::now() - begin_);
    lanes_.answered(lane_, std::move(answer));
    go_on();
  }

  void close() {
    ++turn_;
    ErrorCode ignored;
    socket_.close(ignored);
  }

  tcp::socket socket_;
  const ClientSettings& settings_;
  Patience& patience_;
  const Endpoints& endpoints_;
  http::Lanes& lanes_;
  const std::size_t lane_;
  ResponseReader reader_;
  std::string head_;
  std::string chunked_;
  std::string_view body_;
  const http::Request* request_ = nullptr;
  Clock::time_point begin_{};
  Clock::time_point deadline_{};
  std::size_t turn_ = 0;
  bool is_connecting_ = false;
  bool is_kept_ = false;  ///< open since an earlier exchange
  bool is_written_ = false;
};

/// Answers every request of every lane with the same failure.
void refuse_all(http::Lanes& lanes, std::size_t count, const http::NoAnswer& fault) {
  for (std::size_t lane = 0; lane < count; ++lane)
    while (lanes.next(lane) != nullptr) lanes.answered(lane, refused(fault));
}

/// The lanes of one thread, and the look at their deadlines.
class LaneDriver {
 public:
  LaneDriver(const ClientSettings& settings, Patience& patience, const Endpoints& endpoints,
             http::Lanes& lanes, std::size_t count)
      : tick_(std::clamp(
            std::min({settings.connect_timeout, settings.patience.full, settings.patience.least}) / 8,
            std::chrono::milliseconds(5), std::chrono::milliseconds(250))) {
    for (std::size_t lane = 0; lane < count; ++lane)
      connections_.push_back(
          std::make_unique<LaneConnection>(io_, settings, patience, endpoints, lanes, lane));
  }

  void run() {
    for (const auto& connection : connections_) connection->go_on();
    while (!std::ranges::all_of(connections_, [](const auto& c) { return c->is_over(); })) {
      run_until(Clock::now() + tick_);
      look_at_deadlines();
    }
  }

 private:
  /// Runs what comes until then. Where a target answers at once, this stays awake for a moment before it
  /// sleeps: to be woken can take the system longer than the target took.
  void run_until(Clock::time_point end) {
    io_.restart();
    for (auto last_ran = Clock::now(); !io_.stopped();) {
      const bool has_run = io_.poll_one() > 0;  // one: busy lanes keep no other from its deadline
      const auto now = Clock::now();
      if (now >= end) return;
      if (has_run) {
        last_ran = now;
      } else if (!is_quick_ || now - last_ran >= awake_time) {
        io_.run_one_until(end);
        const auto woken = Clock::now();
        is_quick_ = woken - last_ran < 2 * awake_time;
        last_ran = woken;
      }
    }
  }

  void look_at_deadlines() {
    // What has come meanwhile counts, however long the caller was busy with the answers of other lanes.
    for (std::size_t i = 0; i < 2 * connections_.size(); ++i) io_.poll_one();
    for (const auto& connection : connections_) connection->end_if_late(Clock::now());
  }

  static constexpr std::chrono::microseconds awake_time{100};

  const std::chrono::milliseconds tick_;
  asio::io_context io_{1};
  bool is_quick_ = false;  ///< what was last slept for came in twice that time
  std::vector<std::unique_ptr<LaneConnection>> connections_;
};

}  // namespace

void drive_lanes(const ClientSettings& settings, Patience& patience, http::Lanes& lanes, std::size_t count) {
  const auto addresses = addresses_of(settings.endpoint.host, Clock::now() + settings.connect_timeout);
  if (!addresses) return refuse_all(lanes, count, addresses.error());
  Endpoints endpoints;
  for (const std::string& address : *addresses)
    endpoints.emplace_back(asio::ip::make_address(address), settings.endpoint.port);
  LaneDriver(settings, patience, endpoints, lanes, count).run();
}

}  // namespace plumbline::wire
