#include "suite/what_changed.h"

#include "spec/fields.h"

namespace plumbline::suite {

std::string what_changed(const json::Value& before, const json::Value& after) {
  const json::Value* was = before.find("configuration");
  const json::Value* is = after.find("configuration");
  if (was == nullptr || is == nullptr || was->object() == nullptr)
    return "the function can no longer be read";
  std::string names;
  for (const json::Member& member : *was->object()) {
    const json::Value* now = is->find(member.name);
    if (now == nullptr || *now != member.value) names += (names.empty() ? "" : ", ") + member.name;
  }
  for (const json::Member& member : spec::members_of(*is))
    if (was->find(member.name) == nullptr) names += (names.empty() ? "" : ", ") + member.name;
  return names.empty() ? "the versions changed" : names + " changed";
}

}  // namespace plumbline::suite
