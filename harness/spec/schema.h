#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"
#include "result.h"
#include "spec/where.h"

namespace plumbline::spec {

/// What values of our own formats look like: the shapes of `specs/traits.json`, a Smithy model of our traits
/// and of the entries of `clauses.json`. A value is held against it before it is read, so that a misspelt
/// name is an error with a place, and reading it afterwards needs no doubts.
///
///     schema.check("plumbline#Clause", value, where)  // "#/FunctionName.length/teir: unknown member"
class Schema {
 public:
  /// Reads the shapes. Of Smithy's types it knows those that our formats need: string, enum, boolean,
  /// integer, long, list, map, structure, and smithy.api#Document for values that are anybody's.
  [[nodiscard]] static Result<Schema, SpecError> read(const json::Value& file, const Where& where);

  /// True where a shape of that id is there and is a trait.
  [[nodiscard]] bool has_trait(std::string_view id) const;

  /// What is wrong with the value if it is to be of that shape. Members are the shape's and no others.
  [[nodiscard]] Wrong check(std::string_view shape, const json::Value& value, const Where& where) const;

 private:
  enum class Kind { document, boolean, integer, text, choice, list, map, structure };
  struct Field {
    std::string name;
    std::string target;
    bool required = false;
  };
  struct Form {
    Kind kind = Kind::document;
    bool is_trait = false;
    std::vector<std::string> choices;
    bool may_be_empty = true;   ///< of a text: smithy.api#length may ask for a character
    std::vector<Field> fields;  ///< of a structure; "member" of a list; "key" and "value" of a map
  };

  [[nodiscard]] static Result<Form, SpecError> read_form(const json::Value& shape, const Where& where);
  [[nodiscard]] static Result<Field, SpecError> read_field(const std::string& name, const json::Value* member,
                                                           const Where& where);
  [[nodiscard]] Wrong check_structure(const Form& form, const json::Object& object, const Where& where) const;

  std::map<std::string, Form, std::less<>> forms_;
};

}  // namespace plumbline::spec
