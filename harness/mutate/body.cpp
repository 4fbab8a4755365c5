#include "mutate/body.h"

#include <array>
#include <utility>
#include <vector>

#include "json/parse.h"
#include "json/value.h"
#include "json/write.h"
#include "mutate/fitting.h"
#include "mutate/json_defect.h"
#include "mutate/text.h"

namespace plumbline::mutate {
namespace {

using json::Array;
using json::Kind;
using json::Member;
using json::Object;
using json::Value;

/// Bodies of requests are small; what is deeper or wider is changed as a text.
constexpr json::ParseLimits limits{.depth_max = 64, .values_max = 4096};

/// The members of the page's requests, and their misspellings.
constexpr std::string_view member_names[] = {
    "DryRun",  "Publish", "RevisionId", "S3Bucket",      "S3Key",        "S3ObjectVersion", "ZipFile",
    "dryRun",  "publish", "revisionId", "zipfile",       "ZipFile ",     "Description",     "FunctionName",
    "Handler", "Runtime", "Code",       "CodeSha256",    "Role",         "MemorySize",      "Timeout",
    "",        "Unknown", "__proto__",  "Architectures", "Dry\xC3\x9Cun"};

Value draw_scalar(Random& random) {
  const Value scalars[] = {
      Value(),
      Value(true),
      Value(false),
      Value("true"),
      Value("false"),
      Value(""),
      Value("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="),
      Value("my-bucket"),
      Value("123456789012:function:my-function"),
      Value("00000000-0000-0000-0000-000000000000"),
      Value(0),
      Value(1),
      Value(-1),
      Value(json::Number{"1.0"}),
      Value(json::Number{"1e0"}),
      Value(json::Number{"-0"}),
      Value(json::Number{"9223372036854775808"}),
      Value(json::Number{"1e308"}),
      Value(Array{}),
      Value(Object{}),
  };
  return random.pick(scalars);
}

/// Every value of the body, the whole first.
void collect(Value& value, std::vector<Value*>& into) {
  into.push_back(&value);
  if (Array* items = value.array())
    for (Value& item : *items) collect(item, into);
  if (Object* members = value.object())
    for (Member& member : *members) collect(member.value, into);
}

Value& draw_value(Value& body, Random& random) {
  std::vector<Value*> values;
  collect(body, values);
  // The whole body seldom: a change there is a change of everything.
  if (values.size() > 1 && !random.one_in(16)) values.erase(values.begin());
  return *random.pick(values);
}

/// The members of an object of the body, mostly of the body itself; nullptr where it has none.
Object* draw_object(Value& body, Random& random) {
  std::vector<Value*> values;
  collect(body, values);
  std::vector<Object*> objects;
  for (Value* value : values)
    if (Object* members = value->object()) objects.push_back(members);
  if (objects.empty()) return nullptr;
  return random.one_in(2) ? objects.front() : random.pick(objects);
}

void drop_member(Value& body, Random& random) {
  Object* members = draw_object(body, random);
  if (members == nullptr || members->empty()) return;
  members->erase(members->begin() + static_cast<std::ptrdiff_t>(random.below(members->size())));
}

/// The same name twice, with the same value or another one, first or last.
void double_member(Value& body, Random& random) {
  Object* members = draw_object(body, random);
  if (members == nullptr || members->empty()) return;
  Member twin = random.pick(*members);
  if (random.one_in(2)) twin.value = draw_scalar(random);
  members->insert(members->begin() + static_cast<std::ptrdiff_t>(random.below(members->size() + 1)),
                  std::move(twin));
}

void rename_member(Value& body, Random& random) {
  Object* members = draw_object(body, random);
  if (members == nullptr || members->empty()) return;
  std::string& name = random.pick(*members).name;
  name = random.one_in(2) ? mutate_text(name, random) : std::string(random.pick(member_names));
}

void add_member(Value& body, Random& random) {
  if (Object* members = draw_object(body, random))
    members->push_back({std::string(random.pick(member_names)), draw_scalar(random)});
}

void exchange_values(Value& body, Random& random) {
  Object* members = draw_object(body, random);
  if (members == nullptr || members->empty()) return;
  std::swap(random.pick(*members).value, random.pick(*members).value);
}

void reorder(Value& body, Random& random) {
  Object* members = draw_object(body, random);
  if (members == nullptr || members->empty()) return;
  std::swap(random.pick(*members), random.pick(*members));
}

void retype(Value& body, Random& random) {
  Value& value = draw_value(body, random);
  if (const bool* flag = value.boolean()) {
    value = random.one_in(2) ? Value(*flag ? "true" : "false") : Value(*flag ? 1 : 0);
  } else if (const json::Number* number = value.number()) {
    value = Value(number->text);
  } else {
    value = draw_scalar(random);
  }
}

void null(Value& body, Random& random) { draw_value(body, random) = Value(); }

void replace_scalar(Value& body, Random& random) { draw_value(body, random) = draw_scalar(random); }

void nest(Value& body, Random& random) {
  Value& value = draw_value(body, random);
  Value inner = std::move(value);
  if (random.one_in(2))
    value = Value(Array{std::move(inner)});
  else
    value = Value(Object{{std::string(random.pick(member_names)), std::move(inner)}});
}

void unnest(Value& body, Random& random) {
  Value& value = draw_value(body, random);
  Value inner;
  if (const Array* items = value.array(); items != nullptr && !items->empty())
    inner = items->front();
  else if (const Object* members = value.object(); members != nullptr && !members->empty())
    inner = members->front().value;
  else
    return;
  value = std::move(inner);
}

void change_string(Value& body, Random& random) {
  std::vector<Value*> values;
  collect(body, values);
  std::erase_if(values, [](const Value* value) { return !value->is(Kind::string); });
  if (values.empty()) return;
  std::string& text = *random.pick(values)->string();
  text = mutate_fittingly(text, random);
}

void flip(Value& body, Random& random) {
  std::vector<Value*> values;
  collect(body, values);
  std::erase_if(values, [](const Value* value) { return !value->is(Kind::boolean); });
  if (values.empty()) return;
  Value& value = *random.pick(values);
  value = Value(!*value.boolean());
}

/// Strings are where most is to be found, so their move stands in the list more than once.
constexpr std::array moves{drop_member, double_member, rename_member, add_member,     exchange_values,
                           reorder,     retype,        null,          replace_scalar, nest,
                           unnest,      change_string, change_string, change_string,  flip};

}  // namespace

std::string mutate_body(std::string_view text, Random& random) {
  auto body = json::parse(text, limits);
  if (!body) return random.one_in(2) ? put_json_defect(text, random) : mutate_text(text, random);
  if (random.one_in(6)) return put_json_defect(text, random);
  do random.pick(moves)(*body, random);
  while (random.one_in(3));
  std::string changed = json::write(*body);
  return random.one_in(12) ? put_json_defect(changed, random) : changed;
}

std::string cross_bodies(std::string_view left, std::string_view right, Random& random) {
  auto body = json::parse(left, limits);
  auto other = json::parse(right, limits);
  if (!body || !other) return cross_texts(left, right, random);
  Object* members = body->object();
  Object* others = other->object();
  if (members == nullptr || others == nullptr || others->empty() || random.one_in(4)) {
    draw_value(*body, random) = Value(draw_value(*other, random));
    return json::write(*body);
  }
  for (Member& member : *others) {
    if (!random.one_in(2)) continue;
    Value* mine = body->find(member.name);
    const bool is_text = mine != nullptr && mine->string() != nullptr && member.value.string() != nullptr;
    if (is_text && random.one_in(2))
      member.value = Value(cross_fittingly(*mine->string(), *member.value.string(), random));
    body->set(member.name, std::move(member.value));
  }
  return json::write(*body);
}

}  // namespace plumbline::mutate
