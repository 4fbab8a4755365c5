#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"
#include "service/endpoint.h"
#include "service/function_record.h"
#include "service/memory_store.h"

namespace plumbline::fuzz {

/// The reference endpoint in a world that is the same for every input: one function, my-function, whose
/// version 1 is published; one object in S3, packages/app.zip; ids that count, and a clock that ticks at each
/// look. The RevisionId of my-function is 00000000-0000-4000-8000-000000000004, and there is a link to its
/// code.
///
///     Reference reference;
///     reference.answer(request);
///     if (!reference.is_at_first()) reference.renew();
class Reference {
 public:
  /// All functions, by identity: records are never changed, only replaced, so that equal states are the same.
  using State = std::vector<std::shared_ptr<const service::Function>>;

  /// One whose changes take that long, by its own clock; 0: no time at all.
  explicit Reference(std::chrono::milliseconds lifecycle_delay = {});

  /// Makes the world as it was at first, from what was kept of it.
  void renew();

  /// Puts clock and ids back, which is all of the world where the state has not changed.
  void rewind();

  [[nodiscard]] http::Response answer(http::Request request) { return endpoint_->handle(std::move(request)); }
  [[nodiscard]] State state() const { return store_->all({}); }

  /// Whether no function was made, changed or deleted since the world was made, or made anew.
  [[nodiscard]] bool is_at_first() const;

 private:
  std::uint64_t ids_ = 0;
  std::uint64_t looks_ = 0;
  std::uint64_t ids_at_first_ = 0;
  std::uint64_t looks_at_first_ = 0;
  service::Clock clock_;
  std::shared_ptr<service::MemoryStore> store_;
  std::unique_ptr<service::Endpoint> endpoint_;
  std::shared_ptr<const service::Function> first_;
  std::shared_ptr<const std::string> package_;
};

}  // namespace plumbline::fuzz
