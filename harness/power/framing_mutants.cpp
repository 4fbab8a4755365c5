#include <string>
#include <utility>

#include "http/framing.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Framing;
using http::Handler;
using http::Request;
using http::Response;

/// Answers itself where an update is framed so.
Make where(bool Framing::*framed, Answer answer) {
  return on_update([=](const Request& request, const Handler& reference) {
    return http::framing_of(request).*framed ? answer(request, reference) : reference(request);
  });
}

Answer refuse_with(int status) {
  return [status](const Request&, const Handler&) { return html_error(status); };
}

/// A server that reads a body by its length alone, and finds none.
Response read_no_body(const Request& request, const Handler& reference) {
  Request empty = request;
  empty.body.clear();
  return reference(empty);
}

Response read_first_chunk(const Request& request, const Handler& reference) {
  Request first = request;
  first.body.resize(1);
  return reference(first);
}

/// The trailer is taken for a part of the body.
Response read_trailer_too(const Request& request, const Handler& reference) {
  Request more = request;
  more.body += "X-Trailer: behind the body\r\n";
  return reference(more);
}

/// What is read of the body is forgotten: the answer is that of success, and nothing is updated.
Response forget_body(const Request& request, const Handler& reference) {
  return as_if_updated(request, reference);
}

Response compare_coding_exactly(const Request& request, const Handler& reference) {
  const auto coding = request.headers.find("Transfer-Encoding");
  return coding && *coding != "chunked" ? html_error(501) : reference(request);
}

/// Knows Transfer-Encoding under the name as clients usually write it.
Response compare_name_exactly(const Request& request, const Handler& reference) {
  for (const http::Header& line : request.headers)
    if (line.name == "transfer-encoding") return read_no_body(request, reference);
  return reference(request);
}

Response compare_expectation_exactly(const Request& request, const Handler& reference) {
  const auto expect = request.headers.find("Expect");
  return expect && *expect != "100-continue" ? html_error(417) : reference(request);
}

/// Refuses what HTTP/1.0 does not know, where it should be passed over.
Response refuse_expectation_of_1_0(const Request& request, const Handler& reference) {
  const bool expects = request.headers.contains("Expect");
  return expects && http::framing_of(request).is_http_1_0 ? html_error(417) : reference(request);
}

Response refuse_connection_of_1_0(const Request& request, const Handler& reference) {
  const bool keeps = request.headers.find("Connection") == "keep-alive";
  return keeps && http::framing_of(request).is_http_1_0 ? html_error(400) : reference(request);
}

Mutants chunked_mutants() {
  const std::vector<std::string> clauses = {"inferred.chunked-body"};
  const auto row = [&](std::string_view id, std::string_view about, Make make) {
    return Mutant{"chunked/" + std::string(id), std::string(about), clauses, "statement", std::move(make)};
  };
  return {
      {"chunked/refused",
       "A chunked body is refused with 400",
       {"protocol.chunked-body"},
       "statement",
       where(&Framing::is_chunked, refuse_with(400))},
      row("not-implemented", "A chunked body is answered with 501",
          where(&Framing::is_chunked, refuse_with(501))),
      row("fails", "A chunked body is answered with 500", where(&Framing::is_chunked, refuse_with(500))),
      {"chunked/read-as-empty",
       "A chunked body is not read",
       {"protocol.chunked-body"},
       "statement",
       where(&Framing::is_chunked, read_no_body)},
      row("first-alone", "Of many chunks the first is read",
          where(&Framing::has_tiny_chunks, read_first_chunk)),
      row("many-refused", "Many chunks are answered with 413",
          where(&Framing::has_tiny_chunks, refuse_with(413))),
      row("extension-refused", "A chunk extension is refused",
          where(&Framing::has_extensions, refuse_with(400))),
      row("extension-ends", "A chunk extension ends the body", where(&Framing::has_extensions, read_no_body)),
      row("trailer-refused", "A trailer is refused", where(&Framing::has_trailer, refuse_with(400))),
      row("trailer-read", "A trailer is taken for a part of the body",
          where(&Framing::has_trailer, read_trailer_too)),
      row("with-case", "The coding is known in small letters alone", on_update(compare_coding_exactly)),
      row("name-with-case", "Transfer-Encoding is known in one spelling alone",
          on_update(compare_name_exactly)),
  };
}

Mutants expecting_mutants() {
  const std::vector<std::string> clauses = {"inferred.expect-continue"};
  const auto row = [&](std::string_view id, std::string_view about, Make make) {
    return Mutant{"expect/" + std::string(id), std::string(about), clauses, "statement", std::move(make)};
  };
  return {
      row("refused", "Expect: 100-continue is answered with 417",
          where(&Framing::awaits_leave, refuse_with(417))),
      row("fails", "Expect: 100-continue is answered with 500",
          where(&Framing::awaits_leave, refuse_with(500))),
      row("no-body", "A body that waits for leave is never read",
          where(&Framing::awaits_leave, read_no_body)),
      {"expect/forgotten",
       "An update whose body waits for leave changes nothing",
       {"ZipFile.replaces-code"},
       "statement",
       where(&Framing::awaits_leave, forget_body)},
      row("with-case", "100-continue is known in small letters alone",
          on_update(compare_expectation_exactly)),
  };
}

Mutants mutants_of_http_1_0() {
  const std::vector<std::string> clauses = {"inferred.http-1.0"};
  const auto row = [&](std::string_view id, std::string_view about, Make make) {
    return Mutant{"old-http/" + std::string(id), std::string(about), clauses, "statement", std::move(make)};
  };
  return {
      row("refused", "HTTP/1.0 is refused with 400", where(&Framing::is_http_1_0, refuse_with(400))),
      row("fails", "HTTP/1.0 is answered with 500", where(&Framing::is_http_1_0, refuse_with(500))),
      row("no-body", "The body of a request in HTTP/1.0 is not read",
          where(&Framing::is_http_1_0, read_no_body)),
      row("expectation-refused", "Expect in HTTP/1.0 is answered with 417",
          on_update(refuse_expectation_of_1_0)),
      row("keep-alive-refused", "Connection: keep-alive in HTTP/1.0 is refused",
          on_update(refuse_connection_of_1_0)),
  };
}

}  // namespace

Mutants framing_mutants() { return joined({chunked_mutants, expecting_mutants, mutants_of_http_1_0}); }

}  // namespace plumbline::power
