#include "suite/sequence.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "pattern/random.h"
#include "suite/generate.h"
#include "suite/model.h"

namespace plumbline::suite {
namespace {

using pattern::Random;
using Kind = Move::Kind;

constexpr std::uint64_t moves_min = 9;
constexpr std::uint64_t moves_max = 15;

constexpr std::array<std::string_view, 6> packages = {"A", "B", "C", "D", "bytes:300", "bytes:5000"};
constexpr std::array<std::string_view, 4> wrong_revisions = {
    "wrong", "11111111-2222-4333-8444-555555555555", "00000000-0000-0000-0000-000000000000",
    "a RevisionId of no function, with \"quotes\", a \\ and ${dollars}"};
constexpr std::array<std::string_view, 5> descriptions = {
    "one", "another description", "it's \"quoted\" \\ $", " <b>&amp; two  blanks, one behind ",
    "h\u00e9 \u65e5\u672c \U0001F600"};

/// Kinds of move with how often they are drawn. Plain updates and reads belong to every sequence.
struct Weight {
  Kind kind;
  unsigned weight;
  bool always;
};
constexpr std::array<Weight, 8> weights = {{{Kind::update, 10, true},
                                            {Kind::read, 1, true},
                                            {Kind::flawed_update, 3, false},
                                            {Kind::version_update, 2, false},
                                            {Kind::publish, 3, false},
                                            {Kind::describe, 3, false},
                                            {Kind::read_version, 2, false},
                                            {Kind::list, 1, false}}};

bool chance(Random& random, std::uint64_t one_in) { return random.below(one_in) == 0; }

template <class Items>
std::string one_of(Random& random, const Items& items) {
  return std::string(items[random.below(items.size())]);
}

/// What a sequence may draw.
struct Habits {
  std::vector<Kind> kinds;  ///< each as often as it weighs
  bool dry_runs;
  bool publishes;
  bool revisions;
  bool names;  ///< other ones than the bare name
};

Habits draw_habits(Random& random) {
  Habits habits{{}, chance(random, 2), chance(random, 2), chance(random, 2), chance(random, 2)};
  for (const Weight& entry : weights)
    if (entry.always || chance(random, 2)) habits.kinds.insert(habits.kinds.end(), entry.weight, entry.kind);
  return habits;
}

Move draw_move(Random& random, const Habits& habits) {
  Move move;
  move.kind = habits.kinds[random.below(habits.kinds.size())];
  move.which = random.below(4);
  switch (move.kind) {
    case Kind::update:
      move.package = one_of(random, packages);
      move.is_dry_run = habits.dry_runs && chance(random, 3);
      move.is_to_publish = habits.publishes && chance(random, 3);
      if (habits.revisions) move.revision = static_cast<Move::Revision>(random.below(4));
      if (move.revision == Move::Revision::wrong) move.text = one_of(random, wrong_revisions);
      if (habits.names) move.named = static_cast<Move::Named>(random.below(5));
      break;
    case Kind::flawed_update:
      move.flaw = static_cast<Move::Flaw>(random.below(7));
      if (habits.names) move.named = static_cast<Move::Named>(random.below(5));
      break;
    case Kind::version_update:
      move.package = one_of(random, packages);
      break;
    case Kind::describe:
      move.text = one_of(random, descriptions);
      break;
    case Kind::publish:
    case Kind::read:
    case Kind::read_version:
    case Kind::list:
      break;
  }
  return move;
}

/// Seeds that lie side by side shall draw unlike sequences.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t number) {
  return Random(seed).below(~std::uint64_t{0}) ^ Random(~number).below(~std::uint64_t{0});
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

Sequence draw_sequence(std::uint64_t seed, std::uint64_t number) {
  Random random(mixed(seed, number));
  const Habits habits = draw_habits(random);
  Sequence sequence{fmt::format("{}{}-{}", sequence_path, seed, number), {}};
  const std::uint64_t length = moves_min + random.below(moves_max - moves_min + 1);
  for (std::uint64_t i = 0; i < length; ++i) sequence.moves.push_back(draw_move(random, habits));
  return sequence;
}

std::optional<Sequence> sequence_named(std::string_view id) {
  if (!id.starts_with(sequence_path)) return std::nullopt;
  const std::string_view name = id.substr(sequence_path.size());
  const auto dash = name.find('-');
  std::uint64_t seed = 0;
  std::uint64_t number = 0;
  if (dash == std::string_view::npos || !read_number(name.substr(0, dash), seed) ||
      !read_number(name.substr(dash + 1), number))
    return std::nullopt;
  return draw_sequence(seed, number);
}

std::vector<Sequence> choose_sequences(const spec::Spec& spec, const SequenceSettings& settings) {
  std::vector<Sequence> chosen;
  if (!Model::is_known_to(spec)) return chosen;
  if (auto named = sequence_named(settings.filter)) {
    chosen.push_back(*std::move(named));
  } else {
    for (unsigned number = 1; number <= settings.count; ++number)
      if (Sequence drawn = draw_sequence(settings.seed, number); is_chosen(drawn.id, settings.filter))
        chosen.push_back(std::move(drawn));
  }
  std::erase_if(chosen, [&](const Sequence& sequence) {
    return std::ranges::any_of(case_of(sequence, spec).clauses,
                               [&](const std::string& id) { return spec.clause(id) == nullptr; });
  });
  return chosen;
}

Case case_of(const Sequence& sequence, const spec::Spec& spec) {
  Case made;
  made.id = sequence.id;
  made.about = text_of(sequence.moves);
  made.needs = {Need::fresh_function};
  Model model(spec);
  const auto append = [&](std::vector<Step> steps) {
    for (Step& step : steps) made.steps.push_back(std::move(step));
  };
  append(model.begin());
  for (const Move& move : sequence.moves) append(model.make(move));
  append(model.look_at_versions());
  for (const Step& step : made.steps)
    for (const verdict::Expectation& expectation : step.expect)
      if (std::ranges::find(made.clauses, expectation.clause) == made.clauses.end())
        made.clauses.push_back(expectation.clause);
  return made;
}

}  // namespace plumbline::suite
