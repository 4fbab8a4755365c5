#include <string>

#include "suite/expectations.h"
#include "suite/strategy.h"

namespace plumbline::suite {

void try_forms(const Subject& subject, Cases& cases) {
  const json::Value all(subject.sample.forms);
  const json::Value* forms = all.find(subject.member.name);
  if (forms == nullptr || forms->object() == nullptr) return;
  for (const json::Member& form : *forms->object()) {
    for (const bool raw : {false, true}) {
      Step step = with_value(subject, form.value);
      if (raw) step.wire.plain_in_label = ":$";
      step.expect = sample_expectations(subject.sample);
      Case made =
          accepted(subject, subject.member.clause("forms"), "form/" + form.name + (raw ? "-raw" : "-encoded"),
                   "the form " + form.name + (raw ? ", ':' and '$' as they are" : ", percent-encoded"),
                   std::move(step));
      made.clauses.emplace_back(subject.operation.clause("label-encoding"));
      cases.push_back(std::move(made));
    }
  }
}

}  // namespace plumbline::suite
