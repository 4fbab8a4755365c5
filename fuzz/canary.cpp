#include "law.h"
#include "names/function_name.h"

/// A law that is false: no function has an account and a qualifier. The fuzzer must find what breaks it, from
/// seeds that have neither: where it does not, what it says of other targets is worth nothing.
void plumbline::fuzz::hold(std::string_view bytes) {
  const auto name = names::parse_function_name(bytes);
  const bool is_counterexample = name && name->account && name->qualifier;
  expect("CANARY: no function has an account and a qualifier", !is_counterexample, "one that has both");
}
