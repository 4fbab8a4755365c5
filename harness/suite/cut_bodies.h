#pragma once

#include <cstddef>

#include "suite/outcome.h"

namespace plumbline::suite {

/// How much of a request's and of a response's body is kept for longer than its case runs. A response's body
/// of this size may have been longer.
constexpr std::size_t kept_body_bytes_max = 64 * 1024;

/// Cuts both bodies to that; the facts of the request's remain.
void cut_bodies(Exchange& exchange);

}  // namespace plumbline::suite
