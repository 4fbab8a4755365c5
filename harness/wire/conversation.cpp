#include "wire/conversation.h"

#include <chrono>
#include <utility>

#include "wire/grammar.h"

namespace plumbline::wire {
namespace {

/// Past this size a body is not copied behind its head, and answers are sent before more requests are read.
constexpr std::size_t gather_bytes_max = 16 * 1024;

bool asks_to_close(const http::Response& response) {
  const auto connection = response.headers.find("Connection");
  return connection && lists(*connection, "close");
}

}  // namespace

void Conversation::received(std::size_t count) {
  reader_.add(count);
  if (!has_output()) work();
}

void Conversation::sent() {
  lines_.clear();
  if (!body_.empty()) {
    body_ = std::string();
    body_hold_.let_go();
  }
  work();
}

Conversation::Phase Conversation::phase() const {
  if (!reader_.has_begun()) return Phase::idle;
  return reader_.has_head() ? Phase::body : Phase::head;
}

void Conversation::work() {
  while (!over_ && body_.empty() && lines_.size() < gather_bytes_max) {
    const Progress progress = reader_.read();
    if (progress == Progress::failed) {
      refuse();
    } else if (progress == Progress::complete) {
      const bool keep_alive = reader_.keeps_alive() && !finishing_;
      const BodyHold hold = reader_.take_hold();
      answer(reader_.take(), keep_alive);
    } else {
      if (reader_.take_expectation()) lines_ += "HTTP/1.1 100 Continue\r\n\r\n";
      return;
    }
  }
}

void Conversation::answer(http::Request request, bool keep_alive) {
  const bool is_head = request.method == "HEAD";
  http::Response response =
      host_.observer ? observed_answer_of(std::move(request)) : answer_of(std::move(request));
  keep_alive = keep_alive && !asks_to_close(response);
  write(std::move(response), {.keep_alive = keep_alive, .to_head_request = is_head});
}

/// The handler's answer, or one in its place that can be written and held.
http::Response Conversation::answer_of(http::Request request) {
  http::Response response = handled(std::move(request));
  if (!is_writable(response)) response = refused_with({500, "the answer cannot be written as HTTP"});
  if (!body_hold_.grow_to(response.body.size(), host_.bodies)) {
    response = refused_with({503, "this server holds as many bodies as it can: try again"});
  }
  return response;
}

/// The same for somebody who watches. What the handler is given is its own: the observer gets copies.
http::Response Conversation::observed_answer_of(http::Request request) {
  using Clock = std::chrono::steady_clock;
  const std::string method = request.method;
  const std::string target = request.target;
  const std::size_t body_bytes = request.body.size();
  const auto began = Clock::now();
  http::Response response = answer_of(std::move(request));
  host_.observer({remote_address_, method, target, body_bytes, response, true, Clock::now() - began});
  return response;
}

void Conversation::refuse() {
  http::Response response = refused_with(reader_.refusal());
  if (host_.observer) {
    const Message& message = reader_.message();
    host_.observer(
        {remote_address_, message.method, message.target, message.body.size(), response, false, {}});
  }
  write(std::move(response), {.keep_alive = false});
}

void Conversation::write(http::Response response, const ResponseFraming& framing) {
  write_response_head(lines_, response, framing, date_.at(std::chrono::system_clock::now()));
  if (has_body(response, framing)) {
    if (response.body.size() < gather_bytes_max) {
      lines_ += response.body;
    } else {
      body_ = std::move(response.body);
    }
  }
  if (!framing.keep_alive) over_ = true;
}

http::Response Conversation::handled(http::Request request) const {
  try {
    return host_.handler(std::move(request));
  } catch (...) {
    return refused_with({500, "the server failed at this request"});
  }
}

http::Response Conversation::refused_with(const Refusal& refusal) const {
  try {
    http::Response response = host_.refusal_answer(refusal);
    if (is_writable(response)) return response;
  } catch (...) {
    // What a handler throws is its own affair; the peer is still told something below.
  }
  return json_refusal(refusal);
}

}  // namespace plumbline::wire
