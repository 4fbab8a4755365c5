#include "spec/clause_file.h"

#include "json/write.h"

namespace plumbline::spec {

std::string clause_file(std::span<const ClauseRow> rows) {
  json::Value file(json::Object{});
  for (const ClauseRow& row : rows) {
    json::Value clause = json::Object{{"statement", "It holds."},
                                      {"tier", row.tier},
                                      {"place", json::Object{{"source", "page"}, {"section", "Text"}}}};
    if (!row.contested.empty()) clause.set("contested", row.contested);
    file.set(row.id, std::move(clause));
  }
  return json::write(file);
}

}  // namespace plumbline::spec
