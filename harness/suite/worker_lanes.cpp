#include "suite/worker_lanes.h"

#include <utility>

namespace plumbline::suite {

const http::Request* WorkerLanes::next(std::size_t lane) {
  Lane& one = lanes_[lane];
  if (one.ready == nullptr) make_ready(one);
  one.under_way = std::move(one.ready);
  if (one.under_way != nullptr) return &one.under_way->request;
  judge_last(one);
  return nullptr;
}

void WorkerLanes::answered(std::size_t lane, http::Answer answer) {
  Lane& one = lanes_[lane];
  judge_last(one);
  one.last = std::move(one.under_way);
  one.answer = std::move(answer);
}

void WorkerLanes::meanwhile(std::size_t lane) {
  judge_last(lanes_[lane]);
  if (lanes_[lane].ready == nullptr) make_ready(lanes_[lane]);
}

void WorkerLanes::make_ready(Lane& lane) {
  auto pending = std::make_unique<Worker::Pending>();
  while (auto drawn = draw_()) {
    if (!worker_.begin(*std::move(drawn), *pending)) continue;
    lane.ready = std::move(pending);
    return;
  }
}

void WorkerLanes::judge_last(Lane& lane) {
  if (lane.last == nullptr) return;
  worker_.end(*lane.last, lane.answer);
  lane.last.reset();
}

}  // namespace plumbline::suite
