#include "service/change.h"

#include <utility>

namespace plumbline::service {
namespace {

using Versions = std::vector<std::shared_ptr<const Version>>;

const Versions& published_of(const std::shared_ptr<const Function>& function) {
  static const Versions none;
  return function == nullptr ? none : function->published;
}

/// Whether a version's number is the lower one: numbers have no leading zeros.
bool is_before(const Version& a, const Version& b) {
  return a.version.size() != b.version.size() ? a.version.size() < b.version.size() : a.version < b.version;
}

void gain(Change& change, const Version& version) {
  change.packages_gained.push_back(version.code.sha256);
  change.bytes_gained += version.code.bytes;
}

void lose(Change& change, const Version& version) {
  change.packages_lost.push_back(version.code.sha256);
  change.bytes_lost += version.code.bytes;
}

/// Walks both lists of published versions, ascending as they are. Records are shared by all who have them:
/// the same version is most often the very same object.
void compare_published(Change& change) {
  const Versions& before = published_of(change.before);
  const Versions& after = published_of(change.after);
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() || now != after.end()) {
    if (old != before.end() && now != after.end() && *old == *now) {
      ++old;
      ++now;
    } else if (now == after.end() || (old != before.end() && is_before(**old, **now))) {
      change.deleted.push_back(*old);
      lose(change, **old++);
    } else {
      if (old != before.end() && (*old)->version == (*now)->version) lose(change, **old++);
      change.written.push_back(*now);
      gain(change, **now++);
    }
  }
}

}  // namespace

Change change_between(std::shared_ptr<const Function> before, std::shared_ptr<const Function> after) {
  Change change;
  change.before = std::move(before);
  change.after = std::move(after);
  if (change.before != nullptr) lose(change, change.before->latest);
  if (change.after != nullptr) gain(change, change.after->latest);
  compare_published(change);
  return change;
}

}  // namespace plumbline::service
