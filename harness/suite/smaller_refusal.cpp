#include "suite/smaller_refusal.h"

#include <algorithm>

namespace plumbline::suite {
namespace {

const json::Value* value_of(const json::Object& input, std::string_view name) {
  const auto found = std::ranges::find(input, name, &json::Member::name);
  return found == input.end() ? nullptr : &found->value;
}

void leave_out(json::Object& input, std::string_view name) {
  std::erase_if(input, [&](const json::Member& member) { return member.name == name; });
}

/// The members of the request that are no part of its defect, and that a request can be without.
std::vector<std::string> spare_members(const Case& refusal, const spec::Spec& spec) {
  std::vector<std::string> spare;
  const Step& step = refusal.steps.front();
  const spec::Operation* operation = spec.operation(step.operation);
  if (operation == nullptr || operation->input == nullptr) return spare;
  for (const json::Member& member : step.input) {
    const spec::Member* known = operation->input->member(member.name);
    const json::Value* in_control = value_of(refusal.control->input, member.name);
    const bool may_go = known == nullptr || (!known->required && known->in != spec::Member::In::label);
    if (may_go && in_control != nullptr && *in_control == member.value) spare.push_back(member.name);
  }
  return spare;
}

}  // namespace

bool SmallerOnce::is_first(const verdict::Defects& defects) {
  const std::lock_guard lock(mutex_);
  bool is_new = false;
  for (const verdict::Defect& defect : defects) {
    if (causes_.size() >= causes_max) break;
    is_new = causes_.insert({defect.clause, defect.kind, defect.observed}).second || is_new;
  }
  return is_new;
}

SmallerCase smaller_refusal(Case refusal, const spec::Spec& spec, const StillFails& still_fails) {
  SmallerCase smaller{std::move(refusal), {}};
  const bool is_plain = smaller.made.steps.size() == 1 && smaller.made.control &&
                        !smaller.made.steps.front().wire.body && !smaller.made.control->wire.body;
  if (!is_plain) return smaller;
  for (const std::string& name : spare_members(smaller.made, spec)) {
    Case candidate = smaller.made;
    leave_out(candidate.steps.front().input, name);
    leave_out(candidate.control->input, name);
    if (!still_fails(candidate)) continue;
    smaller.made = std::move(candidate);
    smaller.left_out += (smaller.left_out.empty() ? "" : ", ") + name;
  }
  return smaller;
}

}  // namespace plumbline::suite
