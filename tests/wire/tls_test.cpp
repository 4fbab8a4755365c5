#include <array>
#include <csignal>

#include <gmock/gmock.h>

#include "wire/client.h"
#include "wire/own_file.h"
#include "wire/tls_server.h"

namespace plumbline::wire {
namespace {

using Kind = http::NoAnswer::Kind;
using testing::HasSubstr;

const http::Request get{"GET", "/", {}, ""};

void hear_request(SSL* session) {
  std::string heard;
  std::array<char, 4096> part{};
  while (heard.find("\r\n\r\n") == std::string::npos) {
    const int count = SSL_read(session, part.data(), static_cast<int>(part.size()));
    if (count <= 0) return;
    heard.append(part.data(), static_cast<std::size_t>(count));
  }
}

void say(SSL* session, std::string_view text) {
  SSL_write(session, text.data(), static_cast<int>(text.size()));
}

std::string server_name(const SSL* session) {
  const char* name = SSL_get_servername(session, TLSEXT_NAMETYPE_host_name);
  return name == nullptr ? "" : name;
}

class Tls : public testing::Test {
 protected:
  Tls() { std::signal(SIGPIPE, SIG_IGN); }  // OpenSSL's own sockets, on the server's side, raise it

  ClientSettings trusting(const RawServer& server, const std::string& host) const {
    return {.endpoint = {.scheme = "https", .host = host, .port = server.port(), .path = "", .query = ""},
            .ca_file = identity_.certificate_path()};
  }

  const TlsIdentity identity_{own_file("certificate.pem")};
};

TEST_F(Tls, CarriesManyExchangesAndNamesTheHost) {
  std::string name;
  RawServer server({identity_.over_tls([&](SSL* session) {
    name = server_name(session);
    for (int i = 0; i < 3; ++i) {
      hear_request(session);
      say(session, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }
  })});
  Client client(trusting(server, "localhost"));
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.send(get);
    ASSERT_TRUE(answer.has_value()) << answer.error().detail;
    EXPECT_EQ(answer->body, "ok");
  }
  EXPECT_EQ(server.connections(), 1);
  EXPECT_EQ(name, "localhost");
}

TEST_F(Tls, DoesNotTrustStrangers) {
  const auto nothing = [](SSL*) {};
  RawServer server({identity_.over_tls(nothing)});
  ClientSettings settings = trusting(server, "127.0.0.1");
  settings.ca_file.clear();
  const auto answer = Client(settings).send(get);
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(http::name_of(answer.error().kind), "tls");
  EXPECT_THAT(answer.error().detail, HasSubstr("self-signed certificate"));
}

TEST_F(Tls, DoesNotTrustACertificateOfAnotherHost) {
  const auto nothing = [](SSL*) {};
  RawServer server({identity_.over_tls(nothing)});
  // The system reads this as 127.0.0.1; the certificate does not have it.
  const auto answer = Client(trusting(server, "127.1")).send(get);
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(http::name_of(answer.error().kind), "tls");
  EXPECT_THAT(answer.error().detail, HasSubstr("certificate verify failed"));
}

TEST_F(Tls, VerifiesNothingWhereItIsToldSo) {
  RawServer server({identity_.over_tls([](SSL* session) {
    hear_request(session);
    say(session, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  })});
  ClientSettings settings = trusting(server, "127.0.0.1");
  settings.ca_file.clear();
  settings.verify_tls = false;
  EXPECT_TRUE(Client(settings).send(get).has_value());
}

TEST_F(Tls, ABodyUntilCloseNeedsTheEndOfTheSession) {
  const auto answer_and = [&](bool close_notify) {
    return identity_.over_tls([close_notify](SSL* session) {
      hear_request(session);
      say(session, "HTTP/1.1 200 OK\r\n\r\nbody");
      if (close_notify) SSL_shutdown(session);
    });
  };
  RawServer server({answer_and(true), answer_and(false)});
  Client client(trusting(server, "127.0.0.1"));
  const auto whole = client.send(get);
  ASSERT_TRUE(whole.has_value()) << whole.error().detail;
  EXPECT_EQ(whole->body, "body");
  const auto cut = client.send(get);
  ASSERT_FALSE(cut.has_value());
  EXPECT_EQ(http::name_of(cut.error().kind), "closed") << cut.error().detail;
}

}  // namespace
}  // namespace plumbline::wire
