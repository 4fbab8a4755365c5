#include "mutate/name.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "mutate/name_words.h"
#include "mutate/text.h"

namespace plumbline::mutate {
namespace {

using Segments = std::vector<std::string>;

Segments split(std::string_view text) {
  Segments segments;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':')) {
    segments.emplace_back(text.substr(0, colon));
    text.remove_prefix(colon + 1);
  }
  segments.emplace_back(text);
  return segments;
}

std::string join(const Segments& segments, std::size_t first = 0) {
  std::string text;
  for (std::size_t i = first; i < segments.size(); ++i) {
    if (i != first) text += ':';
    text += segments[i];
  }
  return text;
}

std::string draw_word(Random& random) {
  const std::array lists{partitions(), regions(),        accounts(),     words(),
                         qualifiers(), function_names(), percent_forms()};
  return std::string(random.pick(random.pick(lists)));
}

/// The list that a segment's word was probably taken from.
std::span<const std::string_view> kin_of(std::string_view segment, bool is_last) {
  if (segment.starts_with("aws")) return partitions();
  if (segment.size() >= 10 && std::ranges::all_of(segment, [](char c) { return c >= '0' && c <= '9'; }))
    return accounts();
  if (std::ranges::count(segment, '-') >= 2) return regions();
  if (segment == "arn" || segment == "lambda" || segment == "function") return words();
  return is_last ? qualifiers() : function_names();
}

void drop(Segments& segments, Random& random) {
  segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(random.below(segments.size())));
}

void put_in(Segments& segments, Random& random) {
  segments.insert(segments.begin() + static_cast<std::ptrdiff_t>(random.below(segments.size() + 1)),
                  draw_word(random));
}

void double_one(Segments& segments, Random& random) {
  const std::size_t at = random.below(segments.size());
  segments.insert(segments.begin() + static_cast<std::ptrdiff_t>(at), std::string(segments[at]));
}

void swap_two(Segments& segments, Random& random) { std::swap(random.pick(segments), random.pick(segments)); }

void replace_by_kin(Segments& segments, Random& random) {
  const std::size_t at = random.below(segments.size());
  const auto kin = kin_of(segments[at], at + 1 == segments.size());
  segments[at] = random.pick(kin);
}

void replace_by_any(Segments& segments, Random& random) { random.pick(segments) = draw_word(random); }

void qualify(Segments& segments, Random& random) {
  const auto list = qualifiers();
  segments.emplace_back(random.pick(list));
}

void change_case(Segments& segments, Random& random) {
  for (char& c : random.pick(segments))
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
}

/// Stretches or cuts one segment until the whole is as long as the page's limits, or one off.
void reach_length_of_whole(Segments& segments, Random& random) {
  constexpr std::size_t lengths[] = {63, 64, 65, 139, 140, 141, 142, 170, 171, 1, 0};
  const std::size_t wanted = random.pick(lengths);
  std::string& segment = random.pick(segments);
  const std::size_t others = join(segments).size() - segment.size();
  const char filler = segment.empty() ? 'a' : segment.back();
  segment.resize(wanted > others ? wanted - others : 0, filler);
}

/// A segment of a telling length of its own: 64 for a name, 12 for an account.
void reach_length_of_segment(Segments& segments, Random& random) {
  constexpr std::size_t lengths[] = {0, 1, 2, 11, 12, 13, 63, 64, 65, 128, 129};
  std::string& segment = random.pick(segments);
  const char filler = segment.empty() ? '0' : segment.back();
  segment.resize(random.pick(lengths), filler);
}

/// A character more or less at the end of a segment: thirteen digits, a region without its number.
void one_more_or_less(Segments& segments, Random& random) {
  std::string& segment = random.pick(segments);
  if (random.one_in(2) && !segment.empty())
    segment.pop_back();
  else
    segment += segment.empty() ? '0' : segment.back();
}

void percent_encode(Segments& segments, Random& random) {
  std::string& segment = random.pick(segments);
  if (segment.empty() || random.one_in(4)) {
    const auto forms = percent_forms();
    segment.insert(random.below(segment.size() + 1), random.pick(forms));
    return;
  }
  constexpr std::string_view upper = "0123456789ABCDEF";
  constexpr std::string_view lower = "0123456789abcdef";
  const std::string_view digits = random.one_in(2) ? upper : lower;
  const std::size_t at = random.below(segment.size());
  const auto byte = static_cast<unsigned char>(segment[at]);
  segment.replace(at, 1, {'%', digits[byte >> 4U], digits[byte & 15U]});
}

/// A colon lost, or written as something else: two segments become one.
void merge_two(Segments& segments, Random& random) {
  constexpr std::string_view seams[] = {"", "%3A", "%3a", "%253A", "/", ";", ".", "\xEF\xBC\x9A"};
  if (segments.size() < 2) return;
  const std::size_t at = random.below(segments.size() - 1);
  segments[at] += random.pick(seams);
  segments[at] += segments[at + 1];
  segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(at) + 1);
}

void spoil(Segments& segments, Random& random) {
  std::string& segment = random.pick(segments);
  segment = mutate_text(segment, random);
}

void start_again(Segments& segments, Random& random) {
  const auto list = whole_names();
  segments = split(random.pick(list));
}

constexpr std::array moves{drop,
                           put_in,
                           double_one,
                           swap_two,
                           replace_by_kin,
                           replace_by_any,
                           qualify,
                           change_case,
                           reach_length_of_whole,
                           reach_length_of_segment,
                           one_more_or_less,
                           percent_encode,
                           merge_two,
                           spoil,
                           start_again};

}  // namespace

std::string mutate_name(std::string_view name, Random& random) {
  Segments segments = split(name.substr(0, name_size_max));
  do {
    random.pick(moves)(segments, random);
    if (segments.empty()) segments.emplace_back();
  } while (random.one_in(3));
  std::string text = join(segments);
  if (text.size() > name_size_max) text.resize(name_size_max);
  return text;
}

std::string cross_names(std::string_view left, std::string_view right, Random& random) {
  Segments segments = split(left.substr(0, name_size_max));
  const Segments others = split(right.substr(0, name_size_max));
  segments.resize(random.below(segments.size() + 1));
  segments.push_back(join(others, random.below(others.size())));
  std::string text = join(segments);
  if (text.size() > name_size_max) text.resize(name_size_max);
  return text;
}

}  // namespace plumbline::mutate
