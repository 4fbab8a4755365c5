#include "fuzzing/draw.h"

#include <algorithm>
#include <array>
#include <utility>

#include "mutate/base64.h"
#include "mutate/body.h"
#include "mutate/name.h"

namespace plumbline::fuzzing {
namespace {

constexpr std::array<std::pair<std::string_view, Mode>, 4> modes = {
    {{"all", Mode::all}, {"name", Mode::name}, {"base64", Mode::base64}, {"body", Mode::body}}};

/// So many kept inputs are started from, besides the seeds; later ones take the place of earlier ones.
constexpr std::size_t kept_max = 1000;

constexpr std::size_t body_bytes_max = 64 * 1024;

std::vector<std::string> bodies_in(const Seeds& seeds) {
  std::vector<std::string> bodies;
  for (const Seed& seed : seeds) bodies.push_back(seed.input.body);
  std::ranges::sort(bodies);
  bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
  return bodies;
}

}  // namespace

std::optional<Mode> mode_named(std::string_view word) {
  for (const auto& [name, mode] : modes)
    if (name == word) return mode;
  return std::nullopt;
}

Draw::Draw(Mode mode, const Seeds& seeds, const spec::Operation& operation)
    : mode_(mode),
      operation_(operation),
      plain_(plain_bodies(operation)),
      forms_(forms_of(operation)),
      names_(names_in(seeds)),
      blobs_(blobs_in(seeds, operation)),
      bodies_(bodies_in(seeds)) {}

Draw::Pool::Pool(Texts from) : texts(std::move(from)) {
  if (texts.empty()) texts.emplace_back();
  seeds = texts.size();
}

void Draw::Pool::keep(std::string text) {
  const std::size_t place = seeds + kept++ % kept_max;
  if (place == texts.size())
    texts.push_back(std::move(text));
  else
    texts[place] = std::move(text);
}

std::string Draw::drawn(const Pool& from, Change change, Cross cross, mutate::Random& random) {
  constexpr std::size_t changes_max = 6;
  std::string text = random.pick(from.texts);
  if (random.one_in(8)) return text;
  if (random.one_in(8)) text = cross(text, random.pick(from.texts), random);
  for (std::size_t i = 0; i == 0 || (i < changes_max && random.one_in(2)); ++i) text = change(text, random);
  return text;
}

Input Draw::next_name(mutate::Random& random) const {
  std::string name = drawn(names_, mutate::mutate_name, mutate::cross_names, random);
  return {std::move(name), random.one_in(2), plain_.dry};
}

Input Draw::next_blob(mutate::Random& random) const {
  const json::Object& harmless = operation_.samples.front().harmless;
  std::string text = drawn(blobs_, mutate::mutate_base64, mutate::cross_base64, random);
  return {forms_.front(), false,
          body_with_blob(operation_, std::move(text), random.one_in(2) ? harmless : json::Object{})};
}

Input Draw::next_body(mutate::Random& random) const {
  std::string name = random.one_in(8) ? random.pick(forms_) : forms_.front();
  return {std::move(name), random.one_in(2),
          drawn(bodies_, mutate::mutate_body, mutate::cross_bodies, random)};
}

Input Draw::next(mutate::Random& random) const {
  switch (mode_) {
    case Mode::name:
      return next_name(random);
    case Mode::base64:
      return next_blob(random);
    case Mode::body:
      return next_body(random);
    case Mode::all:
      break;
  }
  const std::size_t part = random.below(8);
  if (part < 3) return next_name(random);
  if (part < 5) return next_blob(random);
  Input input = next_body(random);
  if (part == 7) input.name = next_name(random).name;
  return input;
}

void Draw::keep(const Input& input) {
  if (input.body.size() > body_bytes_max) return;
  names_.keep(input.name);
  bodies_.keep(input.body);
  for (std::string& blob : blobs_in({{"", input}}, operation_)) blobs_.keep(std::move(blob));
}

}  // namespace plumbline::fuzzing
