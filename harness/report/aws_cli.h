#pragma once

#include <optional>
#include <string>

#include "report/run_result.h"
#include "spec/model.h"
#include "suite/outcome.h"

namespace plumbline::report {

/// The AWS CLI command (version 2) that sends the exchange's request, on one line for a POSIX shell; nullopt
/// where that CLI cannot: it writes requests of the operations and members that it knows, with values of
/// their types, as restJson1 says, and refuses by itself what lacks a required member or is shorter than
/// allowed. For a run that signs nothing, the command does neither, and so needs no credentials.
///
///     aws lambda update-function-code --endpoint-url http://localhost:4566 --region us-west-2
///         --no-sign-request --cli-input-json '{"FunctionName":"f","ZipFile":"UEsFBg=="}'
[[nodiscard]] std::optional<std::string> aws_cli_of(const suite::Exchange& exchange, const spec::Spec& spec,
                                                    const RunFacts& facts);

/// The commands that show again what an outcome tells, one a line, as curl_of_outcome; what the AWS CLI
/// cannot send first, curl sends. nullopt where it cannot send the exchange.
[[nodiscard]] std::optional<std::string> aws_cli_of_outcome(const suite::Outcome& outcome,
                                                            const spec::Spec& spec, const RunFacts& facts);

}  // namespace plumbline::report
