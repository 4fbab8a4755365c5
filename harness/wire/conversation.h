#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "http/in_process.h"
#include "wire/body_budget.h"
#include "wire/exchange.h"
#include "wire/http_date.h"
#include "wire/request_reader.h"
#include "wire/write_message.h"

namespace plumbline::wire {

/// What the conversations of one server have in common.
struct ConversationHost {
  ReadLimits limits;
  const http::Handler& handler;
  const RefusalAnswer& refusal_answer;
  BodyBudget& bodies;
  const Observer& observer;
};

/// The server's side of one connection without its socket: bytes in, bytes out.
///
///     conversation.received(recv(socket, conversation.room()));
///     while (conversation.has_output()) { send(socket, conversation.output()); conversation.sent(); }
///     if (conversation.is_over()) close(socket);
///
/// Requests that came together (pipelining) are answered together, in their order.
class Conversation {
 public:
  /// What the server waits for. Each has its own deadline.
  enum class Phase { idle, head, body };

  /// `host` outlives the conversation.
  Conversation(const ConversationHost& host, std::string remote_address)
      : host_(host), remote_address_(std::move(remote_address)), reader_(host.limits, host.bodies) {}

  [[nodiscard]] std::span<char> room() { return reader_.room(); }

  /// Says that `count` bytes of room() have come, and works on them.
  void received(std::size_t count);

  [[nodiscard]] bool has_output() const { return !lines_.empty(); }

  /// What is to be sent, the second part after the first.
  [[nodiscard]] std::array<std::string_view, 2> output() const { return {lines_, body_}; }

  /// Says that the whole output is sent, and works on requests that have come meanwhile.
  void sent();

  /// Nothing more will be answered once the output is sent.
  [[nodiscard]] bool is_over() const { return over_; }

  /// The request being read or answered is the last one.
  void finish() { finishing_ = true; }

  [[nodiscard]] Phase phase() const;

 private:
  void work();
  void answer(http::Request request, bool keep_alive);
  void refuse();
  void write(http::Response response, const ResponseFraming& framing);
  [[nodiscard]] http::Response answer_of(http::Request request);
  [[nodiscard]] http::Response observed_answer_of(http::Request request);
  [[nodiscard]] http::Response handled(http::Request request) const;
  [[nodiscard]] http::Response refused_with(const Refusal& refusal) const;

  const ConversationHost& host_;
  const std::string remote_address_;
  RequestReader reader_;
  HttpDate date_;
  std::string lines_;
  std::string body_;
  BodyHold body_hold_;
  bool over_ = false;
  bool finishing_ = false;
};

}  // namespace plumbline::wire
