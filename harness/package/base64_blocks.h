#pragma once

#include <cstddef>

/// The loop of every base64 decoder that takes many characters at a time. A Kernel says how one block of them
/// is decoded: `Register`, `none`, `load`, `worth_of`, `is_any`, `bytes_of`, `store`, and its measures. It
/// must be of an anonymous namespace: what is made of it here is then its file's alone, whose processor may
/// not be the one at hand.
namespace plumbline::package {

/// How far memory is fetched before it is read or written: what the processor fetches by itself ends with the
/// page.
constexpr std::size_t ahead_chars = 4096;

/// Decodes as many blocks, whole or not at all: all is read before anything is written.
template <class Kernel, std::size_t blocks>
bool decode_blocks(const char* text, char* out) {
  typename Kernel::Register worth[blocks];
  typename Kernel::Register wrong = Kernel::none();
  for (std::size_t i = 0; i < blocks; ++i) {
    __builtin_prefetch(text + ahead_chars + i * Kernel::block_chars);
    worth[i] = Kernel::worth_of(Kernel::load(text + i * Kernel::block_chars), wrong);
  }
  if (Kernel::is_any(wrong)) return false;
  constexpr std::size_t block_bytes = Kernel::block_chars / 4 * 3;
  for (std::size_t i = 0; i < blocks; ++i) __builtin_prefetch(out + ahead_chars + i * block_bytes, 1);
  for (std::size_t i = 0; i < blocks; ++i) Kernel::store(out + i * block_bytes, Kernel::bytes_of(worth[i]));
  return true;
}

/// Decodes strides of that many blocks for as long as there is nothing but digits, and room behind them for
/// what a store writes too much; says how many characters that were.
template <class Kernel, std::size_t blocks>
std::size_t decode_strides(const char* text, std::size_t bytes, char* out) {
  constexpr std::size_t stride = blocks * Kernel::block_chars;
  std::size_t at = 0;
  while (bytes - at >= stride + Kernel::spill_chars &&
         decode_blocks<Kernel, blocks>(text + at, out + at / 4 * 3)) {
    at += stride;
  }
  return at;
}

/// Base64Path::decode_digits of a kernel: four blocks at once, which keeps the processor busy, then one by
/// one.
template <class Kernel>
std::size_t decode_digits_in_blocks(const char* text, std::size_t bytes, char* out) {
  const std::size_t at = decode_strides<Kernel, 4>(text, bytes, out);
  return at + decode_strides<Kernel, 1>(text + at, bytes - at, out + at / 4 * 3);
}

}  // namespace plumbline::package
