#include "json/document.h"

#include <utility>

#include "json/integer.h"

namespace plumbline::json {

Kind Node::kind() const { return document_->entries_[index_].kind; }

std::optional<bool> Node::boolean() const {
  if (!is(Kind::boolean)) return std::nullopt;
  return document_->entries_[index_].flag;
}

std::optional<std::string_view> Node::number() const {
  if (!is(Kind::number)) return std::nullopt;
  return document_->text_of(document_->entries_[index_].text);
}

std::optional<std::string_view> Node::string() const {
  if (!is(Kind::string)) return std::nullopt;
  return document_->text_of(document_->entries_[index_].text);
}

std::optional<std::int64_t> Node::integer() const {
  const auto written = number();
  if (!written) return std::nullopt;
  return integer_of(*written);
}

std::string_view Node::name() const { return document_->text_of(document_->entries_[index_].name); }

std::optional<Node> Node::find(std::string_view name_wanted) const {
  std::optional<Node> last;
  if (!is(Kind::object)) return last;
  for (const Node member : *this) {
    if (member.name() == name_wanted) last = member;
  }
  return last;
}

std::size_t Node::offset() const { return document_->entries_[index_].text.at; }

Node::Iterator Node::begin() const { return {*document_, index_ + 1}; }

Node::Iterator Node::end() const { return {*document_, document_->entries_[index_].end}; }

Value Node::to_value() const {
  struct Open {
    Value container;
    std::size_t end;
    std::string_view name;
  };
  std::vector<Open> open;  // a stack of our own: depth costs heap, not call stack
  Value done;
  const auto place = [&](std::string_view name, Value value) {
    if (open.empty()) {
      done = std::move(value);
    } else if (Array* items = open.back().container.array()) {
      items->push_back(std::move(value));
    } else {
      open.back().container.object()->push_back({std::string(name), std::move(value)});
    }
  };
  const std::size_t end = document_->entries_[index_].end;
  for (std::size_t at = index_; at < end; ++at) {
    const Document::Entry& entry = document_->entries_[at];
    const std::string_view name = document_->text_of(entry.name);
    const std::string text(document_->text_of(entry.text));
    switch (entry.kind) {
      case Kind::null:
        place(name, nullptr);
        break;
      case Kind::boolean:
        place(name, entry.flag);
        break;
      case Kind::number:
        place(name, Number{text});
        break;
      case Kind::string:
        place(name, text);
        break;
      case Kind::array:
        open.push_back({Array{}, entry.end, name});
        break;
      case Kind::object:
        open.push_back({Object{}, entry.end, name});
        break;
    }
    while (!open.empty() && open.back().end == at + 1) {
      Open whole = std::move(open.back());
      open.pop_back();
      place(whole.name, std::move(whole.container));
    }
  }
  return done;
}

std::string Document::release() && {
  entries_.clear();
  return std::move(text_);
}

}  // namespace plumbline::json
