#include "spec/operations.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "spec/fields.h"
#include "spec/route.h"
#include "spec/rules.h"
#include "spec/tie.h"
#include "spec/traits.h"

namespace plumbline::spec {
namespace {

constexpr std::string_view unit = "smithy.api#Unit";

/// Clauses that only members and errors have.
constexpr std::array<std::string_view, 12> member_aspects{"required", "optional", "type",   "length",
                                                          "pattern",  "range",    "values", "blob",
                                                          "format",   "today",    "forms",  "error"};

/// What every answer of every operation is judged by.
constexpr std::array<std::string_view, 11> answer_aspects{
    "status",          "content-type",       "error-content-type", "json-response",
    "no-null-members", "error-type-header",  "no-server-error",    "status-matches-type",
    "request-id",      "error-body-message", "error-body-type"};

/// The structure that an operation takes or gives; nullptr for smithy.api#Unit and where there is none.
Result<const Shape*, SpecError> structure_at(const SourceShape& source, std::string_view part,
                                             const Shapes& shapes) {
  const json::Value* reference = source.value->find(part);
  if (reference == nullptr) return nullptr;
  const std::string target = text_at(*reference, "target");
  if (target == unit) return nullptr;
  const Shape* shape = shapes.find(target);
  if (shape == nullptr || shape->kind != ShapeKind::structure)
    return refused((source.where / part / "target").says(fmt::format("there is no structure {}", target)));
  return shape;
}

Result<Error, SpecError> read_error(const json::Value& reference, const Where& where, const Model& model) {
  const std::string target = text_at(reference, "target");
  const auto found = model.source.find(target);
  const json::Value* side =
      found == model.source.end() ? nullptr : find_trait(*found->second.value, trait::error);
  if (side == nullptr) return refused((where / "target").says(fmt::format("there is no error {}", target)));
  const Where traits = found->second.where / "traits";
  if (*side->string() != "client" && *side->string() != "server")
    return refused((traits / trait::error).says("is neither 'client' nor 'server'"));

  Error error;
  error.type = name_in(target);
  const json::Value* status = find_trait(*found->second.value, trait::http_error);
  const int usual = *side->string() == "client" ? 400 : 500;
  error.status = static_cast<int>(status == nullptr ? usual : status->integer().value_or(0));
  if (error.status / 100 != usual / 100)
    return refused((traits / trait::http_error).says("is no status of such an error"));
  const json::Value* clause = find_trait(*found->second.value, trait::clause);
  if (clause != nullptr) error.clause = text_at(*clause, "error");
  if (auto wrong = expect_clause(error.clause, model.clauses, traits / trait::clause / "error"))
    return refused(*wrong);
  const Shape* shape = model.shapes.find(target);
  for (const std::string_view name : {"message", "Message"})
    if (shape != nullptr && shape->member(name) != nullptr) error.message_member = name;
  if (error.message_member.empty())
    return refused(found->second.where.says("wants a member 'message' or 'Message': what an error says"));
  return error;
}

Wrong read_errors(const SourceShape& source, const Model& model, Operation& operation) {
  const json::Array& references = items_of(value_at(*source.value, "errors"));
  for (std::size_t i = 0; i < references.size(); ++i) {
    const Where where = source.where / "errors" / i;
    auto error = read_error(references[i], where, model);
    if (!error) return error.error();
    if (operation.error(error->type) != nullptr) return where.says("is there already");
    operation.errors.push_back(std::move(*error));
  }
  return std::nullopt;
}

Wrong read_aspects(const SourceShape& source, const Model& model, Operation& operation) {
  const Where where = source.where / "traits" / trait::clause;
  const json::Value* aspects = find_trait(*source.value, trait::clause);
  if (aspects == nullptr) return source.where.says("wants plumbline#clause");
  for (const auto& [aspect, id] : members_of(*aspects)) {
    if (std::ranges::find(member_aspects, aspect) != member_aspects.end())
      return (where / aspect).says("is no aspect of an operation");
    if (auto wrong = expect_clause(text_of(id), model.clauses, where / aspect)) return wrong;
    operation.clauses.emplace(aspect, text_of(id));
  }
  for (const std::string_view aspect : answer_aspects)
    if (!operation.clauses.contains(aspect))
      return where.says(fmt::format("its aspect '{}' has no clause", aspect));
  return std::nullopt;
}

Result<Operation, SpecError> read_operation(std::string_view id, const SourceShape& source,
                                            const Model& model) {
  Operation operation;
  operation.name = name_in(id);
  auto input = structure_at(source, "input", model.shapes);
  if (!input) return refused(input.error());
  auto output = structure_at(source, "output", model.shapes);
  if (!output) return refused(output.error());
  operation.input = *input;
  operation.output = *output;
  if (operation.input == nullptr) return refused((source.where / "input").says("wants a structure"));
  if (auto wrong = read_route(source, operation)) return refused(*wrong);
  if (auto wrong = read_errors(source, model, operation)) return refused(*wrong);
  if (auto wrong = read_aspects(source, model, operation)) return refused(*wrong);
  if (auto wrong = read_rules(source, model, operation)) return refused(*wrong);
  if (auto wrong = read_samples(source, operation)) return refused(*wrong);
  return operation;
}

/// The service that lists the operations: there is one.
Result<const SourceShape*, SpecError> find_service(const Source& source) {
  const SourceShape* service = nullptr;
  for (const auto& [id, one] : source) {
    if (one.type != "service") continue;
    if (service != nullptr) return refused(one.where.says("is a second service"));
    service = &one;
  }
  if (service == nullptr) return refused(Where{"*.json"}.says("no service lists the operations"));
  return service;
}

/// Labels and query parameters are of inputs: in any other structure they would bind nothing.
Wrong check_bindings(const Source& source, const Shapes& shapes, const std::vector<Operation>& operations) {
  for (const auto& [id, one] : source) {
    const Shape* shape = shapes.find(id);
    if (shape == nullptr) continue;
    const bool is_input =
        std::ranges::any_of(operations, [&](const Operation& operation) { return operation.input == shape; });
    for (const Member& member : shape->members)
      if (member.in != Member::In::body && !is_input)
        return (one.where / "members" / member.name)
            .says("is bound to a request, but in no operation's input");
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<Operation>, SpecError> read_operations(const Model& model) {
  const auto service = find_service(model.source);
  if (!service) return refused(service.error());
  std::vector<Operation> operations;
  std::set<std::string> listed;
  const Where where = (*service)->where / "operations";
  const json::Array& references = items_of(value_at(*(*service)->value, "operations"));
  for (std::size_t i = 0; i < references.size(); ++i) {
    const std::string id = text_at(references[i], "target");
    const auto found = model.source.find(id);
    if (found == model.source.end() || found->second.type != "operation")
      return refused((where / i / "target").says(fmt::format("there is no operation {}", id)));
    if (!listed.insert(id).second) return refused((where / i / "target").says("is listed twice"));
    auto operation = read_operation(id, found->second, model);
    if (!operation) return refused(operation.error());
    operations.push_back(std::move(*operation));
  }
  for (const auto& [id, one] : model.source)
    if (one.type == "operation" && !listed.contains(id))
      return refused(one.where.says("is an operation that the service does not list"));
  if (auto wrong = check_bindings(model.source, model.shapes, operations)) return refused(*wrong);
  return operations;
}

}  // namespace plumbline::spec
