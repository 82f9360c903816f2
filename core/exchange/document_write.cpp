#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

#include "core/exchange/document_parts.hpp"
#include "core/exchange/document_sums.hpp"
#include "core/exchange/json/json_write.hpp"

namespace asah::exchange {

using model::Dataset;
using model::EntityKind;
using model::RatingBlock;
using model::UnknownKey;

namespace {

// The kept keys of records in ascending order of identity, handed out in one pass.
class KeptCursor {
 public:
  KeptCursor(std::span<const UnknownKey> keys, EntityKind kind) {
    const auto range = std::ranges::equal_range(keys, kind, {}, &UnknownKey::kind);
    keys_ = {range.begin(), range.end()};
  }
  /// The keys of `id`; each call asks for a greater id than the one before.
  KeptKeys of(std::uint64_t id) {
    if (keys_.empty()) return {};
    const auto start = std::ranges::lower_bound(keys_, id, {}, &UnknownKey::id);
    const auto end = std::ranges::upper_bound(start, keys_.end(), id, {}, &UnknownKey::id);
    const std::span<const UnknownKey> own(start, end);
    keys_ = {end, keys_.end()};
    return KeptKeys(own);
  }

 private:
  std::span<const UnknownKey> keys_;
};

// The separator before a section: the header's line ends with a comma already.
void begin_section(std::string& out, std::string_view key) {
  if (!out.empty()) out += ",\n";
  append_text(out, key);
  out += ':';
}

template <class E>
void append_table(std::string& out, const Dataset& dataset) {
  const base::Table<E>& table = dataset.table<E>();
  if (table.empty()) return;
  begin_section(out, model::Fields<E>::plural);
  out += "[\n";
  KeptCursor kept(dataset.unknown_keys, model::entity_kind<E>());
  for (const E& entity : table) {
    if (&entity != table.rows().data()) out += ",\n";
    out += "{\"id\":";
    append_id(out, entity.id.value);
    append_fields(out, entity, kept.of(entity.id.value));
    out += '}';
  }
  out += "\n]";
}

// Columns of the block in canonical order: by competency, those without any level left out.
std::vector<std::size_t> canonical_columns(const RatingBlock& block) {
  std::vector<bool> used(block.width());
  for (std::size_t row = 0; row < block.rows(); ++row) {
    const auto levels = block.row_levels(row);
    for (std::size_t c = 0; c < levels.size(); ++c) {
      if (levels[c] != model::Level::kNone) used[c] = true;
    }
  }
  std::vector<std::size_t> columns(block.width());
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  std::erase_if(columns, [&](std::size_t c) { return !used[c]; });
  std::ranges::sort(columns, {}, [&](std::size_t c) { return block.competencies()[c]; });
  return columns;
}

class BlockWriter {
 public:
  BlockWriter(std::string& out, const RatingBlock& block, KeptKeys kept)
      : out_(out), block_(block), kept_(std::move(kept)), columns_(canonical_columns(block)) {}

  void write() {
    out_ += "{\"cycle\":";
    append_id(out_, block_.cycle().value);
    out_ += ",\"competencies\":[";
    for (const std::size_t c : columns_) {
      if (c != columns_.front()) out_ += ',';
      append_id(out_, block_.competencies()[c].value);
    }
    out_ += ']';
    if (!kept_.empty()) kept_.below_path(sheet_path(nullptr)).append_members(out_);
    out_ += ",\"sheets\":[\n";
    for (std::size_t row = 0; row < block_.rows(); ++row) {
      if (row > 0) out_ += ",\n";
      write_sheet(row);
    }
    out_ += "\n]}";
  }

 private:
  void write_sheet(std::size_t row) {
    const model::SheetKey key = block_.key(row);
    out_ += "{\"employee\":";
    append_id(out_, key.employee.value);
    out_ += ",\"source\":";
    append_member(out_, key.source, {});
    if (key.rater) {
      out_ += ",\"rater\":";
      append_id(out_, key.rater.value);
    }
    if (key.date.has_value()) {
      out_ += ",\"date\":";
      append_date(out_, key.date);
    }
    out_ += ",\"levels\":[";
    const auto levels = block_.row_levels(row);
    for (const std::size_t c : columns_) {
      append_level(out_, levels[c]);
      out_ += ',';
    }
    out_.back() = ']';
    if (!kept_.empty()) kept_.below_path(sheet_path(&key)).append_members(out_);
    out_ += '}';
  }

  std::string& out_;
  const RatingBlock& block_;
  KeptKeys kept_;
  std::vector<std::size_t> columns_;
};

void append_ratings(std::string& out, const Dataset& dataset) {
  KeptCursor kept(dataset.unknown_keys, EntityKind::Cycle);
  bool first = true;
  for (const model::CycleId cycle : dataset.ratings.cycles()) {
    const RatingBlock& block = dataset.ratings.block(cycle);
    if (block.level_count() == 0) continue;
    if (first) {
      begin_section(out, kRatingsKey);
      out += "[\n";
    } else {
      out += ",\n";
    }
    first = false;
    BlockWriter(out, block, kept.of(cycle.value)).write();
  }
  if (!first) out += "\n]";
}

void append_unknown(std::string& out, const Dataset& dataset) {
  for (const model::UnknownSection& section : dataset.unknown_sections) {
    if (section.in_header) continue;
    begin_section(out, section.key);
    out += section.json;
  }
}

// Bytes to expect, so that the text need not grow many times.
std::size_t estimated_size(const Dataset& dataset) {
  std::size_t size = 4096;
  model::for_each_entity([&]<class E>(EntityKind) {
    size += dataset.table<E>().size() * (std::is_same_v<E, model::Competency> ? 6000 : 360);
  });
  for (const model::CycleId cycle : dataset.ratings.cycles()) {
    const RatingBlock& block = dataset.ratings.block(cycle);
    size += block.rows() * (110 + block.width() * 3);
  }
  return size;
}

void append_counts(std::string& out, const Dataset& dataset) {
  out += '{';
  for (const auto& [key, count] : record_counts(dataset)) {
    if (count == 0) continue;
    append_key(out, key);
    append_number(out, count);
  }
  out += '}';
}

void append_sums(std::string& out, std::string_view body) {
  out += '{';
  for (const SectionLines& section : sum_sections(body)) {
    append_key(out, section.key);
    append_text(out, sums_text(section.sums));
  }
  out += '}';
}

RevisionRecord revision_record(const change::JournalHead& head) {
  ASAH_CHECK(head.seq <= INT32_MAX);
  return {static_cast<std::int32_t>(head.seq), base::hex_text(head.digest)};
}

}  // namespace

std::string sheet_path(const model::SheetKey* sheet) {
  std::string path = "@ratings/";
  if (sheet != nullptr) {
    base::append_id_text(path, sheet->employee.value);
    path += '.';
    path += model::kChoices<model::Source>[static_cast<std::size_t>(sheet->source)];
    path += '.';
    base::append_id_text(path, sheet->rater.value);
    path += '.' + base::iso_text(sheet->date);
  }
  return path + '/';
}

std::vector<SectionCount> record_counts(const Dataset& dataset) {
  std::vector<SectionCount> counts;
  model::for_each_entity([&]<class E>(EntityKind) {
    counts.emplace_back(model::Fields<E>::plural,
                        static_cast<std::int64_t>(dataset.table<E>().size()));
  });
  std::size_t sheets = 0;
  for (const model::CycleId cycle : dataset.ratings.cycles()) {
    sheets += dataset.ratings.block(cycle).rows();
  }
  counts.emplace_back(kRatingsKey, static_cast<std::int64_t>(sheets));
  return counts;
}

std::string write_body(const Dataset& dataset) {
  std::string out;
  out.reserve(estimated_size(dataset));
  model::for_each_entity([&]<class E>(EntityKind) { append_table<E>(out, dataset); });
  append_ratings(out, dataset);
  append_unknown(out, dataset);
  out += out.empty() ? "}\n" : "\n}\n";
  return out;
}

std::string write_header(const Dataset& dataset, const HeaderInput& input,
                         std::string_view body) {
  HeaderRecord record;
  record.format = "asah";
  record.schema = version_text(kSchema);
  record.application = input.application;
  record.workspace = dataset.workspace;
  record.office = input.office;
  record.purpose = input.purpose;
  record.created_at = input.created_at;
  record.author = input.author;
  if (input.base_revision.seq > 0) record.base_revision = revision_record(input.base_revision);
  ASAH_CHECK(input.ancestors.size() <= kMaxAncestors);
  for (const change::JournalHead& head : input.ancestors) {
    record.ancestors.push_back(revision_record(head));
  }
  record.privacy = input.privacy;
  record.sha256 = base::hex_text(base::sha256(body));
  std::string out = "{";
  append_fields(out, record, {});
  append_key(out, "counts");
  append_counts(out, dataset);
  append_key(out, kSectionsKey);
  append_sums(out, body);
  for (const model::UnknownSection& section : dataset.unknown_sections) {
    if (!section.in_header) continue;
    append_key(out, section.key);
    out += section.json;
  }
  const std::string digest = base::hex_text(base::sha256(out + '}'));
  append_key(out, kHeaderDigestKey);
  append_text(out, digest);
  std::string member;
  append_text(member, kHeaderKey);
  return member + ':' + out + '}';
}

std::string write_document(const Dataset& dataset, const HeaderInput& input) {
  std::string body = write_body(dataset);
  const std::string header = write_header(dataset, input, body);
  const bool empty = body.starts_with('}');
  body.insert(0, '{' + header + (empty ? "\n" : ",\n"));
  return body;
}

}  // namespace asah::exchange
