#include "service/fault.h"

#include <array>
#include <cstddef>
#include <utility>

#include "json/writer.h"
#include "service/operation.h"

namespace plumbline::service {
namespace {

struct FaultForm {
  FaultType type;
  std::string_view name;
  int status;
  std::string_view blamed;  ///< the body's Type member; empty: it has none
  json::Name message_key;   ///< the body's message member
};

constexpr std::array forms{
    FaultForm{FaultType::access_denied, "AccessDeniedException", 403, "", "message"},
    FaultForm{FaultType::code_storage_exceeded, "CodeStorageExceededException", 400, "User", "message"},
    FaultForm{FaultType::invalid_parameter_value, "InvalidParameterValueException", 400, "User", "message"},
    FaultForm{FaultType::precondition_failed, "PreconditionFailedException", 412, "User", "message"},
    FaultForm{FaultType::request_entity_too_large, "RequestEntityTooLargeException", 413, "", "message"},
    FaultForm{FaultType::resource_conflict, "ResourceConflictException", 409, "User", "message"},
    FaultForm{FaultType::resource_not_found, "ResourceNotFoundException", 404, "User", "Message"},
    FaultForm{FaultType::serialization, "SerializationException", 400, "", "message"},
    FaultForm{FaultType::service, "ServiceException", 500, "Service", "Message"},
    FaultForm{FaultType::too_many_requests, "TooManyRequestsException", 429, "User", "message"},
    FaultForm{FaultType::unknown_operation, "UnknownOperationException", 404, "", "message"},
    FaultForm{FaultType::unsupported_media_type, "UnsupportedMediaTypeException", 415, "", "message"},
    FaultForm{FaultType::validation, "ValidationException", 400, "", "message"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].type != static_cast<FaultType>(i)) return false;
  }
  return forms.size() == static_cast<std::size_t>(FaultType::validation) + 1;
}
static_assert(in_order(), "the table has one row for each fault type, in the order of the enumeration");

const FaultForm& form_of(FaultType type) { return forms.at(static_cast<std::size_t>(type)); }

}  // namespace

std::string_view name_of(FaultType type) { return form_of(type).name; }

int status_of(FaultType type) { return form_of(type).status; }

Fault code_storage_exceeded() { return {FaultType::code_storage_exceeded, "Code storage limit exceeded."}; }

http::Response response_of(const Fault& fault) {
  const FaultForm& form = form_of(fault.type);
  json::Writer body;
  body.open_object();
  if (fault.type == FaultType::too_many_requests) body.member("Reason", "CallerRateLimitExceeded");
  if (!form.blamed.empty()) body.member("Type", form.blamed);
  if (!fault.message.empty()) body.member(form.message_key, fault.message);
  body.close_object();
  http::Response response = json_answer(form.status, std::move(body).text());
  response.headers.add("x-amzn-ErrorType", std::string(form.name));
  if (fault.type == FaultType::too_many_requests) {
    response.headers.add("Retry-After", std::to_string(fault.retry_after.count()));
  }
  return response;
}

}  // namespace plumbline::service
