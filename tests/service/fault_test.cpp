#include "service/fault.h"

#include <gtest/gtest.h>

namespace plumbline::service {
namespace {

TEST(Fault, IsWrittenAsRecorded) {
  struct Row {
    FaultType type;
    int status;
    const char* name;
    const char* body;
  };
  const std::vector<Row> rows{
      {FaultType::access_denied, 403, "AccessDeniedException", R"({"message":"m"})"},
      {FaultType::code_storage_exceeded, 400, "CodeStorageExceededException",
       R"({"Type":"User","message":"m"})"},
      {FaultType::invalid_parameter_value, 400, "InvalidParameterValueException",
       R"({"Type":"User","message":"m"})"},
      {FaultType::precondition_failed, 412, "PreconditionFailedException",
       R"({"Type":"User","message":"m"})"},
      {FaultType::request_entity_too_large, 413, "RequestEntityTooLargeException", R"({"message":"m"})"},
      {FaultType::resource_conflict, 409, "ResourceConflictException", R"({"Type":"User","message":"m"})"},
      {FaultType::resource_not_found, 404, "ResourceNotFoundException", R"({"Type":"User","Message":"m"})"},
      {FaultType::serialization, 400, "SerializationException", R"({"message":"m"})"},
      {FaultType::service, 500, "ServiceException", R"({"Type":"Service","Message":"m"})"},
      {FaultType::too_many_requests, 429, "TooManyRequestsException",
       R"({"Reason":"CallerRateLimitExceeded","Type":"User","message":"m"})"},
      {FaultType::unknown_operation, 404, "UnknownOperationException", R"({"message":"m"})"},
      {FaultType::unsupported_media_type, 415, "UnsupportedMediaTypeException", R"({"message":"m"})"},
      {FaultType::validation, 400, "ValidationException", R"({"message":"m"})"},
  };
  for (const Row& row : rows) {
    const http::Response response = response_of({row.type, "m"});
    EXPECT_EQ(response.status, row.status) << row.name;
    EXPECT_EQ(status_of(row.type), row.status) << row.name;
    EXPECT_EQ(name_of(row.type), row.name);
    EXPECT_EQ(response.headers.find("x-amzn-ErrorType"), row.name);
    EXPECT_EQ(response.headers.find("Content-Type"), "application/json") << row.name;
    EXPECT_EQ(response.headers.contains("Retry-After"), row.status == 429) << row.name;
    EXPECT_EQ(response.body, row.body);
  }
}

TEST(Fault, WithoutAMessageHasNoMessageMember) {
  EXPECT_EQ(response_of({FaultType::access_denied, ""}).body, "{}");
}

}  // namespace
}  // namespace plumbline::service
