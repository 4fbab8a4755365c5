#include "wire/server.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

#include "wire/conversation.h"
#include "wire/session.h"

namespace plumbline::wire {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// Asio would write 64 KiB a call.
std::size_t large_steps(const ErrorCode& error, std::size_t) { return error ? 0 : std::size_t{1} << 20; }

/// One connection: moves bytes between the socket and its Conversation, and keeps the deadline of what it
/// waits for. Everything but the public functions runs on the socket's executor.
class TcpSession final : public Session, public std::enable_shared_from_this<TcpSession> {
 public:
  TcpSession(tcp::socket socket, const ServerSettings& settings, const http::Handler& handler,
             SessionRegistry& registry)
      : socket_(std::move(socket)),
        deadlines_(settings.deadlines),
        conversation_({settings.header_bytes_max, settings.body_bytes_max}, handler, settings.refusal_answer),
        registry_(registry) {}
  ~TcpSession() override { registry_.remove(this); }
  TcpSession(const TcpSession&) = delete;
  TcpSession& operator=(const TcpSession&) = delete;

  void begin() {
    ErrorCode ignored;  // a socket without it is slower, not wrong
    socket_.set_option(tcp::no_delay(true), ignored);
    on_executor([this] { go_on(); });
  }

  void cut_if_late(Clock::time_point now) override {
    if (now < deadline()) return;
    on_executor([this] {
      if (Clock::now() >= deadline()) close();
    });
  }

  void drain() override {
    on_executor([this] {
      draining_ = true;
      conversation_.finish();
      if (is_idle()) close();
    });
  }

  void close() override {
    ErrorCode ignored;
    socket_.close(ignored);
    registry_.remove(this);
  }

 private:
  using Phase = Conversation::Phase;

  template <class Work>
  void on_executor(Work work) {
    asio::post(socket_.get_executor(), [self = shared_from_this(), work] { work(); });
  }

  [[nodiscard]] Clock::time_point deadline() const { return Clock::time_point(Clock::duration(deadline_)); }
  void set_deadline(std::chrono::milliseconds limit) {
    deadline_ = (Clock::now() + limit).time_since_epoch().count();
  }

  [[nodiscard]] bool is_idle() const { return waiting_for_ == Phase::idle; }

  void go_on() {
    if (conversation_.has_output()) return write();
    if (conversation_.is_over() || (draining_ && conversation_.phase() == Phase::idle)) return finish();
    read();
  }

  void read() {
    if (const Phase phase = conversation_.phase(); phase != waiting_for_) {
      waiting_for_ = phase;
      set_deadline(limit_of(phase));
    }
    const auto room = conversation_.room();
    socket_.async_read_some(asio::buffer(room.data(), room.size()),
                            [self = shared_from_this()](const ErrorCode& error, std::size_t count) {
                              self->on_read(error, count);
                            });
  }

  void on_read(const ErrorCode& error, std::size_t count) {
    if (error) return close();
    try {
      conversation_.received(count);
    } catch (...) {
      return close();  // no memory for this peer; the others go on
    }
    go_on();
  }

  void write() {
    waiting_for_.reset();
    set_deadline(deadlines_.write);
    const auto output = conversation_.output();
    const std::array<asio::const_buffer, 2> parts = {asio::buffer(output[0].data(), output[0].size()),
                                                     asio::buffer(output[1].data(), output[1].size())};
    asio::async_write(
        socket_, parts, large_steps,
        [self = shared_from_this()](const ErrorCode& error, std::size_t) { self->on_written(error); });
  }

  void on_written(const ErrorCode& error) {
    if (error) return close();
    try {
      conversation_.sent();
    } catch (...) {
      return close();
    }
    go_on();
  }

  /// Ends our side and reads on until the peer ends its own. Closing with bytes unread would make the system
  /// reset the connection, and the peer might never see the answer (RFC 9112, 9.6).
  void finish() {
    ErrorCode error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    if (error) return close();
    set_deadline(deadlines_.linger);
    discard();
  }

  void discard() {
    const auto room = conversation_.room();
    socket_.async_read_some(asio::buffer(room.data(), room.size()),
                            [self = shared_from_this()](const ErrorCode& error, std::size_t) {
                              if (error) return self->close();
                              self->discard();
                            });
  }

  [[nodiscard]] std::chrono::milliseconds limit_of(Phase phase) const {
    switch (phase) {
      case Phase::idle:
        return deadlines_.idle;
      case Phase::head:
        return deadlines_.header;
      case Phase::body:
        break;
    }
    return deadlines_.body;
  }

  tcp::socket socket_;
  const ServerDeadlines deadlines_;
  Conversation conversation_;
  SessionRegistry& registry_;
  std::optional<Phase> waiting_for_;
  bool draining_ = false;
  std::atomic<Clock::rep> deadline_ = Clock::time_point::max().time_since_epoch().count();
};

/// How often deadlines are looked at: a connection is cut at most a quarter late.
std::chrono::milliseconds tick_of(const ServerDeadlines& deadlines) {
  const auto shortest =
      std::min({deadlines.idle, deadlines.header, deadlines.body, deadlines.write, deadlines.linger});
  return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

}  // namespace

/// The listener: accepts, looks at deadlines, owns the threads.
class Server::Impl {
 public:
  Impl(ServerSettings settings, http::Handler handler)
      : settings_(std::move(settings)), handler_(std::move(handler)), io_(io_hint()) {}
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
  [[nodiscard]] unsigned thread_count() const { return std::max(1U, settings_.threads); }
  [[nodiscard]] int io_hint() const { return static_cast<int>(thread_count()); }

  /// One thread needs no strand to keep a session's callbacks apart.
  [[nodiscard]] asio::any_io_executor session_executor() {
    if (thread_count() == 1) return io_.get_executor();
    return asio::make_strand(io_);
  }

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
    acceptor_.async_accept(session_executor(), [this](const ErrorCode& error, tcp::socket socket) {
      accepting_ = false;
      if (draining_) return;
      if (error) return;  // most likely no file descriptors are left: the next look at deadlines tries again
      begin_session(std::move(socket));
      resume_accepting();
    });
  }

  void resume_accepting() {
    if (!accepting_ && !draining_ && registry_.size() < settings_.connections_max) accept();
  }

  void begin_session(tcp::socket socket) {
    try {
      auto session = std::make_shared<TcpSession>(std::move(socket), settings_, handler_, registry_);
      registry_.add(session);
      session->begin();
    } catch (const std::exception&) {
      // No memory for one more connection: it is closed, the others go on.
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
  SessionRegistry registry_{[this] {
    asio::post(control_, [this] { resume_accepting(); });
  }};  // outlives io_, whose end ends the sessions
  asio::io_context io_;
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
    auto impl = std::make_unique<Impl>(std::move(settings), std::move(handler));
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
