// Values typed in a review instead of those that are offered.
#include <doctest/doctest.h>

#include <string>

#include "core/model/codec.hpp"
#include "wasm/screens/other_value.hpp"

namespace asah::other_value_test {

using base::ErrorCode;
using base::Language;
using model::EntityKind;
using model::Value;
using screens::OtherControl;
using screens::OtherDraft;
using screens::OtherField;
using screens::other_field;
using screens::other_value;

namespace {

OtherField field_of(EntityKind kind, std::string_view key) {
  const std::uint16_t field = model::record_access(kind).field(key);
  REQUIRE(field != model::kNoField);
  return other_field(kind, field, Language::Indonesian);
}

}  // namespace

TEST_CASE("other value: each field has the control that fits it, or none") {
  CHECK(field_of(EntityKind::Employee, "name").control == OtherControl::Text);
  CHECK(field_of(EntityKind::Employee, "grade_date").control == OtherControl::Date);
  CHECK(field_of(EntityKind::Standard, "weight").control == OtherControl::Number);
  CHECK(field_of(EntityKind::Standard, "weight").decimals == 2);
  const OtherField kind = field_of(EntityKind::Employee, "kind");
  CHECK(kind.control == OtherControl::Choice);
  CHECK(kind.choices.size() == kind.values.size());
  CHECK(field_of(EntityKind::Employee, "active").choices ==
        std::vector<std::string>{"ya", "tidak"});
  CHECK(field_of(EntityKind::Standard, "required").choices.size() == 6);
  for (const std::string_view key : {"unit", "position", "extra"}) {
    CHECK(field_of(EntityKind::Employee, key).control == OtherControl::None);
  }
  CHECK(field_of(EntityKind::Competency, "name").control == OtherControl::None);
}

TEST_CASE("other value: what is shown first is the value it began with") {
  // Every kind and field that has a control takes its own draft back unchanged.
  model::for_each_entity([]<class E>(EntityKind kind) {
    model::for_each_field<E>([&](std::size_t index, const auto&) {
      const OtherField field =
          other_field(kind, static_cast<std::uint16_t>(index), Language::English);
      CAPTURE(field.label);
      for (const Value& value : field.values) {
        const auto back = other_value(field, screens::other_draft(field, value));
        REQUIRE(back);
        CHECK(*back == value);
      }
    });
  });
  const OtherField date = field_of(EntityKind::Employee, "grade_date");
  const Value day = model::to_value(base::Date::from_civil(2024, 4, 1));
  CHECK(*other_value(date, screens::other_draft(date, day)) == day);
  const OtherField weight = field_of(EntityKind::Standard, "weight");
  CHECK(*other_value(weight, screens::other_draft(weight, Value{std::int64_t{150}})) ==
        Value{std::int64_t{150}});
  // What does not fit the control is not shown.
  CHECK(screens::other_draft(weight, Value{std::string("x")}) == OtherDraft{});
}

TEST_CASE("other value: what the field refuses is refused, with its reason") {
  const OtherField name = field_of(EntityKind::Employee, "name");
  CHECK(other_value(name, {.text = "  "}).error().code == ErrorCode::Required);
  CHECK(other_value(name, {.text = "  "}).error().args == std::vector<std::string>{"Nama"});
  CHECK(*other_value(name, {.text = " Siti "}) == Value{std::string("Siti")});
  CHECK(other_value(name, {.text = std::string(201, 'x')}).error().code == ErrorCode::TooLong);
  const OtherField nip = field_of(EntityKind::Employee, "nip");
  CHECK(other_value(nip, {.text = "12"}).error().code == ErrorCode::NipLength);
  const OtherField level = screens::other_level(Language::Indonesian);
  CHECK(other_value(level, {}).error().code == ErrorCode::Required);
  CHECK(other_value(level, {.choice = 6}).error().code == ErrorCode::Required);
  CHECK(*other_value(level, {.choice = 0}) == Value{std::int64_t{0}});
  const OtherField weight = field_of(EntityKind::Standard, "weight");
  CHECK_FALSE(other_value(weight, {.number = weight.most + 1}));
  // A field that may be empty is emptied.
  CHECK(*other_value(field_of(EntityKind::Employee, "grade"), {}) == Value{std::string()});
  CHECK(other_value(field_of(EntityKind::Employee, "grade_date"), {})->is_null());
}

}  // namespace asah::other_value_test
