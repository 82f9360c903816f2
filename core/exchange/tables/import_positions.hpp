#pragma once
// Positions by what tables call them, and new ones where they are missing. Internal to the imports.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/table.hpp"
#include "core/model/entities.hpp"

namespace asah::exchange {

/// How a table names a post. One name may stand for posts of several tiers ("Sekretaris").
struct PositionRequest {
  std::string name;
  /// As stated by the table; none when it does not say.
  model::TierId tier;
  std::string code;
  std::string external_id;
  /// The post that the person holds now, which settles an ambiguous name.
  model::PositionId current;
};

class PositionBook {
 public:
  explicit PositionBook(const base::Table<model::Position>& positions);

  enum class Answer : std::uint8_t { Found, Missing, Ambiguous };
  struct Found {
    Answer answer = Answer::Missing;
    model::PositionId id;
  };
  /// By code; else by name and tier, where a post without a tier fits any; else by name alone when
  /// no tier is stated; else by the outside id. A found post without a tier takes the stated one on
  /// adopt().
  Found find(const PositionRequest& request) const;
  /// Fills in what the found post lacks: its tier.
  void adopt(model::PositionId id, model::TierId tier);
  model::PositionId make(const PositionRequest& request, std::string family);

  const model::Position& get(model::PositionId id) const;
  bool changed() const { return changed_; }
  std::size_t created() const { return created_; }
  std::vector<model::Position> take() { return std::move(positions_); }

 private:
  void index(std::uint32_t row);

  std::vector<model::Position> positions_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_id_;
  std::unordered_map<std::string, std::uint32_t> by_code_;
  std::unordered_map<std::string, std::uint32_t> by_external_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
  bool changed_ = false;
  std::size_t created_ = 0;
};

}  // namespace asah::exchange
