#include "pattern/properties.h"

#include <array>
#include <cctype>
#include <string>

#include "pattern/unicode_table.h"

namespace plumbline::pattern {
namespace {

struct CategoryName {
  std::string_view name;
  std::string_view category;  // a prefix of the two-letter names that it covers
};

constexpr std::array category_names{
    CategoryName{"Letter", "L"},
    CategoryName{"Uppercase_Letter", "Lu"},
    CategoryName{"Lowercase_Letter", "Ll"},
    CategoryName{"Titlecase_Letter", "Lt"},
    CategoryName{"Modifier_Letter", "Lm"},
    CategoryName{"Other_Letter", "Lo"},
    CategoryName{"Mark", "M"},
    CategoryName{"Nonspacing_Mark", "Mn"},
    CategoryName{"Spacing_Mark", "Mc"},
    CategoryName{"Enclosing_Mark", "Me"},
    CategoryName{"Number", "N"},
    CategoryName{"Decimal_Number", "Nd"},
    CategoryName{"Letter_Number", "Nl"},
    CategoryName{"Other_Number", "No"},
    CategoryName{"Punctuation", "P"},
    CategoryName{"Connector_Punctuation", "Pc"},
    CategoryName{"Dash_Punctuation", "Pd"},
    CategoryName{"Open_Punctuation", "Ps"},
    CategoryName{"Close_Punctuation", "Pe"},
    CategoryName{"Initial_Punctuation", "Pi"},
    CategoryName{"Final_Punctuation", "Pf"},
    CategoryName{"Other_Punctuation", "Po"},
    CategoryName{"Symbol", "S"},
    CategoryName{"Math_Symbol", "Sm"},
    CategoryName{"Currency_Symbol", "Sc"},
    CategoryName{"Modifier_Symbol", "Sk"},
    CategoryName{"Other_Symbol", "So"},
    CategoryName{"Separator", "Z"},
    CategoryName{"Space_Separator", "Zs"},
    CategoryName{"Line_Separator", "Zl"},
    CategoryName{"Paragraph_Separator", "Zp"},
    CategoryName{"Other", "C"},
    CategoryName{"Control", "Cc"},
    CategoryName{"Format", "Cf"},
    CategoryName{"Surrogate", "Cs"},
    CategoryName{"Private_Use", "Co"},
    CategoryName{"Unassigned", "Cn"},
};

// Every name of a category or group of categories, so that a name is known or not whatever the table holds.
bool is_category(std::string_view name) {
  for (const CategoryName& row : category_names) {
    if (row.category == name) return true;
  }
  return false;
}

template <class Wanted>
CodePointSet set_of_runs(std::string_view runs, Wanted wanted) {
  std::vector<CodePointRange> ranges;
  char32_t next = 0;
  while (!runs.empty()) {
    char32_t length = 0;
    std::size_t used = 0;
    for (; used < runs.size() && runs[used] >= '0' && runs[used] <= '9'; ++used) {
      length = length * 10 + static_cast<char32_t>(runs[used] - '0');
    }
    runs.remove_prefix(used);
    const std::string_view value = runs.substr(0, runs.find_first_of("0123456789"));
    runs.remove_prefix(value.size());
    if (length > 0 && wanted(value)) ranges.push_back({next, next + length - 1});
    next += length;
  }
  return CodePointSet(std::move(ranges));
}

std::optional<CodePointSet> category(std::string_view name) {
  for (const CategoryName& row : category_names) {
    if (row.name == name) name = row.category;
  }
  if (name == "LC" || name == "L&" || name == "Cased_Letter") {
    return set_of_runs(unicode_category_runs(), [](std::string_view value) {
      return value == "Lu" || value == "Ll" || value == "Lt";
    });
  }
  if (!is_category(name)) return std::nullopt;
  return set_of_runs(unicode_category_runs(),
                     [&](std::string_view value) { return value.starts_with(name); });
}

std::optional<CodePointSet> script(std::string_view name) {
  CodePointSet set =
      set_of_runs(unicode_script_runs(), [&](std::string_view value) { return value == name; });
  if (set.empty()) return std::nullopt;
  return set;
}

CodePointSet yes_runs(std::string_view runs) {
  return set_of_runs(runs, [](std::string_view value) { return value == "Y"; });
}

std::optional<CodePointSet> binary(std::string_view name) {
  if (name == "Alphabetic") return yes_runs(unicode_alphabetic_runs());
  if (name == "Ideographic") return yes_runs(unicode_ideographic_runs());
  if (name == "Lowercase") return yes_runs(unicode_lowercase_runs());
  if (name == "Uppercase") return yes_runs(unicode_uppercase_runs());
  if (name == "White_Space" || name == "WhiteSpace") return yes_runs(unicode_white_space_runs());
  if (name == "Digit") return category("Nd");
  if (name == "Any") return CodePointSet::all();
  if (name == "Assigned") return category("Cn")->complement();
  return std::nullopt;
}

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

}  // namespace

std::optional<CodePointSet> posix_class(std::string_view name) {
  struct Row {
    std::string_view name;
    CodePointSet set;
  };
  const std::array rows{
      Row{"ascii", {{0, 0x7F}}},
      Row{"alpha", {{'A', 'Z'}, {'a', 'z'}}},
      Row{"digit", {{'0', '9'}}},
      Row{"alnum", {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
      Row{"lower", {{'a', 'z'}}},
      Row{"upper", {{'A', 'Z'}}},
      Row{"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
      Row{"graph", {{'!', '~'}}},
      Row{"print", {{' ', '~'}}},
      Row{"blank", {{' ', ' '}, {'\t', '\t'}}},
      Row{"cntrl", {{0, 0x1F}, {0x7F, 0x7F}}},
      Row{"xdigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
      Row{"space", {{'\t', '\r'}, {' ', ' '}}},
      Row{"word", {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
  };
  for (const Row& row : rows) {
    if (row.name == name) return row.set;
  }
  return std::nullopt;
}

std::optional<CodePointSet> property(std::string_view name) {
  const std::size_t equals = name.find('=');
  if (equals != std::string_view::npos) {
    const std::string key = lower_case(name.substr(0, equals));
    const std::string_view value = name.substr(equals + 1);
    if (key == "gc" || key == "general_category") return category(value);
    if (key == "sc" || key == "script") return script(value);
    return std::nullopt;
  }
  if (auto set = category(name)) return set;
  if (const std::string lower = lower_case(name); lower != name && lower != "word") {
    if (auto set = posix_class(lower)) return set;
  }
  if (auto set = binary(name)) return set;
  if (auto set = script(name)) return set;
  if (!name.starts_with("Is")) return std::nullopt;
  const std::string_view rest = name.substr(2);
  if (auto set = category(rest)) return set;
  if (auto set = binary(rest)) return set;
  return script(rest);
}

}  // namespace plumbline::pattern
