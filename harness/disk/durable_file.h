#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "disk/descriptor.h"
#include "result.h"

/// Files that are there whole or not at all, whatever ends the program or the machine. Errors name the path
/// and what the system said.
namespace plumbline::disk {

/// Makes the entries of a folder (new names, renamed ones) last.
[[nodiscard]] Result<void, std::string> sync_folder(const std::filesystem::path& folder);

/// Makes the folder and those above it that are missing, lastingly, for their owner alone.
[[nodiscard]] Result<void, std::string> make_folder(const std::filesystem::path& folder);

/// Writes a file that is durable when this returns: under a temporary name first, synced, renamed, the folder
/// synced. What was there under its name is replaced. After a refusal the temporary name is gone; under the
/// other one is what was there before, or the whole of the new file where only the folder could not be
/// synced.
///
///     write_durably(folder, "a.tmp", "a", bytes)
[[nodiscard]] Result<void, std::string> write_durably(const std::filesystem::path& folder,
                                                      const std::string& temporary_name,
                                                      const std::string& name, std::string_view bytes);

/// The file whole; nullopt where there is none.
[[nodiscard]] Result<std::optional<std::string>, std::string> read_file(const std::filesystem::path& path);

/// Makes the file at least so long, with zeros at its end, lastingly: what is written there later need not
/// make it grow, which a sync would have to record.
[[nodiscard]] Result<void, std::string> lengthen(const std::filesystem::path& path, std::uint64_t bytes);

}  // namespace plumbline::disk
