#pragma once

#include <optional>
#include <utility>

#include "http/message.h"
#include "wire/body_budget.h"
#include "wire/message_reader.h"
#include "wire/refusal.h"

namespace plumbline::wire {

/// Reads the requests of one connection, one after the other, and refuses what could be read in two ways: a
/// request that a proxy and a server would end at different bytes (RFC 9112, 6.3 and 11.2).
///
///     RequestReader reader({.header_bytes_max = 64 * 1024, .body_bytes_max = 1024});
///     reader.input().add(...);
///     if (reader.read() == Progress::complete) answer(reader.take());
class RequestReader {
 public:
  explicit RequestReader(const ReadLimits& limits) : limits_(limits), reader_(MessageKind::request, limits) {}

  /// Refuses with 503 what the budget, which outlives the reader, has no room for.
  RequestReader(const ReadLimits& limits, BodyBudget& bodies) : RequestReader(limits) { bodies_ = &bodies; }

  /// Where the bytes of the connection go.
  [[nodiscard]] std::span<char> room();
  void add(std::size_t count);

  /// Reads on in what has come. After `failed` the connection is of no more use.
  [[nodiscard]] Progress read();

  /// The complete request; the next read() begins another. An absolute target is brought to its origin form.
  [[nodiscard]] http::Request take();

  /// What the body of the complete request holds of the budget: kept as long as the body is.
  [[nodiscard]] BodyHold take_hold() { return std::move(hold_); }

  /// The request as far as it has come.
  [[nodiscard]] const Message& message() const { return reader_.message(); }

  /// Why it failed, as a status and a message.
  [[nodiscard]] const Refusal& refusal() const { return refusal_; }

  [[nodiscard]] bool has_begun() const { return reader_.has_begun(); }
  [[nodiscard]] bool has_head() const { return reader_.has_head(); }

  /// Whether the peer may send another request after this one. HTTP/1.0 connections are always closed.
  [[nodiscard]] bool keeps_alive() const { return reader_.keeps_alive() && !reader_.message().is_http_1_0; }

  /// True once a request, when its peer waits for leave to send the body (RFC 9110, 10.1.1).
  [[nodiscard]] bool take_expectation();

 private:
  [[nodiscard]] Progress refuse(int status, std::string message);
  [[nodiscard]] std::optional<std::string> fault_of_head() const;
  [[nodiscard]] bool has_room_for_body();

  ReadLimits limits_;
  InputBuffer input_;
  MessageReader reader_;
  bool more_waits_ = false;  ///< what came filled the room: most likely more is there already
  BodyBudget* bodies_ = nullptr;
  BodyHold hold_;
  bool head_checked_ = false;
  bool expectation_met_ = false;
  Refusal refusal_;
};

}  // namespace plumbline::wire
