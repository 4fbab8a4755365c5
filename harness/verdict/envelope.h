#pragma once

#include <string_view>

#include "http/message.h"
#include "http/peer.h"
#include "spec/model.h"
#include "verdict/defect.h"
#include "verdict/reading.h"

namespace plumbline::verdict {

inline constexpr std::string_view request_id_header = "x-amzn-RequestId";

/// Holds what surrounds an answer's content against restJson1 and the recordings: a JSON body under a JSON
/// Content-Type and no member twice, a request id, and for errors the type in the header, a status that fits
/// the type, and the members Type and message (or Message) of the recorded body. What the request was counts
/// in two ways: the answer to a HEAD has no body (RFC 9110, 9.3.2), and an error may repeat what it was sent.
[[nodiscard]] Defects judge_envelope(const http::Request& request, const http::Response& response,
                                     const Reading& reading, const spec::Operation& operation);

/// What it says of an operation that a request brought no response that can be read. Its clause is empty
/// where the operation has none for it.
[[nodiscard]] Defect judge_no_answer(const http::NoAnswer& fault, const spec::Operation& operation);

}  // namespace plumbline::verdict
