#pragma once

namespace plumbline::suite {

/// Gives memory that is free, and that the allocator keeps for later, back to the system, where the C library
/// can be asked to: before something large, which would come on top of it.
void return_idle_memory();

}  // namespace plumbline::suite
