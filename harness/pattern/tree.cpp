#include "pattern/tree.h"

#include <algorithm>
#include <utility>

namespace plumbline::pattern {
namespace {

std::uint32_t product(std::uint32_t a, std::uint32_t b) {
  if (a == 0 || b == 0) return 0;
  if (a == unbounded || b == unbounded) return unbounded;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{a} * b, unbounded - 1));
}

// Whether the counts k * least to k * most leave no gap as k goes up from `times`.
bool counts_are_contiguous(const Node& inner, std::uint32_t times) {
  if (inner.most == unbounded) return times > 0 || inner.least <= 1;
  return std::uint64_t{inner.least} * (std::uint64_t{times} + 1) <= std::uint64_t{inner.most} * times + 1;
}

bool is_look(const Node& node) { return node.kind == Node::Kind::ahead || node.kind == Node::Kind::behind; }

Node of_children(Node::Kind kind, std::vector<Node> children, std::size_t position) {
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = kind;
  node.position = position;
  node.children = std::move(children);
  return node;
}

}  // namespace

Node chars(CodePointSet set, std::size_t position) {
  Node node;
  node.kind = Node::Kind::chars;
  node.position = position;
  node.set = std::move(set);
  return node;
}

Node sequence(std::vector<Node> children, std::size_t position) {
  return of_children(Node::Kind::sequence, std::move(children), position);
}

Node choice(std::vector<Node> children, std::size_t position) {
  return of_children(Node::Kind::choice, std::move(children), position);
}

Node repeat(Node child, std::uint32_t least, std::uint32_t most, std::size_t position) {
  if (least == 1 && most == 1) return child;
  if (is_look(child)) return least == 0 ? sequence({}, position) : child;
  if (child.kind == Node::Kind::repeat && (least == most || counts_are_contiguous(child, least))) {
    child.least = product(child.least, least);
    child.most = product(child.most, most);
    return child;
  }
  Node node;
  node.kind = Node::Kind::repeat;
  node.position = position;
  node.least = least;
  node.most = most;
  node.children.push_back(std::move(child));
  return node;
}

Node look(Node::Kind kind, bool negative, Node child, std::size_t position) {
  Node node;
  node.kind = kind;
  node.position = position;
  node.negative = negative;
  node.children.push_back(std::move(child));
  return node;
}

}  // namespace plumbline::pattern
