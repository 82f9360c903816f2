#include "tests/support/random_dataset.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/model/codec.hpp"

namespace asah::test {
namespace {

using base::Random;
using model::Dataset;

class Maker {
 public:
  Maker(std::uint64_t seed, const DatasetSize& size) : random_(seed), size_(size) {}

  Dataset make() {
    dataset_.workspace.value = id();
    add<model::Region>(1);
    add<model::Unit>(size_.units);
    add<model::Tier>(3);
    add<model::Competency>(size_.competencies);
    add<model::Mission>(2);
    add<model::Issue>(2);
    add<model::Position>(4);
    add<model::Employee>(size_.employees);
    add_standards();
    add<model::BandRule>(2);
    add<model::Cycle>(size_.cycles);
    add<model::Rater>(4);
    add<model::Note>(3);
    add<model::Moderation>(3);
    add<model::WorkspaceKey>(2);
    add<model::Packet>(2);
    add<model::PacketReturn>(2);
    add<model::Decision>(2);
    add<model::Tombstone>(2);
    for (const model::Cycle& cycle : dataset_.cycles) add_ratings(cycle.id);
    return std::move(dataset_);
  }

 private:
  std::uint64_t id() { return random_.next() | 1; }

  template <class E>
  void add(std::size_t count) {
    std::vector<E> rows;
    for (std::size_t i = 0; i < count; ++i) {
      E entity;
      entity.id.value = id();
      fill(entity);
      settle(entity, i);
      rows.push_back(std::move(entity));
    }
    dataset_.table<E>() = base::Table<E>::from_rows(std::move(rows));
  }

  template <model::Record R>
  void fill(R& record) {
    model::for_each_field<R>([&](std::size_t, const auto& f) {
      if (!f.info.required && random_.chance(0.3)) return;
      fill_member(record.*f.member, f.info);
    });
  }

  void fill_member(std::string& out, const model::FieldInfo& info) {
    out = random_text(random_, std::min<std::size_t>(info.max_length, 24));
    if (info.required && out.empty()) out = "x";
  }
  void fill_member(bool& out, const model::FieldInfo&) { out = random_.chance(0.5); }
  void fill_member(std::int32_t& out, const model::FieldInfo& info) {
    out = static_cast<std::int32_t>(random_.between(info.min, info.max));
  }
  void fill_member(base::Hundredths& out, const model::FieldInfo& info) {
    out.value = static_cast<std::int32_t>(random_.between(info.min, info.max));
  }
  void fill_member(base::Date& out, const model::FieldInfo&) {
    out = base::Date::from_days(static_cast<std::int32_t>(random_.between(-20000, 40000)));
  }
  void fill_member(model::Level& out, const model::FieldInfo&) {
    out.value = static_cast<std::int8_t>(random_.between(-1, model::Level::kMax));
  }
  template <class E>
    requires std::is_enum_v<E>
  void fill_member(E& out, const model::FieldInfo&) {
    out = static_cast<E>(random_.below(model::kChoices<E>.size()));
  }
  template <class Target>
  void fill_member(base::Id<Target>& out, const model::FieldInfo&) {
    const auto rows = dataset_.table<Target>().rows();
    if (!rows.empty()) out = rows[random_.below(rows.size())].id;
  }
  template <model::Record R>
  void fill_member(R& out, const model::FieldInfo&) {
    fill(out);
  }
  template <class T>
  void fill_member(std::vector<T>& out, const model::FieldInfo& info) {
    out.resize(random_.below(4));
    for (T& item : out) {
      fill_member(item, info);
    }
    if constexpr (requires { out.front().value; }) {
      std::erase(out, T{});  // an identity of a table without rows
    }
  }
  template <class T, std::size_t N>
  void fill_member(std::array<T, N>& out, const model::FieldInfo& info) {
    for (T& item : out) fill_member(item, info);
  }

  // What the rules across records demand.
  template <class E>
  void settle(E&, std::size_t) {}
  void settle(model::Employee& employee, std::size_t i) {
    // Synthetic: serials 997 to 999 only, made different by the date of birth.
    const auto birth = base::Date::from_civil(1970, 1, 1).plus_days(static_cast<int>(i));
    employee.nip = std::format("{:04}{:02}{:02}2000011{:03}", birth.year(), birth.month(),
                               birth.day(), 997 + i % 3);
    if (employee.name.empty()) employee.name = "Nama";
  }
  void settle(model::Competency& competency, std::size_t i) {
    competency.code = std::format("K{:03}", i);
  }
  void settle(model::Tier& tier, std::size_t i) { tier.code = std::format("T{}", i); }
  void settle(model::Cycle& cycle, std::size_t) {
    if (cycle.sources.empty()) cycle.sources.push_back({});
    cycle.sources.front().weight.value = 100;
  }

  void add_standards() {
    std::vector<model::Standard> rows;
    for (const model::Position& position : dataset_.positions) {
      for (const model::Competency& competency : dataset_.competencies) {
        if (random_.chance(0.3)) continue;
        model::Standard standard;
        fill(standard);
        standard.position = position.id;
        standard.competency = competency.id;
        standard.id = model::standard_id(position.id, competency.id);
        if (standard.minimum > standard.required) std::swap(standard.minimum, standard.required);
        rows.push_back(standard);
      }
    }
    dataset_.standards = base::Table<model::Standard>::from_rows(std::move(rows));
  }

  void add_ratings(model::CycleId cycle) {
    model::RatingBlock block(cycle);
    for (const model::Competency& competency : dataset_.competencies) {
      if (random_.chance(0.9)) block.add_competency(competency.id);
    }
    if (block.width() == 0) return;
    std::set<model::SheetKey> keys;
    for (const model::Employee& employee : dataset_.employees) {
      for (std::size_t i = random_.below(4); i > 0; --i) {
        model::SheetKey key{employee.id, {}, {}, {}};
        fill_member(key.source, {});
        if (random_.chance(0.7)) fill_member(key.rater, {});
        if (random_.chance(0.9)) fill_member(key.date, {});
        keys.insert(key);
      }
    }
    std::vector<std::int8_t> levels(block.width());
    for (const model::SheetKey& key : keys) {
      for (std::int8_t& level : levels) {
        level = static_cast<std::int8_t>(random_.between(-1, model::Level::kMax));
      }
      levels[random_.below(levels.size())] = 3;
      block.append(key, levels);
    }
    dataset_.ratings.set(std::move(block));
  }

  Random random_;
  DatasetSize size_;
  Dataset dataset_;
};

}  // namespace

std::string random_text(Random& random, std::size_t length) {
  constexpr std::array kPieces = {
      "a",  "Z",  "7",    " ",      "\"",     "\\",   "/",          "\n",        "\t",
      "\r", "\b", "\x01", "\x1f",   "\x7f",   "<",    "=",          "'",         "é",
      "ñ",  "Ω",  "世",   "\u2028", "\ufffd", "𝄞",    "👩",         "\ufeff",    "\u0080",
      ",",  ":",  "{",    "}",      "[",      "]",    "\xf4\x8f\xbf\xbf", "\u00a0", "e"};
  std::string text;
  for (std::size_t i = random.below(length + 1); i > 0; --i) text += kPieces[random.below(kPieces.size())];
  return text;
}

model::Dataset random_dataset(std::uint64_t seed, const DatasetSize& size) {
  return Maker(seed, size).make();
}

}  // namespace asah::test
