#include "core/model/record_access.hpp"

#include <array>
#include <type_traits>

#include "core/model/codec.hpp"

namespace asah::model {
namespace {

template <class M>
struct TargetOf {
  static constexpr std::optional<EntityKind> kind() { return std::nullopt; }
};
template <class E>
struct TargetOf<base::Id<E>> {
  static constexpr std::optional<EntityKind> kind() { return entity_kind<E>(); }
};
template <class E>
struct TargetOf<std::vector<base::Id<E>>> : TargetOf<base::Id<E>> {};

template <class E>
class Access final : public RecordAccess {
 public:
  Access() {
    kind_ = entity_kind<E>();
    name_ = Fields<E>::name;
    plural_ = Fields<E>::plural;
    for_each_field<E>([&](std::size_t, const auto& f) {
      fields_.push_back(f.info);
      targets_.push_back(TargetOf<typename std::remove_cvref_t<decltype(f)>::Member>::kind());
    });
  }

  std::size_t size(const Dataset& dataset) const override { return dataset.table<E>().size(); }
  std::uint64_t id(RecordView record) const override { return of(record).id.value; }
  RecordView find(const Dataset& dataset, std::uint64_t id) const override {
    const auto row = dataset.table<E>().index_of({id});
    return row ? RecordView{&dataset, *row} : RecordView{};
  }
  bool shares_rows(const Dataset& a, const Dataset& b) const override {
    return a.table<E>().shares_rows(b.table<E>());
  }
  bool equal(RecordView a, RecordView b) const override { return of(a) == of(b); }
  bool equal_field(RecordView a, RecordView b, std::size_t field) const override {
    bool same = true;
    visit_field<E>(field, [&](const auto& f) { same = of(a).*f.member == of(b).*f.member; });
    return same;
  }
  Value value(RecordView record, std::size_t field) const override {
    return field_value(of(record), field);
  }
  void references(RecordView record, std::vector<Reference>& out) const override {
    const E& entity = of(record);
    for_each_field<E>([&](std::size_t i, const auto& f) {
      append(entity.*f.member, static_cast<std::uint16_t>(i), out);
    });
  }

 private:
  static const E& of(RecordView record) { return record.dataset->table<E>().rows()[record.row]; }

  template <class M>
  static void append(const M&, std::uint16_t, std::vector<Reference>&) {}
  template <class Target>
  static void append(base::Id<Target> id, std::uint16_t field, std::vector<Reference>& out) {
    if (id) out.push_back({{entity_kind<Target>(), id.value}, field});
  }
  template <class Target>
  static void append(const std::vector<base::Id<Target>>& ids, std::uint16_t field,
                     std::vector<Reference>& out) {
    for (const base::Id<Target> id : ids) append(id, field, out);
  }
};

template <class... E>
std::span<const RecordAccess* const> accesses(TypeList<E...>) {
  static const std::tuple<Access<E>...> kAll;
  static const std::array<const RecordAccess*, sizeof...(E)> kPointers{&std::get<Access<E>>(kAll)...};
  return kPointers;
}

}  // namespace

std::uint16_t RecordAccess::field(std::string_view key) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].key == key) return static_cast<std::uint16_t>(i);
  }
  return kNoField;
}

std::span<const RecordAccess* const> all_records() { return accesses(Entities{}); }

const RecordAccess& record_access(EntityKind kind) {
  return *all_records()[static_cast<std::size_t>(kind)];
}

}  // namespace asah::model
