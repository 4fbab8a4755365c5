#include "power/mutant.h"

#include <utility>

#include "power/themes.h"
#include "suite/generate.h"

namespace plumbline::power {

Mutants joined(std::initializer_list<Mutants (*)()> tables) {
  Mutants all;
  for (const auto& table : tables)
    for (Mutant& mutant : table()) all.push_back(std::move(mutant));
  return all;
}

Mutants all_mutants() {
  return joined({name_mutants,
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
                 narrow_mutants,
                 telling_mutants,
                 package_mutants,
                 newer_member_mutants,
                 stale_mutants,
                 race_mutants});
}

Mutants chosen_mutants(const std::string& glob) {
  Mutants all = all_mutants();
  std::erase_if(all, [&](const Mutant& mutant) { return !suite::is_chosen(mutant.id, glob); });
  return all;
}

}  // namespace plumbline::power
