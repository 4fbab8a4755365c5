#pragma once

#include <string>

#include "suite/function_client.h"
#include "suite/outcome.h"

/// What holds when clients meet at one function, each tried on a function of its own. A law adds what broke
/// it to the outcome, and answers why it could not be tried; empty where it was.
namespace plumbline::suite {

/// Of updates with one RevisionId one is made: the others are refused with 412, or with 409 while the first
/// is in progress, and the function has the code of the one.
[[nodiscard]] std::string hold_one_winner(const FunctionClient& client, unsigned clients, Outcome& outcome);

/// The answers of concurrent updates and reads, and the code in the end, are those of one order of the
/// updates; hash, size and RevisionId of an answer belong together.
[[nodiscard]] std::string hold_one_after_another(const FunctionClient& client, unsigned clients,
                                                 Outcome& outcome);

/// Concurrent publishing updates get numbers that are unique and without gaps, and each version has the code
/// that its publisher sent.
[[nodiscard]] std::string hold_numbers_apart(const FunctionClient& client, unsigned clients,
                                             Outcome& outcome);

/// While an update is seen to be in progress another one is refused with 409; a target that ends its updates
/// sooner than that can be seen cannot be tried.
[[nodiscard]] std::string hold_conflict(const FunctionClient& client, unsigned clients, Outcome& outcome);

}  // namespace plumbline::suite
