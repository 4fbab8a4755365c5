#include <array>
#include <string_view>

#include "suite/macro.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

struct Text {
  std::string_view name;  ///< in the case's id
  std::string_view text;
};

constexpr std::array<Text, 8> texts = {{{"punctuation", R"(a !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~)"},
                                        {"slash-first", "/a/b"},
                                        {"slash-last", "a/b/"},
                                        {"slashes", "a//b"},
                                        {"dots", "../a/./.."},
                                        {"space-first", " a"},
                                        {"tab", "a\tb"},
                                        {"beyond-ascii", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"}}};

}  // namespace

void try_characters(const Subject& subject, Cases& cases) {
  const spec::Shape& shape = *subject.member.shape;
  const bool is_bound = shape.pattern || !shape.values.empty() || !shape.length;
  if (shape.kind != spec::ShapeKind::string || is_bound || subject.member.in != spec::Member::In::body)
    return;
  for (const Text& text : texts)
    cases.push_back(accepted(subject, subject.member.clause("type"), "characters/" + std::string(text.name),
                             "no pattern says which characters the text may hold",
                             with_value(subject, literal(text.text))));
}

}  // namespace plumbline::suite
