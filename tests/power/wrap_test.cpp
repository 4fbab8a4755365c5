#include "power/wrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::power {
namespace {

using http::Request;
using http::Response;

TEST(OperationOf, ReadsMethodAndPath) {
  struct Row {
    std::string method;
    std::string target;
    Operation operation;
  };
  for (const Row& row :
       {Row{"PUT", "/2015-03-31/functions/f/code", Operation::update_function_code},
        Row{"PUT", "/2015-03-31/functions/a%3Ab/code?x=1", Operation::update_function_code},
        Row{"GET", "/2015-03-31/functions/f/code", Operation::other},
        Row{"GET", "/2015-03-31/functions/f", Operation::get_function},
        Row{"DELETE", "/2015-03-31/functions/f", Operation::delete_function},
        Row{"GET", "/2015-03-31/functions/f/configuration", Operation::get_function_configuration},
        Row{"PUT", "/2015-03-31/functions/f/configuration", Operation::update_function_configuration},
        Row{"GET", "/2015-03-31/functions/f/versions", Operation::list_versions},
        Row{"POST", "/2015-03-31/functions/f/versions", Operation::publish_version},
        Row{"POST", "/2015-03-31/functions", Operation::create_function},
        Row{"GET", "/2015-03-31/functions/", Operation::list_functions},
        Row{"PUT", "/2014-11-13/functions/f/code", Operation::other},
        Row{"PUT", "/2015-03-31/functions/f/code/more", Operation::other}, Row{"", "", Operation::other}})
    EXPECT_EQ(operation_of({row.method, row.target, {}, {}}), row.operation)
        << row.method << " " << row.target;
}

TEST(Names, AreReadFromThePathAndWrittenIntoIt) {
  const Request request{"PUT", "/2015-03-31/functions/a%3A1/code?x=1", {}, {}};
  EXPECT_EQ(raw_name_in(request), "a%3A1");
  EXPECT_EQ(name_in(request), "a:1");
  EXPECT_EQ(with_name(request, "b/c").target, "/2015-03-31/functions/b%2Fc/code?x=1");
  EXPECT_EQ(name_in({"GET", "/elsewhere", {}, {}}), "");
}

TEST(Names, HaveAFunctionAndAQualifier) {
  struct Row {
    std::string name;
    std::string function;
    std::string qualifier;
  };
  for (const Row& row :
       {Row{"fn", "fn", ""}, Row{"fn:1", "fn", "1"}, Row{"function:fn", "fn", ""},
        Row{"123456789012:function:fn:$LATEST", "fn", "$LATEST"},
        Row{"arn:aws:lambda:us-west-2:123456789012:function:fn:7", "fn", "7"}, Row{"", "", ""}}) {
    EXPECT_EQ(function_in(row.name), row.function) << row.name;
    EXPECT_EQ(qualifier_in(row.name), row.qualifier) << row.name;
  }
}

/// A reference that answers updates with what it was sent, and refuses what holds "bad".
Response mirror(const Request& request) {
  if (request.body.find("bad") != std::string::npos) return error(404, "ResourceNotFoundException", "bad");
  Response response = ok(json::Object{});
  response.body = request.body;
  return response;
}

const Request update{"PUT", "/2015-03-31/functions/f/code", {}, "{\"A\":1}"};
const Request read{"GET", "/2015-03-31/functions/f/configuration", {}, "{\"A\":1}"};

TEST(InputEdited, TouchesUpdatesThatAreObjectsAlone) {
  const http::Handler handler = input_edited([](json::Value& body) { body.set("A", 2); })(mirror);
  EXPECT_EQ(handler(update).body, "{\"A\":2}");
  EXPECT_EQ(handler(read).body, "{\"A\":1}");
  Request malformed = update;
  malformed.body = "{";
  EXPECT_EQ(handler(malformed).body, "{");
}

TEST(OutputEdited, TouchesSuccessesAlone) {
  const http::Handler handler = output_edited([](json::Value& body) { erase_member(body, "A"); })(mirror);
  EXPECT_EQ(handler(update).body, "{}");
  Request refusal = update;
  refusal.body = "{\"A\":\"bad\"}";
  EXPECT_EQ(handler(refusal).status, 404);
}

TEST(RefusalsEdited, ChoosesByType) {
  Request refusal = update;
  refusal.body = "bad";
  const auto teapot = [](Response& response) { response.status = 418; };
  EXPECT_EQ(refusals_edited("ResourceNotFoundException", teapot)(mirror)(refusal).status, 418);
  EXPECT_EQ(refusals_edited("ServiceException", teapot)(mirror)(refusal).status, 404);
  EXPECT_EQ(refusals_edited(teapot)(mirror)(update).status, 200);
}

TEST(ConfigurationsEdited, FindsThemInEveryAnswer) {
  struct Row {
    Request request;
    std::string body;
    std::string edited;
  };
  const auto get = [](std::string target) {
    return Request{"GET", "/2015-03-31/functions" + std::move(target), {}, {}};
  };
  for (const Row& row :
       {Row{get("/f/configuration"), "{}", "{\"V\":1}"},
        Row{get("/f"), "{\"Configuration\":{},\"Code\":{}}", "{\"Configuration\":{\"V\":1},\"Code\":{}}"},
        Row{get("/f/versions"), "{\"Versions\":[{},{}]}", "{\"Versions\":[{\"V\":1},{\"V\":1}]}"},
        Row{get("/"), "{\"Functions\":[{}]}", "{\"Functions\":[{\"V\":1}]}"},
        Row{get("/f/other"), "{}", "{}"}, Row{get("/f/configuration"), "no json", "no json"}}) {
    const auto reference = [&](const Request&) { return Response{200, {}, row.body}; };
    const http::Handler handler =
        configurations_edited([](json::Value& body) { body.set("V", 1); })(reference);
    EXPECT_EQ(handler(row.request).body, row.edited) << row.request.target;
  }
}

TEST(Memory, OfEachEndpointIsItsOwn) {
  const Make counting = remembering([](const Request&, const http::Handler&, Memory& memory) {
    const std::int64_t count = memory.get("count").integer().value_or(0) + 1;
    memory.put("count", count);
    return Response{200 + static_cast<int>(count), {}, {}};
  });
  const http::Handler one = counting(mirror);
  const http::Handler other = counting(mirror);
  EXPECT_EQ(one(update).status, 201);
  EXPECT_EQ(one(update).status, 202);
  EXPECT_EQ(other(update).status, 201);
}

}  // namespace
}  // namespace plumbline::power
