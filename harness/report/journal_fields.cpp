#include "report/journal_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "package/base64.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

const json::Object no_members;
const json::Array no_items;

void say(JournalWrong& wrong, std::string reason) {
  if (!wrong) wrong = std::move(reason);
}

/// The whole of a number's text as a number of that type.
template <class Number>
bool read_number(const json::Value* value, Number& number) {
  if (value == nullptr || value->number() == nullptr) return false;
  const std::string& text = value->number()->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

json::Value bytes_value(std::string_view bytes) {
  if (is_utf8(bytes)) return bytes;
  return json::Object{{"base64", package::encode_base64(bytes)}};
}

std::string bytes_of(const json::Value& value, const std::string& place, JournalWrong& wrong) {
  if (const std::string* text = value.string()) return *text;
  Fields fields(value, place, wrong);
  const std::string text = fields.text("base64");
  fields.end();
  if (wrong) return {};
  const auto bytes = package::decode_base64(text);
  if (!bytes) say(wrong, place + ": base64 that cannot be decoded");
  return bytes ? *bytes : std::string();
}

Fields::Fields(const json::Value& value, std::string place, JournalWrong& wrong)
    : place_(std::move(place)), members_(value.object()), wrong_(wrong) {
  if (members_ == nullptr) {
    says("wants an object");
    members_ = &no_members;
  }
}

void Fields::says(std::string reason) { say(wrong_, place_ + ": " + std::move(reason)); }

const json::Value* Fields::find(std::string_view name) {
  read_.push_back(name);
  const auto member = std::ranges::find(*members_, name, &json::Member::name);
  return member == members_->end() ? nullptr : &member->value;
}

const json::Value* Fields::want(std::string_view name) {
  const json::Value* value = find(name);
  if (value == nullptr) says("wants '" + std::string(name) + "'");
  return value;
}

std::string Fields::text(std::string_view name) {
  const json::Value* value = want(name);
  if (value != nullptr && value->string() != nullptr) return *value->string();
  says("'" + std::string(name) + "' wants a string");
  return {};
}

std::string Fields::bytes(std::string_view name) {
  const json::Value* value = want(name);
  return value == nullptr ? std::string() : bytes_of(*value, place_ + "." + std::string(name), wrong_);
}

std::uint64_t Fields::number(std::string_view name) {
  std::uint64_t number = 0;
  if (!read_number(want(name), number)) says("'" + std::string(name) + "' wants a number from 0 to 2^64-1");
  return number;
}

double Fields::decimal(std::string_view name) {
  double number = 0;
  if (!read_number(want(name), number) || !std::isfinite(number) || number < 0) {
    says("'" + std::string(name) + "' wants a number of 0 or more");
    return 0;
  }
  return number;
}

const json::Array& Fields::items(std::string_view name) {
  const json::Value* value = want(name);
  if (value != nullptr && value->array() != nullptr) return *value->array();
  says("'" + std::string(name) + "' wants an array");
  return no_items;
}

void Fields::end() {
  for (const json::Member& member : *members_) {
    if (std::ranges::find(read_, member.name) == read_.end())
      return says("unknown member '" + printable(member.name, 100) + "'");
    if (std::ranges::count(*members_, member.name, &json::Member::name) > 1)
      return says("'" + member.name + "' is there twice");
  }
}

}  // namespace plumbline::report
