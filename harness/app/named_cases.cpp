#include "app/named_cases.h"

#include <utility>

#include "suite/concurrency.h"
#include "suite/generate.h"
#include "suite/strategy_pattern.h"

namespace plumbline::app {
namespace {

suite::CaseStream pattern_cases_of(const std::string& id, const spec::Spec& spec) {
  return suite::chosen(suite::pattern_cases(spec, {}), id);
}

bool is_empty(const NamedCases& named, const std::string& id, const spec::Spec& spec) {
  return named.cases.empty() && named.concurrency.empty() &&
         suite::choose_sequences(spec, named.sequences).empty() && !pattern_cases_of(id, spec)();
}

}  // namespace

Result<std::vector<NamedCases>, std::string> find_cases(const std::vector<std::string>& ids,
                                                        const spec::Spec& spec) {
  std::vector<NamedCases> all;
  if (ids.empty()) return all;
  const auto cases = suite::generate(spec);
  if (!cases) return refused(cases.error().text());
  const suite::Cases concurrency = suite::concurrency_cases(spec);
  for (const std::string& id : ids) {
    NamedCases named{suite::chosen(*cases, id), suite::chosen(concurrency, id), pattern_cases_of(id, spec),
                     suite::SequenceSettings{0, 0, id}};
    if (is_empty(named, id, spec))
      return refused("'" + id + "' is neither a file nor the id of a case; plumbline list names those");
    all.push_back(std::move(named));
  }
  return all;
}

}  // namespace plumbline::app
