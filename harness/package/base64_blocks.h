#pragma once

#include <cstddef>
#include <cstdint>

#include "package/base64_kernels.h"

/// The loops of every base64 decoder that takes many characters at a time. A Kernel says how one block of
/// them is decoded: `Register`, `none`, `load`, `worth_of`, `is_any`, `threes_of`, `packed`, `joined`,
/// `store`, `store_past_caches`, `finish_stores`, and its measures. It must be of an anonymous namespace:
/// what is made of it here is then its file's alone, whose processor may not be the one at hand.
namespace plumbline::package {

/// How far memory is fetched before it is read or written: what the processor fetches by itself ends with the
/// page.
constexpr std::size_t ahead_chars = 4096;
constexpr std::size_t far_ahead_chars = 4 * ahead_chars;  ///< where it is written past the caches

constexpr std::size_t line_bytes = 64;

/// Reads as many blocks, and what their characters are worth; false where one of them is no digit.
template <class Kernel, std::size_t ahead, std::size_t blocks>
bool read_blocks(const char* text, typename Kernel::Register (&worth)[blocks]) {
  for (std::size_t i = 0; i < blocks * Kernel::block_chars; i += line_bytes) {
    __builtin_prefetch(text + ahead + i);
  }
  typename Kernel::Register wrong = Kernel::none();
  for (std::size_t i = 0; i < blocks; ++i) {
    worth[i] = Kernel::worth_of(Kernel::load(text + i * Kernel::block_chars), wrong);
  }
  return !Kernel::is_any(wrong);
}

/// Decodes as many blocks, whole or not at all: all is read before anything is written.
template <class Kernel, std::size_t blocks>
bool decode_blocks(const char* text, char* out) {
  typename Kernel::Register worth[blocks];
  if (!read_blocks<Kernel, ahead_chars>(text, worth)) return false;
  constexpr std::size_t block_bytes = Kernel::block_chars / 4 * 3;
  for (std::size_t i = 0; i < blocks * block_bytes; i += line_bytes) {
    __builtin_prefetch(out + ahead_chars + i, 1);
  }
  for (std::size_t i = 0; i < blocks; ++i) {
    Kernel::store(out + i * block_bytes, Kernel::packed(Kernel::threes_of(worth[i])));
  }
  return true;
}

/// Decodes four blocks to three whole registers, or nothing at all, and writes them past the caches. Memory
/// that is written so, in whole lines, is not read first.
template <class Kernel>
bool decode_four_past_caches(const char* text, char* out) {
  typename Kernel::Register four[4];
  if (!read_blocks<Kernel, far_ahead_chars>(text, four)) return false;
  for (auto& block : four) block = Kernel::threes_of(block);
  constexpr std::size_t register_bytes = Kernel::block_chars;
  Kernel::store_past_caches(out, Kernel::template joined<0>(four[0], four[1]));
  Kernel::store_past_caches(out + register_bytes, Kernel::template joined<1>(four[1], four[2]));
  Kernel::store_past_caches(out + 2 * register_bytes, Kernel::template joined<2>(four[2], four[3]));
  return true;
}

/// Decodes strides of that many characters for as long as there is nothing but digits, and room behind them
/// for what a store writes too much; says how many characters that were.
template <auto decode, std::size_t stride_chars, std::size_t spill_chars>
std::size_t decode_strides(const char* text, std::size_t bytes, char* out) {
  std::size_t at = 0;
  while (bytes - at >= stride_chars + spill_chars && decode(text + at, out + at / 4 * 3)) at += stride_chars;
  return at;
}

/// Writes past the caches what a text stands for that is long enough for it, and does not lie where the bytes
/// go, or they would be there already.
template <class Kernel>
std::size_t decode_past_caches(const char* text, std::size_t bytes, char* out, std::size_t past_caches_from) {
  const auto from = reinterpret_cast<std::uintptr_t>(text);
  const auto to = reinterpret_cast<std::uintptr_t>(out);
  const bool is_apart = to + bytes / 4 * 3 <= from || from + bytes <= to;
  // Group by group to where a line begins: 21 groups are one byte less than a line.
  const std::size_t before = to % line_bytes * 21 % line_bytes * 4;
  if (bytes < past_caches_from || bytes < before || !is_apart) return 0;

  const std::size_t at = decode_digits_portable(text, before, out);
  if (at < before) return at;
  const std::size_t past = decode_strides<decode_four_past_caches<Kernel>, 4 * Kernel::block_chars, 0>(
      text + at, bytes - at, out + at / 4 * 3);
  Kernel::finish_stores();
  return at + past;
}

/// Base64Path::decode_digits of a kernel: four blocks at once, which keeps the processor busy, then one by
/// one.
template <class Kernel>
std::size_t decode_digits_in_blocks(const char* text, std::size_t bytes, char* out,
                                    std::size_t past_caches_from) {
  std::size_t at = decode_past_caches<Kernel>(text, bytes, out, past_caches_from);
  at += decode_strides<decode_blocks<Kernel, 4>, 4 * Kernel::block_chars, Kernel::spill_chars>(
      text + at, bytes - at, out + at / 4 * 3);
  return at + decode_strides<decode_blocks<Kernel, 1>, Kernel::block_chars, Kernel::spill_chars>(
                  text + at, bytes - at, out + at / 4 * 3);
}

}  // namespace plumbline::package
