#include <algorithm>

#include "package/base64.h"
#include "package/sha256.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

/// Writes a text member of the update's answer in another way.
Make rewritten(std::string_view member, std::string (*write)(std::string text)) {
  return output_edited([=](Value& body) { body.set(member, write(text_in(body, member))); });
}

Make set_to(std::string_view member, const Value& value) {
  return output_edited([=](Value& body) { body.set(member, value); });
}

/// Computes a member from the ZipFile as it was sent: a text.
Make computed(std::string_view member, Value (*compute)(const std::string& zip_file)) {
  return on_update([=](const Request& request, const Handler& reference) {
    Response response = reference(request);
    const std::string zip_file = text_in(object_of(request.body), "ZipFile");
    if (!is_success(response) || zip_file.empty()) return response;
    Value body = object_of(response.body);
    body.set(member, compute(zip_file));
    return ok(body);
  });
}

/// The answer tells these members as they were before the update.
Make stale(std::vector<std::string_view> members) {
  return on_update([members = std::move(members)](const Request& request, const Handler& reference) {
    const Value before = configuration_of(reference, name_in(request));
    Response response = reference(request);
    if (!is_success(response)) return response;
    Value body = object_of(response.body);
    for (const std::string_view name : members)
      if (const Value* value = before.find(name)) body.set(name, *value);
    return ok(body);
  });
}

std::string bytes_of(const std::string& zip_file) { return package::decode_base64(zip_file).value_or(""); }

std::string hex_of_base64(const std::string& text, std::string_view digits) {
  std::string hex;
  for (const char c : package::decode_base64(text).value_or("")) {
    const auto byte = static_cast<unsigned char>(c);
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

std::string in_hex(std::string text) { return hex_of_base64(text, "0123456789abcdef"); }

std::string unpadded(std::string text) {
  while (text.ends_with('=')) text.pop_back();
  return text;
}

std::string url_safe(std::string text) {
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  return text;
}

std::string swapped(std::string text, std::string_view what, std::string_view with) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
  return text;
}

/// Everything before the last colon but one: the account, what stands before it, and so on.
std::string partial_arn(std::string text) { return text.substr(text.find("123456789012")); }

Mutants hash_mutants() {
  const std::vector<std::string> value = {"response.CodeSha256.value"};
  return {
      {"hash/hex", "CodeSha256 is hexadecimal", value, "D5", rewritten("CodeSha256", in_hex)},
      {"hash/unpadded", "CodeSha256 has no padding", value, "D4", rewritten("CodeSha256", unpadded)},
      {"hash/url-safe", "CodeSha256 is base64url", value, "statement", rewritten("CodeSha256", url_safe)},
      {"hash/base64-of-hex", "CodeSha256 is the base64 of hexadecimal digits", value, "D5",
       rewritten("CodeSha256",
                 [](std::string text) { return package::encode_base64(in_hex(std::move(text))); })},
      {"hash/of-base64-text", "CodeSha256 is that of ZipFile as it was sent", value, "D5",
       computed("CodeSha256",
                [](const std::string& zip_file) { return Value(package::sha256_base64(zip_file)); })},
      {"hash/of-nothing", "CodeSha256 is that of no bytes", value, "D5",
       computed("CodeSha256", [](const std::string&) { return Value(package::sha256_base64("")); })},
      {"hash/twice", "CodeSha256 is that of the hash", value, "D5",
       computed("CodeSha256",
                [](const std::string& zip_file) {
                  return Value(package::sha256_base64(package::sha256_hex(bytes_of(zip_file))));
                })},
      {"hash/stale",
       "CodeSha256 is that of the code before",
       {"response.CodeSha256.value", "ZipFile.replaces-code"},
       "D2",
       stale({"CodeSha256"})},
      {"size/of-base64-text",
       "CodeSize is that of ZipFile as it was sent",
       {"response.CodeSize.value"},
       "D5",
       computed("CodeSize",
                [](const std::string& zip_file) { return Value(std::uint64_t{zip_file.size()}); })},
      {"size/stale",
       "CodeSize is that of the code before",
       {"response.CodeSize.value", "ZipFile.replaces-code"},
       "D2",
       stale({"CodeSize"})},
      {"size/in-kibibytes",
       "CodeSize counts kibibytes",
       {"response.CodeSize.value"},
       "statement",
       computed("CodeSize",
                [](const std::string& zip_file) {
                  return Value(std::uint64_t{(bytes_of(zip_file).size() + 1023) / 1024});
                })},
      {"size/fraction",
       "CodeSize is written with a fraction",
       {"response.CodeSize.type"},
       "constraint",
       set_to("CodeSize", json::Number{"200.5"})},
      {"size/negative", "CodeSize is -1", {"response.CodeSize.value"}, "statement", set_to("CodeSize", -1)},
  };
}

Mutant dated(std::string_view id, std::string_view about, std::string (*write)(std::string),
             std::string_view source) {
  return {"date/" + std::string(id),
          "LastModified " + std::string(about),
          {"response.LastModified.form"},
          std::string(source),
          rewritten("LastModified", write)};
}

/// LastModified so, in an answer that has a Date: the reference's own is written where a socket is. Its clock
/// in the matrix begins on that day.
Mutant misdated(std::string_view id, std::string_view about, std::string_view date_of_answer) {
  return {"date/" + std::string(id),
          "LastModified " + std::string(about),
          {"response.LastModified.time"},
          "statement",
          on_update([date_of_answer](const http::Request& request, const http::Handler& reference) {
            http::Response response = reference(request);
            response.headers.set("Date", std::string(date_of_answer));
            return response;
          })};
}

Mutants date_mutants() {
  return {
      misdated("hours-behind", "is hours behind the answer", "Thu, 29 Sep 2022 09:32:03 GMT"),
      misdated("hours-ahead", "is hours ahead of the answer", "Wed, 28 Sep 2022 18:32:03 GMT"),
      misdated("year-behind", "is of another year", "Fri, 29 Sep 2023 01:32:03 GMT"),
      dated(
          "space", "has a space where the T belongs",
          [](std::string text) { return swapped(std::move(text), "T", " "); }, "D24"),
      dated(
          "no-fraction", "has no fraction of a second",
          [](std::string text) { return text.substr(0, 19) + "+0000"; }, "D24"),
      dated(
          "no-offset", "has no offset", [](std::string text) { return text.substr(0, 23); }, "D24"),
      dated(
          "plain", "is written like a database's",
          [](std::string text) { return swapped(text.substr(0, 19), "T", " "); }, "D24"),
      dated(
          "other-offset", "is an hour ahead without being later",
          [](std::string text) { return swapped(std::move(text), "+0000", "+0100"); }, "statement"),
      dated(
          "named-zone", "names its zone", [](std::string text) { return text.substr(0, 23) + "UTC"; },
          "statement"),
      dated(
          "offset-of-hours", "has an offset of hours alone",
          [](std::string text) { return text.substr(0, 23) + "+00"; }, "statement"),
      dated(
          "comma", "has a comma before the fraction",
          [](std::string text) { return swapped(std::move(text), ".", ","); }, "statement"),
      dated(
          "rfc-1123", "is written as HTTP writes dates",
          [](std::string) { return std::string("Thu, 29 Sep 2022 01:32:03 GMT"); }, "statement"),
      dated(
          "impossible", "is a day that no month has",
          [](std::string text) { return text.substr(0, 5) + "02-30" + text.substr(10); }, "statement"),
      dated(
          "seconds-since-1970", "is a number as text", [](std::string) { return std::string("1664415123"); },
          "D24"),
      dated(
          "empty", "is empty", [](std::string) { return std::string(); }, "statement"),
      {"date/unchanged",
       "An update leaves LastModified",
       {"response.LastModified.value"},
       "D24",
       configurations_edited([](Value& body) { body.set("LastModified", "2022-09-29T01:32:03.000+0000"); })},
      {"date/stale",
       "The answer tells LastModified from before the update",
       {"response.LastModified.value"},
       "D24",
       stale({"LastModified"})},
  };
}

Mutants identity_mutants() {
  const std::vector<std::string> arn = {"response.FunctionArn.value", "response.FunctionArn.pattern",
                                        "observed.unqualified-arn"};
  const std::vector<std::string> name = {"response.FunctionName.value", "response.FunctionName.pattern"};
  return {
      {"arn/another-region", "FunctionArn is of another region", arn, "D40",
       rewritten("FunctionArn",
                 [](std::string text) { return swapped(std::move(text), "us-west-2", "us-east-1"); })},
      {"arn/another-account", "FunctionArn is of another account", arn, "statement",
       rewritten("FunctionArn",
                 [](std::string text) { return swapped(std::move(text), "123456789012", "000000000000"); })},
      {"arn/no-region", "FunctionArn has no region", arn, "statement",
       rewritten("FunctionArn", [](std::string text) { return swapped(std::move(text), "us-west-2", ""); })},
      {"arn/partial", "FunctionArn is the partial ARN", arn, "statement",
       rewritten("FunctionArn", partial_arn)},
      {"arn/bare-name", "FunctionArn is the bare name", arn, "statement",
       rewritten("FunctionArn", [](std::string text) { return function_in(text); })},
      {"arn/latest",
       "FunctionArn ends with $LATEST",
       {"observed.unqualified-arn"},
       "statement",
       output_edited([](Value& body) {
         if (has(body, "Version", "$LATEST"))
           body.set("FunctionArn", text_in(body, "FunctionArn") + ":$LATEST");
       })},
      {"arn/other-service", "FunctionArn is of another service", arn, "statement",
       rewritten("FunctionArn",
                 [](std::string text) { return swapped(std::move(text), ":lambda:", ":iam:"); })},
      {"function-name/arn", "FunctionName is the ARN", name, "statement",
       output_edited([](Value& body) { body.set("FunctionName", text_in(body, "FunctionArn")); })},
      {"function-name/qualified", "FunctionName ends with the version", name, "statement",
       output_edited([](Value& body) {
         body.set("FunctionName", text_in(body, "FunctionName") + ":" + text_in(body, "Version"));
       })},
      {"function-name/echoed", "FunctionName is the name as it was sent", name, "statement",
       on_update([](const Request& request, const Handler& reference) {
         Response response = reference(request);
         if (!is_success(response)) return response;
         Value body = object_of(response.body);
         body.set("FunctionName", name_in(request));
         return ok(body);
       })},
      {"function-name/invalid-character", "FunctionName ends with an invalid character", name, "constraint",
       rewritten("FunctionName", [](std::string text) { return text + "!"; })},
      {"version-member/small-letters",
       "Version is $latest",
       {"response.Version.pattern", "response.Version.value"},
       "constraint",
       output_edited([](Value& body) {
         if (has(body, "Version", "$LATEST")) body.set("Version", "$latest");
       })},
      {"version-member/without-dollar",
       "Version is LATEST",
       {"response.Version.pattern", "response.Version.value"},
       "constraint",
       output_edited([](Value& body) {
         if (has(body, "Version", "$LATEST")) body.set("Version", "LATEST");
       })},
      {"version-member/empty",
       "Version is empty",
       {"response.Version.length", "response.Version.pattern"},
       "constraint",
       set_to("Version", "")},
      {"version-member/zero",
       "$LATEST is version 0",
       {"response.Version.value"},
       "statement",
       output_edited([](Value& body) {
         if (has(body, "Version", "$LATEST")) body.set("Version", "0");
       })},
  };
}

Mutants constraint_mutants() {
  const std::string long_text(257, 'a');
  return {
      {"constraint/description-257",
       "Description is longer than it may be",
       {"response.Description.length"},
       "constraint",
       set_to("Description", long_text)},
      {"constraint/handler-129",
       "Handler is longer than it may be",
       {"response.Handler.length"},
       "constraint",
       set_to("Handler", long_text.substr(0, 129))},
      {"constraint/handler-space",
       "Handler holds a space",
       {"response.Handler.pattern"},
       "constraint",
       set_to("Handler", "index handler")},
      {"constraint/handler-empty",
       "Handler is empty",
       {"response.Handler.pattern"},
       "constraint",
       set_to("Handler", "")},
      {"constraint/function-name-171",
       "FunctionName is longer than it may be",
       {"response.FunctionName.length", "response.FunctionName.today"},
       "constraint",
       set_to("FunctionName", std::string(300, 'a'))},
      {"constraint/memory-64",
       "MemorySize is less than it may be",
       {"response.MemorySize.range"},
       "constraint",
       set_to("MemorySize", 64)},
      {"constraint/memory-million",
       "MemorySize is more than it may be",
       {"response.MemorySize.range"},
       "constraint",
       set_to("MemorySize", 1'000'000)},
      {"constraint/timeout-zero",
       "Timeout is 0",
       {"response.Timeout.range"},
       "constraint",
       set_to("Timeout", 0)},
      {"constraint/runtime-unknown",
       "Runtime is no runtime",
       {"response.Runtime.values"},
       "constraint",
       set_to("Runtime", "cobol85")},
      {"constraint/runtime-capital",
       "Runtime is written otherwise",
       {"response.Runtime.values"},
       "constraint",
       set_to("Runtime", "NodeJS10.x")},
      {"constraint/role-user",
       "Role is the ARN of a user",
       {"response.Role.pattern"},
       "constraint",
       set_to("Role", "arn:aws:iam::123456789012:user/somebody")},
      {"constraint/role-name",
       "Role is a bare name",
       {"response.Role.pattern"},
       "constraint",
       set_to("Role", "lambda-role")},
      {"constraint/key-name",
       "KMSKeyArn is no ARN",
       {"response.KMSKeyArn.pattern"},
       "constraint",
       set_to("KMSKeyArn", "my-key")},
      {"constraint/key-empty",
       "KMSKeyArn is empty where no key was configured",
       {"response.KMSKeyArn.only-configured"},
       "statement",
       set_to("KMSKeyArn", "")},
      {"constraint/master-of-another-service",
       "MasterArn is no function's",
       {"response.MasterArn.pattern"},
       "constraint",
       set_to("MasterArn", "arn:aws:s3:::bucket")},
  };
}

}  // namespace

Mutants response_value_mutants() {
  return joined({hash_mutants, date_mutants, identity_mutants, constraint_mutants});
}

}  // namespace plumbline::power
