#pragma once

namespace plumbline::app {

/// Lets a server use the memory of large requests again instead of handing it back to the system after each:
/// the first touch of 50 MiB of fresh memory takes as long as hashing them. What is kept free is bounded, at
/// twice the largest request that Lambda reads. To be called before any thread is started.
void keep_freed_memory();

/// The opposite, for a run: large requests are few there, and what was one is not to be kept beside the next.
/// To be called before any thread is started.
void return_freed_memory();

}  // namespace plumbline::app
