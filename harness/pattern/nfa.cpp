#include "pattern/nfa.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "pattern/reader.h"

namespace plumbline::pattern {
namespace {

// Builds from the end: each part is told the state that follows it and answers the state in which it begins.
// Where a part cannot be built `error_` is set and what is answered means nothing.
class Builder {
 public:
  explicit Builder(std::size_t states_max) : states_max_(states_max) {}

  Result<Nfa, PatternError> build(const Tree& tree, bool search) {
    build_looks(tree.root, false);
    const std::uint32_t end = add({search ? NfaState::Kind::hold : NfaState::Kind::accept});
    nfa_.start = build(tree.root, end);
    if (search) nfa_.start = after_anything(nfa_.start);
    if (error_) return refused(*error_);
    return std::move(nfa_);
  }

 private:
  std::uint32_t add(NfaState state) {
    const auto id = static_cast<std::uint32_t>(nfa_.states.size());
    nfa_.states.push_back(state);
    nfa_.copies.push_back({families_++, 0});
    return id;
  }

  std::uint32_t build(const Node& node, std::uint32_t next) {
    if (error_) return next;
    if (nfa_.states.size() > states_max_) {
      fail(node.position,
           "the pattern needs more than " + std::to_string(states_max_) + " states once written out");
      return next;
    }
    switch (node.kind) {
      case Node::Kind::chars:
        return add({NfaState::Kind::chars, next, set_id(node.set)});
      case Node::Kind::sequence:
        return sequence(node, next);
      case Node::Kind::choice:
        return choice(node, next);
      case Node::Kind::repeat:
        return repeat(node, next);
      case Node::Kind::ahead:
      case Node::Kind::behind:
        return add({NfaState::Kind::look, next, look_ids_.at(&node)});
    }
    return next;
  }

  std::uint32_t sequence(const Node& node, std::uint32_t next) {
    for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
      next = build(*child, next);
    return next;
  }

  std::uint32_t choice(const Node& node, std::uint32_t next) {
    std::uint32_t entry = build(node.children.back(), next);
    for (auto child = std::next(node.children.rbegin()); child != node.children.rend(); ++child) {
      entry = add({NfaState::Kind::split, build(*child, next), entry});
    }
    return entry;
  }

  std::uint32_t repeat(const Node& node, std::uint32_t next) {
    const Node& body = node.children.front();
    std::uint32_t entry = next;
    std::uint32_t required = node.least;
    if (node.most == unbounded) {
      const std::uint32_t loop = add({NfaState::Kind::split, 0, next});
      nfa_.states[loop].next = build(body, loop);
      entry = required > 0 ? nfa_.states[loop].next : loop;
      if (required > 0) --required;
    } else {
      entry = optional_copies(body, node.most - node.least, next, node.position);
    }
    for (std::uint32_t i = 0; i < required && !error_; ++i) entry = copy(body, entry, node.position);
    return entry;
  }

  std::uint32_t optional_copies(const Node& body, std::uint32_t count, std::uint32_t next,
                                std::size_t position) {
    std::uint32_t entry = next;
    std::size_t previous = 0;
    for (std::uint32_t rank = 0; rank < count && !error_; ++rank) {
      const std::size_t begin = nfa_.states.size();
      entry = add({NfaState::Kind::split, copy(body, entry, position), next});
      if (rank > 0) join_families(begin, previous, rank);
      previous = begin;
    }
    return entry;
  }

  // The states from `begin` repeat those from `previous`, of the same number, with one more repeat left.
  // States that an inner repeat has put into a family stay in it.
  void join_families(std::size_t begin, std::size_t previous, std::uint32_t rank) {
    const std::size_t count = nfa_.states.size() - begin;
    for (std::size_t i = 0; i < count; ++i) {
      NfaCopy& mine = nfa_.copies[begin + i];
      NfaCopy& theirs = nfa_.copies[previous + i];
      if (mine.shared) continue;
      theirs.shared = true;
      mine = {theirs.family, rank, true};
    }
  }

  std::uint32_t copy(const Node& body, std::uint32_t next, std::size_t position) {
    const std::uint32_t entry = build(body, next);
    if (error_ && error_->position == body.position) error_->position = position;
    return entry;
  }

  // Look-arounds come first, inner before outer, so that the copies of a repeat are all built alike.
  void build_looks(const Node& node, bool in_behind) {
    const bool ahead = node.kind == Node::Kind::ahead;
    const bool behind = node.kind == Node::Kind::behind;
    if (ahead && in_behind) {
      return fail(node.position, "a look-ahead (or $ or \\b) within a look-behind is not supported");
    }
    for (const Node& child : node.children) build_looks(child, in_behind || behind);
    if (!ahead && !behind) return;
    const std::uint32_t end = add({ahead ? NfaState::Kind::hold : NfaState::Kind::accept});
    std::uint32_t start = build(node.children.front(), end);
    if (behind) start = after_anything(start);
    look_ids_.emplace(&node, static_cast<std::uint32_t>(nfa_.looks.size()));
    nfa_.looks.push_back({start, ahead, node.negative});
  }

  std::uint32_t after_anything(std::uint32_t start) {
    const std::uint32_t loop = add({NfaState::Kind::split, 0, start});
    nfa_.states[loop].next = add({NfaState::Kind::chars, loop, set_id(CodePointSet::all())});
    return loop;
  }

  std::uint32_t set_id(const CodePointSet& set) {
    std::vector<std::uint32_t> key;
    for (const CodePointRange& range : set.ranges()) key.insert(key.end(), {range.first, range.last});
    const auto [found, is_new] =
        set_ids_.emplace(std::move(key), static_cast<std::uint32_t>(nfa_.sets.size()));
    if (is_new) nfa_.sets.push_back(set);
    return found->second;
  }

  void fail(std::size_t position, std::string reason) {
    if (!error_) error_ = PatternError{position, std::move(reason)};
  }

  std::size_t states_max_;
  Nfa nfa_;
  std::uint32_t families_ = 0;
  std::map<std::vector<std::uint32_t>, std::uint32_t> set_ids_;
  std::map<const Node*, std::uint32_t> look_ids_;
  std::optional<PatternError> error_;
};

}  // namespace

Result<Nfa, PatternError> build_nfa(const Tree& tree, bool search, std::size_t states_max) {
  return Builder(states_max).build(tree, search);
}

}  // namespace plumbline::pattern
