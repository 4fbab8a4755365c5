#pragma once

#include <cstddef>

/// The functions behind PlainRunPath::measure. The files that define them are compiled for processors that
/// may not be the one at hand: they include nothing whose inline functions others could come to share.
namespace plumbline::json {

std::size_t plain_run_portable(const char* text);
std::size_t plain_run_avx2(const char* text);
std::size_t plain_run_avx512(const char* text);

}  // namespace plumbline::json
