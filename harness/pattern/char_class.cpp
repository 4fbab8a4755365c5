#include <string>
#include <utility>
#include <vector>

#include "pattern/escape.h"
#include "pattern/properties.h"

namespace plumbline::pattern {
namespace {

using Ranges = std::vector<CodePointRange>;

void add(const CodePointSet& set, Ranges& ranges) {
  ranges.insert(ranges.end(), set.ranges().begin(), set.ranges().end());
}

// One member of a class that may begin or end a range: a character, an escape, a POSIX class.
Result<Atom, PatternError> read_member(Reader& reader) {
  const std::size_t position = reader.position();
  if (reader.take("[:")) {
    const std::size_t after = reader.position();
    if (const auto name = reader.until(":]"); name && name->find_first_of("[]") == std::string_view::npos) {
      const bool negative = name->starts_with('^');
      const auto set = posix_class(negative ? name->substr(1) : *name);
      if (!set) return refused_at(position, "unknown POSIX class '" + std::string(*name) + "'");
      return Atom{negative ? set->complement() : *set, std::nullopt};
    }
    reader.go_back_to(after - 1);
    return Atom::one(U'[');
  }
  if (reader.take("\\")) return read_escape(reader, true);
  return Atom::one(reader.next());
}

// Reads `-` and the end of a range that `first` begins, if both come next. Between members that are no two
// characters the `-` stands for itself, as it does before the `]`.
Result<bool, PatternError> read_range(Reader& reader, const Atom& first, Ranges& ranges) {
  const std::size_t position = reader.position();
  if (!reader.take("-")) return false;
  if (reader.done() || reader.peek() == ']' || reader.rest().starts_with("&&[")) {
    reader.go_back_to(position);
    return false;
  }
  const auto last = read_member(reader);
  if (!last) return refused(last.error());
  if (!first.code_point || !last->code_point) {
    add(first.set, ranges);
    ranges.push_back({U'-', U'-'});
    add(last->set, ranges);
    return true;
  }
  if (*last->code_point < *first.code_point) return refused_at(position, "the range is out of order");
  ranges.push_back({*first.code_point, *last->code_point});
  return true;
}

// The members up to `]` or `&&[`, which are left to be read.
Result<CodePointSet, PatternError> read_members(Reader& reader) {
  Ranges ranges;
  while (!reader.done() && reader.peek() != ']' && !reader.rest().starts_with("&&[")) {
    if (reader.take("\\Q")) {
      const auto quoted = reader.until("\\E");
      Reader inside(quoted ? *quoted : reader.rest());
      if (!quoted) reader.skip(reader.rest().size());
      while (!inside.done()) add(CodePointSet::of(inside.next()), ranges);
      continue;
    }
    if (reader.take("\\E")) continue;
    const auto first = read_member(reader);
    if (!first) return refused(first.error());
    const auto range = read_range(reader, *first, ranges);
    if (!range) return refused(range.error());
    if (!*range) add(first->set, ranges);
  }
  return CodePointSet(std::move(ranges));
}

Result<CodePointSet, PatternError> read_nested(Reader& reader, bool ignore_case, int depth) {
  const std::size_t position = reader.position() - 1;
  if (depth > 50) return refused_at(position, "classes are nested too deeply");
  const bool negative = reader.take("^");
  auto set = read_members(reader);
  if (!set) return set;
  while (reader.take("&&[")) {
    const auto other = read_nested(reader, ignore_case, depth + 1);
    if (!other) return other;
    set = set->intersection(*other);
    const auto more = read_members(reader);
    if (!more) return more;
    if (!more->empty()) return refused_at(reader.position(), "members after an intersection of classes");
  }
  if (!reader.take("]")) return refused_at(position, "a class without its ]");
  if (ignore_case) set = set->with_both_cases();
  return negative ? set->complement() : *set;
}

}  // namespace

Result<CodePointSet, PatternError> read_class(Reader& reader, bool ignore_case) {
  return read_nested(reader, ignore_case, 0);
}

}  // namespace plumbline::pattern
