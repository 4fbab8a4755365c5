#include "pattern/parse.h"

#include <optional>
#include <string>
#include <utility>

#include "pattern/escape.h"
#include "pattern/reader.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

using NodeOrError = Result<Node, PatternError>;

constexpr int nesting_max = 200;
constexpr std::size_t pattern_bytes_max = 65536;

struct Flags {
  bool ignore_case = false;
  bool dot_all = false;
  bool multi_line = false;
};

struct Quantifier {
  std::uint32_t least;
  std::uint32_t most;
};

Node text_start(std::size_t position) {
  return look(Node::Kind::behind, true, chars(CodePointSet::all(), position), position);
}

Node text_end(std::size_t position) {
  return look(Node::Kind::ahead, true, chars(CodePointSet::all(), position), position);
}

std::vector<Node> both(Node first, Node second) {
  std::vector<Node> nodes;
  nodes.push_back(std::move(first));
  nodes.push_back(std::move(second));
  return nodes;
}

Node pair(Node first, Node second, std::size_t position) {
  return sequence(both(std::move(first), std::move(second)), position);
}

Node either(Node first, Node second, std::size_t position) {
  return choice(both(std::move(first), std::move(second)), position);
}

// `\b`: a word character on one side only. `\B`: on both or on neither.
Node word_boundary(bool negative, std::size_t position) {
  const auto word = [&](Node::Kind kind, bool absent) {
    return look(kind, absent, chars(word_characters(), position), position);
  };
  return either(pair(word(Node::Kind::behind, false), word(Node::Kind::ahead, !negative), position),
                pair(word(Node::Kind::behind, true), word(Node::Kind::ahead, negative), position), position);
}

// `\R`: a carriage return with its line feed is one line end.
Node line_break(std::size_t position) {
  Node crlf =
      pair(chars(CodePointSet::of(U'\r'), position), chars(CodePointSet::of(U'\n'), position), position);
  return either(std::move(crlf), chars({{'\n', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}}, position), position);
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : reader_(pattern) {}

  NodeOrError whole() {
    NodeOrError root = alternatives();
    if (!root) return root;
    if (!reader_.done()) return refused_at(reader_.position(), "a ) without its (");
    return root;
  }

 private:
  NodeOrError alternatives() {
    const std::size_t position = reader_.position();
    std::vector<Node> children;
    do {
      NodeOrError child = terms();
      if (!child) return child;
      children.push_back(*std::move(child));
    } while (reader_.take("|"));
    return choice(std::move(children), position);
  }

  NodeOrError terms() {
    const std::size_t position = reader_.position();
    std::vector<Node> children;
    while (!reader_.done() && (quoting_ || (reader_.peek() != '|' && reader_.peek() != ')'))) {
      if (take_silent()) continue;
      NodeOrError term = quantified();
      if (!term) return term;
      children.push_back(*std::move(term));
    }
    return sequence(std::move(children), position);
  }

  // What stands in a pattern and for no text: quotation marks, and the flags of the rest of a group.
  bool take_silent() {
    if (reader_.take("\\E")) {
      quoting_ = false;
      return true;
    }
    if (!quoting_ && reader_.take("\\Q")) {
      quoting_ = true;
      return true;
    }
    if (quoting_) return false;
    const std::size_t position = reader_.position();
    if (reader_.take("(?")) {
      if (const auto flags = read_flags(); flags && reader_.take(")")) {
        flags_ = *flags;
        return true;
      }
      reader_.go_back_to(position);
    }
    return false;
  }

  NodeOrError quantified() {
    const std::size_t position = reader_.position();
    const bool quoted = quoting_;
    if (!quoted) {
      const auto stray = read_quantifier();
      if (!stray) return refused(stray.error());
      if (*stray) return refused_at(position, "nothing to repeat");
    }
    NodeOrError term = quoted ? NodeOrError(literal(reader_.next(), position)) : atom();
    if (!term || (quoted && !reader_.take("\\E"))) return term;
    if (quoted) quoting_ = false;
    while (true) {
      const std::size_t at = reader_.position();
      const auto quantifier = read_quantifier();
      if (!quantifier) return refused(quantifier.error());
      if (!*quantifier) return term;
      if (reader_.take("+")) {
        term = possessive(*std::move(term), **quantifier, at);
        if (!term) return term;
        continue;
      }
      reader_.take("?");  // lazy or greedy, the same texts match
      term = repeat(*std::move(term), (*quantifier)->least, (*quantifier)->most, position);
    }
  }

  Result<std::optional<Quantifier>, PatternError> read_quantifier() {
    const std::size_t position = reader_.position();
    if (reader_.take("*")) return Quantifier{0, unbounded};
    if (reader_.take("+")) return Quantifier{1, unbounded};
    if (reader_.take("?")) return Quantifier{0, 1};
    if (!reader_.take("{")) return std::nullopt;
    const auto least = reader_.number();
    if (least && reader_.take("}")) return Quantifier{*least, *least};
    if (least && reader_.take(",")) {
      const auto most = reader_.number();
      if (reader_.take("}")) {
        if (most && *most < *least) return refused_at(position, "the counts are out of order");
        return Quantifier{*least, most.value_or(unbounded)};
      }
    }
    reader_.go_back_to(position);
    return std::nullopt;
  }

  // A possessive repeat gives nothing back. For a set of characters that is: it is full, or no such character
  // follows.
  static NodeOrError possessive(Node term, Quantifier quantifier, std::size_t position) {
    if (term.kind != Node::Kind::chars) {
      return refused_at(position, "a possessive quantifier is supported after one character or class only");
    }
    Node ends = look(Node::Kind::ahead, true, term, position);
    if (quantifier.most == unbounded) {
      return pair(repeat(std::move(term), quantifier.least, unbounded, position), std::move(ends), position);
    }
    Node full = repeat(term, quantifier.most, quantifier.most, position);
    if (quantifier.least == quantifier.most) return full;
    Node partial = repeat(std::move(term), quantifier.least, quantifier.most - 1, position);
    return either(std::move(full), pair(std::move(partial), std::move(ends), position), position);
  }

  NodeOrError atom() {
    const std::size_t position = reader_.position();
    if (reader_.take("(")) return group(position);
    if (reader_.take("[")) {
      auto set = read_class(reader_, flags_.ignore_case);
      if (!set) return refused(set.error());
      return chars(*std::move(set), position);
    }
    if (reader_.take(".")) {
      return chars(flags_.dot_all ? CodePointSet::all() : line_ends().complement(), position);
    }
    if (reader_.take("^")) return caret(position);
    if (reader_.take("$")) return dollar(position);
    if (reader_.take("\\")) return escaped(position);
    return literal(reader_.next(), position);
  }

  Node caret(std::size_t position) const {
    Node start = text_start(position);
    if (!flags_.multi_line) return start;
    return either(std::move(start), look(Node::Kind::behind, false, chars(line_ends(), position), position),
                  position);
  }

  Node dollar(std::size_t position) const {
    Node end = text_end(position);
    if (!flags_.multi_line) return end;
    return either(std::move(end), look(Node::Kind::ahead, false, chars(line_ends(), position), position),
                  position);
  }

  NodeOrError escaped(std::size_t position) {
    switch (reader_.peek()) {
      case 'A':
        reader_.skip(1);
        return text_start(position);
      case 'z':
        reader_.skip(1);
        return text_end(position);
      case 'Z':
        reader_.skip(1);
        return look(Node::Kind::ahead, false,
                    pair(repeat(line_break(position), 0, 1, position), text_end(position), position),
                    position);
      case 'b':
        reader_.skip(1);
        return word_boundary(false, position);
      case 'B':
        reader_.skip(1);
        return word_boundary(true, position);
      case 'R':
        reader_.skip(1);
        return line_break(position);
      default:
        break;
    }
    if ((reader_.peek() >= '1' && reader_.peek() <= '9') || reader_.peek() == 'k') {
      return refused_at(position, "back references do not describe a regular language");
    }
    auto read = read_escape(reader_, false);
    if (!read) return refused(read.error());
    return chars(flags_.ignore_case ? read->set.with_both_cases() : std::move(read->set), position);
  }

  Node literal(char32_t code_point, std::size_t position) const {
    const CodePointSet set = CodePointSet::of(code_point);
    return chars(flags_.ignore_case ? set.with_both_cases() : set, position);
  }

  // A group whose `(` has just been read.
  NodeOrError group(std::size_t position) {
    const Flags outer = flags_;
    if (++nesting_ > nesting_max) return refused_at(position, "groups are nested too deeply");
    auto kind = read_group_kind(position);
    if (!kind) return refused(kind.error());
    NodeOrError body = alternatives();
    if (!body) return body;
    if (!reader_.take(")")) return refused_at(position, "a ( without its )");
    flags_ = outer;
    --nesting_;
    if (!*kind) return body;
    return look((*kind)->kind, (*kind)->negative, *std::move(body), position);
  }

  struct LookKind {
    Node::Kind kind;
    bool negative;
  };

  // What stands between `(` and the body; nullopt for a plain group.
  Result<std::optional<LookKind>, PatternError> read_group_kind(std::size_t position) {
    if (!reader_.take("?")) return std::nullopt;
    if (reader_.take(":")) return std::nullopt;
    if (reader_.take("=")) return LookKind{Node::Kind::ahead, false};
    if (reader_.take("!")) return LookKind{Node::Kind::ahead, true};
    if (reader_.take("<=")) return LookKind{Node::Kind::behind, false};
    if (reader_.take("<!")) return LookKind{Node::Kind::behind, true};
    if (reader_.take(">")) return refused_at(position, "atomic groups are not supported");
    if (reader_.take("<") || reader_.take("P<")) {
      if (!reader_.until(">")) return refused_at(position, "the name of a group without its >");
      return std::nullopt;
    }
    const auto flags = read_flags();
    if (flags && reader_.take(":")) {
      flags_ = *flags;
      return std::nullopt;
    }
    return refused_at(position, "unknown or unsupported kind of group");
  }

  // Flags to set and, after a `-`, to clear; nullopt where none or another comes.
  std::optional<Flags> read_flags() {
    Flags flags = flags_;
    bool value = true;
    bool any = false;
    while (true) {
      if (reader_.take("i")) {
        flags.ignore_case = value;
      } else if (reader_.take("s")) {
        flags.dot_all = value;
      } else if (reader_.take("m")) {
        flags.multi_line = value;
      } else if (value && reader_.take("-")) {
        value = false;
      } else {
        return any ? std::optional(flags) : std::nullopt;
      }
      any = true;
    }
  }

  Reader reader_;
  Flags flags_;
  int nesting_ = 0;
  bool quoting_ = false;
};

}  // namespace

Result<Tree, PatternError> parse(std::string_view pattern) {
  if (pattern.size() > pattern_bytes_max)
    return refused_at(pattern_bytes_max, "the pattern is longer than 64 KiB");
  for (std::size_t at = 0; at < pattern.size();) {
    if (!decode_one(pattern, at)) return refused_at(at, "the pattern is no UTF-8");
  }
  NodeOrError root = Parser(pattern).whole();
  if (!root) return refused(root.error());
  return Tree{*std::move(root)};
}

}  // namespace plumbline::pattern
