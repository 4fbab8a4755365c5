#include "http/uri.h"
#include "mutate/body.h"
#include "mutate/name.h"
#include "mutator.h"
#include "request_text.h"

namespace plumbline::fuzz {
namespace {

constexpr std::string_view functions = "/functions/";

/// The target with another name in the place of its label, percent-encoded as clients do, wholly, or not.
std::string with_other_name(std::string_view target, mutate::Random& random) {
  const std::size_t at = target.find(functions);
  if (at == std::string_view::npos) return mutate::mutate_name(target, random);
  const std::size_t start = at + functions.size();
  const std::size_t end = std::min(target.find_first_of("/?", start), target.size());
  const std::string_view label = target.substr(start, end - start);
  const std::string name =
      mutate::mutate_name(http::percent_decode(label).value_or(std::string(label)), random);
  std::string other(target.substr(0, start));
  if (random.one_in(4))
    other += name;
  else
    other += http::percent_encode(name, random.one_in(2) ? ":$" : "");
  other += target.substr(end);
  return other;
}

std::string join(const RequestParts& parts, std::string_view target, std::string_view body) {
  std::string text(parts.method);
  text += target;
  text += parts.headers.empty() ? "\n\n" : parts.headers;
  text += body;
  return text;
}

}  // namespace

std::string mutated(std::string_view bytes, mutate::Random& random) {
  const RequestParts parts = parts_of_request(bytes);
  if (random.one_in(4)) return join(parts, with_other_name(parts.target, random), parts.body);
  return join(parts, parts.target, mutate::mutate_body(parts.body, random));
}

std::string crossed(std::string_view left, std::string_view right, mutate::Random& random) {
  const RequestParts a = parts_of_request(left);
  const RequestParts b = parts_of_request(right);
  if (random.one_in(3)) return join(a, a.target, b.body);
  return join(a, random.one_in(3) ? b.target : a.target, mutate::cross_bodies(a.body, b.body, random));
}

}  // namespace plumbline::fuzz
