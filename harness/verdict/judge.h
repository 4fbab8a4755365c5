#pragma once

#include <span>
#include <string>

#include "http/message.h"
#include "spec/model.h"
#include "verdict/defect.h"
#include "verdict/expectation.h"
#include "verdict/reading.h"

namespace plumbline::verdict {

/// What an answer turned out to be.
struct Judgement {
  bool as_expected = true;  ///< every expectation's status, error type and message were met
  Reading reading;
  Defects defects;
};

/// Judges one response of an operation: against what the step expects, against the envelope of every answer,
/// and, where it is a success, against the shape of the operation's output.
///
/// A response that is not what was expected is judged no further than its envelope: the values of an answer
/// that should not be there say nothing.
[[nodiscard]] Judgement judge(const http::Request& request, const http::Response& response,
                              const spec::Operation& operation, std::span<const Expectation> expectations);

/// Judges a response that is no operation's, such as the bytes behind a link: against the expectations alone.
[[nodiscard]] Judgement judge(const http::Response& response, std::span<const Expectation> expectations);

/// Whether a reading is one of these answers (any is where there are none).
[[nodiscard]] bool is_one_of(const Reading& reading, std::span<const Alternative> answers);

/// "400 InvalidParameterValueException|ValidationException": an answer as people read it.
[[nodiscard]] std::string text_of(const Alternative& answer);

}  // namespace plumbline::verdict
