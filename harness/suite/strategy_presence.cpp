#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

/// Whether the sample says the same without the member: only then does leaving it out show anything.
bool stands_without(const Subject& subject) {
  return json::Value(subject.sample.input).find(subject.member.name) == nullptr;
}

}  // namespace

void try_presence(const Subject& subject, Cases& cases) {
  if (subject.member.in != spec::Member::In::body || subject.member.required || !stands_without(subject))
    return;
  cases.push_back(accepted(subject, subject.member.clause("optional"), "absent", "may be left out",
                           unchanged(subject.operation, subject.sample)));
  cases.push_back(accepted(subject, subject.operation.clause("null-is-absent"), "null",
                           "null is the same as absent", with_value(subject, nullptr)));
}

}  // namespace plumbline::suite
