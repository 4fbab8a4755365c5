#include <string>

#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

void refuse(const Subject& subject, std::int64_t number, Cases& cases) {
  cases.push_back(refusal(subject, subject.member.clause("range"), "range/" + std::to_string(number),
                          std::to_string(number) + " is outside the range", with_value(subject, number),
                          subject.operation.invalid));
}

void accept(const Subject& subject, std::int64_t number, Cases& cases) {
  cases.push_back(accepted(subject, subject.member.clause("range"), "range/" + std::to_string(number),
                           std::to_string(number) + " is at the edge of the range",
                           with_value(subject, number)));
}

}  // namespace

void try_range(const Subject& subject, Cases& cases) {
  const auto& range = subject.member.shape->range;
  if (!range) return;
  if (range->min) refuse(subject, *range->min - 1, cases);
  if (range->min) accept(subject, *range->min, cases);
  if (range->max && range->max != range->min) accept(subject, *range->max, cases);
  if (range->max) refuse(subject, *range->max + 1, cases);
}

}  // namespace plumbline::suite
