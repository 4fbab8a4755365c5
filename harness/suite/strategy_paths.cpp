#include <algorithm>
#include <string>
#include <string_view>

#include "suite/whole_request.h"

namespace plumbline::suite {
namespace {

void try_methods(WholeRequest& whole) {
  const spec::Operation& operation = whole.operation();
  static constexpr std::string_view methods[] = {"GET",    "HEAD", "POST", "PATCH",
                                                 "DELETE", "PUTX", "put",  "TRACE"};
  const verdict::Alternative refused = {{{400, 499}, {501, 501}}, {}, {}, {}};
  for (const std::string_view method : methods) {
    if (method == operation.method) continue;
    Step step = whole.step();
    step.wire.method = std::string(method);
    const Need need = method == "DELETE" ? Need::fresh_function : Need::function;
    whole.refuse({"method/" + std::string(method), std::string(method) + " on the same path"},
                 operation.clause("method"), std::move(step), refused, need);
  }
  if (operation.method == "POST") return;
  Step step = whole.step();
  step.wire.method = "POST";
  step.wire.headers.add("X-HTTP-Method-Override", operation.method);
  whole.refuse({"method/overridden", "POST with a header that names another method"},
               operation.clause("method"), std::move(step), refused);
}

/// Whether the first segment is the version of an API: /2015-03-31/...
bool begins_with_date(std::string_view uri) {
  constexpr std::string_view form = "/dddd-dd-dd/";
  return uri.size() >= form.size() &&
         std::ranges::equal(form, uri.substr(0, form.size()),
                            [](char f, char c) { return f == 'd' ? c >= '0' && c <= '9' : f == c; });
}

/// The uri with the last segment in capitals.
std::string with_capitals(std::string uri) {
  for (std::size_t at = uri.rfind('/') + 1; at < uri.size(); ++at)
    if (uri[at] >= 'a' && uri[at] <= 'z') uri[at] = static_cast<char>(uri[at] - 'a' + 'A');
  return uri;
}

Step at(const WholeRequest& whole, std::string uri) {
  Step step = whole.step();
  step.wire.uri = std::move(uri);
  return step;
}

void try_routes(WholeRequest& whole) {
  const spec::Operation& operation = whole.operation();
  const auto elsewhere = [&](const std::string& name, std::string_view about, std::string uri) {
    whole.refuse({"route/" + name, std::string(about)}, operation.clause("route"), at(whole, std::move(uri)),
                 any_4xx());
  };
  if (begins_with_date(operation.uri)) {
    const std::string behind = operation.uri.substr(11);
    elsewhere("other-date", "the API of another date", "/2099-01-01" + behind);
    elsewhere("earlier-date", "the API of an earlier date", "/2014-11-13" + behind);
    elsewhere("short-date", "the API's date with single digits",
              "/" + operation.uri.substr(1, 5) + operation.uri.substr(operation.uri[6] == '0' ? 7 : 6));
    elsewhere("no-date", "a path without the API's date", behind);
    elsewhere(
        "date-without-hyphens", "the API's date without hyphens",
        "/" + operation.uri.substr(1, 4) + operation.uri.substr(6, 2) + operation.uri.substr(9, 2) + behind);
  }
  elsewhere("longer", "a path that goes on", operation.uri + "/more");
  elsewhere("longer-word", "a last segment that goes on", operation.uri + "s");
  elsewhere("shorter-word", "a last segment that is cut", operation.uri.substr(0, operation.uri.size() - 1));
  elsewhere("capitals", "the last segment in capitals", with_capitals(operation.uri));
  const std::size_t last = operation.uri.rfind('/');
  const std::string before = operation.uri.substr(0, last);
  const std::string word = operation.uri.substr(last + 1);
  elsewhere("parameter", "a parameter behind the last segment", operation.uri + ";v=1");
  elsewhere("extension", "a file's extension behind the last segment", operation.uri + ".json");
  elsewhere("two-slashes", "two slashes before the last segment", before + "//" + word);
  elsewhere("two-slashes-first", "two slashes at the beginning", "/" + operation.uri);
  elsewhere("slash-encoded", "the last slash percent-encoded", before + "%2F" + word);
  elsewhere("space-behind", "an encoded space behind the path", operation.uri + "%20");
  elsewhere("nul-behind", "an encoded NUL behind the path", operation.uri + "%00");
  elsewhere("backslash", "a backslash for the last slash", before + "%5C" + word);
  elsewhere("twice", "the last segment twice", operation.uri + "/" + word);
  if (const auto label = operation.uri.find("/{"); label != std::string::npos && label > 2) {
    std::string uri = operation.uri;
    elsewhere("collection-cut", "the segment before the label is cut", uri.erase(label - 1, 1));
    uri = operation.uri;
    const std::size_t word_begin = uri.rfind('/', label - 1) + 1;
    uri[word_begin] = static_cast<char>(uri[word_begin] ^ 0x20);
    elsewhere("collection-capital", "the segment before the label with a capital", uri);
    uri = operation.uri;
    elsewhere("two-slashes-inside", "two slashes before the label", uri.insert(label, "/"));
    const std::string collection = operation.uri.substr(0, label);
    elsewhere("dot", "a dot for the label, which leads nowhere", collection + "/./" + word);
    elsewhere("two-dots", "two dots for the label, which lead nowhere", collection + "/../" + word);
    elsewhere("two-dots-encoded", "two encoded dots for the label", collection + "/%2E%2E/" + word);
  }
  elsewhere("prefix", "a path with another segment before it", "/api" + operation.uri);
  whole.refuse({"route/slash-behind", "a slash behind the path"}, operation.clause("slash-behind"),
               at(whole, operation.uri + "/"), any_4xx());
  whole.accept({"route/query", "a query that the operation does not know"}, operation.clause("unknown-query"),
               at(whole, operation.uri + "?unknown=1&DryRun=true&Qualifier=9999"));
  whole.accept({"route/question-mark", "an empty query"}, operation.clause("unknown-query"),
               at(whole, operation.uri + "?"));
}

}  // namespace

void try_paths(WholeRequest& whole) {
  try_methods(whole);
  try_routes(whole);
}

}  // namespace plumbline::suite
