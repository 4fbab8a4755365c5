#pragma once

#include "http/message.h"
#include "spec/model.h"
#include "verdict/defect.h"
#include "verdict/reading.h"

namespace plumbline::verdict {

/// Holds what surrounds an answer's content against restJson1 and the recordings: a JSON body under a JSON
/// Content-Type and no member twice, a request id, and for errors the type in the header, a status that fits
/// the type, and the members Type and message (or Message) of the recorded body. What the request was counts
/// in two ways: the answer to a HEAD has no body (RFC 9110, 9.3.2), and an error may repeat what it was sent.
[[nodiscard]] Defects judge_envelope(const http::Request& request, const http::Response& response,
                                     const Reading& reading, const spec::Operation& operation);

}  // namespace plumbline::verdict
