#include "power/mutant.h"

#include <array>

#include "power/themes.h"
#include "suite/generate.h"

namespace plumbline::power {

Mutants all_mutants() {
  static constexpr std::array<Mutants (*)(), 30> themes = {name_mutants,
                                                           name_pattern_mutants,
                                                           member_type_mutants,
                                                           length_mutants,
                                                           bucket_pattern_mutants,
                                                           base64_mutants,
                                                           body_mutants,
                                                           json_mutants,
                                                           source_mutants,
                                                           dry_run_mutants,
                                                           publish_mutants,
                                                           version_mutants,
                                                           revision_mutants,
                                                           response_member_mutants,
                                                           response_value_mutants,
                                                           error_mutants,
                                                           read_mutants,
                                                           protocol_mutants,
                                                           wire_mutants,
                                                           framing_mutants,
                                                           name_reading_mutants,
                                                           envelope_mutants,
                                                           s3_mutants,
                                                           memory_mutants,
                                                           conditional_mutants,
                                                           likeness_mutants,
                                                           package_mutants,
                                                           newer_member_mutants,
                                                           stale_mutants,
                                                           race_mutants};
  Mutants all;
  for (const auto& theme : themes)
    for (Mutant& mutant : theme()) all.push_back(std::move(mutant));
  return all;
}

Mutants chosen_mutants(const std::string& glob) {
  Mutants all = all_mutants();
  std::erase_if(all, [&](const Mutant& mutant) { return !suite::is_chosen(mutant.id, glob); });
  return all;
}

}  // namespace plumbline::power
