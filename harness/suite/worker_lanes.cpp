#include "suite/worker_lanes.h"

#include <utility>

namespace plumbline::suite {

const http::Request* WorkerLanes::next(std::size_t lane) {
  while (auto drawn = draw_())
    if (worker_.begin(*std::move(drawn), pending_[lane])) return &pending_[lane].request;
  return nullptr;
}

void WorkerLanes::answered(std::size_t lane, http::Answer answer) { worker_.end(pending_[lane], answer); }

}  // namespace plumbline::suite
