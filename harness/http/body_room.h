#pragma once

#include <cstddef>
#include <string>

namespace plumbline::http {

/// Makes room for a body that is to come. That of a large one is asked of the system in huge pages, where it
/// has them: touching 50 MiB for the first time in small ones takes as long as hashing it.
void make_room(std::string& body, std::size_t bytes);

}  // namespace plumbline::http
