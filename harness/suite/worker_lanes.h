#pragma once

#include <utility>
#include <vector>

#include "http/lanes.h"
#include "suite/case.h"
#include "suite/worker.h"

namespace plumbline::suite {

/// Cases that stand alone, many under way at once.
///
///     WorkerLanes lanes(worker, 16, draw);
///     caller.drive(lanes, 16);
class WorkerLanes final : public http::Lanes {
 public:
  WorkerLanes(Worker& worker, std::size_t count, CaseStream draw)
      : worker_(worker), pending_(count), draw_(std::move(draw)) {}

  [[nodiscard]] const http::Request* next(std::size_t lane) override;
  void answered(std::size_t lane, http::Answer answer) override;

 private:
  Worker& worker_;
  std::vector<Worker::Pending> pending_;
  CaseStream draw_;
};

}  // namespace plumbline::suite
