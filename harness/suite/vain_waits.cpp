#include "suite/vain_waits.h"

#include <algorithm>

#include "http/peer.h"

namespace plumbline::suite {
namespace {

std::string_view path_of(std::string_view id) {
  const std::size_t slash = id.rfind('/');
  return id.substr(0, slash == std::string_view::npos ? id.size() : slash);
}

bool was_waited_for(const Outcome& outcome) {
  return std::ranges::any_of(outcome.defects, [](const verdict::Defect& defect) {
    return defect.kind == verdict::DefectKind::no_answer &&
           defect.observed == name_of(http::NoAnswer::Kind::timeout);
  });
}

}  // namespace

void VainWaits::learn(const Outcome& outcome) {
  if (!was_waited_for(outcome)) return;
  const std::lock_guard lock(mutex_);
  ++waits_[std::string(path_of(outcome.id))];
}

bool VainWaits::leave_out(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = waits_.find(path_of(id));
  if (found == waits_.end() || found->second < vain_waits_max) return false;
  ++left_out_;
  return true;
}

std::uint64_t VainWaits::left_out() const {
  const std::lock_guard lock(mutex_);
  return left_out_;
}

}  // namespace plumbline::suite
