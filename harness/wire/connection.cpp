#include "wire/connection.h"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include "wire/client_socket.h"
#include "wire/exchange_fault.h"
#include "wire/resolve.h"

namespace plumbline::wire {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Deadline = std::chrono::steady_clock::time_point;
using Kind = http::NoAnswer::Kind;

/// Asio would write 64 KiB a call.
std::size_t large_steps(const ErrorCode& error, std::size_t) { return error ? 0 : std::size_t{1} << 20; }

}  // namespace

class Connection::Impl {
 public:
  /// Begins one asynchronous operation by `start(callback)` and runs it to its end, which the deadline
  /// enforces.
  template <class Start>
  ErrorCode complete(Deadline deadline, Start start) {
    std::optional<ErrorCode> outcome;
    start([&outcome](const ErrorCode& error, auto&&...) { outcome = error; });
    if (!run_until(deadline, [&] { return outcome.has_value(); })) {
      abandon();
      return asio::error::timed_out;
    }
    return *outcome;
  }

  ErrorCode connect(const tcp::endpoint& endpoint, Deadline deadline) {
    ErrorCode ignored;
    socket_.close(ignored);
    const ErrorCode error =
        complete(deadline, [&](auto callback) { socket_.async_connect(endpoint, std::move(callback)); });
    if (!error) socket_.set_option(tcp::no_delay(true), ignored);
    return error;
  }

  std::optional<http::NoAnswer> begin_tls(ssl::context& context, const http::Url& endpoint, bool verify,
                                          Deadline deadline);

  std::optional<http::NoAnswer> exchange(const Outgoing& request, ResponseReader& reader, Deadline deadline) {
    if (tls_) return exchange_over(*tls_, request, reader, deadline);
    return exchange_over(socket_, request, reader, deadline);
  }

  [[nodiscard]] bool is_quiet() { return wire::is_quiet(socket_.native_handle()); }

 private:
  /// What the callbacks of one exchange leave behind.
  struct Outcome {
    std::optional<ErrorCode> head_written;  ///< where the body waits
    std::optional<ErrorCode> written;
    std::optional<ErrorCode> read_ended;
    Progress progress = Progress::more;
    [[nodiscard]] bool is_settled() const { return progress != Progress::more || read_ended.has_value(); }
  };

  template <class Stream>
  void read_on(Stream& stream, ResponseReader& reader, Outcome& outcome) {
    const auto room = reader.room();
    stream.async_read_some(asio::buffer(room.data(), room.size()),
                           [&, this](const ErrorCode& error, std::size_t count) {
                             reader.add(count);
                             if (error) {
                               outcome.read_ended = error;
                               return;
                             }
                             outcome.progress = reader.read();
                             if (outcome.progress != Progress::more) return;
                             acknowledge_now(socket_.native_handle());
                             read_on(stream, reader, outcome);
                           });
  }

  /// Sends the head, and waits until the body may follow; whether it is to.
  template <class Stream>
  bool send_head(Stream& stream, const Outgoing& request, ResponseReader& reader, Outcome& outcome,
                 Deadline deadline) {
    asio::async_write(stream, asio::buffer(request.head.data(), request.head.size()),
                      [&](const ErrorCode& error, std::size_t) { outcome.head_written = error; });
    read_on(stream, reader, outcome);
    const auto is_sent = [&] { return outcome.is_settled() || outcome.head_written.has_value(); };
    const auto may_follow = [&] { return outcome.is_settled() || reader.has_passed_interim(); };
    if (!run_until(deadline, is_sent) || outcome.is_settled()) return false;
    (void)run_until(std::min(deadline, request.body_from), may_follow);
    return !outcome.is_settled() && !*outcome.head_written;
  }

  template <class Stream>
  std::optional<http::NoAnswer> exchange_over(Stream& stream, const Outgoing& request, ResponseReader& reader,
                                              Deadline deadline) {
    const asio::const_buffer head = asio::buffer(request.head.data(), request.head.size());
    const asio::const_buffer body = asio::buffer(request.body.data(), request.body.size());
    Outcome outcome;
    const auto on_written = [&](const ErrorCode& error, std::size_t) { outcome.written = error; };
    if (request.body_from > std::chrono::steady_clock::now()) {
      if (send_head(stream, request, reader, outcome, deadline))
        asio::async_write(stream, body, large_steps, on_written);
    } else {
      asio::async_write(stream, std::array{head, body}, large_steps, on_written);
      read_on(stream, reader, outcome);
    }
    const bool in_time = run_until(deadline, [&] { return outcome.is_settled(); });
    if (!in_time || outcome.read_ended || !outcome.written) abandon();
    if (!in_time) return fault_of_delay(reader, outcome.written && !*outcome.written);
    if (outcome.read_ended) return ended(reader, *outcome.read_ended);
    if (outcome.progress == Progress::failed) return reader.failure();
    return std::nullopt;
  }

  static std::optional<http::NoAnswer> ended(ResponseReader& reader, const ErrorCode& how) {
    return how == asio::error::eof ? fault_of_end(reader) : fault_of_break(how.message());
  }

  template <class Done>
  bool run_until(Deadline deadline, Done done) {
    io_.restart();
    while (!done()) {
      if (io_.run_one_until(deadline) == 0) return false;
    }
    return true;
  }

  /// Ends whatever is still under way, so that no callback outlives what it refers to.
  void abandon() {
    ErrorCode ignored;
    socket_.close(ignored);
    io_.restart();
    io_.run();
  }

  asio::io_context io_{1};
  tcp::socket socket_{io_};
  std::optional<ssl::stream<tcp::socket&>> tls_;
};

std::optional<http::NoAnswer> Connection::Impl::begin_tls(ssl::context& context, const http::Url& endpoint,
                                                          bool verify, Deadline deadline) {
  tls_.emplace(socket_, context);
  ErrorCode is_name;
  asio::ip::make_address(endpoint.host, is_name);
  if (is_name) SSL_set_tlsext_host_name(tls_->native_handle(), endpoint.host.c_str());
  if (verify) tls_->set_verify_callback(ssl::host_name_verification(endpoint.host));
  const ErrorCode error = complete(
      deadline, [&](auto callback) { tls_->async_handshake(ssl::stream_base::client, std::move(callback)); });
  if (!error) return std::nullopt;
  const long verdict = SSL_get_verify_result(tls_->native_handle());
  std::string detail = endpoint.authority() + ": " + error.message();
  if (verdict != X509_V_OK) detail.append(": ").append(X509_verify_cert_error_string(verdict));
  return http::NoAnswer{Kind::tls, std::move(detail)};
}

Connection::Connection(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Connection::~Connection() = default;

std::optional<http::NoAnswer> Connection::exchange(const Outgoing& request, ResponseReader& reader,
                                                   Deadline deadline) {
  try {
    return impl_->exchange(request, reader, deadline);
  } catch (const std::exception& failure) {
    return http::NoAnswer{Kind::closed, failure.what()};
  }
}

bool Connection::is_quiet() const { return impl_->is_quiet(); }

/// What TLS connections to the endpoint have in common.
class Connector::Tls {
 public:
  explicit Tls(const TlsSettings& settings) : verifies(settings.verify) {
    context.set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1,
                        fault);
    context.set_verify_mode(settings.verify ? ssl::verify_peer : ssl::verify_none, fault);
    if (settings.ca_file.empty()) {
      context.set_default_verify_paths(fault);
    } else {
      context.load_verify_file(settings.ca_file, fault);
      fault_at = settings.ca_file + ": ";
    }
  }

  ssl::context context{ssl::context::tls_client};
  bool verifies;
  ErrorCode fault;
  std::string fault_at;
};

Connector::Connector(http::Url endpoint, const TlsSettings& settings)
    : endpoint_(std::move(endpoint)),
      tls_(endpoint_.scheme == "https" ? std::make_unique<Tls>(settings) : nullptr) {}
Connector::~Connector() = default;

Result<std::unique_ptr<Connection>, http::NoAnswer> Connector::open(Deadline deadline) {
  if (tls_ && tls_->fault) return refused(http::NoAnswer{Kind::tls, tls_->fault_at + tls_->fault.message()});
  const auto addresses = addresses_of(endpoint_.host, deadline);
  if (!addresses) return refused(addresses.error());
  try {
    auto connection = std::make_unique<Connection::Impl>();
    ErrorCode error;
    for (const std::string& address : *addresses) {
      error = connection->connect({asio::ip::make_address(address), endpoint_.port}, deadline);
      if (!error) break;
    }
    if (error)
      return refused(http::NoAnswer{Kind::unreachable, endpoint_.authority() + ": " + error.message()});
    if (tls_) {
      auto fault = connection->begin_tls(tls_->context, endpoint_, tls_->verifies, deadline);
      if (fault) return refused(std::move(*fault));
    }
    return std::unique_ptr<Connection>(new Connection(std::move(connection)));
  } catch (const std::exception& failure) {
    return refused(http::NoAnswer{Kind::unreachable, endpoint_.authority() + ": " + failure.what()});
  }
}

}  // namespace plumbline::wire
