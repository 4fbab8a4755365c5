#include <string>

#include "suite/base64_defects.h"
#include "suite/strategy.h"

namespace plumbline::suite {

void try_blob(const Subject& subject, Cases& cases) {
  if (subject.member.shape->kind != spec::ShapeKind::blob) return;
  for (std::size_t padding = 0; padding < 3; ++padding)
    cases.push_back(accepted(subject, subject.member.clause("blob"),
                             "base64/valid/padding-" + std::to_string(padding),
                             "base64 that ends with " + std::to_string(padding) + " '='",
                             with_value(subject, base64_with_padding(padding))));
  for (const char c : {'+', '/'})
    cases.push_back(accepted(subject, subject.member.clause("blob"),
                             std::string("base64/valid/") + (c == '+' ? "plus" : "slash"),
                             std::string("base64 that holds ") + c, with_value(subject, base64_holding(c))));
  for (const Base64Defect& defect : base64_defects()) {
    cases.push_back(refusal(subject, subject.member.clause("blob"), "base64/" + defect.name,
                            std::string(defect.about), with_value(subject, defect.text),
                            subject.operation.unreadable));
    cases.back().subject = Value{defect.text, false};
  }
  // They are reported, not demanded.
  for (const Base64Defect& form : open_base64_forms())
    cases.push_back(refusal(subject, subject.operation.clause("lenient-base64"), "base64/" + form.name,
                            std::string(form.about), with_value(subject, form.text),
                            subject.operation.unreadable));
}

}  // namespace plumbline::suite
