#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_status.h"
#include "pattern/algebra.h"
#include "pattern/compile.h"
#include "pattern/complete_suite.h"
#include "pattern/matcher.h"
#include "pattern/sample.h"
#include "report/text.h"

namespace plumbline::app {
namespace {

using pattern::Dfa;
using report::printable;

struct PatternOptions {
  std::string pattern;
  std::string other;
  std::vector<std::string> texts;
  bool search = false;
  std::size_t length_min = 0;
  std::size_t length_max = static_cast<std::size_t>(-1);
  std::size_t count = 10;
  std::size_t length = 12;
  std::uint64_t seed = 1;
  unsigned depth = 1;
};

/// The automaton of a pattern, or nullopt after saying what is wrong with it and where.
std::optional<Dfa> compiled(const std::string& text, const PatternOptions& options) {
  auto dfa =
      pattern::compile(text, {}, options.search ? pattern::Anchoring::search : pattern::Anchoring::whole);
  if (dfa) return *std::move(dfa);
  std::cerr << "plumbline pattern: " << dfa.error().reason << "\n  " << printable(text) << "\n  "
            << std::string(std::min(dfa.error().position, text.size()), ' ') << "^ at byte "
            << dfa.error().position << "\n";
  return std::nullopt;
}

std::string quoted(const std::optional<std::string>& text) {
  return text ? "\"" + printable(*text) + "\"" : std::string("none");
}

std::string range_text(const pattern::ClassRange& range) {
  const auto one = [](char32_t c) {
    return c > 0x20 && c < 0x7F ? std::string(1, static_cast<char>(c))
                                : fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
  };
  return range.first == range.last ? one(range.first) : one(range.first) + "-" + one(range.last);
}

void print_classes(const Dfa& dfa) {
  constexpr std::size_t ranges_shown_max = 8;
  std::vector<std::vector<std::string>> ranges(dfa.alphabet.classes);
  for (const pattern::ClassRange& range : dfa.alphabet.ranges) ranges[range.id].push_back(range_text(range));
  for (std::size_t id = 0; id < ranges.size(); ++id) {
    std::string line;
    for (std::size_t i = 0; i < std::min(ranges[id].size(), ranges_shown_max); ++i)
      line += " " + ranges[id][i];
    if (ranges[id].size() > ranges_shown_max)
      line += fmt::format(" and {} more", ranges[id].size() - ranges_shown_max);
    std::cout << fmt::format("  class {:>3} {}\n", id, line);
  }
}

int explain(const PatternOptions& options) {
  const auto dfa = compiled(options.pattern, options);
  if (!dfa) return wrong_usage;
  std::cout << fmt::format("minimal automaton  {} states, {} classes of characters\n", dfa->states(),
                           dfa->alphabet.classes)
            << "shortest match     " << quoted(pattern::shortest_member(*dfa)) << "\n"
            << "shortest refused   " << quoted(pattern::shortest_non_member(*dfa)) << "\n";
  print_classes(*dfa);
  for (unsigned depth = 0; depth <= options.depth; ++depth) {
    const auto figures = pattern::figures_of(
        *dfa, {.depth = depth, .length_min = options.length_min, .length_max = options.length_max});
    if (!figures) {
      std::cout << fmt::format("no complete suite at depth {}: {}\n", depth, figures.error().reason);
      break;
    }
    std::cout << fmt::format("complete suite at depth {}: {} texts, and {} for the characters in each class",
                             depth, figures->automaton, figures->characters)
              << (figures->left_out == 0 ? ""
                                         : fmt::format("; {} left out by their length", figures->left_out))
              << "\n";
  }
  return conforms;
}

int match(const PatternOptions& options) {
  const auto dfa = compiled(options.pattern, options);
  if (!dfa) return wrong_usage;
  bool all = true;
  const auto judge = [&](const std::string& text) {
    const bool matched = pattern::matches(*dfa, text);
    all = all && matched;
    std::cout << (matched ? "match    " : "no match ") << printable(text) << "\n";
  };
  for (const std::string& text : options.texts) judge(text);
  if (options.texts.empty())
    for (std::string line; std::getline(std::cin, line);) judge(line);
  return all ? conforms : found;
}

int sample(const PatternOptions& options) {
  const auto dfa = compiled(options.pattern, options);
  if (!dfa) return wrong_usage;
  pattern::Sampler sampler(*dfa, options.seed);
  for (std::size_t i = 0; i < options.count; ++i) {
    const auto text = sampler.member(options.length);
    if (!text) {
      std::cerr << "plumbline pattern: no match is " << options.length << " characters long\n";
      return found;
    }
    std::cout << *text << "\n";
  }
  return conforms;
}

int diff(const PatternOptions& options) {
  const auto a = compiled(options.pattern, options);
  const auto b = a ? compiled(options.other, options) : std::nullopt;
  if (!b) return wrong_usage;
  if (pattern::equivalent(*a, *b)) {
    std::cout << "the same texts match both\n";
    return conforms;
  }
  const auto only_a = pattern::shortest_in_difference(*a, *b);
  const auto only_b = pattern::shortest_in_difference(*b, *a);
  if (!only_a || !only_b) {
    std::cerr << "plumbline pattern: " << (only_a ? only_b : only_a).error().reason << "\n";
    return wrong_usage;
  }
  std::cout << "only the first   " << quoted(*only_a) << "\n"
            << "only the second  " << quoted(*only_b) << "\n";
  if (!*only_a) std::cout << "all that matches the first matches the second\n";
  if (!*only_b) std::cout << "all that matches the second matches the first\n";
  return found;
}

using Work = int (*)(const PatternOptions&);

CLI::App* add_work(CLI::App& command, const std::string& name, const std::string& about,
                   const std::shared_ptr<PatternOptions>& options, Action& chosen, Work work) {
  CLI::App* added = command.add_subcommand(name, about);
  added->add_option("pattern", options->pattern, "The pattern, as the documentation prints it")->required();
  added->add_flag("--search", options->search,
                  "It may match anywhere in a text, as Smithy has it, not only all of it");
  added->callback([options, &chosen, work] { chosen = [options, work] { return work(*options); }; });
  return added;
}

}  // namespace

void add_pattern_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<PatternOptions>();
  CLI::App* command = program.add_subcommand(
      "pattern", "Documented patterns by themselves: what they match, and how they differ");
  command->footer(
      "  plumbline pattern explain '[a-z]{2}(-gov)?-[a-z]+-\\d{1}'\n"
      "  plumbline pattern match '[a-zA-Z0-9-_]+' my-function 'my function'\n"
      "  plumbline pattern diff '[a-zA-Z0-9-_]+' '[\\w-]{1,64}'");
  command->require_subcommand(1);
  CLI::App* explained =
      add_work(*command, "explain", "Its minimal automaton, and the sizes of its complete suites", options,
               chosen, explain);
  explained->add_option("--depth", options->depth, "Up to which depth suites are counted")
      ->capture_default_str()
      ->check(CLI::Range(0U, 3U));
  explained->add_option("--min", options->length_min, "Documented least length, in code points");
  explained->add_option("--max", options->length_max, "Documented greatest length, in code points");
  CLI::App* matched = add_work(*command, "match",
                               "Whether texts match; those of standard input, a line each, if none is given",
                               options, chosen, match);
  matched->add_option("texts", options->texts, "Texts");
  CLI::App* sampled = add_work(*command, "sample", "Random texts that match", options, chosen, sample);
  sampled->add_option("--count,-n", options->count, "How many")->capture_default_str();
  sampled->add_option("--length", options->length, "How long, in code points")->capture_default_str();
  sampled->add_option("--seed", options->seed, "The same seed draws the same texts")->capture_default_str();
  CLI::App* diffed = add_work(
      *command, "diff", "Whether two patterns match the same texts, and the shortest that only one matches",
      options, chosen, diff);
  diffed->add_option("other", options->other, "The second pattern")->required();
}

}  // namespace plumbline::app
