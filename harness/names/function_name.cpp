#include "names/function_name.h"

#include <algorithm>
#include <array>

#include "names/characters.h"
#include "names/lengths.h"
#include "names/partition.h"

namespace plumbline::names {
namespace {

constexpr LengthRange function_name_length{1, 140};
constexpr std::size_t bare_name_max = 64;

constexpr std::array<bool, 256> word_characters = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = is_word_character(static_cast<char>(byte));
  }
  return table;
}();

bool in_word(char c) { return word_characters[static_cast<unsigned char>(c)]; }

/// What stands between two colons.
struct Segment {
  std::string_view text;
  std::size_t word_bytes = 0;  ///< how far it is made of word characters

  [[nodiscard]] bool is_word() const { return word_bytes == text.size() && word_bytes != 0; }
};

/// A text split at its colons: at most the eight segments of the longest form, and one more that holds the
/// rest.
struct Segments {
  static constexpr std::size_t count_max = 9;
  std::array<Segment, count_max> all;
  std::size_t count = 0;
};

Segments split(std::string_view text) {
  Segments segments;
  std::size_t begin = 0;
  for (;;) {
    std::size_t end = begin;
    while (end < text.size() && in_word(text[end])) ++end;
    const std::size_t word_bytes = end - begin;
    if (end < text.size() && text[end] != ':') end = std::min(text.find(':', end), text.size());
    segments.all[segments.count++] = {text.substr(begin, end - begin), word_bytes};
    if (end == text.size() || segments.count == Segments::count_max) return segments;
    begin = end + 1;
  }
}

/// `[a-z]{2}(-gov)?-[a-z]+-\d{1}`. Whatever lies between the two letters and the digit is one or two dashed
/// words; of two, the first is "gov".
bool is_region(std::string_view text) {
  if (text.size() < 6 || !is_lower(text[0]) || !is_lower(text[1])) return false;
  if (!is_digit(text.back()) || text[text.size() - 2] != '-') return false;
  std::string_view middle = text.substr(2, text.size() - 4);
  if (middle.starts_with("-gov-")) middle.remove_prefix(4);
  return middle.size() >= 2 && middle.front() == '-' &&
         std::all_of(middle.begin() + 1, middle.end(), is_lower);
}

bool is_function_word(std::string_view text) { return text == "function"; }

/// The parts of a name as views into its text; those that are absent have no data.
struct Parts {
  std::string_view partition, region, account, function_word, name, qualifier;
};

std::size_t position_in(std::string_view text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data());
}

/// Reads the segments from left to right. A part before the name is taken where its segment has the form and
/// another word follows to be the name: every such segment could be a name itself, and "$LATEST" could not.
/// `parts` is written in place: to move a Result of them costs a sixth of it all.
Result<void, NameError> recognise(std::string_view text, Parts& parts) {
  const Segments segments = split(text);
  const auto& all = segments.all;
  const auto fault = [&](const Segment& at) {
    return refused(NameError{NameError::Kind::pattern, position_in(text, at.text) + at.word_bytes});
  };
  std::size_t next = 0;

  if (segments.count > 3 && all[0].text == "arn" && is_partition(all[1].text) && all[2].text == "lambda") {
    parts.partition = all[1].text;
    next = 3;
  }
  const auto take = [&](bool (*has_form)(std::string_view), std::string_view& part) {
    if (next + 1 < segments.count && all[next + 1].is_word() && has_form(all[next].text)) {
      part = all[next++].text;
    }
  };
  take(is_region, parts.region);
  take(is_account, parts.account);
  take(is_function_word, parts.function_word);

  if (!all[next].is_word()) return fault(all[next]);
  parts.name = all[next++].text;
  if (next < segments.count) {
    if (!all[next].is_word() && all[next].text != "$LATEST") return fault(all[next]);
    parts.qualifier = all[next++].text;
  }
  if (next < segments.count) {
    return refused(NameError{NameError::Kind::pattern, position_in(text, all[next].text) - 1});
  }
  return {};
}

std::optional<std::string> present(std::string_view part) {
  return part.data() == nullptr ? std::nullopt : std::optional(std::string(part));
}

}  // namespace

bool is_function_name(std::string_view text) {
  Parts parts;
  return recognise(text, parts).has_value();
}

Result<FunctionName, NameError> parse_function_name(std::string_view text) {
  if (const auto length = check_length(text, function_name_length); !length) return refused(length.error());
  Parts parts;
  if (const auto recognised = recognise(text, parts); !recognised) return refused(recognised.error());
  FunctionName result{present(parts.partition),     present(parts.region),   present(parts.account),
                      !parts.function_word.empty(), std::string(parts.name), present(parts.qualifier)};
  if (result.is_bare() && result.name.size() > bare_name_max) {
    return refused(NameError{NameError::Kind::bare_too_long, bare_name_max});
  }
  return result;
}

}  // namespace plumbline::names
