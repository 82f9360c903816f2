#pragma once
// Sentences inside view models, and the text keys of the model's choices.

#include <initializer_list>
#include <span>
#include <string>

#include "core/base/language.hpp"
#include "core/change/journal.hpp"
#include "core/model/types.hpp"
#include "wasm/ui/text/text.hpp"

namespace asah::screens {

/// The text with {0}.. filled in.
std::string say(ui::TextKey key, base::Language language,
                std::initializer_list<std::string> args = {});
std::string say(ui::TextKey key, base::Language language, std::span<const std::string> args);

/// What is wrong and where; a sentence that names the place itself stands alone.
std::string finding_words(const base::Error& error, base::Language language);

/// A step's name for people: "Menilai Siti Aminah". The key "step.rate" is the text `step_rate`; a
/// step without a text shows its key.
std::string step_words(const change::StepName& step, base::Language language);

ui::TextKey domain_key(model::Domain domain);
ui::TextKey aspect_key(model::Aspect aspect);
ui::TextKey source_key(model::Source source);
ui::TextKey purpose_key(model::Purpose purpose);
ui::TextKey combine_key(model::CombineRule rule);
ui::TextKey status_key(model::CycleStatus status);
ui::TextKey employee_kind_key(model::EmployeeKind kind);
ui::TextKey unit_kind_key(model::UnitKind kind);
ui::TextKey region_kind_key(model::RegionKind kind);
ui::TextKey confidence_key(model::Confidence confidence);

}  // namespace asah::screens
