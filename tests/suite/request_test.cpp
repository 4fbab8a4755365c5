#include "suite/request.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "suite/shelf_spec.h"

namespace plumbline::suite {
namespace {

std::string target_of(std::string_view shelf, std::string plain_in_label = "") {
  Step step;
  step.operation = "Shelve";
  step.input = {{"Shelf", shelf}};
  step.wire.plain_in_label = std::move(plain_in_label);
  const auto request = request_of(step, shelve(), {});
  return request ? request->target : "refused: " + request.error();
}

TEST(Request, PutsLabelsIntoThePath) {
  EXPECT_EQ(target_of("a"), "/shelves/a/book");
  EXPECT_EQ(target_of("a:1$b"), "/shelves/a%3A1%24b/book");
  EXPECT_EQ(target_of("a:1$b", ":$"), "/shelves/a:1$b/book");
  EXPECT_EQ(target_of("a/b", ":$"), "/shelves/a%2Fb/book");
  EXPECT_EQ(target_of("%41"), "/shelves/%2541/book");
  EXPECT_EQ(target_of(""), "/shelves//book");
  EXPECT_EQ(target_of("\xC3\xA9\xFF"), "/shelves/%C3%A9%FF/book");
  EXPECT_EQ(target_of("{Shelf}?#"), "/shelves/%7BShelf%7D%3F%23/book");
  EXPECT_EQ(write_request(shelve(), {{"Shelf", 7}}).target, "/shelves/7/book");
}

TEST(Request, PutsQueryMembersBehindThePath) {
  const spec::Operation& look = *shelf_spec().operation("Look");
  const http::Request request =
      write_request(look, {{"From", 3}, {"Shelf", "a"}, {"Order", "title & \"year\""}});
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.target, "/shelves/a?from=3&sort%20by=title%20%26%20%22year%22");
  EXPECT_EQ(request.body, "");
  EXPECT_FALSE(request.headers.contains("Content-Type"));
  EXPECT_EQ(write_request(look, {{"Shelf", "a"}}).target, "/shelves/a");
}

TEST(Request, PutsTheRestIntoTheBodyInItsOrder) {
  const http::Request request = write_request(
      shelve(), {{"Title", "t"}, {"Shelf", "a"}, {"Cover", "QQ=="}, {"Unknown", nullptr}, {"Pages", 5}});
  EXPECT_EQ(request.method, "PUT");
  EXPECT_EQ(request.body, R"({"Title":"t","cover-image":"QQ==","Unknown":null,"Pages":5})");
  EXPECT_EQ(request.headers.find("Content-Type"), "application/json");
  EXPECT_EQ(request.headers.find("Accept"), "application/json");
  EXPECT_EQ(write_request(shelve(), {{"Shelf", "a"}}).body, "{}");
}

TEST(Request, HasItsMacrosReplaced) {
  Step step;
  step.input = {{"Shelf", "${shelf}"}, {"Title", "${before}"}, {"Tags", json::Array{"${shelf}!"}}};
  const Bindings bindings = {{"shelf", "s:1"}, {"before", json::Object{{"a", 1}}}};
  const auto request = request_of(step, shelve(), bindings);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->target, "/shelves/s%3A1/book");
  EXPECT_EQ(request->body, R"({"Title":{"a":1},"Tags":["s:1!"]})");
  EXPECT_EQ(request_of(step, shelve(), {}).error(),
            "${shelf} stands for nothing: no fixture gives it, and no answer before held it");
}

struct Row {
  std::string_view name;
  WireForm wire;
  http::Request request;
};

TEST(Request, TakesItsWireForm) {
  const auto plain = [](std::string method, std::string target, std::string body) {
    return http::Request{std::move(method),
                         std::move(target),
                         {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
                         std::move(body)};
  };
  const std::string body = R"({"Title":"t"})";
  http::Request typed = plain("PUT", "/shelves/s/book", body);
  typed.headers.set("Content-Type", "text/plain");
  http::Request untyped = plain("PUT", "/shelves/s/book", body);
  untyped.headers.erase("Content-Type");
  http::Request more = plain("PUT", "/shelves/s/book", body);
  more.headers.add("X-More", "1");
  const Row rows[] = {
      {"none", {}, plain("PUT", "/shelves/s/book", body)},
      {"method", {.method = "DELETE"}, plain("DELETE", "/shelves/s/book", body)},
      {"uri", {.uri = "/other/{Shelf}"}, plain("PUT", "/other/s", body)},
      {"uri with a macro", {.uri = "/other/${shelf}?${shelf}"}, plain("PUT", "/other/s?s", body)},
      {"body", {.body = "{${shelf}"}, plain("PUT", "/shelves/s/book", "{s")},
      {"no body", {.body = ""}, plain("PUT", "/shelves/s/book", "")},
      {"another Content-Type", {.headers = {{"content-type", "text/plain"}}}, typed},
      {"no Content-Type", {.headers = {{"Content-Type", ""}}}, untyped},
      {"one header more", {.headers = {{"X-More", "1"}}}, more},
  };
  for (const Row& row : rows) {
    Step step;
    step.input = {{"Shelf", "${shelf}"}, {"Title", "t"}};
    step.wire = row.wire;
    const auto request = request_of(step, shelve(), {{"shelf", "s"}});
    ASSERT_TRUE(request) << row.name;
    EXPECT_EQ(request->method, row.request.method) << row.name;
    EXPECT_EQ(request->target, row.request.target) << row.name;
    EXPECT_EQ(request->body, row.request.body) << row.name;
    ASSERT_EQ(request->headers.size(), row.request.headers.size()) << row.name;
    for (const http::Header& header : row.request.headers)
      EXPECT_EQ(request->headers.find(header.name), header.value) << row.name;
  }
}

TEST(Request, IsRefusedWithTheMacroThatStandsForNothing) {
  for (const WireForm& wire : {WireForm{.uri = "/${nothing}"}, WireForm{.body = "${nothing}"}}) {
    Step step;
    step.input = {{"Shelf", "s"}};
    step.wire = wire;
    const auto request = request_of(step, shelve(), {});
    ASSERT_FALSE(request);
    EXPECT_EQ(request.error(),
              "${nothing} stands for nothing: no fixture gives it, and no answer before held it");
  }
}

}  // namespace
}  // namespace plumbline::suite
