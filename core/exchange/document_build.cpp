#include "core/exchange/document_build.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "core/exchange/kept_keys.hpp"
#include "core/model/codec.hpp"

namespace asah::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::EntityKind;

namespace {

std::string place(std::string_view section, std::size_t index) {
  return '/' + std::string(section) + '/' + std::to_string(index);
}

// A record out of an object: keys not known go to `unknown`, the rest must fit the field list.
template <model::Record R>
Result<R> record_from(JsonNode& node, const std::string& where,
                      std::vector<model::UnknownKey>& unknown) {
  take_unknown<R>(node, {}, unknown);
  const auto value = value_of(node, where);
  if (!value) return std::unexpected(value.error());
  R record;
  constexpr model::FieldInfo kInfo;
  if (auto read = model::from_value(*value, record, {kInfo, where}); !read) {
    return std::unexpected(read.error());
  }
  return record;
}

Result<void> demand(const JsonNode& node, std::string_view key, const std::string& where) {
  if (node.kind != JsonNode::Kind::Object || node.find(key) != nullptr) return {};
  return fail(ErrorCode::Required, where, {std::string(key)});
}

Result<std::uint64_t> take_id(JsonNode& node, const std::string& where) {
  if (node.kind != JsonNode::Kind::Object) return fail(ErrorCode::WrongType, where, {"object"});
  constexpr model::FieldInfo kInfo{.key = "id"};
  const auto value = value_of(node.take("id"), where + "/id");
  if (!value) return std::unexpected(value.error());
  auto id = model::id_from_value(*value, {kInfo, where + "/id"});
  if (id && *id == 0) return fail(ErrorCode::Required, where, {"id"});
  return id;
}

bool all_none(std::span<const std::int8_t> levels) {
  return std::ranges::all_of(levels, [](std::int8_t level) { return level == model::Level::kNone; });
}

// Positions of `items` in order of what `key` makes of them; equal ones in file order.
template <class T, class Key>
std::vector<std::size_t> sorted_positions(const std::vector<T>& items, Key key) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key_at = [&](std::size_t i) { return key(items[i]); };
  if (!std::ranges::is_sorted(order, {}, key_at)) std::ranges::stable_sort(order, {}, key_at);
  return order;
}

// Position, in file order, of an item whose key an earlier one has.
template <class T, class Key>
std::optional<std::size_t> repeated_item(const std::vector<T>& items,
                                         const std::vector<std::size_t>& order, Key key) {
  std::optional<std::size_t> first;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (key(items[order[i - 1]]) != key(items[order[i]])) continue;
    first = std::min(order[i], first.value_or(SIZE_MAX));
  }
  return first;
}

}  // namespace

Result<void> DocumentBuilder::header(std::string_view key, JsonNode value) {
  if (key != kHeaderKey) return fail(ErrorCode::NotAsah);
  const auto schema = schema_of(value);
  if (!schema) return std::unexpected(schema.error());
  road_ = road_from(*schema);
  auto reading = header_from(migrate_header(std::move(value), road_));
  if (!reading) return std::unexpected(reading.error());
  header_ = std::move(reading->header);
  header_.schema = *schema;
  unknown_sections_ = std::move(reading->unknown);
  return {};
}

Result<void> DocumentBuilder::section(std::string_view key, JsonNode value) {
  const std::string where = '/' + pointer_token(key);
  for (Element& piece : migrate_element({std::string(key), std::move(value)}, road_)) {
    bool is_list = piece.section == kRatingsKey;
    model::for_each_entity([&]<class E>(EntityKind) {
      is_list = is_list || piece.section == model::Fields<E>::plural;
    });
    if (is_list) return fail(ErrorCode::WrongType, where, {"list"});
    std::string json;
    append_json(json, piece.value);
    keep_section(piece.section, std::move(json));
  }
  return {};
}

Result<void> DocumentBuilder::list_begins(std::string_view key) {
  list_ = key;
  bool known = key == kRatingsKey || !road_.empty();
  model::for_each_entity([&]<class E>(EntityKind) {
    known = known || key == model::Fields<E>::plural;
  });
  if (!known) keep_section(key, "[]");
  return {};
}

Result<void> DocumentBuilder::element(std::size_t index, JsonNode value) {
  if (road_.empty()) return present_element(list_, index, std::move(value));
  for (Element& piece : migrate_element({list_, std::move(value)}, road_)) {
    if (auto done = present_element(piece.section, index, std::move(piece.value)); !done) return done;
  }
  return {};
}

Result<void> DocumentBuilder::present_element(std::string_view section, std::size_t index,
                                              JsonNode value) {
  if (section == kRatingsKey) return whole_block(index, std::move(value));
  std::optional<Result<void>> done;
  model::for_each_entity([&]<class E>(EntityKind) {
    if (section == model::Fields<E>::plural) done = add_record<E>(index, std::move(value));
  });
  if (done) return *done;
  keep_item(section, value);
  return {};
}

template <class E>
Result<void> DocumentBuilder::add_record(std::size_t index, JsonNode value) {
  const std::string where = place(model::Fields<E>::plural, index);
  const auto id = take_id(value, where);
  if (!id) return std::unexpected(id.error());
  std::vector<model::UnknownKey> unknown;
  auto record = record_from<E>(value, where, unknown);
  if (!record) return std::unexpected(record.error());
  record->id.value = *id;
  keep(model::entity_kind<E>(), *id, std::move(unknown), {});
  std::get<std::vector<E>>(rows_).push_back(std::move(*record));
  return {};
}

Result<void> DocumentBuilder::whole_block(std::size_t index, JsonNode value) {
  const std::string where = place(kRatingsKey, index);
  if (value.kind != JsonNode::Kind::Object) return fail(ErrorCode::WrongType, where, {"object"});
  if (auto there = demand(value, kSheetsKey, where); !there) return there;
  JsonNode sheets = value.take(kSheetsKey);
  if (sheets.kind != JsonNode::Kind::List) {
    return fail(ErrorCode::WrongType, where + "/sheets", {"list"});
  }
  if (auto begun = begin_block(index, std::move(value)); !begun) return begun;
  for (std::size_t i = 0; i < sheets.items.size(); ++i) {
    if (auto added = add_sheet(i, std::move(sheets.items[i])); !added) return added;
  }
  return end_block(JsonNode::object());
}

Result<void> DocumentBuilder::block_begins(std::size_t index, JsonNode value) {
  return begin_block(index, std::move(value));
}
Result<void> DocumentBuilder::sheet(std::size_t index, JsonNode value) {
  return add_sheet(index, std::move(value));
}
Result<void> DocumentBuilder::block_ends(JsonNode value) { return end_block(std::move(value)); }

Result<void> DocumentBuilder::begin_block(std::size_t index, JsonNode value) {
  const std::string where = place(kRatingsKey, index);
  for (const std::string_view key : {"cycle", "competencies"}) {
    if (auto there = demand(value, key, where); !there) return there;
  }
  std::vector<model::UnknownKey> unknown;
  auto record = record_from<BlockRecord>(value, where, unknown);
  if (!record) return std::unexpected(record.error());
  if (!record->cycle) return fail(ErrorCode::Required, where, {"cycle"});
  const auto order = sorted_positions(record->competencies, std::identity{});
  if (const auto twin = repeated_item(record->competencies, order, std::identity{})) {
    return fail(ErrorCode::DuplicateKey, where + "/competencies/" + std::to_string(*twin),
                {"@competency", base::id_text(record->competencies[*twin])});
  }
  for (std::size_t i = 0; i < record->competencies.size(); ++i) {
    if (record->competencies[i]) continue;
    return fail(ErrorCode::Required, where + "/competencies/" + std::to_string(i), {"competency"});
  }
  block_ = {record->cycle, index, std::move(record->competencies), {}, {}, unknown_keys_.size()};
  keep(EntityKind::Cycle, block_.cycle.value, std::move(unknown), sheet_path(nullptr));
  return {};
}

Result<void> DocumentBuilder::add_sheet(std::size_t index, JsonNode value) {
  const std::string where = place(kRatingsKey, block_.index) + "/sheets/" + std::to_string(index);
  for (const std::string_view key : {"employee", "source", "levels"}) {
    if (auto there = demand(value, key, where); !there) return there;
  }
  std::vector<model::UnknownKey> unknown;
  const auto record = record_from<SheetRecord>(value, where, unknown);
  if (!record) return std::unexpected(record.error());
  if (!record->employee) return fail(ErrorCode::Required, where, {"employee"});
  const std::size_t width = block_.competencies.size();
  if (record->levels.size() != width) {
    return fail(ErrorCode::OutOfRange, where + "/levels",
                {std::to_string(record->levels.size()), std::to_string(width),
                 std::to_string(width)});
  }
  const model::SheetKey key{record->employee, record->source, record->rater, record->date};
  block_.keys.push_back(key);
  for (const model::Level level : record->levels) block_.levels.push_back(level.value);
  // A sheet without a level states nothing and is not written: nothing to keep keys at.
  if (!unknown.empty() && !all_none(std::span(block_.levels).last(width))) {
    keep(EntityKind::Cycle, block_.cycle.value, std::move(unknown), sheet_path(&key));
  }
  return {};
}

Result<void> DocumentBuilder::end_block(JsonNode rest) {
  const std::string where = place(kRatingsKey, block_.index);
  std::vector<model::UnknownKey> unknown;
  take_unknown<BlockRecord>(rest, {}, unknown);
  if (!rest.keys.empty()) return fail(ErrorCode::RepeatedKey, where, {rest.keys.front()});
  keep(EntityKind::Cycle, block_.cycle.value, std::move(unknown), sheet_path(nullptr));
  if (all_none(block_.levels)) {
    unknown_keys_.erase(unknown_keys_.begin() + static_cast<std::ptrdiff_t>(block_.kept_from),
                        unknown_keys_.end());
  }
  if (road_.empty()) {
    blocks_.push_back(std::exchange(block_, {}));
    return {};
  }
  const std::size_t width = block_.competencies.size();
  for (std::size_t i = 0; i < block_.levels.size(); ++i) {
    loose_.push_back({block_.cycle, block_.keys[i / width], block_.competencies[i % width],
                      block_.levels[i], block_.index});
  }
  return {};
}

void DocumentBuilder::keep(EntityKind kind, std::uint64_t id, std::vector<model::UnknownKey> found,
                           const std::string& prefix) {
  for (model::UnknownKey& key : found) {
    key.kind = kind;
    key.id = id;
    key.key.insert(0, prefix);
    unknown_keys_.push_back(std::move(key));
  }
}

void DocumentBuilder::keep_section(std::string_view key, std::string json) {
  unknown_sections_.push_back({false, std::string(key), std::move(json)});
}

void DocumentBuilder::keep_item(std::string_view key, const JsonNode& item) {
  if (unknown_sections_.empty() || unknown_sections_.back().key != key) keep_section(key, "[]");
  std::string& json = unknown_sections_.back().json;
  const bool first = json == "[]";
  json.resize(json.size() - (first ? 1 : 2));  // "]", or "\n]"
  json += first ? "\n" : ",\n";
  append_json(json, item);
  json += "\n]";
}

template <class E>
Result<void> DocumentBuilder::install(model::Dataset& dataset) {
  std::vector<E>& rows = std::get<std::vector<E>>(rows_);
  const auto id = [](const E& row) { return row.id; };
  const auto order = sorted_positions(rows, id);
  if (const auto twin = repeated_item(rows, order, id)) {
    return fail(ErrorCode::DuplicateKey, place(model::Fields<E>::plural, *twin) + "/id",
                {"@id", base::id_text(rows[*twin].id)});
  }
  dataset.table<E>() = base::Table<E>::from_rows(std::move(rows));
  return {};
}

// Levels that were listed one by one become blocks, columns in order of their competency.
Result<void> DocumentBuilder::gather_loose_levels() {
  const auto identity = [](const LooseLevel& level) {
    return std::tuple(level.cycle, level.key, level.competency);
  };
  std::ranges::stable_sort(loose_, {}, identity);
  const auto twin = std::ranges::adjacent_find(loose_, {}, identity);
  if (twin != loose_.end()) {
    return fail(ErrorCode::DuplicateKey, place(kRatingsKey, std::next(twin)->index),
                {"@rating", base::id_text(twin->key.employee)});
  }
  for (std::size_t start = 0; start < loose_.size();) {
    Block block{loose_[start].cycle, loose_[start].index, {}, {}, {}};
    std::size_t end = start;
    for (; end < loose_.size() && loose_[end].cycle == block.cycle; ++end) {
      block.competencies.push_back(loose_[end].competency);
    }
    std::ranges::sort(block.competencies);
    const auto repeated = std::ranges::unique(block.competencies);
    block.competencies.erase(repeated.begin(), repeated.end());
    for (; start < end; ++start) {
      const LooseLevel& level = loose_[start];
      if (block.keys.empty() || block.keys.back() != level.key) {
        block.keys.push_back(level.key);
        block.levels.resize(block.levels.size() + block.competencies.size(), model::Level::kNone);
      }
      const auto column = std::ranges::lower_bound(block.competencies, level.competency);
      block.levels[block.levels.size() - block.competencies.size() +
                   static_cast<std::size_t>(column - block.competencies.begin())] = level.level;
    }
    blocks_.push_back(std::move(block));
  }
  loose_.clear();
  return {};
}

Result<void> DocumentBuilder::install_block(model::Dataset& dataset, const Block& block) {
  const auto order = sorted_positions(block.keys, std::identity{});
  if (const auto twin = repeated_item(block.keys, order, std::identity{})) {
    return fail(ErrorCode::DuplicateKey,
                place(kRatingsKey, block.index) + "/sheets/" + std::to_string(*twin),
                {"@sheet", base::id_text(block.keys[*twin].employee)});
  }
  model::RatingBlock installed(block.cycle);
  for (const model::CompetencyId competency : block.competencies) {
    installed.add_competency(competency);
  }
  installed.reserve(block.keys.size());
  const std::size_t width = block.competencies.size();
  for (const std::size_t row : order) {
    const auto levels = std::span(block.levels).subspan(row * width, width);
    if (!all_none(levels)) installed.append(block.keys[row], levels);
  }
  dataset.ratings.set(std::move(installed));
  return {};
}

Result<void> DocumentBuilder::install_blocks(model::Dataset& dataset) {
  if (auto gathered = gather_loose_levels(); !gathered) return gathered;
  const auto cycle = [](const Block& block) { return block.cycle; };
  const auto order = sorted_positions(blocks_, cycle);
  if (const auto twin = repeated_item(blocks_, order, cycle)) {
    return fail(ErrorCode::DuplicateKey, place(kRatingsKey, *twin) + "/cycle",
                {"cycle", base::id_text(blocks_[*twin].cycle)});
  }
  for (Block& block : blocks_) {
    if (auto installed = install_block(dataset, block); !installed) return installed;
    block = {};
  }
  return {};
}

Result<model::Dataset> DocumentBuilder::finish() {
  model::Dataset dataset;
  dataset.workspace = header_.workspace;
  Result<void> done;
  model::for_each_entity([&]<class E>(EntityKind) {
    if (done) done = install<E>(dataset);
  });
  if (done) done = install_blocks(dataset);
  if (!done) return std::unexpected(done.error());
  std::ranges::sort(unknown_keys_);
  dataset.unknown_keys = std::move(unknown_keys_);
  std::ranges::sort(unknown_sections_);
  dataset.unknown_sections = std::move(unknown_sections_);
  return dataset;
}

}  // namespace asah::exchange
