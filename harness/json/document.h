#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/parse.h"
#include "json/value.h"
#include "result.h"

namespace plumbline::json {

class Document;

/// One value of a document: a view, valid as long as the document stays where it is and keeps its text.
class Node {
 public:
  [[nodiscard]] Kind kind() const;
  [[nodiscard]] bool is(Kind kind_wanted) const { return kind() == kind_wanted; }

  /// The content; nullopt where the value is of another kind. A number's is its text.
  [[nodiscard]] std::optional<bool> boolean() const;
  [[nodiscard]] std::optional<std::string_view> number() const;
  [[nodiscard]] std::optional<std::string_view> string() const;

  /// The number as an integer, where it is written as one (no fraction, no exponent) and fits 64 bits.
  [[nodiscard]] std::optional<std::int64_t> integer() const;

  /// The name that the value has as a member of an object; empty where it is none.
  [[nodiscard]] std::string_view name() const;

  /// The member of that name, the last where there are several; nullopt where there is none or this is no
  /// object.
  [[nodiscard]] std::optional<Node> find(std::string_view name_wanted) const;

  /// Where a string or number begins in the text of the document, in bytes.
  [[nodiscard]] std::size_t offset() const;

  /// Goes through the items of an array or the members of an object, in their order.
  class Iterator;
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

  /// A copy that needs no document.
  [[nodiscard]] Value to_value() const;

  friend bool operator==(const Node&, const Node&) = default;

 private:
  friend class Document;
  Node(const Document& document, std::size_t index) : document_(&document), index_(index) {}

  const Document* document_;
  std::size_t index_;
};

/// A JSON text that was parsed in its own memory, and that memory: strings are unescaped where they stand and
/// never copied. For bodies whose strings are large.
///
///     auto document = parse_in_place(std::move(request.body));
///     if (const auto zip = document->root().find("ZipFile")) use(*zip->string());
class Document {
 public:
  [[nodiscard]] Node root() const { return {*this, 0}; }

  /// Gives the memory away, for a string to be decoded in it; the document has no values any more. What was
  /// a string stands at its node's offset(), unescaped.
  [[nodiscard]] std::string release() &&;

 private:
  friend class Node;
  friend class DocumentBuilder;

  struct Part {
    std::uint32_t at = 0;
    std::uint32_t bytes = 0;
  };

  /// A value; those inside of it follow it, up to `end`. Values hold places and not pointers, since a short
  /// text moves with the document.
  struct Entry {
    Kind kind = Kind::null;
    bool flag = false;
    std::uint32_t end = 0;
    Part name{};
    Part text{};
  };

  Document(std::string text, std::vector<Entry> entries)
      : text_(std::move(text)), entries_(std::move(entries)) {}

  [[nodiscard]] std::string_view text_of(Part part) const {
    return std::string_view(text_).substr(part.at, part.bytes);
  }

  std::string text_;
  std::vector<Entry> entries_;
};

class Node::Iterator {
 public:
  using value_type = Node;
  using difference_type = std::ptrdiff_t;

  Iterator() = default;
  Node operator*() const { return {*document_, index_}; }
  Iterator& operator++() {
    index_ = document_->entries_[index_].end;
    return *this;
  }
  Iterator operator++(int) {
    const Iterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  friend class Node;
  Iterator(const Document& document, std::size_t index) : document_(&document), index_(index) {}

  const Document* document_ = nullptr;
  std::size_t index_ = 0;
};

/// The reader looks past the end of a text. One whose capacity is that much larger than its size is parsed in
/// the memory that it has; another is copied once.
inline constexpr std::size_t padding_bytes = 64;

/// Reads one JSON text as parse does, in its own memory.
[[nodiscard]] Result<Document, ParseError> parse_in_place(std::string text, const ParseLimits& limits = {});

}  // namespace plumbline::json
