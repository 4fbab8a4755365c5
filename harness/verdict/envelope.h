#pragma once

#include "http/message.h"
#include "spec/model.h"
#include "verdict/defect.h"
#include "verdict/reading.h"

namespace plumbline::verdict {

/// Holds what surrounds an answer's content against restJson1 and the recordings, whatever the request was: a
/// JSON body under a JSON Content-Type and no member twice, a request id, and for errors the type in the
/// header, a status that fits the type, and the members Type and message (or Message) of the recorded body.
/// `has_body` is false for the answer to a HEAD, which has none (RFC 9110, 9.3.2).
[[nodiscard]] Defects judge_envelope(const http::Response& response, const Reading& reading,
                                     const spec::Operation& operation, bool has_body = true);

}  // namespace plumbline::verdict
