#include "service/versioning.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace plumbline::service {

void renew_latest(Function& function, const Context& context) {
  function.latest.revision_id = context.ids();
  // LastModified never goes back, even where the clock does.
  function.latest.last_modified = std::max(function.latest.last_modified, context.clock());
  function.is_changed_since_publish = true;
}

const Version& publish_latest(Function& function, const std::optional<std::string>& description,
                              const Context& context) {
  Version version = function.latest;
  version.version = std::to_string(function.version_next++);
  version.revision_id = context.ids();
  version.last_modified = std::max(version.last_modified, context.clock());
  if (description) version.configuration.description = *description;
  function.published.push_back(std::make_shared<const Version>(std::move(version)));
  function.latest.revision_id = context.ids();
  function.is_changed_since_publish = false;
  return *function.published.back();
}

}  // namespace plumbline::service
