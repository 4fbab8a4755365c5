#include <algorithm>

#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

/// A sample that is valid without the member: only there does leaving it out show anything.
const spec::Sample* sample_without(const Subject& subject) {
  for (const spec::Sample& sample : subject.operation.samples)
    if (json::Value(sample.input).find(subject.member.name) == nullptr) return &sample;
  return nullptr;
}

}  // namespace

void try_presence(const Subject& subject, Cases& cases) {
  if (subject.member.in != spec::Member::In::body || subject.member.required) return;
  const spec::Sample* sample = sample_without(subject);
  if (sample == nullptr) return;
  const Subject there{subject.operation, *sample, subject.member};
  cases.push_back(accepted(there, subject.member.clause("optional"), "absent", "may be left out",
                           unchanged(subject.operation, *sample)));
  cases.push_back(accepted(there, subject.operation.clause("null-is-absent"), "null",
                           "null is the same as absent", with_value(there, nullptr)));
  Step nulls = unchanged(subject.operation, *sample);
  for (const spec::Member& other : subject.operation.input->members)
    if (other.in == spec::Member::In::body &&
        std::ranges::find(nulls.input, other.name, &json::Member::name) == nulls.input.end())
      nulls.input.push_back({other.name, nullptr});
  cases.push_back(accepted(there, subject.operation.clause("null-is-absent"), "all-null",
                           "every member that the sample leaves out is null", std::move(nulls)));
}

}  // namespace plumbline::suite
