#include "core/exchange/document_scan.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/exchange/document_fields.hpp"
#include "core/exchange/json/json_scan.hpp"

namespace asah::exchange {

using base::SliceEnd;
using base::Slices;

namespace {

using model::FieldInfo;

bool scan_member(Scanner& in, std::string& out, const FieldInfo& info) {
  if (!in.text(out)) return false;
  return out.size() <= info.max_length || base::code_points(out) <= info.max_length;
}
bool scan_member(Scanner& in, bool& out, const FieldInfo&) {
  out = in.next() == 't';
  return in.literal(out ? "true" : "false");
}
bool scan_number(Scanner& in, std::int32_t& out, const FieldInfo& info) {
  std::int64_t number = 0;
  if (!in.integer(number) || number < info.min || number > info.max) return false;
  out = static_cast<std::int32_t>(number);
  return true;
}
bool scan_member(Scanner& in, std::int32_t& out, const FieldInfo& info) {
  return scan_number(in, out, info);
}
bool scan_member(Scanner& in, base::Hundredths& out, const FieldInfo& info) {
  return scan_number(in, out.value, info);
}
bool scan_member(Scanner& in, base::Date& out, const FieldInfo&) {
  return in.literal("null") || in.date(out);
}
bool scan_member(Scanner& in, model::Level& out, const FieldInfo&) {
  if (in.literal("null")) return true;
  std::int64_t number = 0;
  if (!in.integer(number) || number < 0 || number > model::Level::kMax) return false;
  out.value = static_cast<std::int8_t>(number);
  return true;
}
template <class Tag>
bool scan_member(Scanner& in, base::Id<Tag>& out, const FieldInfo&) {
  return in.literal("null") || in.id(out.value);
}
template <class E>
  requires std::is_enum_v<E>
bool scan_member(Scanner& in, E& out, const FieldInfo&) {
  if (!in.literal("\"")) return false;
  for (std::size_t i = 0; i < model::kChoices<E>.size(); ++i) {
    if (!in.literal(model::kChoices<E>[i])) continue;
    // A choice may begin like another one.
    if (in.literal("\"")) {
      out = static_cast<E>(i);
      return true;
    }
    return false;
  }
  return false;
}
template <model::Record R>
bool scan_member(Scanner& in, R& out, const FieldInfo& info);

template <class T>
bool scan_member(Scanner& in, std::vector<T>& out, const FieldInfo& info) {
  if (in.literal("[]")) return true;
  if (!in.literal("[")) return false;
  do {
    if (out.size() == info.max_length || !scan_member(in, out.emplace_back(), info)) return false;
  } while (in.literal(","));
  return in.literal("]");
}
template <class T, std::size_t N>
bool scan_member(Scanner& in, std::array<T, N>& out, const FieldInfo& info) {
  if (N > info.max_length) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (!in.literal(i == 0 ? "[" : ",") || !scan_member(in, out[i], info)) return false;
  }
  return in.literal("]");
}

// The fields in list order, any of them absent, up to the closing brace. `first` is false when a
// member stands before them.
template <model::Record R>
bool scan_fields(Scanner& in, R& record, bool first) {
  bool good = true;
  model::for_each_field<R>([&](std::size_t, const auto& f) {
    if (!good || in.next() == '}') return;
    Scanner ahead = in;
    if (!first && !ahead.literal(",")) {
      good = false;
      return;
    }
    if (!ahead.key(f.info.key)) return;
    in = ahead;
    first = false;
    good = scan_member(in, record.*f.member, f.info);
  });
  return good && in.literal("}");
}

template <model::Record R>
bool scan_member(Scanner& in, R& out, const FieldInfo&) {
  return in.literal("{") && scan_fields(in, out, true);
}

class BodyScanner {
 public:
  BodyScanner(std::string_view body, const std::function<bool(std::size_t)>& tick)
      : in_(body), tick_(tick) {}

  Slices<std::optional<model::Dataset>> run() {
    model::Dataset dataset;
    std::vector<bool (BodyScanner::*)(model::Dataset&)> tables;
    model::for_each_entity([&]<class E>(model::EntityKind) {
      tables.push_back(&BodyScanner::scan_table<E>);
    });
    for (const auto scan : tables) {
      const std::size_t told = told_;
      if (!(this->*scan)(dataset)) co_return std::nullopt;
      if (told_ > told) co_await SliceEnd{};
    }
    const bool good = co_await scan_ratings(dataset) &&
                      in_.literal(first_ ? "}\n" : "\n}\n") && in_.at_end();
    if (!good) co_return std::nullopt;
    co_return std::move(dataset);
  }

 private:
  // Takes `key` and the opening of its list where that is what comes next.
  bool begins(std::string_view key) {
    Scanner ahead = in_;
    if (!first_ && !ahead.literal(",\n")) return false;
    if (!ahead.key(key) || !ahead.literal("[\n")) return false;
    in_ = ahead;
    first_ = false;
    return true;
  }

  bool go_on() {
    constexpr std::size_t kStep = 1 << 20;
    if (in_.offset() < told_ + kStep) return true;
    told_ = in_.offset();
    return tick_(told_);
  }

  template <class E>
  bool scan_table(model::Dataset& dataset) {
    if (!begins(model::Fields<E>::plural)) return true;
    std::vector<E> rows;
    std::uint64_t last = 0;
    do {
      E& row = rows.emplace_back();
      if (!in_.literal("{\"id\":") || !in_.id(row.id.value) || row.id.value <= last) return false;
      last = row.id.value;
      if (!scan_fields(in_, row, false) || !go_on()) return false;
    } while (in_.literal(",\n"));
    dataset.table<E>() = base::Table<E>::from_rows(std::move(rows));
    return in_.literal("\n]");
  }

  Slices<bool> scan_ratings(model::Dataset& dataset) {
    if (!begins(kRatingsKey)) co_return true;
    model::CycleId last;
    do {
      BlockRecord record;
      if (!in_.literal("{\"cycle\":") || !in_.id(record.cycle.value) || record.cycle <= last) {
        co_return false;
      }
      last = record.cycle;
      if (!co_await scan_block(record, dataset)) co_return false;
    } while (in_.literal(",\n"));
    co_return in_.literal("\n]");
  }

  Slices<bool> scan_block(BlockRecord& record, model::Dataset& dataset) {
    constexpr FieldInfo kInfo{.key = "competencies", .max_length = model::kListLength};
    if (!in_.literal(",") || !in_.key("competencies")) co_return false;
    if (!scan_member(in_, record.competencies, kInfo)) co_return false;
    model::RatingBlock block(record.cycle);
    model::CompetencyId last;
    for (const model::CompetencyId competency : record.competencies) {
      if (competency <= last) co_return false;
      last = competency;
      block.add_competency(competency);
    }
    if (!in_.literal(",\"sheets\":[\n")) co_return false;
    do {
      const std::size_t told = told_;
      if (!scan_sheet(block) || !go_on()) co_return false;
      if (told_ > told) co_await SliceEnd{};
    } while (in_.literal(",\n"));
    dataset.ratings.set(std::move(block));
    co_return in_.literal("\n]}");
  }

  bool scan_sheet(model::RatingBlock& block) {
    model::SheetKey key;
    constexpr FieldInfo kInfo;
    if (!in_.literal("{\"employee\":") || !in_.id(key.employee.value)) return false;
    if (!in_.literal(",\"source\":") || !scan_member(in_, key.source, kInfo)) return false;
    if (in_.literal(",\"rater\":") && !in_.id(key.rater.value)) return false;
    if (in_.literal(",\"date\":") && !in_.date(key.date)) return false;
    if (!in_.literal(",\"levels\":[")) return false;
    levels_.resize(block.width());
    bool some = false;
    for (std::size_t c = 0; c < levels_.size(); ++c) {
      if (c > 0 && !in_.literal(",")) return false;
      model::Level level;
      if (!scan_member(in_, level, kInfo)) return false;
      levels_[c] = level.value;
      some = some || level.has_value();
    }
    const bool follows = block.rows() == 0 || block.key(block.rows() - 1) < key;
    if (!some || !follows || !in_.literal("]}")) return false;
    block.append(key, levels_);
    return true;
  }

  Scanner in_;
  const std::function<bool(std::size_t)>& tick_;
  bool first_ = true;
  std::size_t told_ = 0;
  std::vector<std::int8_t> levels_;
};

}  // namespace

Slices<std::optional<model::Dataset>> scan_body(std::string_view body,
                                                const std::function<bool(std::size_t)>& tick) {
  BodyScanner scanner(body, tick);
  co_return co_await scanner.run();
}

}  // namespace asah::exchange
