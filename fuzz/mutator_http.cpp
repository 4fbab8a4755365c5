#include "message_mutation.h"
#include "mutator.h"

namespace plumbline::fuzz {

std::string mutated(std::string_view bytes, mutate::Random& random) { return mutate_messages(bytes, random); }

std::string crossed(std::string_view left, std::string_view right, mutate::Random& random) {
  return cross_messages(left, right, random);
}

}  // namespace plumbline::fuzz
