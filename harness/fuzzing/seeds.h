#pragma once

#include <string>
#include <vector>

#include "fuzzing/input.h"
#include "spec/model.h"
#include "suite/flaw.h"

namespace plumbline::fuzzing {

/// An input to start from, and where it comes from.
struct Seed {
  std::string id;  ///< of the case; of the file
  Input input;
};
using Seeds = std::vector<Seed>;

/// The suite's cases that are one plain request of the operation, as inputs, and so many of its pattern
/// cases, the most telling ones. The same spec gives the same seeds.
[[nodiscard]] Seeds seeds_of_suite(const spec::Spec& spec, const spec::Operation& operation,
                                   std::size_t pattern_cases_max);

/// What the mutators of names and of base64 start from: the different names and ZipFile texts of seeds.
[[nodiscard]] std::vector<std::string> names_in(const Seeds& seeds);
[[nodiscard]] std::vector<std::string> blobs_in(const Seeds& seeds, const spec::Operation& operation);

/// The packages in the seeds, and in the plain body, that are whole zip archives: every endpoint takes them.
[[nodiscard]] suite::KnownPackages packages_in(const Seeds& seeds, const spec::Operation& operation);

}  // namespace plumbline::fuzzing
