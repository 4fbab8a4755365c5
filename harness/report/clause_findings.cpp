#include "report/clause_findings.h"

#include <algorithm>

namespace plumbline::report {

std::string place_text(const spec::Place& place) {
  std::string text = place.source;
  for (const std::string* part : {&place.section, &place.member})
    if (!part->empty()) text += ", " + *part;
  if (place.line > 0) text += ", line " + std::to_string(place.line);
  return text;
}

std::vector<ClauseFindings> by_clause(const std::vector<suite::Finding>& ranked) {
  std::vector<ClauseFindings> groups;
  for (const suite::Finding& finding : ranked) {
    auto group = std::ranges::find(groups, finding.clause, &ClauseFindings::clause);
    if (group == groups.end()) group = groups.insert(group, {finding.clause, finding.verdict, {}});
    group->findings.push_back(&finding);
  }
  return groups;
}

}  // namespace plumbline::report
