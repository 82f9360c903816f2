#pragma once
// From the pieces of a document of any schema to a dataset: the patient road, which accepts every
// layout and says exactly what is wrong.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/exchange/document_parts.hpp"
#include "core/exchange/json/json_read.hpp"
#include "core/exchange/migrate.hpp"

namespace asah::exchange {

class DocumentBuilder : public PieceSink {
 public:
  base::Result<void> header(std::string_view key, JsonNode value) override;
  base::Result<void> section(std::string_view key, JsonNode value) override;
  base::Result<void> list_begins(std::string_view key) override;
  base::Result<void> element(std::size_t index, JsonNode value) override;
  base::Result<void> block_begins(std::size_t index, JsonNode value) override;
  base::Result<void> sheet(std::size_t index, JsonNode value) override;
  base::Result<void> block_ends(JsonNode value) override;

  /// The header in the present schema's form, except `schema`, which is as in the file.
  const DocumentHeader& document_header() const { return header_; }
  /// After the last piece. DuplicateKey for two records (or sheets) of one identity.
  base::Result<model::Dataset> finish();

 private:
  template <class... E>
  static std::tuple<std::vector<E>...> rows_of(model::TypeList<E...>);
  using Rows = decltype(rows_of(model::Entities{}));

  /// One cycle's sheets in file order.
  struct Block {
    model::CycleId cycle;
    std::size_t index = 0;
    std::vector<model::CompetencyId> competencies;
    std::vector<model::SheetKey> keys;
    std::vector<std::int8_t> levels;
    /// Where the unknown keys of this block begin among all.
    std::size_t kept_from = 0;
  };
  /// One level of an older schema, which lists them one by one and in any order.
  struct LooseLevel {
    model::CycleId cycle;
    model::SheetKey key;
    model::CompetencyId competency;
    std::int8_t level = model::Level::kNone;
    std::size_t index = 0;
  };

  base::Result<void> present_element(std::string_view section, std::size_t index, JsonNode value);
  template <class E>
  base::Result<void> add_record(std::size_t index, JsonNode value);
  base::Result<void> whole_block(std::size_t index, JsonNode value);
  base::Result<void> begin_block(std::size_t index, JsonNode value);
  base::Result<void> add_sheet(std::size_t index, JsonNode value);
  base::Result<void> end_block(JsonNode rest);
  void keep(model::EntityKind kind, std::uint64_t id, std::vector<model::UnknownKey> found,
            const std::string& prefix);
  void keep_section(std::string_view key, std::string json);
  void keep_item(std::string_view key, const JsonNode& item);
  template <class E>
  base::Result<void> install(model::Dataset& dataset);
  base::Result<void> install_blocks(model::Dataset& dataset);
  base::Result<void> install_block(model::Dataset& dataset, const Block& block);
  base::Result<void> gather_loose_levels();

  std::span<const Migration> road_;
  DocumentHeader header_;
  std::string list_;
  Rows rows_;
  Block block_;
  std::vector<Block> blocks_;
  std::vector<LooseLevel> loose_;
  std::vector<model::UnknownKey> unknown_keys_;
  std::vector<model::UnknownSection> unknown_sections_;
};

}  // namespace asah::exchange
