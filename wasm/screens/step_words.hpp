#pragma once
// A journal record as people read it: when, what, and each change with what stood before and after.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/base/result.hpp"
#include "core/change/journal.hpp"
#include "core/model/dataset.hpp"

namespace asah::screens {

/// "21 Nov 2026 14.05", by the clock on the wall; none for the time 0.
std::string time_words(std::int64_t utc_ms, std::int32_t offset_minutes,
                         base::Language language);

/// The step's name; "Dibatalkan: ..." of an undo.
std::string record_step_words(const change::JournalRecord& record, base::Language language);

/// One field or level that a step changed.
struct StepLine {
  std::string about;   ///< "Pegawai Siti Aminah", "Siti Aminah · Atasan · 2026"
  std::string field;   ///< "Golongan", "Integritas"; empty when the whole record came or went
  std::string before;  ///< empty when it came
  std::string after;   ///< empty when it went
};

/// What of a record to tell; everything without a filter.
struct StepFilter {
  std::function<bool(const change::RecordChange&)> record;
  std::function<bool(const model::SheetChange&)> sheet;
  std::size_t most = 200;  ///< lines
};

struct StepLines {
  std::vector<StepLine> lines;
  std::size_t more = 0;  ///< beyond StepFilter::most
};

/// The changes of one record. `data` names what is there today; what is gone is named by the change
/// itself where that can be.
StepLines step_lines(const change::JournalRecord& record, const model::Dataset& data,
                     base::Language language, const StepFilter& filter = {});

/// Records, levels and kept keys that the record changes.
std::size_t change_count(const change::JournalRecord& record);

/// Why a step cannot be undone, as a whole sentence.
std::string refusal_words(const base::Error& error, base::Language language);

}  // namespace asah::screens
