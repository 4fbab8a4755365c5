#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "http/message.h"

namespace plumbline::service {

/// The errors that the reference endpoint answers, a closed set. The page lists six of them
/// (CodeStorageExceeded, InvalidParameterValue, PreconditionFailed, ResourceNotFound, Service,
/// TooManyRequests); the others are what AWS was recorded to answer beside them, or what its protocol
/// (restJson1) asks for.
enum class FaultType {
  access_denied,
  code_storage_exceeded,
  invalid_parameter_value,
  precondition_failed,
  request_entity_too_large,
  resource_conflict,
  resource_not_found,
  serialization,
  service,
  too_many_requests,
  unknown_operation,
  unsupported_media_type,
  validation,
};

/// A refusal on its way to the client.
///
///     return refused(Fault{FaultType::resource_not_found, "Function not found: arn:..."});
struct Fault {
  FaultType type;
  std::string message;                  ///< empty: the body has no message member
  std::chrono::seconds retry_after{1};  ///< where the client may come again: TooManyRequestsException
};

/// The error type as it stands in x-amzn-ErrorType: "ResourceNotFoundException".
[[nodiscard]] std::string_view name_of(FaultType type);

/// The HTTP status of an error type.
[[nodiscard]] int status_of(FaultType type);

/// CodeStorageExceededException: the packages of all functions and versions would pass the limit.
[[nodiscard]] Fault code_storage_exceeded();

/// The refusal as a response, as AWS was recorded to write it: Content-Type, x-amzn-ErrorType, and a body
/// whose member names (message or Message, with or without Type) depend on the error type.
[[nodiscard]] http::Response response_of(const Fault& fault);

}  // namespace plumbline::service
