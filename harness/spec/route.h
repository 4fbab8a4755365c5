#pragma once

#include "spec/model.h"
#include "spec/source.h"
#include "spec/where.h"

namespace plumbline::spec {

/// Reads an operation's smithy.api#http trait into its method, URI and status. The URI's labels are whole
/// segments, each the label of a member of the operation's input, which has no others.
///
///     {"method": "PUT", "uri": "/2015-03-31/functions/{FunctionName}/code", "code": 200}
[[nodiscard]] Wrong read_route(const SourceShape& source, Operation& operation);

}  // namespace plumbline::spec
