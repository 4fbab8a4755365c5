#include <string>
#include <string_view>

#include "suite/whole_request.h"

namespace plumbline::suite {
namespace {

/// A header line as it is sent; an empty value takes the usual line away.
struct Line {
  std::string_view id;
  std::string_view name;
  std::string_view value;
};

constexpr Line right_types[] = {
    {"missing", "Content-Type", ""},
    {"charset", "Content-Type", "application/json; charset=utf-8"},
    {"charset-quoted", "Content-Type", "application/json;charset=\"UTF-8\""},
    {"in-capitals", "Content-Type", "Application/JSON"},
    {"parameter", "Content-Type", "application/json; profile=x"},
    {"name-in-capitals", "CONTENT-TYPE", "application/json"},
    {"name-in-small-letters", "content-type", "application/json"},
};

constexpr Line other_types[] = {
    {"text", "Content-Type", "text/plain"},
    {"xml", "Content-Type", "application/xml"},
    {"form", "Content-Type", "application/x-www-form-urlencoded"},
    {"json-1.1", "Content-Type", "application/x-amz-json-1.1"},
    {"json-1.0", "Content-Type", "application/x-amz-json-1.0"},
    {"octets", "Content-Type", "application/octet-stream"},
    {"longer", "Content-Type", "application/jsonx"},
    {"text-json", "Content-Type", "text/json"},
    {"no-slash", "Content-Type", "json"},
};

constexpr Line right_accepts[] = {
    {"missing", "Accept", ""},
    {"anything", "Accept", "*/*"},
    {"any-application", "Accept", "application/*"},
    {"several", "Accept", "text/html, application/json;q=0.9, */*;q=0.1"},
    {"name-in-small-letters", "accept", "application/json"},
};

constexpr Line other_accepts[] = {
    {"html", "Accept", "text/html"},
    {"xml", "Accept", "application/xml"},
};

/// Lines that no operation looks at.
constexpr Line passed_over[] = {
    {"unknown", "X-Unknown", "something"},
    {"method-override", "X-HTTP-Method-Override", "DELETE"},
    {"amz-target", "X-Amz-Target", "AWSLambda.DeleteFunction"},
    {"long", "X-Unknown", "${long}"},
    {"dry-run", "X-Amz-Dry-Run", "true"},
    {"if-match", "If-Match", "\"another\""},
    {"if-none-match", "If-None-Match", "*"},
    {"if-unmodified-since", "If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"},
    {"range", "Range", "bytes=0-1"},
    {"prefer", "Prefer", "return=minimal"},
    {"cookie", "Cookie", "a=b"},
    {"origin", "Origin", "http://example.com"},
    {"forwarded", "X-Forwarded-For", "203.0.113.9"},
    {"amz-date", "X-Amz-Date", "20000101T000000Z"},
};

constexpr std::size_t long_value_bytes = 2000;

Step with_line(const WholeRequest& whole, const Line& line) {
  Step step = whole.step();
  const bool is_long = line.value == "${long}";
  step.wire.headers.add(std::string(line.name),
                        is_long ? std::string(long_value_bytes, 'v') : std::string(line.value));
  return step;
}

WholeRequest::Title title(std::string_view folder, const Line& line) {
  std::string about = line.value.empty() ? "no " + std::string(line.name)
                                         : std::string(line.name) + ": " + std::string(line.value);
  return {std::string(folder) + "/" + std::string(line.id), std::move(about)};
}

}  // namespace

void try_headers(WholeRequest& whole) {
  const spec::Operation& operation = whole.operation();
  for (const Line& line : right_types)
    whole.accept(title("content-type", line), operation.clause("request-content-type"),
                 with_line(whole, line));
  for (const Line& line : other_types)
    whole.refuse(title("content-type", line), operation.clause("other-content-type"), with_line(whole, line),
                 {{{415, 415}}, {}, {}, {}});
  for (const Line& line : right_accepts)
    whole.accept(title("accept", line), operation.clause("accept"), with_line(whole, line));
  for (const Line& line : other_accepts)
    whole.accept_or(title("accept", line), operation.clause("other-accept"), with_line(whole, line),
                    {{{{406, 406}}, {}, {}, {}}});
  for (const Line& line : passed_over)
    whole.accept(title("header", line), operation.clause("other-headers"), with_line(whole, line));
}

}  // namespace plumbline::suite
