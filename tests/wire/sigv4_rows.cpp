#include "wire/sigv4_rows.h"

#include <fstream>
#include <iterator>

#include "json/parse.h"

namespace plumbline::wire {
namespace {

std::string text_of(const json::Value& row, std::string_view name) {
  const json::Value* value = row.find(name);
  return value == nullptr ? std::string() : *value->string();
}

bool flag_of(const json::Value& row, std::string_view name, bool otherwise) {
  const json::Value* value = row.find(name);
  return value == nullptr ? otherwise : *value->boolean();
}

SigV4Row read_row(const json::Value& row, const json::Value& data) {
  SigV4Row read{
      text_of(row, "name"),
      {text_of(row, "method"), text_of(row, "target"), {}, text_of(row, "body")},
      {.normalize_path = flag_of(row, "normalize", true),
       .body_hash_header = flag_of(row, "body_hash_header", false),
       .sign_session_token = flag_of(row, "sign_session_token", true)},
      {text_of(data, "access_key_id"), text_of(data, "secret_access_key"), text_of(row, "session_token")},
      text_of(row, "canonical_path"),
      text_of(row, "canonical_query"),
      text_of(row, "canonical_sha256"),
      text_of(row, "signed_headers"),
      text_of(row, "signature"),
      text_of(row, "query_signed_headers"),
      text_of(row, "query_signature")};
  for (const json::Value& line : *row.find("headers")->array()) {
    read.request.headers.add(*(*line.array())[0].string(), *(*line.array())[1].string());
  }
  return read;
}

}  // namespace

SigV4Rows sigv4_rows() {
  std::ifstream file(WIRE_DATA "/sigv4.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto data = json::parse(text);
  if (!data) return {};
  SigV4Rows all{{text_of(*data, "region"), text_of(*data, "service")}, text_of(*data, "timestamp"), {}};
  for (const json::Value& row : *data->find("rows")->array()) all.rows.push_back(read_row(row, *data));
  return all;
}

}  // namespace plumbline::wire
