#include "wire/server.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include "wire/server_tls.h"
#include "wire/session.h"
#include "wire/stream_session.h"

namespace plumbline::wire {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// "127.0.0.1:50312", "[::1]:50312"
std::string text_of(const tcp::endpoint& endpoint) {
  const std::string port = ":" + std::to_string(endpoint.port());
  const std::string address = endpoint.address().to_string();
  return (endpoint.address().is_v6() ? "[" + address + "]" : address) + port;
}

/// How often deadlines are looked at: a connection is cut at most a quarter late.
std::chrono::milliseconds tick_of(const ServerDeadlines& deadlines) {
  const auto shortest = std::min({deadlines.handshake, deadlines.idle, deadlines.header, deadlines.body,
                                  deadlines.write, deadlines.linger});
  return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

}  // namespace

/// The listener: accepts, looks at deadlines, owns the threads.
class Server::Impl {
 public:
  Impl(ServerSettings settings, http::Handler handler, std::shared_ptr<SSL_CTX> tls)
      : settings_(std::move(settings)), handler_(std::move(handler)), tls_(std::move(tls)), io_(io_hint()) {}
  ~Impl() { stop(std::chrono::milliseconds(0)); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  ErrorCode listen() {
    ErrorCode error;
    tcp::resolver resolver(io_);
    const auto found = resolver.resolve(settings_.host, std::to_string(settings_.port),
                                        tcp::resolver::passive | tcp::resolver::numeric_service, error);
    if (error) return error;
    const tcp::endpoint endpoint = found.begin()->endpoint();
    if (acceptor_.open(endpoint.protocol(), error)) return error;
    if (acceptor_.set_option(tcp::acceptor::reuse_address(true), error)) return error;
    if (acceptor_.bind(endpoint, error)) return error;
    if (acceptor_.listen(asio::socket_base::max_listen_connections, error)) return error;
    port_ = acceptor_.local_endpoint(error).port();
    return error;
  }

  void run() {
    accept();
    look_at_deadlines();
    for (unsigned i = 0; i < thread_count(); ++i) {
      threads_.emplace_back([this] { run_callbacks(); });
    }
  }

  [[nodiscard]] std::uint16_t port() const { return port_; }

  void stop(std::chrono::milliseconds grace) {
    const std::lock_guard lock(stopping_);
    if (threads_.empty()) return;
    const auto end_of_grace = Clock::now() + grace;
    std::promise<void> drained;
    asio::post(control_, [this, &drained] {
      drain();
      drained.set_value();
    });
    // A handler may hold the last thread for longer than the grace.
    if (drained.get_future().wait_until(end_of_grace) == std::future_status::ready) {
      registry_.wait_until_empty(end_of_grace);
    }
    io_.stop();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
    close_all();
  }

 private:
  [[nodiscard]] ConversationHost conversations() {
    const std::size_t body_bytes_max = std::min(settings_.body_bytes_max, settings_.held_body_bytes_max);
    return {{settings_.header_bytes_max, body_bytes_max, settings_.header_lines_max},
            handler_,
            settings_.refusal_answer,
            bodies_,
            settings_.observer};
  }

  [[nodiscard]] unsigned thread_count() const { return std::max(1U, settings_.threads); }
  [[nodiscard]] int io_hint() const { return static_cast<int>(thread_count()); }

  void run_callbacks() {
    for (;;) {
      try {
        io_.run();
        return;
      } catch (const std::exception&) {
        // No memory for one more callback: its connection ends with it, the others go on.
      }
    }
  }

  void accept() {
    accepting_ = true;
    acceptor_.async_accept([this](const ErrorCode& error, tcp::socket socket) {
      accepting_ = false;
      if (draining_) return;
      if (error) return;  // most likely no file descriptors are left: the next look at deadlines tries again
      serve(std::move(socket));
      resume_accepting();
    });
  }

  void resume_accepting() {
    if (!accepting_ && !draining_ && registry_.size() < settings_.connections_max) accept();
  }

  void serve(tcp::socket socket) {
    try {
      const bool is_ipv6 = socket.local_endpoint().protocol() == tcp::v6();
      std::string remote_address = text_of(socket.remote_endpoint());
      begin_session(host_, {socket.release(), is_ipv6, std::move(remote_address)});
    } catch (const std::exception&) {
      // It is gone already, or there is no memory for one more: the others go on.
    }
  }

  void drain() {
    draining_ = true;
    ErrorCode ignored;
    acceptor_.close(ignored);
    for (const auto& session : registry_.all()) session->drain();
  }

  /// Once no thread runs: ends what the grace did not suffice for.
  void close_all() {
    ErrorCode ignored;
    acceptor_.close(ignored);
    for (const auto& session : registry_.all()) session->close();
  }

  void look_at_deadlines() {
    timer_.expires_after(tick_of(settings_.deadlines));
    timer_.async_wait([this](const ErrorCode& error) {
      if (error) return;
      const auto now = Clock::now();
      for (const auto& session : registry_.all()) session->cut_if_late(now);
      resume_accepting();
      look_at_deadlines();
    });
  }

  const ServerSettings settings_;
  const http::Handler handler_;
  const std::shared_ptr<SSL_CTX> tls_;
  BodyBudget bodies_{settings_.held_body_bytes_max, settings_.gauges->body_bytes_held};
  SessionRegistry registry_{*settings_.gauges, [this] {
                              asio::post(control_, [this] { resume_accepting(); });
                            }};  // outlives io_, whose end ends the sessions
  asio::io_context io_;
  const SessionHost host_{settings_, conversations(), registry_, tls_.get(), io_};
  asio::strand<asio::io_context::executor_type> control_ = asio::make_strand(io_);
  tcp::acceptor acceptor_{control_};
  asio::steady_timer timer_{control_};
  bool accepting_ = false;  // this and draining_: on control_ only
  bool draining_ = false;
  std::uint16_t port_ = 0;
  std::mutex stopping_;
  std::vector<std::thread> threads_;
};

Result<std::unique_ptr<Server>, std::string> Server::start(ServerSettings settings, http::Handler handler) {
  const std::string where = settings.host + ":" + std::to_string(settings.port) + ": ";
  try {
    std::shared_ptr<SSL_CTX> tls;
    if (settings.tls) {
      auto loaded = server_tls(*settings.tls);
      if (!loaded) return refused(std::move(loaded.error()));
      tls = *std::move(loaded);
    }
    auto impl = std::make_unique<Impl>(std::move(settings), std::move(handler), std::move(tls));
    if (const ErrorCode error = impl->listen()) return refused(where + error.message());
    impl->run();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
  } catch (const std::exception& failure) {
    return refused(where + failure.what());
  }
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->port(); }
void Server::stop(std::chrono::milliseconds grace) { impl_->stop(grace); }

}  // namespace plumbline::wire
