#include "wasm/screens/other_value.hpp"

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <utility>

#include "core/base/text.hpp"
#include "core/model/codec.hpp"
#include "core/model/nip.hpp"
#include "wasm/screens/record_words.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::Value;

constexpr int kHundredthsDecimals = 2;

void add_levels(OtherField& out) {
  out.control = OtherControl::Choice;
  for (int level = 0; level <= model::Level::kMax; ++level) {
    out.choices.push_back(std::to_string(level));
    out.values.push_back(model::to_value(model::Level{static_cast<std::int8_t>(level)}));
  }
}

template <class M>
void describe_member(OtherField& out, const model::FieldInfo& info) {
  out.least = info.min;
  out.most = info.max;
  out.max_length = info.max_length;
  if constexpr (std::is_same_v<M, std::string>) {
    out.control = OtherControl::Text;
  } else if constexpr (std::is_same_v<M, std::int32_t>) {
    out.control = OtherControl::Number;
  } else if constexpr (std::is_same_v<M, base::Hundredths>) {
    out.control = OtherControl::Number;
    out.decimals = kHundredthsDecimals;
  } else if constexpr (std::is_same_v<M, base::Date>) {
    out.control = OtherControl::Date;
  } else if constexpr (std::is_same_v<M, model::Level>) {
    add_levels(out);
  } else if constexpr (std::is_same_v<M, bool>) {
    out.control = OtherControl::Choice;
    out.values = {Value{true}, Value{false}};
  } else if constexpr (std::is_enum_v<M>) {
    out.control = OtherControl::Choice;
    for (std::size_t i = 0; i < model::kChoices<M>.size(); ++i) {
      out.values.push_back(model::to_value(static_cast<M>(i)));
    }
  }
}

// Whether the field takes the value; its own faults otherwise.
template <class F>
Result<void> fits(const F& f, const Value& value) {
  typename F::Member member{};
  if (auto read = model::from_value(value, member, {f.info, {}}); !read) return read;
  if constexpr (std::is_same_v<typename F::Member, std::string>) {
    if (f.info.key == "nip" && !member.empty()) {
      if (const auto nip = model::parse_nip(member); !nip) return std::unexpected(nip.error());
    }
  }
  return {};
}

bool is_required(const OtherField& field) {
  return field.field != model::kNoField &&
         model::record_access(field.kind).fields()[field.field].required;
}

Result<Value> typed_value(const OtherField& field, const OtherDraft& draft) {
  const auto missing = [&] { return fail(ErrorCode::Required, {}, {field.label}); };
  switch (field.control) {
    case OtherControl::Text: {
      std::string text(base::trim(draft.text));
      if (text.empty() && is_required(field)) return missing();
      return model::to_value(text);
    }
    case OtherControl::Number:
      if (!draft.number) return missing();
      return Value{*draft.number};
    case OtherControl::Date:
      if (!draft.date.has_value() && is_required(field)) return missing();
      return model::to_value(draft.date);
    case OtherControl::Choice:
      if (draft.choice < 0 || draft.choice >= static_cast<int>(field.values.size())) {
        return missing();
      }
      return field.values[static_cast<std::size_t>(draft.choice)];
    case OtherControl::None: break;
  }
  return missing();
}

}  // namespace

OtherField other_field(model::EntityKind kind, std::uint16_t field, base::Language language) {
  OtherField out{.kind = kind, .field = field, .label = field_words(kind, field, language)};
  model::visit_entity(kind, [&]<class E>() {
    model::visit_field<E>(field, [&](const auto& f) {
      using Member = typename std::remove_cvref_t<decltype(f)>::Member;
      describe_member<Member>(out, f.info);
    });
  });
  if (out.control == OtherControl::Choice && out.choices.empty()) {
    const model::Dataset none;
    for (const Value& value : out.values) {
      out.choices.push_back(value_words(value, kind, field, none, language));
    }
  }
  return out;
}

OtherField other_level(base::Language language) {
  OtherField out{.label = say(ui::TextKey::import_field_level, language)};
  add_levels(out);
  return out;
}

OtherDraft other_draft(const OtherField& field, const Value& value) {
  OtherDraft out;
  const std::string* text = value.as_text();
  switch (field.control) {
    case OtherControl::Text:
      if (text != nullptr) out.text = *text;
      break;
    case OtherControl::Number:
      if (const std::int64_t* number = value.as_int()) out.number = *number;
      break;
    case OtherControl::Date:
      if (text != nullptr) out.date = base::parse_iso_date(*text).value_or(base::Date());
      break;
    case OtherControl::Choice: {
      const auto at = std::ranges::find(field.values, value);
      if (at != field.values.end()) out.choice = static_cast<int>(at - field.values.begin());
      break;
    }
    case OtherControl::None: break;
  }
  return out;
}

Result<Value> other_value(const OtherField& field, const OtherDraft& draft) {
  auto value = typed_value(field, draft);
  if (!value || field.field == model::kNoField) return value;
  Result<void> good;
  model::visit_entity(field.kind, [&]<class E>() {
    model::visit_field<E>(field.field, [&](const auto& f) { good = fits(f, *value); });
  });
  if (!good) return std::unexpected(good.error());
  return value;
}

std::string other_words(const OtherField& field, const Value& value, const model::Dataset& data,
                        base::Language language) {
  if (field.field != model::kNoField) {
    return value_words(value, field.kind, field.field, data, language);
  }
  const std::int64_t* level = value.as_int();
  return level == nullptr ? say(ui::TextKey::sharing_cleared, language) : std::to_string(*level);
}

}  // namespace asah::screens
