#pragma once

#include <string>
#include <vector>

#include "spec/model.h"

namespace plumbline::fuzzing {

/// A file to be written below some folder.
struct ExportedFile {
  std::string path;  ///< relative, with '/'
  std::string bytes;
};
using ExportedFiles = std::vector<ExportedFile>;

/// The suite's cases as seeds for fuzz targets: below function_name, base64, json and request, each text
/// once, in a file named after the first case that sends it. The same spec gives the same files.
[[nodiscard]] ExportedFiles export_corpus(const spec::Spec& spec, const spec::Operation& operation);

/// The suite's values for others to use: <verdict>/<member>/<case>, the value as it is in the file. The
/// folder is the verdict: `accept`, `refuse`, or `either` where nothing that is documented, or AWS against
/// it, says which. Whole bodies are below `body`. index.json tells for each file the clauses that it rests
/// on.
///
/// A name is accepted as one that is valid, not as one that exists; base64 as such, whatever its bytes are.
[[nodiscard]] ExportedFiles export_vectors(const spec::Spec& spec, const spec::Operation& operation);

}  // namespace plumbline::fuzzing
