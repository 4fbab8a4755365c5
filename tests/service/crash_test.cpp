#include <chrono>
#include <csignal>
#include <map>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disk/scratch_folder.h"
#include "service/deeds.h"
#include "service/stores.h"
#include "service/uuid.h"

namespace plumbline::service {
namespace {

constexpr int kills_count = 300 / shorter_by;
constexpr int threads_count = 3;
constexpr int functions_count = 2 * threads_count;

using Memory = std::map<int, Remembered>;  ///< by function

std::optional<Remembered> recall(const Memory& memory, int function) {
  const auto at = memory.find(function);
  return at == memory.end() ? std::nullopt : std::optional(at->second);
}

void remember(Memory& memory, int function, std::optional<Remembered> now) {
  if (now) {
    memory[function] = *std::move(now);
  } else {
    memory.erase(function);
  }
}

/// What the loaded process tells the one that will kill it: first what it begins, then that it was answered.
struct Message {
  bool is_answer = false;
  Deed deed;
  Done done;
};

void tell(int pipe, const Message& message) {
  // One write of so few bytes is never torn.
  if (::write(pipe, &message, sizeof message) != sizeof message) ::_exit(1);
}

/// One thread's load: deeds to its own functions, until the process is killed.
void work(int thread, std::uint64_t seed, Memory memory, Endpoint& endpoint, int pipe) {
  std::mt19937_64 random(seed + static_cast<std::uint64_t>(thread));
  for (;;) {
    const int function = thread + threads_count * static_cast<int>(random() % 2);
    const auto before = recall(memory, function);
    const Deed deed = choose_deed(random, function, before ? &*before : nullptr);
    tell(pipe, {false, deed, {}});
    const Done done = carry_out(deed, endpoint);
    tell(pipe, {true, deed, done});
    auto now = after(deed, before);
    if (now && done.revision) now->revision = done.revision;
    remember(memory, function, std::move(now));
  }
}

/// The process to be killed: serves the load from the store in that folder.
[[noreturn]] void be_loaded(const std::filesystem::path& folder, std::uint64_t seed, const Memory& memory,
                            int pipe) {
  ::alarm(60);  // should nobody kill it
  Endpoint endpoint({}, {.clock = std::chrono::system_clock::now,
                         .ids = random_uuid,
                         .store = std::shared_ptr<Store>(open_store(folder))});
  std::vector<std::thread> threads;
  for (int i = 0; i < threads_count; ++i) {
    threads.emplace_back([&, i] { work(i, seed, memory, endpoint, pipe); });
  }
  for (std::thread& thread : threads) thread.join();
  ::_exit(0);
}

/// Reads the messages that come within that time, at most so many; false where there are no more to come.
bool listen(int pipe, std::chrono::microseconds time, std::size_t messages_max, std::vector<Message>& heard) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (heard.size() < messages_max) {
    const auto left = std::max(std::chrono::nanoseconds(0),
                               std::chrono::nanoseconds(end - std::chrono::steady_clock::now()));
    const timespec wait{left.count() / 1'000'000'000, left.count() % 1'000'000'000};
    pollfd ready{pipe, POLLIN, 0};
    if (::ppoll(&ready, 1, &wait, nullptr) <= 0) return true;
    Message message;
    if (::read(pipe, &message, sizeof message) != sizeof message) return false;
    heard.push_back(message);
  }
  return true;
}

/// Loads a store in another process, kills that at a random instant, and gives all that it has told.
std::vector<Message> load_and_kill(const std::filesystem::path& folder, std::mt19937_64& random,
                                   const Memory& memory) {
  std::array<int, 2> pipe{};
  EXPECT_EQ(::pipe(pipe.data()), 0);
  const std::uint64_t seed = random();
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    be_loaded(folder, seed, memory, pipe[1]);
  }
  ::close(pipe[1]);
  std::vector<Message> heard;
  // Most are killed at work, some while they open the store.
  const bool is_at_work = random() % 8 != 0;
  if (is_at_work) {
    listen(pipe[0], std::chrono::seconds(30), 1 + random() % 60, heard);
    EXPECT_FALSE(heard.empty()) << "the loaded process does not begin";
  }
  listen(pipe[0], std::chrono::microseconds(random() % (is_at_work ? 2'000 : 20'000)), SIZE_MAX, heard);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it has ended by itself";
  listen(pipe[0], std::chrono::seconds(30), SIZE_MAX, heard);
  ::close(pipe[0]);
  return heard;
}

/// Takes in what was answered; gives the deeds that were begun and not answered, by function.
std::map<int, Deed> take_in(const std::vector<Message>& heard, Memory& memory) {
  std::map<int, Deed> begun;
  for (const Message& message : heard) {
    const int function = message.deed.function;
    if (!message.is_answer) {
      begun[function] = message.deed;
      continue;
    }
    begun.erase(function);
    EXPECT_TRUE(message.done.status >= 200 && message.done.status < 300) << message.done.status;
    auto now = after(message.deed, recall(memory, function));
    if (now && message.done.revision) now->revision = message.done.revision;
    remember(memory, function, std::move(now));
  }
  return begun;
}

/// The reference is killed again and again under load. Each time all that it had answered is there, byte for
/// byte; what it had begun is there wholly or not at all.
TEST(Crash, LosesNothingThatWasAnswered) {
  const disk::ScratchFolder folder(disk::ScratchFolder::parent_in_memory());
  std::mt19937_64 random(20'190'415);
  Memory memory;
  std::size_t answered = 0;
  std::size_t cut_and_there = 0;
  std::size_t cut_and_gone = 0;
  for (int kill = 0; kill < kills_count && !::testing::Test::HasFailure(); ++kill) {
    SCOPED_TRACE(fmt::format("kill {}", kill));
    const std::vector<Message> heard = load_and_kill(folder.path(), random, memory);
    const std::map<int, Deed> begun = take_in(heard, memory);
    answered += heard.size() / 2;
    const auto store = open_store(folder.path());
    std::set<std::string> hashes;
    for (int function = 0; function < functions_count; ++function) {
      const auto remembered = recall(memory, function);
      std::string wrong = difference(*store, function, remembered);
      if (const auto deed = begun.find(function); deed != begun.end()) {
        (wrong.empty() ? cut_and_gone : cut_and_there) += 1;
        if (!wrong.empty()) {
          const auto whole = after(deed->second, remembered);
          wrong = difference(*store, function, whole);
          remember(memory, function, whole);
        }
      }
      EXPECT_EQ(wrong, "");
    }
    for (const auto& function : store->all(Home())) {
      hashes.insert(function->latest.code.sha256);
      for (const auto& version : function->published) hashes.insert(version->code.sha256);
    }
    const auto files = std::distance(std::filesystem::directory_iterator(folder.path() / "packages"), {});
    EXPECT_EQ(static_cast<std::size_t>(files), hashes.size()) << "no file is left that no version has";
  }
  RecordProperty("answered", static_cast<int>(answered));
  RecordProperty("cut_and_there", static_cast<int>(cut_and_there));
  RecordProperty("cut_and_gone", static_cast<int>(cut_and_gone));
  std::cout << fmt::format("{} kills; {} changes answered, {} cut off and there, {} cut off and gone\n",
                           kills_count, answered, cut_and_there, cut_and_gone);
  EXPECT_GT(cut_and_gone, 0U) << "a test that never cuts anything off shows nothing";
}

}  // namespace
}  // namespace plumbline::service
