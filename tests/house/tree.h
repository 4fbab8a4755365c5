#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The source tree as text: what the rules of the house are checked on.
///
///     for (const SourceFile& file : read_tree())
///       if (in_folder(file.path, "harness") && is_cpp(file.path)) ...
namespace plumbline::house {

/// A file of the tree.
struct SourceFile {
  std::string path;  ///< from the root of the tree: "harness/json/parse.cpp"
  std::string text;
};

using Files = std::vector<SourceFile>;

/// Every file of the folders that people write in, and the pages and scripts at the root, ordered by path.
/// Left out are build folders, the corpus (data, much of it hostile on purpose) and what stands in the tree
/// by accident.
[[nodiscard]] Files read_tree();

/// The text cut at its newlines, without them; a last line without a newline counts. The views point into
/// `text`.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

/// Whether the path lies below the folder: in_folder("harness/json/parse.cpp", "harness/json").
[[nodiscard]] bool in_folder(std::string_view path, std::string_view folder);

/// The folder of harness/ that holds the file, "json" for "harness/json/parse.cpp"; empty for others.
[[nodiscard]] std::string_view harness_folder(std::string_view path);

[[nodiscard]] bool is_header(std::string_view path);
[[nodiscard]] bool is_cpp(std::string_view path);  ///< a header or a .cpp file
[[nodiscard]] bool is_script(std::string_view path);
[[nodiscard]] bool is_cmake(std::string_view path);
[[nodiscard]] bool is_prose(std::string_view path);

}  // namespace plumbline::house
