#include "wire/client.h"

#include <utility>

#include "http/framing.h"
#include "wire/chunked_body.h"
#include "wire/lane_driver.h"
#include "wire/write_message.h"

namespace plumbline::wire {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds no_time{0};

Client::Client(ClientSettings settings)
    : settings_(std::move(settings)),
      connector_(settings_.endpoint, {.verify = settings_.verify_tls, .ca_file = settings_.ca_file}),
      patience_(settings_.patience) {}

http::Answer Client::send(const http::Request& request) {
  if (std::string fault = fault_of(request); !fault.empty()) {
    return refused(http::NoAnswer{http::NoAnswer::Kind::malformed, "not sent: " + fault});
  }
  if (auto connection = take_idle()) {
    Attempt first = attempt(std::move(connection), request);
    if (!first.may_repeat) return std::move(first.answer);
  }
  auto connection = connector_.open(Clock::now() + settings_.connect_timeout);
  if (!connection) return refused(std::move(connection.error()));
  return attempt(std::move(*connection), request).answer;
}

std::size_t Client::lanes_max() const {
  // More would wait for this thread, not for the peer.
  constexpr std::size_t plain_lanes_max = 32;
  return settings_.endpoint.scheme == "https" ? 1 : plain_lanes_max;
}

void Client::drive(http::Lanes& lanes, std::size_t count) {
  if (lanes_max() > 1) return drive_lanes(settings_, patience_, lanes, count);
  for (std::size_t lane = 0; lane < count; ++lane)
    while (const http::Request* request = lanes.next(lane)) lanes.answered(lane, send(*request));
}

Client::Attempt Client::attempt(std::unique_ptr<Connection> connection, const http::Request& request) {
  std::string head;
  write_request_head(head, request, settings_.endpoint);
  ResponseReader reader({settings_.header_bytes_max, settings_.body_bytes_max}, request.method == "HEAD");
  const http::Framing framing = http::framing_of(request);
  const std::string chunked = framing.is_chunked ? chunked_body(request.body, framing) : std::string();
  const auto begin = Clock::now();
  auto fault =
      connection->exchange({.head = head,
                            .body = framing.is_chunked ? chunked : request.body,
                            .body_from = begin + (framing.awaits_leave ? settings_.leave_timeout : no_time)},
                           reader, begin + patience_.wait(request.body.size()));
  if (fault) {
    if (fault->kind == http::NoAnswer::Kind::timeout) patience_.learn_of_silence();
    const bool may_repeat = fault->kind == http::NoAnswer::Kind::closed && reader.is_untouched();
    return {refused(std::move(*fault)), may_repeat};
  }
  patience_.learn_of_answer(request.body.size(), Clock::now() - begin);
  if (reader.leaves_connection_usable()) keep(std::move(connection));
  return {reader.take(), false};
}

std::unique_ptr<Connection> Client::take_idle() {
  for (;;) {
    std::unique_ptr<Connection> connection;
    {
      const std::lock_guard lock(mutex_);
      if (idle_.empty()) return nullptr;
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
    if (connection->is_quiet()) return connection;
  }
}

void Client::keep(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < settings_.idle_connections_max) idle_.push_back(std::move(connection));
}

}  // namespace plumbline::wire
