#include "mutator.h"
#include "zip_mutation.h"

namespace plumbline::fuzz {

std::string mutated(std::string_view bytes, mutate::Random& random) { return mutate_zip(bytes, random); }

std::string crossed(std::string_view left, std::string_view right, mutate::Random& random) {
  return cross_zips(left, right, random);
}

}  // namespace plumbline::fuzz
