#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "http/lanes.h"
#include "suite/case.h"
#include "suite/worker.h"

namespace plumbline::suite {

/// Cases that stand alone, many under way at once. While the target is busy with one, the answer to the
/// lane's last is judged and its next made ready: it waits for neither.
///
///     WorkerLanes lanes(worker, 16, draw);
///     caller.drive(lanes, 16);
class WorkerLanes final : public http::Lanes {
 public:
  WorkerLanes(Worker& worker, std::size_t count, CaseStream draw)
      : worker_(worker), lanes_(count), draw_(std::move(draw)) {}

  [[nodiscard]] const http::Request* next(std::size_t lane) override;
  void answered(std::size_t lane, http::Answer answer) override;
  void meanwhile(std::size_t lane) override;

 private:
  struct Lane {
    std::unique_ptr<Worker::Pending> ready;
    std::unique_ptr<Worker::Pending> under_way;
    std::unique_ptr<Worker::Pending> last;  ///< answered, and not yet judged
    http::Answer answer;
  };

  void make_ready(Lane& lane);
  void judge_last(Lane& lane);

  Worker& worker_;
  std::vector<Lane> lanes_;
  CaseStream draw_;
};

}  // namespace plumbline::suite
