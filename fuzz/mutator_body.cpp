#include "mutate/body.h"
#include "mutator.h"

namespace plumbline::fuzz {

std::string mutated(std::string_view bytes, mutate::Random& random) {
  return mutate::mutate_body(bytes, random);
}

std::string crossed(std::string_view left, std::string_view right, mutate::Random& random) {
  return mutate::cross_bodies(left, right, random);
}

}  // namespace plumbline::fuzz
