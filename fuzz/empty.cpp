#include "law.h"

/// Law: none. How fast the fuzzer runs when there is nothing to run, for the other targets to be held
/// against.
void plumbline::fuzz::hold(std::string_view) {}
