#pragma once

namespace plumbline::app {

/// What the program's exit status says; scripts may rely on it.
enum ExitStatus : int {
  conforms = 0,     ///< nothing wrong, or the command did what it was asked
  found = 1,        ///< findings
  wrong_usage = 2,  ///< of the command line, a file or the spec
  not_tested = 3,   ///< the target could not be reached, or not be tested
  own_fault = 4,    ///< a fault of plumbline itself
};

}  // namespace plumbline::app
