#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fuzzing/corpus_file.h"
#include "fuzzing/seeds.h"
#include "result.h"

namespace plumbline::app {

/// A file of a corpus, read.
struct CorpusFile {
  std::string path;
  std::string bytes;
  std::optional<fuzzing::Holds> holds;  ///< nullopt where nothing tells, or no endpoint is asked for it
};

/// Reads a file, or every file below a folder, in the order of their paths. What a file holds is told by the
/// nearest folder above it that has the name of a fuzz target (corpus/seeds/base64/), or by its beginning
/// like a request of the operation. Refused with what cannot be read: a file past a MiB too.
[[nodiscard]] Result<std::vector<CorpusFile>, std::string> read_corpus(const std::string& path,
                                                                       const spec::Operation& operation);

/// The inputs in the files that hold one.
[[nodiscard]] fuzzing::Seeds seeds_in(const std::vector<CorpusFile>& files, const spec::Operation& operation);

/// Makes the folder where there is none. Refused with what keeps files from being written there.
[[nodiscard]] Result<void, std::string> make_corpus_folder(const std::string& path);

/// Writes a new file, making its folder where there is none. An error says which file and why not.
[[nodiscard]] Result<void, std::string> write_corpus_file(const std::string& path, std::string_view bytes);

}  // namespace plumbline::app
