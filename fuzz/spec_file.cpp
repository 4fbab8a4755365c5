#include "law.h"
#include "spec/load.h"
#include "spec/small_spec.h"

namespace plumbline::fuzz {
namespace {

void expect_clauses_exist(const spec::Spec& read) {
  for (const auto& shape : read.shapes)
    for (const spec::Member& member : shape->members)
      for (const auto& [constraint, id] : member.clauses)
        expect("a constraint has a clause that exists", read.clause(id) != nullptr, constraint + ": " + id);
}

}  // namespace

/// Law: any text in the place of any file of a specification is read or refused, with the file and a reason;
/// and in what was read, every clause that a constraint names is there.
void hold(std::string_view bytes) {
  static const spec::Files files = spec::small_spec();
  for (const auto& [name, text] : files) {
    spec::Files changed = files;
    changed[name] = std::string(bytes);
    const auto read = spec::load(changed);
    if (read)
      expect_clauses_exist(*read);
    else
      expect("a refusal says where and why", !read.error().file.empty() && !read.error().reason.empty(),
             read.error().text());
  }
}

}  // namespace plumbline::fuzz
