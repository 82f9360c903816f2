#include "wasm/screens/fill_marks.hpp"

#include "core/base/text.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {

using ui::TextKey;

std::string cannot_words(std::string_view reason, base::Language language) {
  const std::string_view why = base::trim(reason);
  if (why.empty()) return say(TextKey::fill_cannot, language);
  return say(TextKey::fill_cannot_text, language, {std::string(why)});
}

std::string cannot_reason(std::string_view words) {
  for (const auto language : {base::Language::Indonesian, base::Language::English}) {
    const std::string lead = say(TextKey::fill_cannot_text, language, {std::string()});
    if (words.starts_with(lead)) return std::string(words.substr(lead.size()));
    if (words == say(TextKey::fill_cannot, language)) return {};
  }
  return std::string(words);
}

std::uint64_t fill_print(const model::Dataset& dataset, const model::Packet& packet,
                         model::RaterId rater) {
  // A sum, since columns and rows may lie in another order after loading.
  std::uint64_t print = 1;
  const model::RatingBlock& block = dataset.ratings.block(packet.cycle);
  for (std::size_t row = 0; row < block.rows(); ++row) {
    if (block.raters()[row] != rater || block.sources()[row] != packet.source) continue;
    for (std::size_t column = 0; column < block.width(); ++column) {
      const std::int8_t level = block.row_levels(row)[column];
      if (level < 0) continue;
      const std::uint64_t place =
          base::mix_id(block.employees()[row].value, block.competencies()[column].value);
      print += base::mix_id(place, static_cast<std::uint64_t>(level));
    }
  }
  for (const model::Note& note : dataset.notes) {
    if (note.author != rater || note.cycle != packet.cycle) continue;
    const std::uint64_t said = base::hash_id(note.text, note.evidence ? 1 : 0);
    print += base::mix_id(base::mix_id(note.id.value, said),
                          static_cast<std::uint64_t>(note.date.days()));
  }
  return print;
}

}  // namespace asah::screens
