#include "wire/stream_session.h"

#include <array>
#include <atomic>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ssl.h>
#include <unistd.h>

#include "wire/send_now.h"

namespace plumbline::wire {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using TlsStream = asio::ssl::stream<tcp::socket>;
using ErrorCode = boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// Asio would write 64 KiB a call.
std::size_t large_steps(const ErrorCode& error, std::size_t) { return error ? 0 : std::size_t{1} << 20; }

/// One connection: moves bytes between its stream, a tcp::socket or a TlsStream, and its Conversation, and
/// keeps the deadline of what it waits for. Everything but the public functions runs on the stream's
/// executor.
template <class Stream>
class StreamSession final : public Session, public std::enable_shared_from_this<StreamSession<Stream>> {
 public:
  StreamSession(Stream stream, const SessionHost& host, std::string remote_address)
      : stream_(std::move(stream)),
        deadlines_(host.settings.deadlines),
        gauges_(*host.settings.gauges),
        conversation_(host.conversations, std::move(remote_address)),
        registry_(host.registry) {}
  ~StreamSession() override { registry_.remove(this); }
  StreamSession(const StreamSession&) = delete;
  StreamSession& operator=(const StreamSession&) = delete;

  void begin() {
    ErrorCode ignored;  // a socket without it is slower, not wrong
    socket().set_option(tcp::no_delay(true), ignored);
    on_executor([this] {
      if constexpr (is_tls) return shake_hands();
      go_on();
    });
  }

  void cut_if_late(Clock::time_point now) override {
    if (now < deadline()) return;
    on_executor([this] {
      if (Clock::now() < deadline()) return;
      if (!is_idle()) ++gauges_.connections_cut;
      close();
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
    socket().close(ignored);
    registry_.remove(this);
  }

 private:
  static constexpr bool is_tls = std::is_same_v<Stream, TlsStream>;
  using Phase = Conversation::Phase;

  [[nodiscard]] tcp::socket& socket() {
    if constexpr (is_tls) {
      return stream_.next_layer();
    } else {
      return stream_;
    }
  }

  template <class Work>
  void on_executor(Work work) {
    asio::post(stream_.get_executor(), [self = this->shared_from_this(), work] { work(); });
  }

  [[nodiscard]] Clock::time_point deadline() const { return Clock::time_point(Clock::duration(deadline_)); }
  void set_deadline(std::chrono::milliseconds limit) {
    deadline_ = (Clock::now() + limit).time_since_epoch().count();
  }

  [[nodiscard]] bool is_idle() const { return waiting_for_ == Phase::idle; }

  void shake_hands() {
    set_deadline(deadlines_.handshake);
    stream_.async_handshake(asio::ssl::stream_base::server,
                            [self = this->shared_from_this()](const ErrorCode& error) {
                              if (error) return self->close();
                              self->go_on();
                            });
  }

  void go_on() {
    while (conversation_.has_output()) {
      waiting_for_.reset();
      auto rest = conversation_.output();
      if constexpr (!is_tls) send_now(stream_.native_handle(), rest);
      if (!rest[0].empty() || !rest[1].empty()) return write(rest);
      if (!have_sent()) return;
    }
    if (conversation_.is_over() || (draining_ && conversation_.phase() == Phase::idle)) return finish();
    read();
  }

  void read() {
    if (const Phase phase = conversation_.phase(); phase != waiting_for_) {
      waiting_for_ = phase;
      set_deadline(limit_of(phase));
    }
    const auto room = conversation_.room();
    stream_.async_read_some(asio::buffer(room.data(), room.size()),
                            [self = this->shared_from_this()](const ErrorCode& error, std::size_t count) {
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

  /// Writes what did not go out at once.
  void write(const std::array<std::string_view, 2>& rest) {
    set_deadline(deadlines_.write);
    const std::array<asio::const_buffer, 2> parts = {asio::buffer(rest[0].data(), rest[0].size()),
                                                     asio::buffer(rest[1].data(), rest[1].size())};
    asio::async_write(
        stream_, parts, large_steps,
        [self = this->shared_from_this()](const ErrorCode& error, std::size_t) { self->on_written(error); });
  }

  void on_written(const ErrorCode& error) {
    if (error) return close();
    if (have_sent()) go_on();
  }

  /// Works on what came while the output was sent; false where that was the end of it.
  bool have_sent() {
    try {
      conversation_.sent();
      return true;
    } catch (...) {
      close();
      return false;
    }
  }

  /// Ends our side and reads on until the peer ends its own. Closing with bytes unread would make the system
  /// reset the connection, and the peer might never see the answer (RFC 9112, 9.6).
  void finish() {
    waiting_for_.reset();
    set_deadline(deadlines_.linger);
    if constexpr (is_tls) {
      // However the session ends, the connection below it still has to.
      stream_.async_shutdown([self = this->shared_from_this()](const ErrorCode&) { self->end_sending(); });
    } else {
      end_sending();
    }
  }

  void end_sending() {
    ErrorCode error;
    socket().shutdown(tcp::socket::shutdown_send, error);
    if (error) return close();
    discard();
  }

  void discard() {
    const auto room = conversation_.room();
    socket().async_read_some(asio::buffer(room.data(), room.size()),
                             [self = this->shared_from_this()](const ErrorCode& error, std::size_t) {
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

  Stream stream_;
  const ServerDeadlines deadlines_;
  ServerGauges& gauges_;
  Conversation conversation_;
  SessionRegistry& registry_;
  std::optional<Phase> waiting_for_;
  bool draining_ = false;
  std::atomic<Clock::rep> deadline_ = Clock::time_point::max().time_since_epoch().count();
};

template <class Stream>
void begin_on(Stream stream, const SessionHost& host, std::string remote_address) {
  const auto session =
      std::make_shared<StreamSession<Stream>>(std::move(stream), host, std::move(remote_address));
  host.registry.add(session);
  session->begin();
}

/// Closed at the end of its scope, unless somebody else has it by then.
struct Descriptor {
  explicit Descriptor(int accepted) : value(accepted) {}
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int value;
};

/// One thread needs no strand to keep a session's callbacks apart.
asio::any_io_executor executor_of(const SessionHost& host) {
  if (host.settings.threads <= 1) return host.io.get_executor();
  return asio::make_strand(host.io);
}

}  // namespace

void begin_session(const SessionHost& host, Accepted accepted) {
  Descriptor descriptor{accepted.descriptor};
  tcp::socket socket(executor_of(host));
  socket.assign(accepted.is_ipv6 ? tcp::v6() : tcp::v4(), descriptor.value);
  descriptor.value = -1;
  if (host.tls == nullptr) return begin_on(std::move(socket), host, std::move(accepted.remote_address));
  SSL* session = SSL_new(host.tls);
  if (session == nullptr) throw std::bad_alloc();
  begin_on(TlsStream(std::move(socket), session), host, std::move(accepted.remote_address));
}

}  // namespace plumbline::wire
