#include "service/versioning.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace plumbline::service {
namespace {

/// A change that begins now; nullopt where changes take no time.
std::optional<Progress> progress_of(Progress::Kind kind, const Context& context) {
  const auto delay = context.settings.lifecycle_delay;
  if (delay.count() == 0) return std::nullopt;
  return Progress{kind, context.clock() + delay, context.ids()};
}

}  // namespace

void renew_latest(Function& function, Progress::Kind kind, const Context& context) {
  function.latest.revision_id = context.ids();
  // LastModified never goes back, even where the clock does.
  function.latest.last_modified = std::max(function.latest.last_modified, context.clock());
  function.latest.progress = progress_of(kind, context);
  function.is_changed_since_publish = true;
}

const Version& publish_latest(Function& function, const std::optional<std::string>& description,
                              const Context& context) {
  Version version = function.latest;
  version.version = std::to_string(function.version_next++);
  version.revision_id = context.ids();
  version.last_modified = std::max(version.last_modified, context.clock());
  // Recorded: a version is created, and keeps the RevisionId that it is answered with.
  version.progress = progress_of(Progress::Kind::creating, context);
  if (version.progress) version.progress->revision_id = version.revision_id;
  if (description) version.configuration.description = *description;
  function.published.push_back(std::make_shared<const Version>(std::move(version)));
  function.latest.revision_id = context.ids();
  function.is_changed_since_publish = false;
  return *function.published.back();
}

}  // namespace plumbline::service
