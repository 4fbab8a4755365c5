#pragma once

#include <optional>
#include <string>

#include "service/function_record.h"
#include "service/operation.h"

namespace plumbline::service {

/// How a function's record goes on: $LATEST is renewed with each update, and copied when a version is
/// published. A published version is never touched again ("locked" in the page's words).

/// Gives $LATEST a new RevisionId and LastModified, and the next PublishVersion something to publish. Where
/// changes take their time, this one begins.
void renew_latest(Function& function, Progress::Kind kind, const Context& context);

/// Publishes $LATEST as the next number. The version has a RevisionId of its own, and $LATEST gets another
/// one. `description` stands in the place of $LATEST's in the version, where given. Returns the version.
const Version& publish_latest(Function& function, const std::optional<std::string>& description,
                              const Context& context);

}  // namespace plumbline::service
