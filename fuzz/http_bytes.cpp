#include <algorithm>
#include <atomic>
#include <cstring>

#include "law.h"
#include "reference.h"
#include "wire/conversation.h"
#include "wire/response_reader.h"

namespace plumbline::fuzz {
namespace {

constexpr wire::ReadLimits limits{.header_bytes_max = 4096, .body_bytes_max = 16 * 1024};

/// What an endpoint answers to these bytes when they come in pieces of that size.
std::string answered(std::string_view bytes, std::size_t piece, Reference& world) {
  const http::Handler handler = [&](const http::Request& request) { return world.answer(request); };
  const wire::RefusalAnswer refusal = wire::json_refusal;
  const wire::Observer nobody;
  std::atomic<std::size_t> held = 0;
  wire::BodyBudget bodies(limits.body_bytes_max, held);
  const wire::ConversationHost host{limits, handler, refusal, bodies, nobody};
  wire::Conversation conversation(host, {});
  std::string output;
  while (!bytes.empty() && !conversation.is_over()) {
    const auto room = conversation.room();
    const std::size_t size = std::min({piece, bytes.size(), room.size()});
    std::memcpy(room.data(), bytes.data(), size);
    bytes.remove_prefix(size);
    conversation.received(size);
    while (conversation.has_output()) {
      for (const std::string_view part : conversation.output()) output += part;
      conversation.sent();
    }
  }
  return output;
}

/// The answers without what may differ: the time of day, a leave to go on that came too late, and the codec's
/// last words on bytes that are no HTTP, which may come earlier or later, and for another of several reasons.
/// The endpoint's own answers have ids.
std::string comparable(std::string text) {
  constexpr std::string_view date = "\r\nDate: ";
  for (std::size_t at = text.find(date); at != std::string::npos; at = text.find(date, at)) {
    const std::size_t end = text.find("\r\n", at + date.size());
    text.erase(at, end == std::string::npos ? end : end - at);
  }
  constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  for (std::size_t at = text.find(go_on); at != std::string::npos; at = text.find(go_on, at))
    text.erase(at, go_on.size());
  const std::size_t last = text.rfind("HTTP/1.1 4");
  if (last != std::string::npos && text.find("x-amzn-RequestId", last) == std::string::npos)
    text.resize(last);
  return text;
}

/// Reads answers off the front for as long as there are any that a client can read.
void expect_answers(std::string_view output) {
  while (!output.empty()) {
    wire::ResponseReader reader(limits, false);
    wire::Progress progress = wire::Progress::more;
    std::size_t used = 0;
    for (; used < output.size() && progress == wire::Progress::more; ++used) {
      reader.room().front() = output[used];
      reader.add(1);
      progress = reader.read();
    }
    expect("every answer is HTTP that a client can read", progress == wire::Progress::complete, output);
    const http::Response response = reader.take();
    expect("no bytes make the service fail", response.status < 500, std::to_string(response.status));
    output.remove_prefix(used);
  }
}

Reference& reference() {
  static Reference made;
  return made;
}

std::string answered_by_same_world(std::string_view bytes, std::size_t piece) {
  Reference& world = reference();
  world.rewind();
  std::string output = answered(bytes, piece, world);
  if (!world.is_at_first()) world.renew();
  return output;
}

}  // namespace

/// Law: whatever bytes come over a connection, what goes back is HTTP and blames no one but the client; and
/// it does not depend on how the bytes were cut on their way.
void hold(std::string_view bytes) {
  const std::string whole = answered_by_same_world(bytes, bytes.size());
  const std::string cut = answered_by_same_world(bytes, 1 + bytes.size() % 7);
  expect_same("it does not matter how bytes are cut", comparable(cut), comparable(whole));
  const bool has_bodiless_answers = bytes.find("HEAD ") != std::string_view::npos;
  if (!has_bodiless_answers) expect_answers(whole);
}

}  // namespace plumbline::fuzz
