#include "wasm/screens/record_words.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <vector>

#include "core/change/commands.hpp"
#include "core/model/codec.hpp"
#include "core/model/record_access.hpp"
#include "core/model/refs.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using model::Dataset;
using model::EntityKind;
using ui::TextKey;

/// The row with that key, or none.
std::optional<TextKey> text_key(std::string_view key) {
  const auto rows = ui::text_rows();
  const auto row = std::ranges::find(rows, key, &ui::TextRow::key);
  if (row == rows.end()) return std::nullopt;
  return static_cast<TextKey>(row - rows.begin());
}

template <class E>
std::string id_words(base::Id<E> id, const Dataset& data, base::Language language) {
  if (!id) return say(TextKey::record_empty, language);
  if constexpr (requires { model::entity_kind<E>(); }) {
    return record_words(model::entity_kind<E>(), id.value, data, language);
  } else {
    return base::id_text(id);
  }
}

/// A typed member in words.
struct Wording {
  const Dataset& data;
  base::Language language;

  std::string empty() const { return say(TextKey::record_empty, language); }
  std::string count(std::size_t items) const {
    if (items == 0) return empty();
    return say(TextKey::record_items, language,
               {whole_text(static_cast<std::int64_t>(items), language)});
  }

  std::string operator()(const std::string& text) const { return text.empty() ? empty() : text; }
  std::string operator()(bool flag) const {
    return say(flag ? TextKey::record_yes : TextKey::record_no, language);
  }
  std::string operator()(std::int32_t number) const { return whole_text(number, language); }
  std::string operator()(base::Hundredths number) const {
    return hundredths_text(number.value, language);
  }
  std::string operator()(base::Date date) const {
    return date.has_value() ? date_text(date, language) : empty();
  }
  std::string operator()(model::Level level) const {
    return level.has_value() ? std::to_string(level.value) : empty();
  }
  std::string operator()(const model::Localized& text) const {
    return (*this)(text.in(language == base::Language::Indonesian));
  }
  template <class E>
  std::string operator()(base::Id<E> id) const {
    return id_words(id, data, language);
  }
  template <class C>
    requires std::is_enum_v<C>
  std::string operator()(C choice) const {
    using namespace model;
    if constexpr (std::is_same_v<C, Domain>) return say(domain_key(choice), language);
    if constexpr (std::is_same_v<C, Aspect>) return say(aspect_key(choice), language);
    if constexpr (std::is_same_v<C, Source>) return say(source_key(choice), language);
    if constexpr (std::is_same_v<C, Purpose>) return say(purpose_key(choice), language);
    if constexpr (std::is_same_v<C, CombineRule>) return say(combine_key(choice), language);
    if constexpr (std::is_same_v<C, CycleStatus>) return say(status_key(choice), language);
    if constexpr (std::is_same_v<C, EmployeeKind>) return say(employee_kind_key(choice), language);
    if constexpr (std::is_same_v<C, UnitKind>) return say(unit_kind_key(choice), language);
    if constexpr (std::is_same_v<C, RegionKind>) return say(region_kind_key(choice), language);
    if constexpr (std::is_same_v<C, Confidence>) return say(confidence_key(choice), language);
    return std::string(kChoices<C>[static_cast<std::size_t>(choice)]);
  }
  template <class T>
  std::string operator()(const std::vector<T>& list) const {
    constexpr std::size_t kNamed = 3;
    if constexpr (!model::Record<T>) {
      if (!list.empty() && list.size() <= kNamed) {
        std::string out;
        for (const T& one : list) out += (out.empty() ? "" : ", ") + (*this)(one);
        return out;
      }
    }
    return count(list.size());
  }
  std::string operator()(const std::vector<model::ExtraColumn>& columns) const {
    std::string out;
    for (const model::ExtraColumn& column : columns) {
      out += (out.empty() ? "" : ", ") + column.key + ": " + column.value;
    }
    return out.empty() ? empty() : out;
  }
  template <class T, std::size_t N>
  std::string operator()(const std::array<T, N>& list) const {
    return count(list.size());
  }
};

/// What fits no field any more.
std::string raw_words(const model::Value& value, const Wording& wording) {
  if (const std::string* text = value.as_text()) return wording(*text);
  if (const std::int64_t* number = value.as_int()) return whole_text(*number, wording.language);
  if (const bool* flag = value.as_bool()) return wording(*flag);
  if (const model::ValueList* list = value.as_list()) return wording.count(list->size());
  if (const model::ValueObject* object = value.as_object()) return wording.count(object->size());
  return wording.empty();
}

/// "employees", "12", "nip" of "/employees/12/nip"; nothing for a text of another form.
std::vector<std::string_view> pointer_parts(std::string_view where) {
  std::vector<std::string_view> parts;
  while (where.starts_with('/')) {
    where.remove_prefix(1);
    const std::size_t end = std::min(where.find('/'), where.size());
    parts.push_back(where.substr(0, end));
    where.remove_prefix(end);
  }
  return parts;
}

/// A position in a file's list. Identities are longer.
std::optional<std::int64_t> list_position(std::string_view text) {
  constexpr std::size_t kMostDigits = 9;
  std::int64_t out = 0;
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    out = out * 10 + (digit - '0');
  }
  return out;
}

std::string join_words(std::string first, const std::string& second) {
  return first.empty() ? second : second.empty() ? first : first + " · " + second;
}

template <class E>
std::string entity_words(const E& entity, const Dataset& data, base::Language language) {
  const Wording words{data, language};
  if constexpr (std::is_same_v<E, model::Standard>) {
    return join_words(words(entity.position), words(entity.competency));
  } else if constexpr (std::is_same_v<E, model::Note> || std::is_same_v<E, model::Moderation>) {
    return join_words(words(entity.employee), words(entity.competency));
  } else if constexpr (std::is_same_v<E, model::Competency>) {
    return entity.name == model::Localized{} ? entity.code : words(entity.name);
  } else if constexpr (std::is_same_v<E, model::BandRule>) {
    return join_words(words(entity.purpose), std::to_string(entity.version));
  } else {
    return change::title_of(entity);
  }
}

/// The words of "/employees/12/nip"; empty when it is of another form.
std::string pointer_words(std::string_view where, const Dataset* data, base::Language language) {
  const std::vector<std::string_view> parts = pointer_parts(where);
  if (parts.empty()) return {};
  if (parts[0] == "ratings") return say(TextKey::history_kind_ratings, language);
  std::optional<EntityKind> kind;
  model::for_each_entity([&]<class E>(EntityKind each) {
    if (parts[0] == model::Fields<E>::plural) kind = each;
  });
  if (!kind) return {};
  std::string out = record_kind_words(*kind, language);
  if (parts.size() < 2) return out;
  if (const auto position = list_position(parts[1])) {
    out = say(TextKey::record_number, language, {out, whole_text(*position + 1, language)});
  } else if (const auto id = base::parse_id(parts[1]); id && data != nullptr) {
    const std::string name = record_words(*kind, *id, *data, language);
    if (name != say(TextKey::record_gone, language)) out = name;
  }
  if (parts.size() < 3) return out;
  const std::uint16_t field = model::record_access(*kind).field(parts[2]);
  return field == model::kNoField ? out
                                  : join_words(out, field_words(*kind, field, language));
}

}  // namespace

std::string record_kind_words(EntityKind kind, base::Language language) {
  const std::string_view name = model::record_access(kind).name();
  const auto key = text_key("record_" + std::string(name));
  return key ? say(*key, language) : std::string(name);
}

std::string field_words(EntityKind kind, std::uint16_t field, base::Language language) {
  const model::RecordAccess& access = model::record_access(kind);
  if (field >= access.fields().size()) return {};
  const std::string key(access.fields()[field].key);
  auto found = text_key("field_" + std::string(access.name()) + "_" + key);
  if (!found) found = text_key("field_" + key);
  return found ? say(*found, language) : key;
}

std::string value_words(const model::Value& value, EntityKind kind, std::uint16_t field,
                        const Dataset& data, base::Language language) {
  const Wording words{data, language};
  if (value.is_null()) return words.empty();
  std::optional<std::string> out;
  model::visit_entity(kind, [&]<class E>() {
    model::visit_field<E>(field, [&](const auto& f) {
      typename std::remove_cvref_t<decltype(f)>::Member member{};
      if (model::from_value(value, member, {f.info, {}})) out = words(member);
    });
  });
  return out ? *out : raw_words(value, words);
}

std::string place_words(std::string_view where, const Dataset* data, base::Language language) {
  // "/units/0/name:4:37": the line and column in the file follow.
  const std::size_t end = std::min(where.find(':'), where.size());
  const std::string pointer = pointer_words(where.substr(0, end), data, language);
  const std::string_view position = where.substr(end);
  if (pointer.empty() || position.empty()) return pointer.empty() ? std::string(where) : pointer;
  const std::string_view line = position.substr(1, position.find(':', 1) - 1);
  return join_words(pointer, say(TextKey::record_line, language, {std::string(line)}));
}

std::string record_words(EntityKind kind, std::uint64_t id, const Dataset& data,
                         base::Language language) {
  std::string out;
  model::visit_entity(kind, [&]<class E>() {
    const E* entity = data.table<E>().find({id});
    if (entity != nullptr) out = entity_words(*entity, data, language);
  });
  return out.empty() ? say(TextKey::record_gone, language) : out;
}

}  // namespace asah::screens
