#include <cctype>
#include <set>
#include <string>

#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
char upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }

/// "S3ObjectVersion" with that between its words: "s3_object_version".
std::string separated(const std::string& name, char separator) {
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_upper(name[i]) && !is_upper(name[i - 1])) text += separator;
    text += lower(name[i]);
  }
  return text;
}

/// The ways in which other conventions write a member's name.
std::set<std::string> other_spellings(const std::string& name) {
  std::string small = name;
  std::string capital = name;
  std::string camel = name;
  for (char& c : small) c = lower(c);
  for (char& c : capital) c = upper(c);
  camel.front() = lower(camel.front());
  std::set<std::string> spellings = {small,      capital,   camel, separated(name, '_'), separated(name, '-'),
                                     " " + name, name + " "};
  spellings.erase(name);
  return spellings;
}

/// A value that the member itself would not be allowed to have.
json::Value other_type(const spec::Member& member) {
  return member.shape->kind == spec::ShapeKind::boolean ? json::Value("no boolean") : json::Value(5);
}

}  // namespace

void try_spelling(const Subject& subject, Cases& cases) {
  if (subject.member.in != spec::Member::In::body) return;
  for (const std::string& spelling : other_spellings(subject.member.wire_name)) {
    if (subject.operation.input->member(spelling) != nullptr) continue;
    Step step = unchanged(subject.operation, subject.sample);
    step.input.push_back({spelling, other_type(subject.member)});
    cases.push_back(
        accepted(subject, subject.operation.clause("unknown-members"), "spelling/" + id_text(spelling),
                 "\"" + spelling + "\" is another member, which is not looked at", std::move(step)));
  }
}

}  // namespace plumbline::suite
