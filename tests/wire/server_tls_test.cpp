#include "wire/server_tls.h"

#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "wire/client.h"
#include "wire/own_file.h"
#include "wire/raw_socket.h"
#include "wire/server.h"
#include "wire/tls_peer.h"
#include "wire/tls_server.h"

namespace plumbline::wire {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

http::Response echo(const http::Request& request) { return {200, {}, request.method + " " + request.body}; }

std::string write_file(const std::string& name, const std::string& text) {
  const std::string path = own_file(name);
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

class ServerTls : public testing::Test {
 protected:
  ServerTls() { std::signal(SIGPIPE, SIG_IGN); }  // OpenSSL's own sockets, on the client's side, raise it

  std::unique_ptr<Server> serve(ServerSettings settings = {}) const {
    settings.tls = identity_.files();
    auto server = Server::start(std::move(settings), echo);
    if (!server) throw std::runtime_error(server.error());
    return std::move(*server);
  }

  ClientSettings trusting(const Server& server) const {
    return {
        .endpoint = {.scheme = "https", .host = "localhost", .port = server.port(), .path = "", .query = ""},
        .ca_file = identity_.certificate_path()};
  }

  const TlsIdentity identity_{own_file("own.pem")};
};

TEST_F(ServerTls, CarriesRequestsOfEverySizeOverOneSession) {
  const auto server = serve();
  Client client(trusting(*server));
  for (const std::size_t size : {0U, 1U, 16'384U, 16'385U, 5'000'000U}) {
    const std::string body(size, 'x');
    const auto answer = client.send({"PUT", "/", {}, body});
    ASSERT_TRUE(answer.has_value()) << answer.error().detail;
    EXPECT_EQ(answer->body.size(), body.size() + 4);
    EXPECT_THAT(answer->body, EndsWith(body.substr(0, 100)));
  }
}

TEST_F(ServerTls, ServesManyAtOnce) {
  const auto server = serve({.threads = 4});
  std::vector<std::thread> peers;
  for (int i = 0; i < 16; ++i) {
    peers.emplace_back([&] {
      Client client(trusting(*server));
      for (int k = 0; k < 10; ++k) {
        const auto answer = client.send({"GET", "/", {}, ""});
        EXPECT_TRUE(answer.has_value()) << answer.error().detail;
      }
    });
  }
  for (auto& peer : peers) peer.join();
}

TEST_F(ServerTls, EndsTheSessionBeforeTheConnection) {
  const auto server = serve();
  TlsPeer peer(server->port());
  peer.say("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(peer.hear_all(), EndsWith("GET "));
  EXPECT_TRUE(peer.was_told_the_end());
}

TEST_F(ServerTls, ARefusalReachesAPeerThatGoesOnSending) {
  const auto server = serve({.body_bytes_max = 8});
  TlsPeer peer(server->port());
  peer.say("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n" + std::string(50'000, 'x'));
  EXPECT_THAT(peer.hear_all(), StartsWith("HTTP/1.1 413"));
}

TEST_F(ServerTls, SpeaksOnlyVersionsThatAreStillGood) {
  const auto server = serve();
  struct Row {
    int version_max;
    std::string version;
  };
  const Row rows[] = {
      {TLS1_VERSION, ""}, {TLS1_1_VERSION, ""}, {TLS1_2_VERSION, "TLSv1.2"}, {TLS1_3_VERSION, "TLSv1.3"}};
  for (const auto& [version_max, version] : rows) {
    const TlsPeer peer(server->port(), {.version_max = version_max, .protocols = ""});
    ASSERT_EQ(peer.has_session(), !version.empty()) << version_max;
    if (peer.has_session()) {
      EXPECT_EQ(peer.version(), version);
    }
  }
}

TEST_F(ServerTls, ChoosesHttp11OfWhatIsOffered) {
  const auto server = serve();
  for (const auto& [offered, chosen] :
       {std::pair{"\x02h2\x08http/1.1", "http/1.1"}, {"\x02h2", ""}, {"", ""}}) {
    const TlsPeer peer(server->port(), {.protocols = offered});
    EXPECT_TRUE(peer.has_session());
    EXPECT_EQ(peer.protocol(), chosen) << offered;
  }
}

TEST_F(ServerTls, CutsWhoDoesNotShakeHands) {
  const auto server = serve({.deadlines = {.handshake = milliseconds(40)}});
  for (const std::string said : {"", "\x16\x03\x01", "\x16\x03\x01\x02\x00\x01"}) {
    auto peer = RawSocket::connect(server->port());
    peer.say(said);
    EXPECT_THAT(peer.hear_all(), Not(HasSubstr("(timeout)"))) << said.size();
  }
}

TEST_F(ServerTls, CutsSlowPeersOnceTheyHaveASession) {
  const auto server = serve({.deadlines = {.header = milliseconds(40)}});
  TlsPeer peer(server->port());
  peer.say("GET / HTTP/1.1\r\nHo");
  EXPECT_EQ(peer.hear_all(), "");
}

TEST_F(ServerTls, SurvivesPeersThatDoNotSpeakIt) {
  const auto server = serve();
  for (const std::string said :
       {"GET / HTTP/1.1\r\nHost: h\r\n\r\n", "\x16\x03\x01\xff\xff nonsense", "\0\0\0\0"}) {
    auto peer = RawSocket::connect(server->port());
    peer.say(said);
    peer.end_sending();
    EXPECT_THAT(peer.hear_all(), Not(HasSubstr("HTTP/1.1 200")));
  }
  EXPECT_TRUE(Client(trusting(*server)).send({"GET", "/", {}, ""}).has_value());
}

TEST_F(ServerTls, StopsWithSessionsOpen) {
  const auto server = serve();
  TlsPeer idle(server->port());
  auto silent = RawSocket::connect(server->port());
  server->stop(milliseconds(100));
  idle.hear_all();
  EXPECT_THAT(silent.hear_all(), Not(HasSubstr("(timeout)")));
}

TEST_F(ServerTls, SaysWhatIsWrongWithItsFiles) {
  const TlsIdentity other(own_file("other.pem"));
  const std::string empty = write_file("empty.pem", "");
  const std::string nonsense = write_file("nonsense.pem", "nonsense\n");
  // Under a passphrase: nobody is asked for it.
  const std::string locked = write_file("locked.pem",
                                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                                        "MIGjMF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBAAAAAAAAAAAAAAAAAA\n"
                                        "AAAAAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQAAAAAAAAAAAAAAAA\n"
                                        "AAAAAARAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
                                        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
                                        "-----END ENCRYPTED PRIVATE KEY-----\n");
  const auto [certificate, key] = identity_.files();
  struct Row {
    TlsFiles files;
    std::string says;
  };
  const Row rows[] = {
      {{"/no/such/file", key}, "/no/such/file: cannot be read: No such file or directory"},
      {{certificate, "/no/such/file"}, "/no/such/file: cannot be read: No such file or directory"},
      {{testing::TempDir(), key}, "Is a directory"},
      {{empty, key}, empty + ": is empty"},
      {{nonsense, key}, nonsense + ": holds no certificate"},
      {{key, key}, key + ": holds no certificate"},
      {{certificate, nonsense}, nonsense + ": holds no key"},
      {{certificate, certificate}, certificate + ": holds no key"},
      {{certificate, locked}, locked + ": holds no key"},
      {{certificate, other.files().key_file}, "is not the key of the certificate in " + certificate}};
  for (const auto& [files, says] : rows) {
    const auto server = Server::start({.tls = files}, echo);
    ASSERT_FALSE(server.has_value()) << says;
    EXPECT_THAT(server.error(), HasSubstr(says));
  }
}

}  // namespace
}  // namespace plumbline::wire
