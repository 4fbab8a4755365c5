#pragma once

#include "http/message.h"
#include "json/value.h"
#include "spec/model.h"
#include "verdict/defect.h"

namespace plumbline::verdict {

/// Holds the dates in the answer to a request that changed something against the answer's own Date: a change
/// is dated when it is made. Both are the target's, so that its clock may be any; a quarter of an hour
/// between them is for a proxy that tells the time otherwise. Nothing is judged where the answer has no Date,
/// the operation no clause "date-of-change", or the request a member that keeps it from changing anything.
[[nodiscard]] Defects judge_date_of_change(const http::Request& request, const http::Response& response,
                                           const json::Value& body, const spec::Operation& operation);

}  // namespace plumbline::verdict
