#include "core/model/codec.hpp"

#include "core/base/text.hpp"

namespace asah::model {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

std::unexpected<base::Error> wrong_type(const ReadContext& context, std::string expected) {
  return fail(ErrorCode::WrongType, context.where, {std::move(expected)});
}

Result<std::int64_t> whole_number(const Value& value, const ReadContext& context) {
  const std::int64_t* number = value.as_int();
  if (number == nullptr) return wrong_type(context, "integer");
  const auto& [min, max] = std::pair{context.info.min, context.info.max};
  if (*number < min || *number > max) {
    return fail(ErrorCode::OutOfRange, context.where,
                {std::to_string(*number), std::to_string(min), std::to_string(max)});
  }
  return *number;
}

}  // namespace

Value to_value(const std::string& text) { return Value{text}; }
Value to_value(bool flag) { return Value{flag}; }
Value to_value(std::int32_t number) { return Value{std::int64_t{number}}; }
Value to_value(base::Hundredths number) { return Value{std::int64_t{number.value}}; }
Value to_value(base::Date date) {
  return date.has_value() ? Value{base::iso_text(date)} : Value{};
}
Value to_value(Level level) {
  return level.has_value() ? Value{std::int64_t{level.value}} : Value{};
}

Result<void> from_value(const Value& value, std::string& out, const ReadContext& context) {
  const std::string* text = value.as_text();
  if (text == nullptr) return wrong_type(context, "text");
  // What files and journals could not carry must not enter the model.
  if (!base::is_utf8(*text)) return fail(ErrorCode::BadUtf8, context.where);
  if (text->contains('\0')) return fail(ErrorCode::BadText, context.where);
  const std::size_t length = base::code_points(*text);
  if (length > context.info.max_length) {
    return fail(ErrorCode::TooLong, context.where,
                {std::to_string(length), std::to_string(context.info.max_length)});
  }
  out = *text;
  return {};
}

Result<void> from_value(const Value& value, bool& out, const ReadContext& context) {
  const bool* flag = value.as_bool();
  if (flag == nullptr) return wrong_type(context, "true/false");
  out = *flag;
  return {};
}

Result<void> from_value(const Value& value, std::int32_t& out, const ReadContext& context) {
  const auto number = whole_number(value, context);
  if (!number) return std::unexpected(number.error());
  out = static_cast<std::int32_t>(*number);
  return {};
}

Result<void> from_value(const Value& value, base::Hundredths& out, const ReadContext& context) {
  const auto number = whole_number(value, context);
  if (!number) return std::unexpected(number.error());
  out.value = static_cast<std::int32_t>(*number);
  return {};
}

Result<void> from_value(const Value& value, base::Date& out, const ReadContext& context) {
  if (value.is_null()) {
    out = {};
    return {};
  }
  const std::string* text = value.as_text();
  if (text == nullptr) return wrong_type(context, "date");
  const auto date = base::parse_iso_date(*text);
  if (!date) return fail(date.error().code, context.where, date.error().args);
  out = *date;
  return {};
}

Result<void> from_value(const Value& value, Level& out, const ReadContext& context) {
  if (value.is_null()) {
    out = {};
    return {};
  }
  const std::int64_t* number = value.as_int();
  if (number == nullptr) return wrong_type(context, "level 0-5");
  if (*number < 0 || *number > Level::kMax) {
    return fail(ErrorCode::OutOfRange, context.where, {std::to_string(*number), "0", "5"});
  }
  out.value = static_cast<std::int8_t>(*number);
  return {};
}

Result<std::uint64_t> id_from_value(const Value& value, const ReadContext& context) {
  if (value.is_null()) return 0;
  const std::string* text = value.as_text();
  if (text == nullptr) return wrong_type(context, "id");
  const auto id = base::parse_id(*text);
  if (!id) return fail(id.error().code, context.where, id.error().args);
  return *id;
}

Result<std::size_t> choice_from_value(const Value& value,
                                      std::span<const std::string_view> choices,
                                      const ReadContext& context) {
  const std::string* text = value.as_text();
  if (text == nullptr) return wrong_type(context, "choice");
  std::string known;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i] == *text) return i;
    known += (i == 0 ? "" : ", ") + std::string(choices[i]);
  }
  return fail(ErrorCode::UnknownChoice, context.where, {text->substr(0, 40), known});
}

Result<const ValueList*> list_from_value(const Value& value, const ReadContext& context) {
  const ValueList* list = value.as_list();
  if (list == nullptr) return wrong_type(context, "list");
  if (list->size() > context.info.max_length) {
    return fail(ErrorCode::OutOfRange, context.where,
                {std::to_string(list->size()), "0", std::to_string(context.info.max_length)});
  }
  return list;
}

Result<const ValueObject*> object_from_value(const Value& value, const ReadContext& context) {
  const ValueObject* object = value.as_object();
  if (object == nullptr) return wrong_type(context, "object");
  return object;
}

}  // namespace asah::model
