#include "fuzzing/fuzz.h"

#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "fuzzing/rounds.h"
#include "fuzzing/stage.h"
#include "fuzzing/subject.h"

namespace plumbline::fuzzing {
namespace {

using Subjects = std::vector<std::unique_ptr<Subject>>;

Result<Subjects, std::string> make_subjects(suite::Caller& caller, const spec::Spec& spec,
                                            const spec::Operation& operation, const FuzzSettings& settings) {
  Subjects subjects;
  const unsigned jobs = settings.functions.existing.empty() ? std::max(1U, settings.jobs) : 1;
  for (unsigned job = 0; job < jobs; ++job) {
    subjects.push_back(
        std::make_unique<Subject>(caller, spec, operation, settings.functions, std::to_string(job)));
    if (const auto made = subjects.back()->make(); !made) return refused(made.error());
  }
  return subjects;
}

void introduce(const Subjects& subjects, const suite::KnownPackages& packages) {
  std::vector<std::string> names;
  for (const auto& subject : subjects) names.push_back(subject->name());
  for (const auto& subject : subjects) subject->introduce(names, packages);
}

/// Each thread takes the rounds whose number leaves its own rest.
void work(Stage& stage, const Subjects& subjects, const Seeds& seeds) {
  std::vector<std::thread> threads;
  const auto one = [&](std::size_t job) {
    Rounds rounds(stage, *subjects[job], seeds);
    for (std::uint64_t number = job; !stage.is_over(); number += subjects.size()) rounds.run(number);
  };
  for (std::size_t job = 1; job < subjects.size(); ++job) threads.emplace_back(one, job);
  one(0);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

Result<suite::RunSummary, std::string> fuzz(const Seeds& seeds, suite::Caller& caller,
                                            const Allowance& allowance, const spec::Spec& spec,
                                            const spec::Operation& operation, const FuzzSettings& settings,
                                            const suite::Sink& sink) {
  Stage stage(settings, allowance, spec, operation, sink);
  {
    auto subjects = make_subjects(caller, spec, operation, settings);
    if (!subjects) return refused(std::move(subjects.error()));
    introduce(*subjects, packages_in(seeds, operation));
    work(stage, *subjects, seeds);
  }
  suite::RunSummary summary = stage.summary();
  summary.requests = caller.requests_sent();
  return summary;
}

}  // namespace plumbline::fuzzing
