#pragma once

#include <memory>
#include <optional>

#include "service/fault.h"
#include "service/function_record.h"

namespace plumbline::service {

/// How changes end. AWS answers CreateFunction and the updates before they are done: the function is Pending
/// or InProgress for a while, refuses further changes meanwhile, and has another RevisionId once it is done.
/// Here nothing runs in the background: the record says when a change ends and what comes then, and whoever
/// reads it sees it as of that moment.
///
///     settled(function, function->latest.progress->ends)->latest.progress == std::nullopt

/// The function as of that moment; the same record where no change has ended. nullptr stays nullptr.
[[nodiscard]] std::shared_ptr<const Function> settled(std::shared_ptr<const Function> function, Time now);

/// ResourceConflictException while a change of $LATEST is in progress.
[[nodiscard]] std::optional<Fault> check_idle(const Function& function);

}  // namespace plumbline::service
