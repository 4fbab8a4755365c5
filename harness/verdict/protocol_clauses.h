#pragma once

#include <string_view>

/// The clauses that hold for the answers of every operation: Smithy's restJson1 and what AWS was recorded to send.
/// They stand in specs/clauses.json like every other; a test holds this list against it.
namespace plumbline::verdict::clauses {

inline constexpr std::string_view content_type = "protocol.content-type";
inline constexpr std::string_view json_response = "protocol.json-response";
inline constexpr std::string_view no_null_members = "protocol.no-null-members";
inline constexpr std::string_view no_server_error = "protocol.no-server-error";
inline constexpr std::string_view error_type_header = "protocol.error-type-header";
inline constexpr std::string_view status_matches_type = "protocol.status-matches-type";
inline constexpr std::string_view request_id = "observed.request-id";
inline constexpr std::string_view error_body_type = "observed.error-body.type";
inline constexpr std::string_view error_body_message = "observed.error-body.message";

}  // namespace plumbline::verdict::clauses
