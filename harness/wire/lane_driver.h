#pragma once

#include <cstddef>

#include "http/lanes.h"
#include "wire/client.h"

namespace plumbline::wire {

/// Works off lanes over plain TCP on the calling thread, each over a connection of its own: what the target
/// does for one lane and what the caller does with the answers of others happen at the same time. Every
/// answer is what Client::send would have brought, but no body waits for 100 Continue: no client has to
/// (RFC 9110, 10.1.1).
///
///     drive_lanes(settings, patience, lanes, 16);
void drive_lanes(const ClientSettings& settings, Patience& patience, http::Lanes& lanes, std::size_t count);

}  // namespace plumbline::wire
